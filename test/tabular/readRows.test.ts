import type { CellValue } from "../../src/tabular/cellValue";
import { fullAddress } from "../../src/tabular/cellAddress";
import { readRows, type TableRows } from "../../src/tabular/readRows";
import type { TableSnapshot } from "../../src/tabular/snapshot";
import { defineTable } from "../../src/tabular/table";
import { localeOf } from "../../src/tabular/workbookLocale";

const table = defineTable({
  name: "Checks",
  help: "",
  identity: { id: "id", name: "check" },
  foundBy: ["check"],
  columns: {
    id: { header: "ID", type: "id", help: "" },
    check: { header: "Check", type: "text", help: "" },
    gates: { header: "Gates", type: "ids", help: "" },
    kind: { header: "Kind", type: "choice", choices: ["Safety", "Other"], help: "" },
    actual: { header: "Actual", type: "quantity", help: "" },
    must: { header: "Must", type: "yesNo", help: "" },
    weight: { header: "Weight", type: "number", help: "" },
    due: { header: "Due", type: "date", help: "", required: true },
    result: { header: "Result", type: "text", help: "", computed: true },
  },
});

interface Options {
  readonly language?: string;
  readonly date1904?: boolean;
  readonly at?: readonly [row: number, column: number];
  /** One number format for a whole column. */
  readonly formats?: Readonly<Record<string, string>>;
  readonly ours?: ReadonlyMap<string, number>;
}

function read(
  headers: readonly string[],
  values: readonly (readonly CellValue[])[],
  { language = "en-GB", date1904 = false, at = [0, 0], formats = {}, ours }: Options = {},
): TableRows<typeof table> {
  const snapshot: TableSnapshot = {
    id: "t1",
    name: "Checks",
    sheet: { id: "s1", name: "My checks" },
    headerRow: at[0],
    firstColumn: at[1],
    columns: headers.map((header, position) => ({ id: position + 1, header })),
    values,
    numberFormats: new Map(
      Object.entries(formats).map(([header, format]) => [headers.indexOf(header), values.map(() => format)]),
    ),
    formulas: new Map(),
  };
  return readRows(table, snapshot, localeOf(language, date1904), ours);
}

/** "'My checks'!B7 not-a-date problem" of every problem. */
const named = ({ problems }: TableRows<typeof table>): readonly string[] =>
  problems.map(({ cell, code, severity }) => `${fullAddress(cell).split("!")[1] ?? ""} ${code} ${severity}`);

const ALL = ["ID", "Check", "Gates", "Kind", "Actual", "Must", "Weight", "Due"];
const GOOD: readonly CellValue[] = ["C1", "Staffed", "G1, G2", "Safety", 92, "Yes", 2, 46203];

