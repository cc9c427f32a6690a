import { columnLetters, fullAddress, localAddress, quotedSheet } from "../../src/tabular/cellAddress";

describe("a cell address", () => {
  test.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [16383, "XFD"], // Excel's last column
  ])("column %i is %s", (column, letters) => {
    expect(columnLetters(column)).toBe(letters);
  });

  test("counts rows from one", () => {
    expect(localAddress({ sheet: "Criteria", row: 13, column: 5 })).toBe("F14");
  });

  test.each([
    ["Criteria", "Criteria"],
    ["Übersicht", "Übersicht"],
    ["My sheet", "'My sheet'"],
    ["Ann's gates", "'Ann''s gates'"],
    ["2026", "'2026'"],
    ["A-B", "'A-B'"],
    ["G1", "'G1'"], // reads as a cell
    ["R1C1", "'R1C1'"], // reads as a cell in the other notation
    ["R", "'R'"], // a whole row there
    ["c", "'c'"],
    ["Gate", "Gate"],
  ])("sheet %s is written %s", (name, written) => {
    expect(quotedSheet(name)).toBe(written);
  });

  test("carries the quoted sheet", () => {
    expect(fullAddress({ sheet: "Go live", row: 1, column: 1 })).toBe("'Go live'!B2");
  });
});
