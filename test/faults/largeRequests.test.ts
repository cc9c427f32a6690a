import { Refusal } from "../../src/workflows/refusal";
import type { Fault } from "../excel";
import { closeBooks, columnOf, openBook, type Book, type Cell } from "../workflows/book";

afterEach(closeBooks);

const ROWS = 2400;
const FOUR_MB = 4_000_000;

/** Cells of more than 4 MB, which are read and written in several requests. */
async function opened(): Promise<Book> {
  const rows = Array.from({ length: ROWS }, (_, row): readonly Cell[] => [
    `C${row}`,
    `Criterion ${row}: ${"long text ".repeat(210)}`,
    "G1",
    row % 2 === 0 ? 95 : 10,
    90,
  ]);
  const book = await openBook([
    { name: "Gates", headers: ["ID", "Gate", "Authority", "Decision"], rows: [["G1", "Only", "Board", ""]] },
    { name: "Criteria", headers: ["ID", "Criterion", "Gate", "Actual", "Pass at"], rows: rows.slice(0, 1) },
  ]);
  for (let first = 1; first < rows.length; first += 800) {
    await book.addin.Excel.run(async (context) => {
      const more = rows.slice(first, first + 800).map((row) => [...row]);
      context.workbook.tables.getItem("Criteria").rows.add(undefined, more);
      await context.sync();
    });
  }
  book.addin.host.resetTraffic();
  return book;
}

const typedCells = ({ book }: Book): string =>
  JSON.stringify(["ID", "Criterion", "Gate", "Actual", "Pass at"].map((header) => columnOf(book, "Criteria", header)));

const FAULTS: readonly (readonly [at: "first" | "last", fault: Fault])[] = [
  ["first", { kind: "fail-before", code: "GeneralException" }],
  ["last", { kind: "fail-midway", code: "GeneralException", part: 0.5 }],
  ["last", { kind: "fail-after", code: "Timeout" }],
];

test("faults in the requests of a workbook of more than 4 MB lose nothing, and the next run reaches the same", async () => {
  const reference = await opened();
  await reference.evaluate();
  const { syncs, requestBytes } = reference.addin.host.traffic;
  expect(requestBytes.reduce((sum, bytes) => sum + bytes, 0)).toBeGreaterThan(FOUR_MB);
  const results = columnOf(reference.book, "Criteria", "Result");
  for (const [at, fault] of FAULTS) {
    const disturbed = await opened();
    const mine = typedCells(disturbed);
    const { host } = disturbed.addin;
    // The last requests write; the first ones read in pieces.
    const wanted = at === "first" ? 2 : syncs - 2;
    host.faultAt = (request) => (request === wanted ? fault : undefined);
    await expect(disturbed.evaluate()).rejects.toBeInstanceOf(Refusal);
    expect(typedCells(disturbed)).toBe(mine);
    host.faultAt = undefined;
    await disturbed.evaluate();
    expect(columnOf(disturbed.book, "Criteria", "Result")).toEqual(results);
    expect((await disturbed.evaluate()).written).toEqual({ cells: 0, sheets: [] });
  }
}, 120_000);

test("such a workbook is evaluated again after a figure has changed", async () => {
  const { book, evaluate } = await opened();
  await evaluate();
  book.setCell("Criteria!D2", 10);
  await evaluate();
}, 120_000);
