import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import { atOnce, endsStep, type Steps } from "../../tabular/steps";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { finding, type CriterionReason, type Finding, type Step } from "../finding";
import type { Policy } from "../policy";
import { becauseOf } from "./because";
import type { criteriaTable } from "./criteria.table";
import { judgeOn, measureCriteria, type CriteriaRows, type Judged, type Measured } from "./criterionResult";
import { crossedWithoutDecision, type Crossing } from "./crossings";
import { criterionName, gateList, type GateRow, type GateRows } from "./gateList";
import { gateThresholds } from "./gateThresholds";
import { gateVerdict, type OutsideBlockers, type Thresholds } from "./gateVerdict";
import { isDecided } from "./isDecided";
import { keptResult, withKept } from "./keptResult";
import { invariantsBy, NO_INVARIANTS, type InvariantsByThen } from "./invariantsByThen";
import { ChangesByThen, type OnTheDay } from "./onTheDay";
import { reachGo } from "./reachGo";
import { count, newTally, pointsOf, scoresOf, type ShownScores, type Sums } from "./tally";
import { waiverBook, type WaiverState } from "./waiverBook";
import type { WaiverRow, WaiverRows } from "./waiverValidity";
import { isUnknown, type Result, type Verdict } from "./verdict";

/** The tables that gates are judged by, as far as the workbook has them. */
export interface GateTables {
  readonly gates: GateRows | undefined;
  readonly criteria: CriteriaRows | undefined;
  readonly waivers: WaiverRows | undefined;
}

/** What other parts of the workbook say about gates. */
export interface GateLinks {
  /** Blockers from other sheets by the gate's key, lower case: each holds the gate. */
  readonly blockers: ReadonlyMap<string, readonly Finding[]>;
  /** Blockers from other sheets that hold every undecided gate. */
  readonly everywhere?: readonly Finding[];
  /** Breached invariants (a veto, never waivable) and those without a fresh reading (a hold): for every undecided gate. */
  readonly invariants: readonly Finding[];
  /** The same on a later day, when today's readings have aged; left out: as today. */
  readonly invariantsOn?: (day: Day) => readonly Finding[];
  /** The last logged result of a gate, by its key, lower case: a decided gate keeps it. */
  readonly logged: ReadonlyMap<string, LoggedResult>;
  /** Units and waves that have moved, with the gate that opens each; left out: nothing is known to have moved. */
  readonly crossings?: readonly Crossing[];
}

/** What the log says of a gate, as far as its row can be read. */
export interface LoggedResult {
  readonly verdict: Verdict;
  readonly score: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly evaluatedOn?: Day | undefined;
  /** IDs of those that were used. */
  readonly waivers: readonly string[];
}

export const NO_LINKS: GateLinks = { blockers: new Map(), invariants: [], logged: new Map() };

export interface CriterionEvaluation extends Judged {
  readonly measured: Measured;
  /** Before waivers; undefined outside the sums. */
  readonly points: number | undefined;
  /** The actual value, else the cell that names the row. */
  readonly cell: CellAddress;
  /** Its cell in a column, else the cell that names the row. */
  cellIn(column: keyof typeof criteriaTable.columns): CellAddress;
}

/** A criterion within one gate: the waiver is the gate's matter. */
export interface Member {
  readonly criterion: CriterionEvaluation;
  readonly waiver: WaiverRow | undefined;
}

export interface GateEvaluation {
  readonly gate: GateRow;
  /** A decision stands, taken by the status date. */
  readonly decided: boolean;
  readonly name: string;
  readonly thresholds: Thresholds;
  readonly verdict: Verdict;
  /** 0 to 100; undefined where the gate is Not evaluable. */
  readonly score: number | undefined;
  /** Low, high and before waivers; undefined where there is no weight. */
  readonly scores: ShownScores | undefined;
  /** What keeps the gate from Go, the deciding rule first; empty at Go. */
  readonly because: readonly Finding[];
  readonly toReachGo: readonly Step[];
  readonly onTheDay: OnTheDay | undefined;
  /** Their IDs. */
  readonly waiversUsed: readonly string[];
  readonly members: readonly Member[];
  /** The decision stands, so the logged result is kept; what the sheets say now is `verdictNow`. */
  readonly verdictNow: Verdict;
  /** The logged result that a decided gate keeps, where the sheets say something else by now. */
  readonly kept: LoggedResult | undefined;
}

