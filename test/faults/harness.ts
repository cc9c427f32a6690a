/** Runs a workflow through every fault at every request, and every foreign change between any two requests. */

import { Refusal } from "../../src/workflows/refusal";
import { openHeadless, type Headless } from "../cli/headless";
import { colleague, newWorkbook, type Fault, type Table, type Workbook } from "../excel";
import { nextBook, type Book, type TableLiteral } from "../workflows/book";
import { everything, UserParts, visible } from "./userState";

export interface Workflow {
  readonly name: string;
  readonly tables: readonly TableLiteral[];
  /** The table that the colleague works on, by name. */
  readonly target: string;
  /** A column of that table that the user fills in, one that the add-in fills in, and what is typed there. */
  readonly input: readonly [header: string, value: string | number];
  readonly computed?: string;
  /** A column of the user's in which the workflow writes, because they asked for it. */
  readonly asked?: string;
  /** The name of a sheet that the workflow makes. */
  readonly makes?: string;
  /** What happens in the workbook before; what it adds is not the user's. */
  readonly before?: (book: Book) => Promise<unknown>;
  readonly run: (book: Book) => Promise<unknown>;
  /** Changes between guard and write that the workflow names but cannot repair when it is run again. */
  readonly notAtLast?: readonly string[];
}

/** Returns false where the change cannot be made, such as to a column that is not there yet. */
type Change = (book: Workbook, table: Table, workflow: Workflow) => boolean | undefined;

export const CHANGES: Readonly<Record<string, Change>> = {
  "an input edited": (_book, table, { input: [header, value] }) => colleague.typeInTable(table, 0, header, value),
  "a computed cell edited": (_book, table, { computed }) =>
    computed === undefined ? false : colleague.typeInTable(table, 0, computed, "typed"),
  "a row inserted": done((table) => {
    colleague.insertRow(table, 1, ["New", "A new one"]);
  }),
  "a row deleted": done((table) => {
    colleague.deleteRow(table, 0);
  }),
  "the table sorted": done((table) => {
    colleague.sortDown(table, 0);
  }),
  "the table renamed": done((table) => {
    colleague.renameTable(table, "Colleague_table");
  }),
  "a column inserted": done((table) => {
    colleague.insertColumn(table, 1, "Sponsor");
  }),
  "a column added": done((table) => {
    colleague.insertColumn(table, table.columns.length, "Sponsor");
  }),
  "the table deleted": done((table) => {
    colleague.removeTable(table);
  }),
  "the sheet protected": done((table) => {
    colleague.protect(table);
  }),
  "the sheet renamed": done((table) => {
    colleague.renameTheSheet(table, "Renamed");
  }),
  "a sheet made of the name that is to be made": (book, _table, { makes }) =>
    makes === undefined ? false : colleague.takeSheetName(book, makes),
};

function done(change: (table: Table) => void): Change {
  return (_book, table) => {
    change(table);
    return undefined;
  };
}

export const FAULTS: Readonly<Record<string, Fault>> = {
  "failed before": { kind: "fail-before", code: "GeneralException" },
  "failed early": { kind: "fail-midway", code: "GeneralException", part: 0.1 },
  "failed midway": { kind: "fail-midway", code: "GeneralException", part: 0.5 },
  "failed late": { kind: "fail-midway", code: "GeneralException", part: 0.9 },
  "failed after": { kind: "fail-after", code: "Timeout" },
  "dropped before": { kind: "drop", applied: false },
  "dropped after": { kind: "drop", applied: true },
  delayed: { kind: "delay", ms: 3 },
};

/** A write cut short, and the colleague goes on working before the workflow runs again. */
export const AFTERMATHS: Readonly<Record<string, readonly [fault: string, change: string]>> = Object.fromEntries(
  ["failed early", "failed midway", "failed late"].map((fault) => [
    `${fault}, then a column added`,
    [fault, "a column added"],
  ]),
);

/** What came of the trials of one disturbance. */
export interface Trials {
  readonly combinations: number;
  /** Combinations that a refusal or a report of cells changed meanwhile named. */
  readonly named: readonly string[];
  readonly violations: readonly string[];
}

type Outcome =
  | { readonly kind: "done"; readonly value: unknown }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "threw"; readonly error: unknown }
  | { readonly kind: "unanswered" };

/** Nothing more comes after a dropped answer: this long is waited to be sure. */
const WATCHDOG_MS = 15;

