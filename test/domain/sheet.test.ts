import { criteriaTable } from "../../src/domain/gates/criteria.table";
import { criterionIn, drawn, evaluated, gateIn, rowsOf, TODAY } from "./sheet";

describe("a drawn sheet", () => {
  test("holds numbers, percentages, dates, booleans and text as Excel hands them over", () => {
    const sheet = drawn(`
      Actual | B   | C          | D    | E    | F
      92     | 90% | 2026-06-30 | TRUE | '007 | #N/A
    `);
    expect(sheet.headers).toEqual(["Actual", "B", "C", "D", "E", "F"]);
    expect(sheet.rows).toEqual([
      [
        { value: 92, format: "General" },
        { value: 0.9, format: "0.0%" },
        { value: 46203, format: "d mmm yyyy" },
        { value: true, format: "General" },
        { value: "007", format: "General" },
        { value: "#N/A", format: "General" },
      ],
    ]);
    expect(TODAY).toBe(46203);
  });

  test("is refused where a row has more or fewer cells than there are headers", () => {
    expect(() => drawn("ID | Actual\nC1 | 1 | 2")).toThrow("2 headers, but 3 cells");
  });

  test("goes through the real reading: what is drawn wrong comes back as a problem, not as a value", () => {
    const { rows, problems } = rowsOf(criteriaTable, "Criterion | Weight | Actual\nA | heavy | 1\nB | 2 | 90%");
    expect(rows.map(({ weight }) => weight)).toEqual([undefined, 2]);
    expect(rows.map(({ actual }) => actual)).toEqual([
      { kind: "number", value: 1, unit: "plain" },
      { kind: "number", value: 90, unit: "percent" },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(["not-a-number"]);
  });

  test("tells a met criterion from one that is not, so that no test passes whatever the code says", () => {
    const book = evaluated({ criteria: "Criterion | Actual | Pass at\nA | 91 | 90\nB | 89 | 90" });
    expect(criterionIn(book, "A").result).toBe("Met");
    expect(criterionIn(book, "B").result).toBe("Not met");
    expect(() => criterionIn(book, "C")).toThrow("no criterion C");
    expect(gateIn(book).score).toBe(50);
    expect(() => gateIn(book, "G9")).toThrow("0 gates for G9");
  });
});