export interface GatesEvaluation {
  readonly asOf: Day;
  readonly gates: readonly GateEvaluation[];
  readonly criteria: readonly CriterionEvaluation[];
  readonly waivers: readonly WaiverState[];
  /** What is said beside the gates' own reasons. */
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/**
 * Evaluates every gate as of a day. Pure: the same tables, policy and day give the same result, whatever the order of
 * columns; every good row counts, whatever its neighbours hold.
 */
export function evaluateGates(
  tables: GateTables,
  policy: Policy,
  asOf: Day,
  locale: WorkbookLocale,
  links: GateLinks = NO_LINKS,
): GatesEvaluation {
  return atOnce(evaluateGatesInSteps(tables, policy, asOf, locale, links));
}

/** The same in steps of some criteria, and one for each gate. */
export function* evaluateGatesInSteps(
  tables: GateTables,
  policy: Policy,
  asOf: Day,
  locale: WorkbookLocale,
  links: GateLinks,
): Steps<GatesEvaluation> {
  const { criteria: sheet } = tables;
  const measuring =
    sheet === undefined ? { measured: [], problems: [] } : yield* measureCriteria(sheet, policy, locale);
  const list = gateList(tables.gates, sheet);
  yield;
  const book = waiverBook(tables.waivers, sheet, list, asOf);
  yield;
  const judge = (measured: Measured, day: Day): Judged => judgeOn(measured, day, asOf, policy.evidenceAgeDays);
  const drafts = list.gates.map((gate) => newDraft(gate, asOf));
  // One walk over the rows, each criterion going to its gates while it is at hand: that is half the time of two walks.
  const judged = (measured: Measured, index: number): CriterionEvaluation => {
    const { result, reason } = judge(measured, asOf);
    const criterion = new JudgedCriterion(measured, result, reason, sheet);
    for (const gate of list.gatesOf[index] ?? []) {
      const draft = drafts[gate];
      if (draft === undefined) continue;
      const member = { criterion, waiver: isExcusable(result) ? book.find(gate, index, asOf) : undefined };
      addMember(draft, member);
      const { planned } = draft;
      if (planned === undefined) continue;
      const then = judge(measured, planned.day);
      const waiver = isExcusable(then.result) ? book.find(gate, index, planned.day) : undefined;
      count(planned.tally, measured, then.result, waiver !== undefined);
      if (then.result !== result || waiver !== member.waiver) planned.changes.add(member, then, waiver);
    }
    return criterion;
  };
  const criteria: CriterionEvaluation[] = [];
  for (const [index, measured] of measuring.measured.entries()) {
    criteria.push(judged(measured, index));
    if (endsStep(index)) yield;
  }

  const problems = [...measuring.problems, ...list.problems, ...book.problems];
  const evaluated = (gate: GateRow, position: number): GateEvaluation => {
    const key = gate.key.toLowerCase();
    const { thresholds, problems: refused } = gateThresholds(gate, tables.gates, policy);
    problems.push(...refused);
    const { members, open, tally, planned } = drafts[position] ?? newDraft(gate, asOf);
    const scores = scoresOf(tally);
    const decided = isDecided(gate, asOf);
    const blockers = [
      ...authorityMissing(gate, tables.gates),
      ...(links.blockers.get(key) ?? []),
      ...(decided ? [] : (links.everywhere ?? [])),
    ];
    const invariants = decided ? [] : links.invariants;
    const outside = outsideOf(blockers, invariants);
    const verdictNow = gateVerdict(tally, thresholds, outside, scores);
    const logged = decided ? links.logged.get(key) : undefined;
    const kept = keptResult(logged, verdictNow, scores);
    const context = { gate, members, open, tally, scores, thresholds, blockers, invariants };
    const now: GateEvaluation = {
      gate,
      decided,
      name: gate.gate ?? gate.key,
      thresholds,
      verdict: verdictNow,
      verdictNow,
      kept,
      score: verdictNow === "Not evaluable" ? undefined : scores?.low,
      scores,
      because: becauseOf(context, verdictNow, gateCells(gate, tables.gates)),
      toReachGo: reachGo(context, verdictNow, gateCells(gate, tables.gates)),
      onTheDay:
        planned === undefined
          ? undefined
          : onTheDay(planned, thresholds, blockers, decided ? NO_INVARIANTS : invariantsBy(links, planned.day)),
      waiversUsed: [...new Set(open.flatMap(({ waiver }) => waiver?.key ?? []))],
      members,
    };
    return kept === undefined ? now : withKept(now, kept, gateCells(gate, tables.gates));
  };
  const gates: GateEvaluation[] = [];
  for (const [position, gate] of list.gates.entries()) {
    gates.push(evaluated(gate, position));
    yield;
  }

  return {
    asOf,
    gates,
    criteria,
    waivers: book.states,
    findings: [
      ...list.findings,
      ...book.findings,
      ...undatedNotes(criteria, sheet),
      ...crossedWithoutDecision(links.crossings ?? [], list.gates, asOf),
    ],
    problems,
  };
}

/** Its cell is worked out when somebody asks: of 100,000 criteria few are ever pointed at. */
class JudgedCriterion implements CriterionEvaluation {
  readonly points: number | undefined;
  readonly #sheet: CriteriaRows | undefined;