describe("rows are read", () => {
  test("as typed values", () => {
    const { rows, problems } = read(ALL, [GOOD]);
    expect(rows).toEqual([
      {
        index: 0,
        key: "C1",
        unreadable: new Set(),
        id: "C1",
        check: "Staffed",
        gates: ["G1", "G2"],
        kind: "Safety",
        actual: { kind: "number", value: 92, unit: "plain" },
        must: true,
        weight: 2,
        due: 46203,
      },
    ]);
    expect(problems).toEqual([]);
  });

  test("keeping row 7 when row 8 has a bad date, and all else in row 8", () => {
    const values = Array.from({ length: 7 }, (_, i): CellValue[] => [`C${i + 1}`, ...GOOD.slice(1)]);
    values[6] = ["C7", "Trained", "", "", 5, "", "", "next week"];
    const sheet = read(ALL, values);
    expect(sheet.rows.map(({ key }) => key)).toEqual(["C1", "C2", "C3", "C4", "C5", "C6", "C7"]);
    expect(sheet.rows[5]?.due).toBe(46203);
    expect(sheet.rows[6]).toMatchObject({ check: "Trained", actual: { value: 5 } });
    expect(sheet.rows[6]?.due).toBeUndefined();
    expect(sheet.rows[6]?.unreadable).toEqual(new Set(["due"]));
    expect(named(sheet)).toEqual(["H8 not-a-date problem"]);
    expect(sheet.problems[0]).toMatchObject({ column: "Due", found: "next week", facts: { row: "C7" } });
  });

  test("with a blank as undefined, never 0 or an empty text", () => {
    const { rows, problems } = read(ALL, [["C1", "", " ", "", "", "", "\u00a0", 46203]]);
    expect(rows[0]).toEqual({ index: 0, key: "C1", unreadable: new Set(), id: "C1", due: 46203 });
    expect(problems).toEqual([]);
  });

  test("with a blank in a column that is needed as a problem, but not a column that is missing", () => {
    expect(named(read(["ID", "Due"], [["C1", ""]]))).toEqual(["B2 required-blank problem"]);
    const sheet = read(["ID"], [["C1"]]);
    expect(named(sheet)).toEqual([]);
    expect([sheet.has("id"), sheet.has("due")]).toEqual([true, false]);
  });

  test("with IDs typed as numbers as their text", () => {
    const sheet = read(["ID", "Check", "Gates"], [[7, 2026, 3]]);
    expect(sheet.rows[0]).toMatchObject({ key: "7", id: "7", check: "2026", gates: ["3"] });
    expect(named(sheet)).toEqual(["A2 id-as-number guess"]);
  });

  test("with lists of IDs split at commas, semicolons and line breaks", () => {
    const { rows } = read(["ID", "Gates"], [["C1", " G1,G2 ; G3\nG4\r\nG5,, "]]);
    expect(rows[0]?.gates).toEqual(["G1", "G2", "G3", "G4", "G5"]);
  });

  test("with a later row of the same ID as ID#2, named at its ID", () => {
    const sheet = read(
      ["ID", "Check"],
      [
        ["C1", "one"],
        ["c1 ", "two"],
        ["C1", "three"],
        ["C2", "four"],
      ],
    );
    expect(sheet.rows.map(({ key }) => key)).toEqual(["C1", "c1#2", "C1#3", "C2"]);
    expect(named(sheet)).toEqual(["A3 duplicate-id problem", "A4 duplicate-id problem"]);
    expect(sheet.problems[0]).toMatchObject({ found: "c1 ", facts: { row: "c1#2" } });
  });

  test("with every key once, also where somebody calls a row C1#2", () => {
    const sheet = read(["ID"], [["C1"], ["C1#2"], ["C1"], ["C1#2"]]);
    expect(sheet.rows.map(({ key }) => key)).toEqual(["C1", "C1#2", "C1#3", "C1#2#2"]);
    expect(sheet.rows.map(({ key }) => sheet.position(` ${key.toLowerCase()} `))).toEqual([0, 1, 2, 3]);
    expect(sheet.position("C9")).toBeUndefined();
  });

  test("by name where there is no ID, and a second such name is named at its name", () => {
    const sheet = read(
      ["ID", "Check"],
      [
        ["", "Trained"],
        ["", "trained"],
        ["#N/A", "Staffed"],
      ],
    );
    expect(sheet.rows.map(({ key }) => key)).toEqual(["Trained", "trained#2", "Staffed"]);
    expect(named(sheet)).toEqual(["B3 duplicate-id problem", "A4 error-value problem"]);
  });

  test("except a row without ID or name that holds other input: it is named at the first", () => {
    const sheet = read(ALL, [GOOD, ["", "", "", "", "", "Yes", 3, ""], ["#REF!", " ", "", "", "", "", "", ""]]);
    expect(sheet.rows.map(({ key }) => key)).toEqual(["C1", "#REF! (row 4)"]);
    expect(named(sheet)).toContain("F3 row-without-name problem");
  });

  test("passing over blank rows in silence, and over rows that hold only what is not ours to read", () => {
    const sheet = read(["ID", "Check", "Colour"], [["", "", ""], ["", " ", "red"], ["C3", "x", ""], []]);
    expect(sheet.rows.map(({ index, key }) => [index, key])).toEqual([[2, "C3"]]);
    expect(sheet.problems).toEqual([]);
  });

  test("with an error value as a problem, but as what was measured where it was measured", () => {
    const sheet = read(ALL, [["C1", "x", "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#num!", "#NAME?"]]);
    expect(sheet.rows[0]?.actual).toEqual({ kind: "error", text: "#DIV/0!" });
    expect(sheet.rows[0]?.unreadable).toEqual(new Set(["gates", "kind", "must", "weight", "due"]));
    expect(named(sheet)).toEqual([
      "C2 error-value problem",
      "D2 error-value problem",
      "F2 error-value problem",
      "G2 error-value problem",
      "H2 error-value problem",
    ]);
  });

  test("with every unreadable cell named by what was expected", () => {
    const sheet = read(ALL, [["C1", "x", "", "Fun", "", "perhaps", "heavy", "31 Feb 2026"]]);
    expect(named(sheet)).toEqual([
      "D2 not-a-choice problem",
      "F2 not-yes-or-no problem",
      "G2 not-a-number problem",
      "H2 not-a-date problem",
    ]);
    expect(sheet.problems[0]?.facts).toEqual({ row: "C1", choices: "Safety, Other" });
    expect(sheet.rows[0]?.unreadable).toEqual(new Set(["kind", "must", "weight", "due"]));
  });

  test.each([
    ["Yes", true],
    ["y", true],
    [" YES ", true],
    [true, true],
    ["TRUE", true],
    ["x", true],
    ["No", false],
    ["n", false],
    [false, false],
    ["false", false],
  ])("%p is read as a yes or no", (value, expected) => {
    expect(read(["ID", "Must"], [["C1", value]]).rows[0]?.must).toBe(expected);
  });

  test("with numbers and dates typed as text in the workbook's own way, each with a note", () => {
    const german = read(ALL, [["C1", "x", "", "", "92,5", "", "1.250,5", "4.3.2026"]], { language: "de-DE" });
    expect(german.rows[0]).toMatchObject({ actual: { value: 92.5 }, weight: 1250.5, due: 46085 });
    expect(named(german)).toEqual(["E2 number-as-text guess", "G2 number-as-text guess", "H2 date-as-text guess"]);
    const american = read(["ID", "Due"], [["C1", "4/3/2026"]], { language: "en-US" });
    expect(american.rows[0]?.due).toBe(46115);
  });

  test("with days counted as the file counts them", () => {
    const old = { date1904: true, formats: { Actual: "d mmm yyyy" } };
    const { rows } = read(["ID", "Due", "Actual"], [["C1", 46203 - 1462, 46203 - 1462]], old);
    expect(rows[0]).toMatchObject({ due: 46203, actual: { value: 46203, unit: "date" } });
  });

  test("with 29 February 1900 and a 14-digit stamp as bad dates", () => {
    expect(
      named(
        read(
          ["ID", "Due"],
          [
            ["C1", 60],
            ["C2", 20261122120000],
            ["C3", true],
          ],
        ),
      ),
    ).toEqual(["B2 not-a-date problem", "B3 not-a-date problem", "B4 not-a-date problem"]);
  });

  test("with percentages as the figure shown, told by the cell or by the header", () => {
    const shown = (header: string, value: CellValue, format?: string) =>
      read(["ID", header], [["C1", value]], format === undefined ? {} : { formats: { [header]: format } }).rows[0]
        ?.actual;
    expect(shown("Actual", 0.9, "0%")).toEqual({ kind: "number", value: 90, unit: "percent" });
    expect(shown("Actual", 0.9, "0.0")).toEqual({ kind: "number", value: 0.9, unit: "plain" });
    expect(shown("Actual", 0.9)).toEqual({ kind: "number", value: 0.9, unit: "plain" });
    expect(shown("Actual %", 90)).toEqual({ kind: "number", value: 90, unit: "percent" });
    expect(shown("Actual (%)", 0.9, "0%")).toEqual({ kind: "number", value: 90, unit: "percent" });
    expect(shown("Actual", "90 %")).toEqual({ kind: "number", value: 90, unit: "percent" });
    expect(shown("Actual %", "90")).toEqual({ kind: "number", value: 90, unit: "percent" });
    expect(shown("Actual", 46203, "yyyy-mm-dd")).toEqual({ kind: "number", value: 46203, unit: "date" });
    expect(read(["ID", "Actual %"], []).percentHeader("actual")).toBe(true);
    expect(read(["ID", "Actual"], []).percentHeader("actual")).toBe(false);
  });

  test("with the format of each cell, not that of its neighbour", () => {
    const snapshotFormats = ["0%", "General", "0%"];
    const sheet = readRows(
      table,
      {
        id: "t",
        name: "Checks",
        sheet: { id: "s", name: "S" },
        headerRow: 0,
        firstColumn: 0,
        columns: [
          { id: 1, header: "ID" },
          { id: 2, header: "Actual" },
        ],
        values: [
          ["a", 0.5],
          ["b", 0.5],
          ["c", 0.5],
        ],
        numberFormats: new Map([[1, snapshotFormats]]),
        formulas: new Map(),
      },
      localeOf("en"),
    );
    expect(sheet.rows.map(({ actual }) => (actual?.kind === "number" ? actual.value : "?"))).toEqual([50, 0.5, 50]);
  });

  test("with words and booleans as words", () => {
    const { rows } = read(
      ["ID", "Actual"],
      [
        ["a", " Done "],
        ["b", true],
        ["c", false],
      ],
    );
    expect(rows.map(({ actual }) => actual)).toEqual([
      { kind: "words", text: "Done" },
      { kind: "words", text: "Yes" },
      { kind: "words", text: "No" },
    ]);
  });

  test("never from a column that is ours", () => {
    const sheet = read(["ID", "Check"], [["C1", "ours now"]], { ours: new Map([["result", 2]]) });
    expect(sheet.rows[0]?.check).toBeUndefined();
    expect(sheet.has("result")).toBe(true);
  });

  test("with a second column of the same kind said and left alone", () => {
    const sheet = read(["ID", "Weight", "Colour", "weight"], [["C1", 2, "red", 5]], { at: [3, 2] });
    expect(sheet.rows[0]?.weight).toBe(2);
    expect(named(sheet)).toEqual(["F4 duplicate-column guess"]);
  });

  test("with addresses from where the table stands, columns in any order", () => {
    const sheet = read(["Due", "Colour", "Weight", "Check"], [[46203, "", "heavy", "x"]], { at: [4, 2] });
    expect(named(sheet)).toEqual(["E6 not-a-number problem"]);
    const [row] = sheet.rows;
    if (row === undefined) throw new Error("the row was not read");
    expect(fullAddress(sheet.cell(row, "due"))).toBe("'My checks'!C6");
    expect(fullAddress(sheet.cell(row, "check"))).toBe("'My checks'!F6");
    // The sheet has no Actual: the cell that names the row stands for it.
    expect(fullAddress(sheet.cell(row, "actual"))).toBe("'My checks'!F6");
  });

  test("pointing to the name where a row has no ID and the column is missing", () => {
    const sheet = read(
      ["ID", "Check"],
      [
        ["C1", "one"],
        ["", "two"],
      ],
    );
    const cells = sheet.rows.map((row) => fullAddress(sheet.cell(row, "actual")));
    expect(cells).toEqual(["'My checks'!A2", "'My checks'!B3"]);
  });
});
