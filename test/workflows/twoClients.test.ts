import { evaluateGates, type GatesOutcome } from "../../src/workflows/evaluateGates";
import { Refusal } from "../../src/workflows/refusal";
import type { Workbook as Port } from "../../src/workflows/workbook";
import { openHeadless, type Headless } from "../cli/headless";
import { colleague, openWorkbook, saveWorkbook, type Fault, type Workbook } from "../excel";
import { closeBooks, columnOf, openBook, TODAY } from "./book";
import { CRITERIA, GATES } from "./twoGates";

/* Two windows, each with its own office.js, on one workbook: two people who evaluate at once. */

const LOG = "EvaluationLog";
const windows: Headless[] = [];

afterEach(() => {
  for (const { close } of windows.splice(0)) close();
  closeBooks();
});

interface Client {
  readonly host: Headless["addin"]["host"];
  readonly evaluate: () => Promise<GatesOutcome>;
}

/** The adapter finds Excel among the globals of its window; here two windows share them, so each call names its own. */
async function openClient(book: Workbook, by: string): Promise<Client> {
  const headless = await openHeadless(book);
  windows.push(headless);
  const { addin, workbook } = headless;
  const own = { Excel: addin.Excel, Office: addin.Office };
  const errors = windows.map(
    ({ addin: { window } }) =>
      (window as unknown as { OfficeExtension: { Error: typeof Error } }).OfficeExtension.Error,
  );
  const ofAnyWindow = { [Symbol.hasInstance]: (error: unknown) => errors.some((one) => error instanceof one) };
  Object.assign(globalThis, { OfficeExtension: { Error: ofAnyWindow } });
  const here = <Args extends unknown[], Answer>(call: (...args: Args) => Answer): ((...args: Args) => Answer) => {
    return (...args) => {
      Object.assign(globalThis, own);
      return call(...args);
    };
  };
  const port: Port = {
    ...workbook,
    read: here((request) => workbook.read(request)),
    write: here((plan, read) => workbook.write(plan, read)),
  };
  return { host: addin.host, evaluate: () => evaluateGates(port, { today: TODAY, language: "en", by }) };
}

type Ending = { readonly done: GatesOutcome } | { readonly refused: Refusal["reason"]["code"] };

async function ending(evaluation: Promise<GatesOutcome>): Promise<Ending> {
  try {
    return { done: await evaluation };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.reason.code };
    throw error;
  }
}

/** Everything but who wrote a row: names and fingerprints of rows follow from that. */
function shown(book: Workbook): unknown {
  const column = (table: string, header: string): unknown => columnOf(book, table, header);
  return {
    sheets: book.sheets.map(({ name }) => name).sort(),
    headers: ["Gates", "Criteria"].map((name) => book.table(name)?.columns.map((one) => one.name)),
    verdicts: column("Gates", "Verdict"),
    results: column("Criteria", "Result"),
    log: ["Event", "Subject", "Verdict", "Inputs fingerprint"].map((header) => column(LOG, header)),
  };
}

const changed = (book: Workbook): void => {
  book.setCell("Criteria!D4", 95);
};

/** Which answer to either of them comes late, so that their requests meet in different orders; 0: none. */
const LATE: readonly (readonly [anns: number, bobs: number])[] = [
  [0, 0],
  [1, 0],
  [0, 2],
  [3, 0],
  [0, 3],
  [4, 0],
  [2, 3],
];

const late = (at: number): ((request: number) => Fault | undefined) => {
  return (request) => (request === at ? { kind: "delay", ms: 20 } : undefined);
};

test.each([
  ["for the first time", false],
  ["after a figure has changed", true],
])(
  "who evaluate at once %s reach what one alone does: no row of the log is lost, no verdict differs",
  async (_, later) => {
    const { book } = await openBook([GATES, CRITERIA]);
    const [ann, bob] = [await openClient(book, "Ann"), await openClient(book, "Bob")];
    if (later) {
      await ann.evaluate();
      changed(book);
    }
    const start = await saveWorkbook(book);
    await ann.evaluate();
    const expected = shown(book);
    const ends = new Set<string>();
    for (const [anns, bobs] of LATE) {
      const shared = await openWorkbook(start);
      for (const { host } of [ann, bob]) {
        host.show(shared);
        host.resetTraffic();
      }
      ann.host.faultAt = late(anns);
      bob.host.faultAt = late(bobs);
      const both = await Promise.all([ending(ann.evaluate()), ending(bob.evaluate())]);
      for (const one of both) ends.add("done" in one ? "done" : one.refused);
      for (const { host } of [ann, bob]) host.faultAt = undefined;
      // Whoever was refused evaluates again, as the refusal says.
      for (const client of [ann, bob]) await client.evaluate();
      const { written, findings } = await ann.evaluate();
      expect([anns, bobs, shown(shared)]).toEqual([anns, bobs, expected]);
      expect(written).toEqual({ cells: 0, sheets: [] });
      expect(findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
    }
    // What one of them did not write was refused by name.
    expect(ends).toContain("done");
    const refused = [...ends].filter((end) => end !== "done");
    expect(refused.length).toBeGreaterThan(0);
    for (const code of refused) expect(["changed-meanwhile", "name-taken"]).toContain(code);
  },
  60_000,
);

test("who evaluate two copies that Excel brings together later: both rows stand, a note says so, nothing is lost", async () => {
  const { book } = await openBook([GATES, CRITERIA]);
  await (await openClient(book, "Ann")).evaluate();
  const copy = await openWorkbook(await saveWorkbook(book));
  book.setCell("Criteria!D4", 95);
  copy.setCell("Criteria!D4", 96);
  await (await openClient(book, "Ann")).evaluate();
  await (await openClient(copy, "Bob")).evaluate();
  const [mine, theirs] = [book.table(LOG), copy.table(LOG)];
  if (mine === undefined || theirs === undefined) throw new Error("no log");
  const bobs = theirs.columns.map(({ name }) => columnOf(copy, LOG, name).at(-1) ?? "");
  const typed = bobs.map((value) => (typeof value === "string" && value !== "" ? `'${value}` : value));
  colleague.insertRow(mine, 3, typed);

  const client = await openClient(book, "Ann");
  const { findings, messages, evaluation, log } = await client.evaluate();
  expect(findings.filter(({ id }) => id.startsWith("log-")).map((one) => messages.finding(one))).toEqual([
    expect.stringMatching(/^After row 2-\w+ the log has 2 rows side by side: people evaluated at the same time$/),
  ]);
  expect(log.reading.records.map(({ by, subject }) => [by, subject])).toEqual(
    expect.arrayContaining([
      ["Ann", "G2"],
      ["Bob", "G2"],
    ]),
  );
  expect(log.reading.records).toHaveLength(4);
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go", "Go"]);
  const again = await client.evaluate();
  expect(again.written).toEqual({ cells: 0, sheets: [] });
  expect(again.findings.filter(({ id, severity }) => id.startsWith("log-") && severity !== "note")).toEqual([]);
});
