import fc from "fast-check";
import { candidates, chosenRange } from "../../../src/domain/checklist/candidates";
import { isKnownHeader } from "../../../src/domain/checklist/readHeader";
import { DEFAULT_WORDS } from "../../../src/domain/policy";
import type { CellValue } from "../../../src/tabular/cellValue";
import { findRanges } from "../../../src/tabular/range/findRanges";
import { locateRange, type LocatedRange } from "../../../src/tabular/range/locateRange";
import type { SheetCells } from "../../../src/tabular/range/sheetCells";
import { runs } from "../../runs";
import { sheetOf } from "./cells";

type Rows = readonly (readonly CellValue[])[];

function located(cells: SheetCells, choice: ReturnType<typeof chosenRange>): LocatedRange | undefined {
  const numberFormats = cells.values.map((row) => row.map(() => "General"));
  return locateRange({ ...cells, numberFormats }, choice, "criterion", []);
}

function onlyChoice(rows: Rows) {
  const cells = sheetOf(rows);
  const [only] = candidates(findRanges(cells, isKnownHeader), DEFAULT_WORDS).candidates;
  if (only === undefined) throw new Error("no candidate");
  return { cells, choice: chosenRange(only) };
}

const LIST: Rows = [
  ["Ref", "Checklist item", "Status"],
  ["R1", "Backups are restored", "Yes"],
  ["R2", "Rota is staffed", "No"],
];

test("a range is found where it was chosen, with as many rows and columns", () => {
  const { cells, choice } = onlyChoice(LIST);
  expect(located(cells, choice)).toMatchObject({
    rows: 2,
    room: 8,
    goesOnAt: undefined,
    table: { headerRow: 0, firstColumn: 0, values: LIST.slice(1) },
  });
});

test("it is found again below new rows, behind new columns, and with its columns in another order", () => {
  const { choice } = onlyChoice(LIST);
  const lower = sheetOf([["Readiness"], [], ...LIST], { top: 4, left: 2 });
  expect(located(lower, choice)?.table).toMatchObject({ headerRow: 6, firstColumn: 2 });
  const turned = sheetOf(LIST.map(([ref = "", item = "", status = ""]) => [status, "", ref, item]));
  const range = located(sheetOf(turned.values.map((row) => [row[0] ?? "", row[2] ?? "", row[3] ?? ""])), choice);
  expect(Object.fromEntries(range?.table.mapping ?? [])).toEqual({ actual: 0, id: 1, criterion: 2 });
});

test("of two ranges with the same headers the one that was chosen is found", () => {
  const twice = [...LIST, [], ...LIST];
  const cells = sheetOf(twice);
  const [, second] = candidates(findRanges(cells, isKnownHeader), DEFAULT_WORDS).candidates;
  if (second === undefined) throw new Error("no second candidate");
  expect(located(cells, chosenRange(second))?.table.headerRow).toBe(4);
});

test("two header rows and a column without a name are found by the names around them", () => {
  const rows: Rows = [
    ["Criterion", "Measurement", "", "Owner", ""],
    ["", "Target", "Actual", "", ""],
    ["Nurses trained", 90, 74, "Ann", "note"],
  ];
  const { cells, choice } = onlyChoice(rows);
  expect(choice.headers).toEqual(["Criterion", "Target", "Actual", "Owner", ""]);
  const range = located(cells, { ...choice, columns: { ...choice.columns, evidence: 4 } });
  expect(range).toMatchObject({ rows: 1, table: { headerRow: 1 } });
  expect(range?.table.mapping?.get("evidence")).toBe(4);
});

test("a header that is gone leaves nothing to be found", () => {
  const { choice } = onlyChoice(LIST);
  const renamed = [["Ref", "What we do", "Status"], ...LIST.slice(1)];
  expect(located(sheetOf(renamed), choice)).toBeUndefined();
});

test("there is room behind a range only as far as every cell beside it is blank, formulas included", () => {
  const { choice } = onlyChoice(LIST);
  const beside = LIST.map((row, index) => [...row, "", "", index === 1 ? "=A1→" : ""]);
  expect(located(sheetOf(beside), choice)?.room).toBe(2);
});

test("whatever stands on a sheet, each checklist that is found is found again where it is, row for row", () => {
  const word = fc.constantFrom("Yes", "No", "Open", "Done", "", "x", "#N/A");
  const text = fc.constantFrom(
    "Backups are restored",
    "Rota is staffed",
    "Runbook is reviewed",
    "",
    "=A1→text",
    "=A1→0",
  );
  const list = fc.array(fc.tuple(fc.constantFrom("R1", "R2", "", 7), text, word), { minLength: 1, maxLength: 6 });
  const titles = fc.array(fc.constantFrom(["Readiness"], [], ["Prepared by", "Ann"]), { maxLength: 3 });
  const lead = fc.nat({ max: 2 });
  fc.assert(
    fc.property(titles, list, lead, titles, (above, rows, columns, below) => {
      const indent = (row: readonly CellValue[]): readonly CellValue[] => [
        ...new Array<string>(columns).fill(""),
        ...row,
      ];
      const cells = sheetOf([...above, [], ["Ref", "Checklist item", "Status"], ...rows, [], ...below].map(indent));
      for (const candidate of candidates(findRanges(cells, isKnownHeader), DEFAULT_WORDS).candidates) {
        const range = located(cells, chosenRange(candidate));
        if (range === undefined) throw new Error("not found again");
        expect(range.table.headerRow).toBe(candidate.range.headerRow);
        expect(range.rows).toBe(candidate.range.body.length);
        expect(range.table.values.map((row) => row.slice(0, 3))).toEqual(
          candidate.range.body.map((row) =>
            row.slice(range.table.firstColumn - candidate.range.firstColumn).slice(0, 3),
          ),
        );
      }
    }),
    runs(300),
  );
});
