import { packed, rowChunks } from "../../src/excel/payload";
import { closeBooks, columnOf, on, openBook, type Cell } from "../workflows/book";

afterEach(closeBooks);

const FOUR_MB = 4_000_000;

test("splits rows into pieces of at most so many cells, and never into none", () => {
  expect(rowChunks(10, 4, 12)).toEqual([
    { first: 0, count: 3 },
    { first: 3, count: 3 },
    { first: 6, count: 3 },
    { first: 9, count: 1 },
  ]);
  expect(rowChunks(2, 100, 12)).toEqual([
    { first: 0, count: 1 },
    { first: 1, count: 1 },
  ]);
  expect(rowChunks(0, 4, 12)).toEqual([]);
});

test("packs items in their order, each group within the limit unless one item alone is above it", () => {
  expect(packed([3, 3, 3, 9, 1], (size) => size, 6)).toEqual([[3, 3], [3], [9], [1]]);
  expect(packed([], () => 1, 6)).toEqual([]);
});

test("reads and writes a workbook of more than 4 MB in more syncs, and asks in halves for what proves too large", async () => {
  const rows = Array.from({ length: 3000 }, (_, i): readonly Cell[] => [
    `C${i}`,
    `Criterion ${i}: ${"long text ".repeat(170)}`,
    "G1",
    i % 2 === 0 ? 95 : 10,
    90,
    "Ann",
    on("2026-11-01"),
  ]);
  const { book, addin, evaluate, syncs } = await openBook([
    { name: "Gates", headers: ["ID", "Gate", "Authority", "Decision"], rows: [["G1", "Only", "Board", ""]] },
    {
      name: "Criteria",
      headers: ["ID", "Criterion", "Gate", "Actual", "Pass at", "Owner", "Evidence date"],
      rows: rows.slice(0, 1),
      formats: { "Evidence date": "d mmm yyyy" },
    },
  ]);
  for (let first = 1; first < rows.length; first += 1000) {
    await addin.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.rows.add(
        undefined,
        rows.slice(first, first + 1000).map((row) => [...row]),
      );
      await context.sync();
    });
  }
  syncs();
  const { evaluation, written } = await evaluate();
  expect(evaluation.gates[0]?.score).toBe(50);
  expect(columnOf(book, "Criteria", "Result").slice(0, 2)).toEqual(["Met", "Not met"]);
  expect(written.cells).toBeGreaterThan(6000);
  const { requestBytes, responseBytes } = addin.host.traffic;
  expect(Math.max(...requestBytes)).toBeLessThan(FOUR_MB * 1.1);
  // The size of what is read is not known before: one answer was refused, and asked for again in halves.
  expect(responseBytes.filter((bytes) => bytes > 5 * 1024 * 1024)).toHaveLength(1);
  expect(syncs()).toBeGreaterThan(4);
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});
