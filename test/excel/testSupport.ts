/** What the stand-in's own tests share: a window with a workbook, and files zipped by hand. */

import { strToU8, zipSync } from "fflate";
import { newWorkbook, openAddinWindow, type AddinWindow, type AddinWindowOptions, type Workbook } from "./index";

export interface Bench extends AddinWindow {
  workbook: Workbook;
  /** Runs a batch in the window. */
  run<T>(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => Promise<T>): Promise<T>;
  /** The code and message a batch is refused with. */
  refusal(batch: (context: Excel.RequestContext, sheet: Excel.Worksheet) => void): Promise<Refusal>;
}

export interface Refusal {
  code: string;
  message: string;
}

/** A window on a new workbook (or the given one); batches get its first sheet. */
export async function openBench(options: Partial<AddinWindowOptions> = {}): Promise<Bench> {
  const workbook = options.workbook ?? newWorkbook();
  const addin = await openAddinWindow({ ...options, workbook });
  const run: Bench["run"] = (batch) =>
    addin.Excel.run((context) => batch(context, context.workbook.worksheets.getFirst()));
  const refusal: Bench["refusal"] = async (batch) => {
    try {
      await run(async (context, sheet) => {
        batch(context, sheet);
        await context.sync();
      });
    } catch (error) {
      const { code, message } = error as OfficeExtension.Error;
      return { code, message };
    }
    throw new Error("The batch was not refused.");
  };
  return { ...addin, workbook, run, refusal };
}

/** An .xlsx file from the text of its parts, as other programs write them. */
export function zipOf(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The least a file needs around one sheet, with whatever parts are added or replaced. */
export function minimalFile(sheet: string, more: Record<string, string> = {}): Uint8Array {
  return zipOf({
    "[Content_Types].xml":
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
    "_rels/.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      `<Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${sheet}</worksheet>`,
    ...more,
  });
}
