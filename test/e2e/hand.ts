import type { Workbook } from "../excel";
import { focused, type OpenPane } from "./builtPane";

/** Somebody who has a keyboard and no mouse. */
export interface Hand {
  readonly pane: OpenPane;
  readonly workbook: Workbook;
  press(...keys: readonly string[]): Promise<void>;
  /** Tab until this has the focus; Shift and Tab where it lies behind. */
  tabTo(name: RegExp): Promise<void>;
  /** Tab to it, and Enter. */
  enter(name: RegExp): Promise<void>;
  /** A view of the navigation: back to its tabs, on along them, and Enter; what does not fit is in the menu behind them. */
  view(name: string): Promise<void>;
  /** Waits until the pane has put the focus there. */
  feel(name: RegExp): Promise<void>;
  type(text: string): Promise<void>;
  /** An item of the menu More actions. */
  more(item: string): Promise<void>;
}

/** The longest way round the pane. */
const PRESSES = 90;

export function handOn(pane: OpenPane, workbook: Workbook): Hand {
  const { page, frame } = pane;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const until = async (name: RegExp, key: string): Promise<void> => {
    for (let presses = 0; presses < PRESSES; presses += 1) {
      await press(key);
      if (name.test(await focused(frame))) return;
    }
    throw new Error(`${key} does not lead to ${name.source}`);
  };
  const tabTo = async (name: RegExp): Promise<void> => {
    if (name.test(await focused(frame))) return;
    await until(name, (await frame.evaluate(liesBehind, name.source)) ? "Shift+Tab" : "Tab");
  };
  const enter = async (name: RegExp): Promise<void> => {
    await tabTo(name);
    await press("Enter");
  };
  const chooseItem = async (item: string): Promise<void> => {
    await frame.getByRole("menuitem", { name: item }).waitFor();
    if ((await focused(frame)) !== item) await until(new RegExp(`^${item}$`), "ArrowDown");
    await press("Enter");
  };
  return {
    pane,
    workbook,
    press,
    enter,
    tabTo,
    view: async (name) => {
      const onTab = () => frame.evaluate(() => document.activeElement?.getAttribute("role") === "tab");
      for (let presses = 0; presses < PRESSES && !(await onTab()); presses += 1) await press("Shift+Tab");
      // Fluent keeps the name twice, so that a chosen tab is no wider.
      const exactly = new RegExp(`^(${name})+$`);
      if (!(await frame.getByRole("tab", { name, exact: true }).isVisible())) {
        await enter(/more views?$/);
        await chooseItem(name);
        return;
      }
      if (!exactly.test(await focused(frame))) await until(exactly, "ArrowRight");
      await press("Enter");
    },
    feel: async (name) => {
      for (let tries = 0; tries < 150; tries += 1) {
        if (name.test(await focused(frame))) return;
        await page.waitForTimeout(20);
      }
      throw new Error(`The focus does not come to ${name.source}`);
    },
    type: (text) => page.keyboard.type(text),
    more: async (item) => {
      await pane.button("More actions").waitFor();
      await enter(/^More actions$/);
      await chooseItem(item);
    },
  };
}

/** Runs in the pane. Tab would lead into the sheet and not back from there. */
function liesBehind(name: string): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return false;
  const meant = [...document.querySelectorAll("button, input, select, [role=tab]")].filter((element) =>
    new RegExp(name).test(
      element.getAttribute("aria-label") ?? ((element as Partial<HTMLInputElement>).labels?.[0] ?? element).textContent,
    ),
  );
  return (
    meant.length > 0 &&
    !meant.some((element) => activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
  );
}
