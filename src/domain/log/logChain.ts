import type { CellAddress } from "../../tabular/cellAddress";
import { finding, type Finding } from "../finding";
import { entry } from "../entry";
import { LOG_COLUMNS } from "./evaluationLog.table";
import { headOf, isRowName, logPrint, numberOf, type Fingerprint, type LogCells, type LogHead } from "./logRow";

/** A row where it stands. */
export interface StandingRow {
  readonly cells: LogCells;
  readonly cell: CellAddress;
}

export interface LinkedRow extends StandingRow {
  /** Its cells fit its fingerprint, and that fits what the next row says of it. */
  readonly intact: boolean;
}

/** What the links of the log say. Where its rows stand in the sheet says nothing: it may be sorted and filtered. */
export interface LogChain {
  /** First to last; of a fork both branches, side by side. */
  readonly rows: readonly LinkedRow[];
  readonly altered: readonly LinkedRow[];
  /** Names of rows that others followed, or that were the last ones written, and that are no longer there. */
  readonly missing: readonly string[];
  /** The last of the rows before those that are there, where the beginning of the log is gone, or all of it. */
  readonly lost: LostRows | undefined;
  readonly forks: readonly LogFork[];
  /** Rows that say cell by cell what another one of the same name says: somebody pasted them, and they count once. */
  readonly copies: readonly StandingRow[];
  /** Rows without a name and a fingerprint of ours: somebody typed them, and they say nothing. */
  readonly foreign: readonly StandingRow[];
  /** The row that the next one follows; undefined in an empty log. */
  readonly head: LogHead | undefined;
}

export interface LostRows {
  readonly row: string;
  /** How many at least: names count on, and two branches of a fork count alike. */
  readonly rows: number;
  /** No row of ours stands any more. */
  readonly all: boolean;
}

/** Two or more rows that followed the same one: two people evaluated at once. */
export interface LogFork {
  /** Undefined: at the beginning. */
  readonly after: string | undefined;
  readonly rows: readonly LinkedRow[];
}

/**
 * Puts the rows in order by their links. `recorded`: the row that was written last, kept outside the sheet, so that it is
 * noticed when the end of the log is gone; the next row then follows the one that is gone, and the gap stays visible.
 */
export function linkLog(
  standing: readonly StandingRow[],
  recorded: LogHead | undefined,
  fingerprint: Fingerprint,
): LogChain {
  const { own: ours, copies, foreign } = sortedOut(standing);
  const rows = ours.map((row) => ({ ...row, own: logPrint(row.cells, fingerprint) }));
  const byId = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) entry(byId, String(row.cells.row), () => []).push(row);
  const altered = new Set(rows.filter(({ cells, own }) => cells.print !== own));
  const missing = new Set<string>();
  const followers = new Map<string, (typeof rows)[number][]>();

  const expect = (id: string, print: string): void => {
    const named = byId.get(id);
    if (named === undefined) missing.add(id);
    else if (!named.some(({ own }) => own === print)) for (const row of named) altered.add(row);
  };
  for (const row of rows) {
    const follows = String(row.cells.follows);
    entry(followers, follows, () => []).push(row);
    // What an altered row says of the one before it is no evidence against that one.
    if (follows !== "" && row.cells.print === row.own) expect(follows, String(row.cells.previous));
  }
  if (recorded !== undefined) expect(recorded.id, recorded.print);

  const linked = new Map(rows.map((row) => [row, { cells: row.cells, cell: row.cell, intact: !altered.has(row) }]));
  const steps = stepsOf(rows, byId, followers);
  const order = [...rows].sort(
    (one, other) => (steps.get(one) ?? 0) - (steps.get(other) ?? 0) || compare(one.own, other.own),
  );
  const linkedRows = (some: Iterable<(typeof rows)[number]>): readonly LinkedRow[] =>
    [...some].flatMap((row) => linked.get(row) ?? []);
  const forks = [...followers].flatMap(([after, own]): readonly LogFork[] => {
    if (own.length < 2) return [];
    const intact = order.filter((row) => own.includes(row) && !altered.has(row));
    return intact.length < 2 ? [] : [{ after: after === "" ? undefined : after, rows: linkedRows(intact) }];
  });
  const lostEnd = recorded !== undefined && missing.has(recorded.id);
  const lost = lostRows(rows, missing);
  const last = order.at(-1);
  // What was recorded of a row outside the sheet outlasts what the sheet says of it.
  const gone = lostEnd || String(last?.cells.row) === recorded?.id;
  return {
    rows: linkedRows(order),
    altered: linkedRows(order.filter((row) => altered.has(row))),
    missing: [...missing].filter((id) => id !== lost?.row).sort(compare),
    lost,
    forks,
    copies,
    foreign,
    head: gone ? recorded : last === undefined ? undefined : headOf(last.cells),
  };
}