  constructor(
    readonly measured: Measured,
    readonly result: Result,
    readonly reason: CriterionReason,
    sheet: CriteriaRows | undefined,
  ) {
    this.points = pointsOf(result);
    this.#sheet = sheet;
  }

  get cell(): CellAddress {
    return this.cellIn("actual");
  }

  cellIn(column: keyof typeof criteriaTable.columns): CellAddress {
    return this.#sheet?.cell(this.measured.row, column) ?? { sheet: "", row: 0, column: 0 };
  }
}

/** A gate while its criteria come in. */
interface GateDraft {
  readonly members: Member[];
  readonly open: Member[];
  readonly tally: Sums;
  /** The planned date where it is not past, and how the gate stands then. */
  readonly planned: PlannedDay | undefined;
}

interface PlannedDay {
  readonly day: Day;
  readonly tally: Sums;
  readonly changes: ChangesByThen;
}

function newDraft({ plannedDate: day }: GateRow, today: Day): GateDraft {
  const ahead = day !== undefined && day >= today;
  const planned = ahead ? { day, tally: newTally(), changes: new ChangesByThen(today, day) } : undefined;
  return { members: [], open: [], tally: newTally(), planned };
}

function addMember({ members, open, tally }: GateDraft, member: Member): void {
  const { measured, result, points } = member.criterion;
  members.push(member);
  if (points !== undefined && points < 1) open.push(member);
  count(tally, measured, result, member.waiver !== undefined);
}

/**
 * The same evaluation as of the gate's planned date, with today's evidence counting as present, so that expiring
 * evidence and waivers are seen in time.
 */
function onTheDay(
  { day, tally, changes }: PlannedDay,
  thresholds: Thresholds,
  blockers: readonly Finding[],
  invariants: InvariantsByThen,
): OnTheDay {
  const verdict = gateVerdict(tally, thresholds, outsideOf(blockers, invariants.then));
  return { date: day, verdict, changes: [...changes.named, ...invariants.changes], more: changes.more };
}

/** A waiver is used only where something is to be excused. */
function isExcusable(result: Result): boolean {
  return result === "Not met" || isUnknown(result);
}

function outsideOf(blockers: readonly Finding[], invariants: readonly Finding[]): OutsideBlockers {
  const vetoes = invariants.filter(({ id }) => id === "invariant-breached").length;
  return { vetoes, holds: blockers.length + invariants.length - vetoes };
}

/** An Authority column that does not exist is not assessed; a blank in one that exists holds the gate. */
function authorityMissing(gate: GateRow, gates: GateRows | undefined): readonly Finding[] {
  if (gates === undefined || !gates.has("authority") || gate.authority !== undefined) return [];
  return [finding("no-authority", "blocker", { gate: gate.key }, [gates.cell(gate, "authority")])];
}

function gateCells(gate: GateRow, gates: GateRows | undefined): readonly CellAddress[] {
  return gates === undefined ? [] : [gates.cell(gate, gates.has("gate") ? "gate" : "id")];
}

/** A pass without a date in a sheet that has dates: believed where it is no must-pass, but said. */
function undatedNotes(criteria: readonly CriterionEvaluation[], sheet: CriteriaRows | undefined): readonly Finding[] {
  if (sheet?.has("evidenceDate") !== true) return [];
  return criteria
    .filter(({ measured, points }) => measured.evidenceDate === undefined && points !== undefined && points > 0)
    .map(({ measured: { row } }) =>
      finding("evidence-undated", "note", { criterion: criterionName(row) }, [sheet.cell(row, "evidenceDate")]),
    );
}
