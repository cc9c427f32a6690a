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
    await until(name, (await frame.evaluate(liesBehind, name.source)) ? "Shift+Tab" : "Tab");
  };
  const enter = async (name: RegExp): Promise<void> => {
    await tabTo(name);
    await press("Enter");
  };
  return {
    pane,
    workbook,
    press,
    enter,
    tabTo,
    type: (text) => page.keyboard.type(text),
    more: async (item) => {
      await pane.button("More actions").waitFor();
      await enter(/^More actions$/);
      await frame.getByRole("menuitem", { name: item }).waitFor();
      if ((await focused(frame)) !== item) await until(new RegExp(`^${item}$`), "ArrowDown");
      await press("Enter");
    },
  };
}

/** Runs in the pane. Tab would lead into the sheet and not back from there. */
function liesBehind(name: string): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return false;
  const meant = [...document.querySelectorAll("button, input, select, [role=tab]")].filter((element) =>
    new RegExp(name).test(element.getAttribute("aria-label") ?? element.textContent),
  );
  return (
    meant.length > 0 &&
    !meant.some((element) => activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
  );
}