/** The missing row before which, by the numbers that names count on with, nothing is left. */
function lostRows(rows: readonly StandingRow[], missing: ReadonlySet<string>): LostRows | undefined {
  const [row] = [...missing].sort((one, other) => numberOf(one) - numberOf(other));
  if (row === undefined || numberOf(row) === 0) return undefined;
  if (rows.some(({ cells }) => numberOf(String(cells.row)) <= numberOf(row))) return undefined;
  return { row, rows: numberOf(row), all: rows.length === 0 };
}

/** Parts the rows that the log consists of from copies of them, and from what somebody typed among them. */
function sortedOut(standing: readonly StandingRow[]): {
  readonly own: readonly StandingRow[];
  readonly copies: readonly StandingRow[];
  readonly foreign: readonly StandingRow[];
} {
  const own = new Map<string, StandingRow>();
  const copies: StandingRow[] = [];
  const foreign: StandingRow[] = [];
  for (const row of standing) {
    const content = JSON.stringify(LOG_COLUMNS.map((column) => row.cells[column]));
    if (isForeign(row.cells)) foreign.push(row);
    else if (own.has(content)) copies.push(row);
    else own.set(content, row);
  }
  return { own: [...own.values()], copies, foreign };
}

function isForeign({ row, print }: LogCells): boolean {
  return String(print).trim() === "" && !isRowName(String(row));
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * How many rows stand before each, along the links; where the row before is gone, its own name tells. A walk from the
 * first rows on, since a log may be too long to follow row by row.
 */
function stepsOf<R extends StandingRow>(
  rows: readonly R[],
  byId: ReadonlyMap<string, readonly R[]>,
  followers: ReadonlyMap<string, readonly R[]>,
): ReadonlyMap<R, number> {
  const steps = new Map<R, number>();
  const walk: R[] = [];
  for (const row of rows) {
    const follows = String(row.cells.follows);
    if (follows !== "" && byId.has(follows)) continue;
    steps.set(row, follows === "" ? 1 : numberOf(String(row.cells.row)));
    walk.push(row);
  }
  for (let next = walk.pop(); next !== undefined; next = walk.pop()) {
    for (const follower of followers.get(String(next.cells.row)) ?? []) {
      if (steps.has(follower)) continue;
      steps.set(follower, (steps.get(next) ?? 0) + 1);
      walk.push(follower);
    }
  }
  return steps;
}

const CELLS_SHOWN = 20;

/** A row altered, missing, copied or typed is a finding, a fork from two people at once a note. */
export function chainFindings({ altered, missing, lost, forks, copies, foreign }: LogChain): readonly Finding[] {
  const cellsOf = (rows: readonly StandingRow[]): readonly CellAddress[] =>
    rows.slice(0, CELLS_SHOWN).map(({ cell }) => cell);
  const findings: Finding[] = [];
  if (lost !== undefined) {
    const { row, rows, all } = lost;
    findings.push(finding(all ? "log-gone" : "log-beginning-gone", "warning", { row, rows }, []));
  }
  if (altered[0] !== undefined) {
    const facts = { row: String(altered[0].cells.row), rows: altered.length };
    findings.push(finding("log-row-altered", "warning", facts, cellsOf(altered)));
  }
  if (missing[0] !== undefined) {
    findings.push(finding("log-row-missing", "warning", { row: missing[0], rows: missing.length }, []));
  }
  if (copies[0] !== undefined) {
    const facts = { row: String(copies[0].cells.row), rows: copies.length };
    findings.push(finding("log-row-copied", "warning", facts, cellsOf(copies)));
  }
  if (foreign[0] !== undefined) {
    const facts = { cell: foreign[0].cell, rows: foreign.length };
    findings.push(finding("log-row-foreign", "warning", facts, cellsOf(foreign)));
  }
  const forked = forks.map(({ after, rows }) =>
    finding("log-forked", "note", { after, rows: rows.length }, cellsOf(rows)),
  );
  return [...findings, ...forked];
}
