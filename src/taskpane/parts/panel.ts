/** How a tab and the view below it name each other. */
export const PANEL_ID = "panel";
export const tabId = (name: string): string => `tab-${name}`;
