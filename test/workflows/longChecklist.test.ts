import { chosenRange } from "../../src/domain/checklist/candidates";
import { CHECKLIST_ROWS, SEARCHED_ROWS } from "../../src/workflows/workbook";
import { findChecklists } from "../../src/workflows/findChecklists";
import { closeBooks } from "./book";
import { openSheets, valuesOf } from "./checklistBook";

afterEach(closeBooks);

const ROWS = 8000;
/** Long enough that the cells do not fit one answer. */
const TEXT = "with a text that is as long as such texts are in the security standards of this world ".repeat(4);

test("8,000 long criteria in a plain range are read and written in pieces, all of them, and the second time nothing", async () => {
  const rows = Array.from({ length: ROWS }, (_, row) => [
    `C${row}`,
    `Check number ${row} of the long list, ${TEXT}`,
    row % 2 === 0 ? "Yes" : "Done",
  ]);
  const opened = await openSheets({ name: "Long", rows: [["ID", "Checklist item", "Status"], ...rows] });
  const { candidates } = await findChecklists(opened.workbook);
  const [only] = candidates;
  if (only === undefined) throw new Error("no candidate");
  expect(only.range).toMatchObject({ cut: true, headerRow: 0 });
  expect(only.range.body).toHaveLength(SEARCHED_ROWS - 1);

  opened.syncs();
  const { evaluation } = await opened.evaluate({ checklist: chosenRange(only) });
  expect(opened.syncs()).toBeLessThan(20);
  expect(evaluation.criteria).toHaveLength(ROWS);
  expect(evaluation.gates[0]?.verdict).toBe("Go");
  expect(valuesOf(opened.book, "Long", `D${ROWS + 1}:E${ROWS + 2}`)).toEqual([
    ["Met", "“Done” counts as met"],
    ["", ""],
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
}, 60_000);

test("a sheet that is used down to its last row is not read to its end, and that is said", async () => {
  const opened = await openSheets({
    name: "Checks",
    rows: [
      ["Checklist item", "Status"],
      ["Backups", "Yes"],
    ],
  });
  opened.book.sheet("Checks")?.cells.set(1_048_575, 0, "the end");
  const { candidates } = await findChecklists(opened.workbook);
  const [only] = candidates;
  if (only === undefined) throw new Error("no candidate");
  opened.addin.host.resetTraffic();
  const { evaluation, findings } = await opened.evaluate({ checklist: chosenRange(only), write: false });
  expect(evaluation.criteria).toHaveLength(1);
  expect(findings.map(({ id }) => id)).toContain("checklist-cut");
  expect(CHECKLIST_ROWS).toBeLessThan(1_048_576);
  expect(opened.addin.host.traffic.syncs).toBe(2);
});
