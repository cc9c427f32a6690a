import { readFileSync } from "node:fs";
import path from "node:path";
import { formatFor } from "../../src/messages/format";
import { paneEn } from "../../src/messages/pane.en";
import { reportPlace } from "../../src/taskpane/places";
import { openWorkbook } from "../excel";
import { closeBooks, openBook } from "../workflows/book";

const SAMPLE = path.join(__dirname, "../../assets/samples/pilot-to-production.xlsx");
const VIEWS = ["gates", "audit", "waves", "risks", "landing", "log"] as const;

afterEach(closeBooks);

test("every view leads to the sheet that it names, once there is one", async () => {
  const { reports } = paneEn(formatFor("en"), "en");
  const { workbook, evaluate } = await openBook([], await openWorkbook(readFileSync(SAMPLE)));
  for (const view of VIEWS) expect(await reportPlace(workbook, view)).toBeUndefined();
  await evaluate();
  for (const view of VIEWS) {
    expect(await reportPlace(workbook, view)).toEqual({ sheet: reports[view], row: 0, column: 0 });
  }
});
