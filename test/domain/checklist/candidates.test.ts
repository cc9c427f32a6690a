import { candidates, samplesOf, type Candidates } from "../../../src/domain/checklist/candidates";
import { rangeAddress } from "../../../src/tabular/range/rangeAddress";
import { isKnownHeader } from "../../../src/domain/checklist/readHeader";
import { DEFAULT_WORDS } from "../../../src/domain/policy";
import type { CellValue } from "../../../src/tabular/cellValue";
import { findRanges } from "../../../src/tabular/range/findRanges";
import { sheetOf } from "../../tabular/range/cells";

function search(...rows: readonly (readonly CellValue[])[]): Candidates {
  return candidates(findRanges(sheetOf(rows), isKnownHeader), DEFAULT_WORDS);
}

/** Which header serves as which column, of the only candidate. */
function mapping(...rows: readonly (readonly CellValue[])[]) {
  const { candidates: found } = search(...rows);
  expect(found).toHaveLength(1);
  const [only] = found;
  return Object.fromEntries([...(only?.columns ?? [])].map(([key, { offset }]) => [key, only?.range.headers[offset]]));
}

test.each([
  [["Checklist item", "Status"]],
  [["Detailed Verification Requirement", "Tested?"]],
  [["Link-Text", "CompleteY/N"]],
  [["Control", "Implemented"]],
  [["Checklist item", "% complete"]],
  [["Kriterium", "Erfüllt?"]],
  [["criterio", "estado"]],
  [["Pergunta", "Situação"]],
  [["Kontrolpunkt", "Svar"]],
  [["점검 항목", "상태"]],
  [["checklist_item", "go_no_go"]],
])("%j are a criterion and its status", (headers) => {
  expect(mapping(headers, ["Backups are restored in a drill", "Yes"])).toEqual({
    criterion: headers[0],
    actual: headers[1],
  });
});

test("a measured value wins over a status", () => {
  expect(mapping(["Criterion", "Status", "Actual", "Target"], ["Nurses trained", "Open", 74, 90])).toEqual({
    criterion: "Criterion",
    actual: "Actual",
    passAt: "Target",
  });
});

test("gate, area, owner, date and must-pass columns are found", () => {
  const headers = ["Nr.", "Bereich", "Prüfpunkt", "Phase gate", "Status", "Muss", "Verantwortlich", "Geprüft am"];
  expect(mapping(headers, [1, "Technik", "Backup geprobt", "G1", "Yes", "x", "Ann", 46000])).toEqual({
    id: "Nr.",
    area: "Bereich",
    criterion: "Prüfpunkt",
    gate: "Phase gate",
    actual: "Status",
    mustPass: "Muss",
    owner: "Verantwortlich",
    evidenceDate: "Geprüft am",
  });
});

test.each([
  ["mustPass", "Must pass", "Mandatory"],
  ["mustPass", "Pflicht", "hoch"],
  ["applies", "Applies", "everywhere"],
  ["weight", "Weight", "heavy"],
  ["evidenceDate", "Evidence date", "last spring"],
])("a column that its header names stays where its cells cannot be read: %s, %s", (key, header, cell) => {
  expect(mapping(["Criterion", "Status", header], ["Backups", "No", cell])).toMatchObject({ [key]: header });
});

test("of two columns with the same role the one that can be read serves, and one that only may have it is left out", () => {
  const headers = ["Criterion", "Status", "Critical", "Must pass", "Potential Score"];
  expect(mapping(headers, ["Backups", "No", "High", "Yes", "heavy"])).toEqual({
    criterion: "Criterion",
    actual: "Status",
    mustPass: "Must pass",
  });
});

test("Required with Yes and No is a must-pass column, with anything else what is needed", () => {
  expect(mapping(["Criterion", "Status", "Required"], ["Backups", "Done", "Yes"])).toHaveProperty("mustPass");
  expect(mapping(["Criterion", "Actual", "Required"], ["Nurses trained", 74, 90])).toHaveProperty("passAt");
});

test("one of the two columns may be told by its cells, and then it is a guess", () => {
  const headers = ["Checklist item", "North"];
  const { candidates: found } = search(headers, ["Backups", "Yes"], ["Rota", "No"], ["Runbook", "Yes"]);
  expect(found[0]?.confidence).toBe("guess");
  expect(found[0]?.columns.get("actual")).toEqual({ offset: 1, by: "content" });
});

test.each([
  [
    "no-status",
    [
      ["Checklist item", "Level 1"],
      ["Backups", "✓"],
    ],
  ],
  [
    "no-criterion",
    [
      ["Server", "Status"],
      ["a", "Yes"],
    ],
  ],
  ["no-rows", [["Checklist item", "Status"]]],
  [
    "another-register",
    [
      ["Description", "Probability", "Status"],
      ["Fire in the data centre", 0.1, "Open"],
    ],
  ],
  [
    "no-known-words",
    [
      ["Description", "Status"],
      ["Moved to chapter 13", "Deprecated"],
    ],
  ],
] as const)("a range is no checklist: %s", (miss, rows) => {
  expect(search(...rows)).toMatchObject({ candidates: [], missed: [{ miss }] });
});

test("the address runs from the first header to the last cell, the samples are different values", () => {
  const [only] = search(
    [],
    ["Checklist item", "Status"],
    ["Backups", "Yes"],
    ["Rota", "Yes"],
    ["Book", true],
  ).candidates;
  if (only === undefined) throw new Error("no candidate");
  expect(rangeAddress(only.range)).toBe("Sheet1!A2:B5");
  expect(samplesOf(only.range, 1)).toEqual(["Yes"]);
});

test("the criterion may be named by the cell merged over its group of columns", () => {
  const rows = [
    ["Requirement", "", "State", ""],
    ["No", "Text", "Status", "Comment"],
    [1, "Backups", "Yes", ""],
    [2, "Rota", "No", "Bob is ill"],
  ];
  const [only] = search(...rows).candidates;
  expect(only?.columns.get("criterion")).toEqual({ offset: 1, by: "likely-header" });
  expect(only?.columns.get("actual")).toEqual({ offset: 2, by: "header" });
  expect(only?.range).toMatchObject({ headerTop: 0, headerRow: 1, headers: ["No", "Text", "Status", "Comment"] });
});

test("blank columns between the columns of a checklist are there for looks", () => {
  const { candidates: found, missed } = search(
    ["Nr.", "", "Checklist item", "", "Status"],
    [1, "", "Backups", "", "Yes"],
    [2, "", "Rota", "", ""],
  );
  expect(found.map(({ range }) => rangeAddress(range))).toEqual(["Sheet1!A1:E3"]);
  expect(found[0]?.columns.get("actual")).toEqual({ offset: 4, by: "header" });
  expect(missed).toEqual([]);
});
