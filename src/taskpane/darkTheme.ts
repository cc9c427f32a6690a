/** Loaded only where Excel is dark. */
export { webDarkTheme as darkTheme } from "@fluentui/react-components";
