import type { LastWrite } from "../../src/workflows/lastWrite";
import { Refusal, type Interrupted } from "../../src/workflows/refusal";
import { restoreEvaluation } from "../../src/workflows/restoreEvaluation";
import { colleague, type Fault } from "../excel";
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

interface Stopped {
  readonly reason: Interrupted;
  readonly last: LastWrite;
}

/** Evaluates while something happens at a request that writes, after others that wrote. */
async function stoppedAt(book: Book, request: number, happens: () => Fault | undefined): Promise<Stopped> {
  const { host } = book.addin;
  let last: LastWrite | undefined;
  host.resetTraffic();
  host.faultAt = (at) => (at === request ? happens() : undefined);
  const stopped: unknown = await book
    .evaluate({
      onWriting: (write) => {
        last = write;
      },
    })
    .catch((error: unknown) => error);
  host.faultAt = undefined;
  if (!(stopped instanceof Refusal) || stopped.reason.code !== "interrupted" || last === undefined) throw stopped;
  return { reason: stopped.reason, last };
}

/** Of the requests that an evaluation of such a workbook sends, the last that writes. */
async function lastWriting(): Promise<number> {
  const { evaluate, addin } = await opened();
  await evaluate();
  const { requestBytes } = addin.host.traffic;
  const writing = requestBytes.flatMap((bytes, index) => (bytes > 300_000 ? [index + 1] : []));
  expect(writing.length).toBeGreaterThan(1);
  return writing.at(-1) ?? 0;
}

const STOPS: Readonly<Record<string, readonly [because: Interrupted["because"]["code"], happens: Happening]>> = {
  "a row that somebody inserts": [
    "changed-meanwhile",
    (book) => {
      colleague.insertRow(tableOf(book, "Criteria"), 1, ["New", "A new one"]);
      return undefined;
    },
  ],
  "a sheet that somebody protects": [
    "sheet-protected",
    (book) => {
      colleague.protect(tableOf(book, "Criteria"));
      return undefined;
    },
  ],
  "a refusal of Excel's": ["host-refused", () => ({ kind: "fail-midway", code: "GeneralException", part: 0.5 })],
};

type Happening = (book: Book) => Fault | undefined;

function tableOf({ book }: Book, name: string) {
  const table = book.table(name);
  if (table === undefined) throw new Error(`there is no ${name}`);
  return table;
}

const results = ({ book }: Book): readonly Cell[] =>
  columnOf(book, "Criteria", "Result").filter((cell) => cell === "Met" || cell === "Not met");

test("what stops a write after its first request is named, with what was written and what not, and all is put back", async () => {
  const request = await lastWriting();
  for (const [because, happens] of Object.values(STOPS)) {
    const book = await opened();
    const { reason, last } = await stoppedAt(book, request, () => happens(book));
    expect(reason.because.code).toBe(because);
    expect(reason.written).toEqual(expect.arrayContaining(["Criteria", "Gates", "Evaluation log"]));
    expect(reason.missing).toEqual(["Gate report"]);
    expect(reason.cells).toBeLessThan(reason.of);
    expect(results(book)).toHaveLength(ROWS);

    colleague.unprotectAll(book.book);
    const mine = typedCells(book);
    const restored = await restoreEvaluation(book.workbook, last, { by: "Ann", version: "test", language: "en" });
    expect([restored.left, restored.takenBack]).toEqual([[], ["Gate report"]]);
    expect(results(book)).toEqual([]);
    expect(typedCells(book)).toBe(mine);
    expect((await book.evaluate()).findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
  }
}, 240_000);
