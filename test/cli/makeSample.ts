/** Makes assets/samples/pilot-to-production.xlsx from the table declarations, through the product's own adapter. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { pilotToProduction } from "../../src/samples/pilotToProduction";
import { newWorkbook, saveWorkbook } from "../excel";
import { openHeadless } from "./headless";

const FILE = path.join(__dirname, "../../assets/samples/pilot-to-production.xlsx");

async function main(): Promise<void> {
  const book = newWorkbook();
  const headless = await openHeadless(book);
  await headless.workbook.createTables(pilotToProduction());
  await headless.addin.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").delete();
    context.workbook.worksheets.getItem("Gates").activate();
    await context.sync();
  });
  await mkdir(path.dirname(FILE), { recursive: true });
  await writeFile(FILE, await saveWorkbook(book));
  headless.close();
}

void main();
