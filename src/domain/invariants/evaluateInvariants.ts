import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { TableRows } from "../../tabular/readRows";
import { atOnce, type Steps } from "../../tabular/steps";
import type { Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { finding, type Finding, type Shown } from "../finding";
import type { Rule } from "../gates/criterionRule";
import type { Policy } from "../policy";
import {
  latestReadings,
  readingsByMeasure,
  type Reading,
  type ReadingRow,
  type ReadingRows,
} from "../readings/latestReadings";
import { invariantProblems } from "./invariantProblems";
import { invariantRule } from "./invariantRule";
import type { InvariantState, invariantsTable } from "./invariants.table";
import { judgeReading, type InvariantReason, type JudgedReading, type ReadingDays } from "./judgeReading";

export type InvariantRow = Row<typeof invariantsTable>;
export type InvariantRows = TableRows<typeof invariantsTable>;

/** One invariant on a day: on the whole and at every unit that ever reported. */
export interface InvariantEvaluation {
  readonly row: InvariantRow;
  readonly rule: Rule | undefined;
  readonly state: InvariantState;
  readonly reason: InvariantReason;
  /** The readings that decide, else the cell where one is to be typed. */
  readonly cells: readonly CellAddress[];
  /** What it is on the whole, as it was compared; undefined where nobody knows. */
  readonly current: Shown | undefined;
  readonly observedOn: Day | undefined;
  readonly units: readonly InvariantAtUnit[];
}

export interface InvariantAtUnit {
  readonly unit: string;
  readonly state: InvariantState;
  readonly actual: Shown | undefined;
  readonly observedOn: Day | undefined;
}

export interface InvariantsEvaluation {
  readonly states: readonly InvariantEvaluation[];
  /** What is said beside the gates. */
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
  /** How the invariants stand on a later day, with the readings that are known today. */
  readonly on: (day: Day) => readonly InvariantEvaluation[];
}

/**
 * Judges every invariant as of a day, by the newest readings, else by Current and Observed on. Pure, and the same for
 * any order of the readings.
 */
export function evaluateInvariants(...input: InvariantsInput): InvariantsEvaluation {
  return atOnce(evaluateInvariantsInSteps(...input));
}

type InvariantsInput = [
  tables: { readonly invariants: InvariantRows; readonly readings: ReadingRows | undefined },
  policy: Pick<Policy, "evidenceAgeDays">,
  asOf: Day,
  locale: WorkbookLocale,
];

/** The same, a step for each invariant. */
export function* evaluateInvariantsInSteps(
  ...[tables, policy, asOf, locale]: InvariantsInput
): Steps<InvariantsEvaluation> {
  const { invariants, readings } = tables;
  const byMeasure = readingsByMeasure(readings);
  yield;
  const judges: ReturnType<typeof invariantJudge>[] = [];
  for (const row of invariants.rows) {
    judges.push(invariantJudge(row, tables, byMeasure, asOf, locale));
    yield;
  }
  const on = (day: Day): readonly InvariantEvaluation[] =>
    judges.map((judge) => judge({ day, known: asOf, ageDays: policy.evidenceAgeDays }));
  const { problems, findings } = yield* invariantProblems(tables, byMeasure, asOf, locale);
  return { states: on(asOf), findings, problems, on };
}

/** What keeps a gate back: breached invariants, and those that nobody knows about. */
export function invariantBlockers(states: readonly InvariantEvaluation[]): readonly Finding[] {
  return states.flatMap(({ row, state, reason, cells }) => {
    if (state === "Kept") return [];
    const id = state === "Breached" ? "invariant-breached" : "invariant-unknown";
    const text = row.invariant === undefined || row.invariant === row.key ? {} : { text: row.invariant };
    const owner = row.owner === undefined ? {} : { owner: row.owner };
    return [finding(id, "blocker", { invariant: row.key, ...text, ...owner, reason }, cells)];
  });
}

interface Candidate {
  readonly unit: string | undefined;
  readonly reading: Reading;
}

function invariantJudge(
  row: InvariantRow,
  { invariants, readings }: { readonly invariants: InvariantRows; readonly readings: ReadingRows | undefined },
  byMeasure: ReadonlyMap<string, readonly ReadingRow[]>,
  asOf: Day,
  locale: WorkbookLocale,
): (days: ReadingDays) => InvariantEvaluation {
  const { rule } = invariantRule(row, invariants, locale);
  const target = rule?.kind === "figure" ? rule.unit : "plain";
  const latest = latestReadings(byMeasure.get(row.key.toLowerCase()) ?? [], asOf, target);
  const read = latest.whole.length > 0 || latest.units.size > 0;
  const whole = read ? latest.whole : typed(row);
  const candidates: readonly Candidate[] = [
    ...whole.map((reading) => ({ unit: undefined, reading })),
    ...[...latest.units].flatMap(([unit, own]) => own.map((reading) => ({ unit, reading }))),
  ];
  const cellsOf = ({ reading }: Candidate): readonly CellAddress[] =>
    readings === undefined || reading.rows.length === 0
      ? [invariants.cell(row, "current")]
      : reading.rows.map((one) => readings.cell(one, "value"));

  return (days) => {
    if (rule === undefined) {
      return unknown(row, "limit-unusable", [invariants.cell(row, "limit")]);
    }
    const judged = candidates.map((candidate) => ({
      candidate,
      judgement: judgeReading(rule, candidate.reading, candidate.unit, days, locale),
    }));
    const deciding = decidingOf(judged);
    if (deciding === undefined) return unknown(row, "reading-missing", [invariants.cell(row, "current")], rule);
    const { outcome } = deciding.judgement;
    const alike = judged.filter(({ judgement }) => judgement.outcome === outcome);
    const [first] = judged;
    const onTheWhole = first?.candidate.unit === undefined ? first : undefined;
    return {
      row,
      rule,
      state: STATES[outcome],
      reason: withMore(deciding.judgement.reason, unitsIn(alike) - 1),
      cells: outcome === "kept" ? cellsOf(deciding.candidate) : alike.flatMap(({ candidate }) => cellsOf(candidate)),
      current: onTheWhole === undefined ? undefined : shown(onTheWhole.candidate.reading),
      observedOn: onTheWhole?.candidate.reading.date,
      units: atUnits(judged),
    };
  };
}

type JudgedCandidate = { readonly candidate: Candidate; readonly judgement: JudgedReading };

const STATES: Readonly<Record<JudgedReading["outcome"], InvariantState>> = {
  kept: "Kept",
  breached: "Breached",
  stale: "Stale",
  unknown: "No reading",
};

const WORST_FIRST = ["breached", "unknown", "stale", "kept"] as const;

/** A breach anywhere decides, then whatever nobody knows; it is kept only where every reading keeps it. */
function decidingOf(judged: readonly JudgedCandidate[]): JudgedCandidate | undefined {
  for (const outcome of WORST_FIRST) {
    const found = judged.find(({ judgement }) => judgement.outcome === outcome);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unitsIn(judged: readonly JudgedCandidate[]): number {
  return new Set(judged.map(({ candidate }) => candidate.unit)).size;
}

function withMore(reason: InvariantReason, more: number): InvariantReason {
  return reason.id === "breaches" ? { ...reason, more } : reason;
}

/** Current and Observed on, where there is no reading. */
function typed({ current, observedOn, unreadable }: InvariantRow): readonly Reading[] {
  if (current === undefined && !unreadable.has("current")) return [];
  return [{ date: observedOn, quantity: current, rows: [] }];
}

function shown({ quantity }: Reading): Shown | undefined {
  if (quantity === undefined) return undefined;
  return quantity.kind === "number" ? { value: quantity.value, unit: quantity.unit } : quantity.text;
}

function atUnits(judged: readonly JudgedCandidate[]): readonly InvariantAtUnit[] {
  const units = new Map<string, JudgedCandidate[]>();
  for (const one of judged) {
    const { unit } = one.candidate;
    if (unit !== undefined) units.set(unit, [...(units.get(unit) ?? []), one]);
  }
  return [...units].flatMap(([unit, own]) => {
    const deciding = decidingOf(own);
    if (deciding === undefined) return [];
    const { reading } = deciding.candidate;
    return [{ unit, state: STATES[deciding.judgement.outcome], actual: shown(reading), observedOn: reading.date }];
  });
}

function unknown(
  row: InvariantRow,
  id: "limit-unusable" | "reading-missing",
  cells: readonly CellAddress[],
  rule?: Rule,
): InvariantEvaluation {
  return {
    row,
    rule,
    state: "No reading",
    reason: { id },
    cells,
    current: undefined,
    observedOn: undefined,
    units: [],
  };
}
