import fc from "fast-check";
import type { CellValue } from "../../src/tabular/cellValue";
import { RowsDigest } from "../../src/workflows/rowsDigest";
import { runs } from "../runs";

const POSITIONS = [0, 1, 2];

function digestOf(rows: readonly (readonly CellValue[])[]): string {
  const digest = new RowsDigest();
  for (const row of rows) digest.add(row, POSITIONS);
  return digest.text;
}

// Short texts and small figures: what differs in one bit is the hardest to tell apart.
const cell = fc.oneof(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 9 }), fc.boolean());
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 8 });

describe("the digest of a set of rows", () => {
  it("is the same in whatever order the rows stand", () => {
    fc.assert(
      fc.property(table, fc.array(fc.nat(), { minLength: 8 }), (rows, places) => {
        const sorted = rows
          .map((row, index) => ({ row, place: places[index] ?? 0 }))
          .sort((one, other) => one.place - other.place);
        expect(digestOf(sorted.map(({ row }) => row))).toBe(digestOf(rows));
      }),
      runs(100),
    );
  });

  it("differs where one cell differs, where two rows exchange a cell, and where a row is there twice", () => {
    fc.assert(
      fc.property(table, cell, fc.nat({ max: 2 }), (rows, value, column) => {
        const [first = [], second = [], ...others]: readonly CellValue[][] = rows;
        const put = (row: CellValue[], into: CellValue) => row.map((old, index) => (index === column ? into : old));
        const same = (one: CellValue | undefined, other: CellValue | undefined) => String(one) === String(other);
        const [a, b] = [first[column] ?? "", second[column] ?? ""];
        const alike = first.every((one, index) => index === column || same(one, second[index]));
        if (!same(a, value)) expect(digestOf([put(first, value), second, ...others])).not.toBe(digestOf(rows));
        if (!same(a, b) && !alike)
          expect(digestOf([put(first, b), put(second, a), ...others])).not.toBe(digestOf(rows));
        expect(digestOf([first, ...rows])).not.toBe(digestOf(rows));
      }),
      runs(100),
    );
  });

  it("keeps cells apart: what moves to the cell beside is a change", () => {
    expect(digestOf([["ab", "c", ""]])).not.toBe(digestOf([["a", "bc", ""]]));
    expect(digestOf([["", "a", ""]])).not.toBe(digestOf([["a", "", ""]]));
  });

  it("tells 100,000 rows apart that differ by their number alone", () => {
    const seen = new Set(Array.from({ length: 100_000 }, (_, row) => digestOf([[`C${String(row)}`, row, "Yes"]])));
    expect(seen.size).toBe(100_000);
  });
});