export interface Harness {
  readonly trials: (workflow: Workflow, disturbance: string) => Promise<Trials>;
  readonly close: () => void;
}

/** One window for all trials. */
export async function openHarness(): Promise<Harness> {
  const headless = await openHeadless(newWorkbook());
  const references = new Map<string, Promise<Reference>>();
  const reference = (workflow: Workflow, name: string, change?: Change): Promise<Reference> => {
    const key = `${workflow.name}: ${name}`;
    const known = references.get(key) ?? referenceOf(headless, workflow, change);
    references.set(key, known);
    return known;
  };
  return {
    trials: async (workflow, disturbance) => {
      const [faultName, changeName] = AFTERMATHS[disturbance] ?? [disturbance, disturbance];
      const change = CHANGES[changeName];
      const fault = FAULTS[faultName];
      const undisturbed = await reference(workflow, "undisturbed");
      const expected = change === undefined ? undisturbed : await reference(workflow, changeName, change);
      const all: Trial[] = [];
      // Before the first request a change is what the reference has; a request cut short matters where it writes.
      const first = change === undefined ? 1 : fault === undefined ? 2 : undisturbed.requests;
      const last = undisturbed.requests - (workflow.notAtLast?.includes(disturbance) === true ? 1 : 0);
      for (let at = first; at <= last; at += 1) {
        const trial = await tryOnce(headless, workflow, { at, change, fault }, undisturbed, expected);
        if (trial !== undefined) all.push(trial);
      }
      return {
        combinations: all.length,
        named: all.flatMap(({ named }) => named ?? []),
        violations: all.flatMap(({ violations }) => violations),
      };
    },
    close: () => {
      headless.close();
    },
  };
}

interface Reference {
  readonly requests: number;
  readonly visible: Readonly<Record<string, unknown>>;
  readonly results: ReadonlyMap<string, unknown>;
  readonly before: ReadonlyMap<string, unknown>;
}

interface Prepared {
  readonly book: Book;
  readonly parts: UserParts;
  readonly tableId: string;
}

async function prepare(headless: Headless, { tables, target, asked, before }: Workflow): Promise<Prepared> {
  const book = await nextBook(headless, tables);
  for (const { sheet, area } of book.book.tables) {
    // Right below the table: what is written a row too far overwrites these.
    for (let column = 0; column < area.columns + 12; column += 1) {
      sheet.cells.set(area.row + area.rows, area.column + column, `note ${column}`);
    }
  }
  const parts = new UserParts(book.book, asked);
  await before?.(book);
  book.addin.host.resetTraffic();
  return { book, parts, tableId: book.book.table(target)?.id ?? "" };
}

/** The colleague's change first, then the workflow: the state that every trial has to reach. */
async function referenceOf(headless: Headless, workflow: Workflow, change?: Change): Promise<Reference> {
  const { book, parts, tableId } = await prepare(headless, workflow);
  const before = parts.results();
  const table = book.book.table(tableId);
  if (change !== undefined && table !== undefined) parts.during(() => change(book.book, table, workflow));
  colleague.unprotectAll(book.book);
  await workflow.run(book);
  const requests = book.addin.host.traffic.syncs;
  return { requests, visible: visible(book.book), results: parts.results(), before };
}

/** A change alone happens before the request; after a fault it follows when the workflow has ended. */
interface Disturbance {
  readonly at: number;
  readonly change: Change | undefined;
  readonly fault: Fault | undefined;
}

interface Trial {
  readonly violations: readonly string[];
  readonly named: string | undefined;
}

