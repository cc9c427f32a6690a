import { excelWorkbook } from "../../src/excel/excelWorkbook";
import type { Workbook } from "../../src/workflows/workbook";
import { openAddinWindow, type AddinWindow, type Workbook as StandInWorkbook } from "../excel";

/** The product's own adapter on the stand-in, with the real office.js in between. */
export interface Headless {
  readonly workbook: Workbook;
  readonly addin: AddinWindow;
  readonly close: () => void;
}

/** Opens a window with office.js and lets the adapter find Excel there, as it does in a task pane. */
export async function openHeadless(book: StandInWorkbook): Promise<Headless> {
  return headlessIn(await openAddinWindow({ workbook: book }));
}

/** The adapter in a window that is open. */
export function headlessIn(addin: AddinWindow): Headless {
  Object.assign(globalThis, {
    Excel: addin.Excel,
    Office: addin.Office,
    OfficeExtension: (addin.window as unknown as { OfficeExtension: unknown }).OfficeExtension,
  });
  return {
    workbook: excelWorkbook(),
    addin,
    close: () => {
      addin.close();
    },
  };
}
