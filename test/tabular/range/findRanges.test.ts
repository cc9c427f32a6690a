import fc from "fast-check";
import { findRanges } from "../../../src/tabular/range/findRanges";
import { isKnownHeader } from "../../../src/domain/checklist/readHeader";
import type { SheetCells } from "../../../src/tabular/range/sheetCells";
import { runs } from "../../runs";
import { sheetOf } from "./cells";

function found(cells: SheetCells) {
  return findRanges(cells, isKnownHeader).map(({ headerTop, headerRow, firstColumn, headers, body }) => ({
    rows: [headerTop, headerRow, headerRow + body.length],
    firstColumn,
    headers,
  }));
}

const HEADERS = ["Checklist item", "Owner", "Status"];
const ROWS = [
  ["Backups are restored in a drill", "Ann", "Yes"],
  ["On-call rota is staffed", "Bob", "Open"],
  ["Runbook is reviewed", "Ann", "Yes"],
];

test("a range at the top left has its headers in the first row and ends with its last row", () => {
  expect(found(sheetOf([HEADERS, ...ROWS]))).toEqual([{ rows: [0, 0, 3], firstColumn: 0, headers: HEADERS }]);
});

test("titles above the headers, blank rows between and blank columns before are no part of the range", () => {
  const cells = sheetOf([
    ["", "", "Go-live readiness", "", ""],
    ["", "", "Prepared by the project office, draft 3", "", ""],
    [],
    ["", "", ...HEADERS],
    ...ROWS.map((row) => ["", "", ...row]),
  ]);
  expect(found(cells).at(-1)).toEqual({ rows: [3, 3, 6], firstColumn: 2, headers: HEADERS });
});

test("a title directly above the headers is no header", () => {
  expect(found(sheetOf([["Readiness of the north region"], HEADERS, ...ROWS]))).toEqual([
    { rows: [1, 1, 4], firstColumn: 0, headers: HEADERS },
  ]);
});

test("headers below a long block of titles are found", () => {
  const titles = Array.from({ length: 25 }, (_, row) => [`Subject ${row}`, 46000 + row, ""]);
  expect(found(sheetOf([...titles, HEADERS, ...ROWS]))).toEqual([
    { rows: [25, 25, 28], firstColumn: 0, headers: HEADERS },
  ]);
});

test("rows and columns count as the sheet counts them, wherever the used cells begin", () => {
  expect(found(sheetOf([HEADERS, ...ROWS], { top: 6, left: 3 }))).toEqual([
    { rows: [6, 6, 9], firstColumn: 3, headers: HEADERS },
  ]);
});

test("the range ends at the first empty row", () => {
  const cells = sheetOf([HEADERS, ...ROWS, [], ["Signed off by", "", "Maria"]]);
  expect(found(cells)[0]).toEqual({ rows: [0, 0, 3], firstColumn: 0, headers: HEADERS });
});

test("rows that hold nothing but formulas are empty rows, whatever the formulas yield", () => {
  const cells = sheetOf([
    [...HEADERS, "Value"],
    ...ROWS.map((row) => [...row, "=B2*2→4"]),
    ["", "", "", "=B5*2→0"],
    ["", "", '=IF(A6="","Open")→Open', "=B6*2→5"],
  ]);
  expect(found(cells)[0]?.rows).toEqual([0, 0, 3]);
});

test("two ranges side by side are two ranges, each with its own length", () => {
  const cells = sheetOf([
    [...HEADERS, "", "Question", "Answer"],
    [...(ROWS[0] ?? []), "", "Is the rollback rehearsed?", "No"],
    [...(ROWS[1] ?? []), "", "", ""],
  ]);
  expect(found(cells)).toEqual([
    { rows: [0, 0, 2], firstColumn: 0, headers: HEADERS },
    { rows: [0, 0, 1], firstColumn: 4, headers: ["Question", "Answer"] },
  ]);
});

test("a band of merged cells above the headers belongs to them, and gives a name to columns without one", () => {
  const cells = sheetOf([
    ["What", "", "Who", "State of readiness"],
    ["No", "Checklist item", "Owner", ""],
    [1, "Backups are restored in a drill", "Ann", "Yes"],
    [2, "On-call rota is staffed", "Bob", "Open"],
  ]);
  expect(found(cells)).toEqual([
    { rows: [0, 1, 3], firstColumn: 0, headers: ["No", "Checklist item", "Owner", "State of readiness"] },
  ]);
});

test("a second header row names the columns of a group", () => {
  const cells = sheetOf([
    ["Criterion", "Measurement", "", "Owner"],
    ["", "Target", "Actual", ""],
    ["Nurses trained", 90, 74, "Ann"],
    ["Sites connected", 40, 41, "Bob"],
  ]);
  expect(found(cells)).toEqual([
    { rows: [0, 1, 3], firstColumn: 0, headers: ["Criterion", "Target", "Actual", "Owner"] },
  ]);
});

test("line breaks and stray spaces in a header are one space", () => {
  expect(
    found(
      sheetOf([
        ["  Checklist\n item ", "Status"],
        ["Backups", "Yes"],
      ]),
    )[0]?.headers,
  ).toEqual(["Checklist item", "Status"]);
});

test("an Excel table is one range with its own headers, and none of its cells belongs to another", () => {
  const table = { id: "t1", name: "Checks", area: { row: 1, column: 0, rows: 4, columns: 3 } };
  const cells = sheetOf([["Readiness", "", ""], HEADERS, ...ROWS], { tables: [table] });
  expect(findRanges(cells, isKnownHeader).filter((range) => range.table !== undefined)).toMatchObject([
    { table: { id: "t1", name: "Checks" }, headerRow: 1, headers: HEADERS, body: ROWS },
  ]);
  expect(found(cells)).toHaveLength(2);
});

test("any cells whatever are searched without a fault, and no range reaches beyond them", () => {
  const cell = fc.oneof(
    fc.constantFrom("", "", "Status", "Checklist item", "Yes", "#N/A", "=A1→3", "=A1→text"),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.string({ maxLength: 80 }),
  );
  const rows = fc.array(fc.array(cell, { maxLength: 7 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, (grid) => {
      const cells = sheetOf(grid, { top: 2, left: 1 });
      for (const {
        rows: [top = 0, , last = 0],
        firstColumn,
        headers,
      } of found(cells)) {
        expect(top).toBeGreaterThanOrEqual(2);
        expect(last).toBeLessThan(2 + grid.length);
        expect(firstColumn + headers.length).toBeLessThanOrEqual(1 + (cells.values[0]?.length ?? 0));
      }
    }),
    runs(100),
  );
});