async function tryOnce(
  headless: Headless,
  workflow: Workflow,
  { at, change, fault }: Disturbance,
  undisturbed: Reference,
  expected: Reference,
): Promise<Trial | undefined> {
  const { book, parts, tableId } = await prepare(headless, workflow);
  const { host } = book.addin;
  let applicable = true as boolean;
  let mine = parts.cells();
  let typed: ReadonlyMap<string, unknown> = new Map();
  let dropped: (() => void) | undefined;
  const drop = new Promise<void>((resolve) => {
    dropped = resolve;
  });
  const colleagueChanges = (): void => {
    const table = book.book.table(tableId);
    if (change === undefined || table === undefined) return;
    applicable = parts.during(() => change(book.book, table, workflow)) !== false;
    mine = parts.cells();
    typed = parts.results();
  };
  host.onRequest = (request) => {
    if (request === at && fault === undefined) colleagueChanges();
  };
  host.faultAt = (request) => {
    if (request !== at) return undefined;
    if (fault?.kind === "drop") dropped?.();
    return fault;
  };
  const outcome = await outcomeOf(workflow.run(book), drop);
  host.onRequest = undefined;
  host.faultAt = undefined;
  if (!applicable) return undefined;

  const named = nameOf(outcome);
  const violations: string[] = [];
  const check = (holds: boolean, what: string, details?: unknown): void => {
    if (holds) return;
    violations.push(
      `request ${at}: ${what}${details === undefined ? "" : ` ${JSON.stringify(details).slice(0, 600)}`}`,
    );
  };
  check(outcome.kind !== "threw", "threw what is no refusal:", outcome.kind === "threw" && String(outcome.error));
  check(same(parts.cells(), mine), "the user's cells are not what they were", difference(mine, parts.cells()));
  if (named === undefined || named.startsWith("refused")) {
    const stray = strayResults(parts.results(), [undisturbed.before, undisturbed.results, expected.results, typed]);
    check(stray.length === 0, "results that belong elsewhere", stray);
  }

  if (fault !== undefined) colleagueChanges();
  colleague.unprotectAll(book.book);
  const again = await outcomeOf(workflow.run(book), undefined);
  check(again.kind === "done", `the next run ended otherwise: ${again.kind}`, nameOf(again));
  const now = visible(book.book);
  check(same(now, expected.visible), "the next run reached another state", difference(expected.visible, now));
  const still = everything(book.book);
  const last = await outcomeOf(workflow.run(book), undefined);
  check(logFaults(last).length === 0, "the log is not whole", logFaults(last));
  check(everything(book.book) === still, "a run after that wrote again");
  check(same(parts.cells(), mine), "a later run changed the user's cells", difference(mine, parts.cells()));
  return { violations, named: named === undefined ? undefined : `request ${at}: ${named}` };
}

async function outcomeOf(run: Promise<unknown>, dropped: Promise<void> | undefined): Promise<Outcome> {
  const ended = run.then(
    (value): Outcome => ({ kind: "done", value }),
    (error: unknown): Outcome =>
      error instanceof Refusal ? { kind: "refused", refusal: error } : { kind: "threw", error },
  );
  if (dropped === undefined) return ended;
  const watchdog = dropped.then(
    () => new Promise<Outcome>((resolve) => setTimeout(resolve, WATCHDOG_MS, { kind: "unanswered" })),
  );
  return Promise.race([ended, watchdog]);
}

/** What an evaluation says of a log that somebody altered. */
function logFaults(outcome: Outcome): readonly string[] {
  const { findings = [] } = ((outcome.kind === "done" ? outcome.value : undefined) ?? {}) as {
    findings?: readonly { readonly id: string }[];
  };
  return findings.map(({ id }) => id).filter((id) => id.startsWith("log-"));
}

function nameOf(outcome: Outcome): string | undefined {
  if (outcome.kind === "refused") return `refused ${JSON.stringify(outcome.refusal.reason)}`;
  if (outcome.kind !== "done") return undefined;
  const { changedMeanwhile = [] } = (outcome.value ?? {}) as { changedMeanwhile?: readonly unknown[] };
  return changedMeanwhile.length === 0 ? undefined : `changed meanwhile ${JSON.stringify(changedMeanwhile)}`;
}

/** Results that no state of the workbook has at that row. */
function strayResults(
  found: ReadonlyMap<string, unknown>,
  allowed: readonly ReadonlyMap<string, unknown>[],
): readonly string[] {
  return [...found].flatMap(([place, value]) =>
    value === "" || allowed.some((state) => state.get(place) === value) ? [] : [`${place} = ${String(value)}`],
  );
}

function same(one: unknown, other: unknown): boolean {
  return stable(one) === stable(other);
}

/** JSON with the keys of objects in order. */
function stable(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The first places at which two pieces of data differ. */
function difference(one: unknown, other: unknown, path = ""): readonly string[] {
  if (same(one, other)) return [];
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return [`${path}: ${JSON.stringify(one)} -> ${JSON.stringify(other)}`];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys]
    .flatMap((key) =>
      difference((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], `${path}/${key}`),
    )
    .slice(0, 5);
}
