import type { CellValue } from "../tabular/cellValue";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import { ROWS_A_STEP, type Steps } from "../tabular/steps";
import type { ComputedColumn } from "../tabular/planEdits";
import type { TableRows } from "../tabular/readRows";
import type { Table } from "../tabular/table";
import type { CriterionEvaluation, GateEvaluation, GatesEvaluation, Member } from "../domain/gates/evaluateGates";
import type { CriteriaRows } from "../domain/gates/criterionResult";
import { ruleText } from "../domain/gates/criterionRule";
import type { GateRows } from "../domain/gates/gateList";
import type { WaiverRows } from "../domain/gates/waiverValidity";
import type { Step } from "../domain/finding";
import { fullAddress } from "../tabular/cellAddress";
import { scoreDecimals } from "../messages/format";
import type { Messages } from "../messages/messages";

/** How many steps a cell of the Gates table names; the report names them all. */
const STEPS_IN_CELL = 8;
const REASONS_IN_CELL = 3;

/** What the computed columns of Criteria are to hold. */
export function criteriaCells(
  rows: CriteriaRows,
  evaluation: GatesEvaluation,
  whys: CriterionWhys,
  messages: Messages,
): readonly ComputedColumn[] {
  const waived = waiversByCriterion(evaluation, messages);
  return filled(rows, evaluation.criteria, (criterion) => criterion.measured.row.index, {
    result: ({ result }) => result,
    why: (criterion) => excused(whys.get(criterion), waived.get(criterion.measured.row.index)),
    points: ({ points }) => points ?? "",
    ruleLastEvaluated: (criterion) => ruleLastEvaluated(criterion, messages),
  });
}

/** Why each criterion has its result: the table says it, and the report of each gate. */
export type CriterionWhys = ReadonlyMap<CriterionEvaluation, string>;

export function* criterionWhys({ criteria }: GatesEvaluation, { reason, words }: Messages): Steps<CriterionWhys> {
  const whys = new Map<CriterionEvaluation, string>();
  for (const criterion of criteria) {
    const why = reason(criterion.reason);
    whys.set(criterion, criterion.measured.mustPass ? `${why}. ${words.mustPass}` : why);
    if (whys.size % ROWS_A_STEP === 0) yield;
  }
  return whys;
}

/** Why a criterion has its result in one gate, with the waiver that excuses it there. */
export function memberWhy({ criterion, waiver }: Member, whys: CriterionWhys, messages: Messages): string {
  const why = whys.get(criterion);
  return waiver?.until === undefined ? excused(why) : excused(why, [waivedText(waiver.key, waiver.until, messages)]);
}

function excused(why = "", waivers: readonly string[] = []): string {
  return waivers.length === 0 ? why : [why, ...waivers].join(". ");
}

function waivedText(waiver: string, until: Day, { words, format }: Messages): string {
  return words.waivedBy(waiver, format.date(until));
}

function waiversByCriterion(evaluation: GatesEvaluation, messages: Messages): ReadonlyMap<number, readonly string[]> {
  const waived = new Map<number, string[]>();
  for (const gate of evaluation.gates) {
    for (const { criterion, waiver } of gate.members) {
      if (waiver?.until === undefined) continue;
      const { index } = criterion.measured.row;
      const text = waivedText(waiver.key, waiver.until, messages);
      waived.set(index, [...(waived.get(index) ?? []).filter((other) => other !== text), text]);
    }
  }
  return waived;
}

/** "≥ 90, warn 80, weight 1, must" */
export function ruleLastEvaluated({ measured }: CriterionEvaluation, { words, format, rule }: Messages): string {
  return [
    ...(measured.rule === undefined ? [] : [rule(ruleText(measured.rule))]),
    `${words.weight} ${format.number(measured.weight)}`,
    ...(measured.mustPass ? [words.must] : []),
  ].join(", ");
}

/** What the computed columns of Gates are to hold. `evaluatedOn` says on which day each gate last changed. */
export function gateCells(
  rows: GateRows,
  evaluation: GatesEvaluation,
  messages: Messages,
  evaluatedOn: (gate: GateEvaluation) => Day,
  date1904: boolean,
): readonly ComputedColumn[] {
  const byIndex = (gate: GateEvaluation): number => gate.gate.index;
  const columns = filled(rows, evaluation.gates, byIndex, {
    verdict: ({ verdict }) => verdict,
    score: ({ score }) => score ?? "",
    range: (gate) => rangeText(gate, messages),
    why: (gate) => gateWhy(gate, messages),
    toReachGo: (gate) => toReachGoText(gate, messages),
    onTheDay: (gate) =>
      gate.onTheDay === undefined ? "" : messages.onTheDay(gate.onTheDay, gate.verdict, evaluation.asOf),
    scoreBeforeWaivers: ({ score, scores }) => (score === undefined ? "" : (scores?.beforeWaivers ?? "")),
    evaluatedOn: (gate) => evaluatedOn(gate) - (date1904 ? DAYS_1904 : 0),
  });
  const formats = new Array<string | null>(rows.snapshot.values.length).fill(null);
  for (const gate of evaluation.gates) formats[gate.gate.index] = scoreFormat(gate);
  return columns.map((column) => (column.key === "score" ? { ...column, numberFormats: formats } : column));
}

/** More decimals than one only where one would show a score on the wrong side of a threshold. */
export function scoreFormat({ score, thresholds }: GateEvaluation): string | null {
  if (score === undefined) return null;
  const decimals = scoreDecimals(score, [thresholds.pass, thresholds.warn]);
  return decimals === 1 ? null : `0.${"0".repeat(decimals)}`;
}

/** "80.4 to 89.1"; blank where there is no weight. */
export function rangeText({ scores, thresholds }: GateEvaluation, { format, words }: Messages): string {
  if (scores === undefined) return "";
  const bounds = [thresholds.pass, thresholds.warn];
  const low = format.score(scores.low, ...bounds);
  const high = format.score(scores.high, ...bounds);
  return low === high ? low : `${low} ${words.to} ${high}`;
}

/** The deciding rule and the next reasons, each with its first cell. */
export function gateWhy(gate: GateEvaluation, messages: Messages): string {
  const { because } = gate;
  if (because.length === 0) {
    const score = gate.score === undefined ? "" : ` (${messages.format.score(gate.score, gate.thresholds.pass)})`;
    return `${messages.words.goReached}${score}`;
  }
  const reasons = because.slice(0, REASONS_IN_CELL).map((finding) => {
    const [cell] = finding.cells;
    return `${messages.finding(finding)}${cell === undefined ? "" : ` (${fullAddress(cell)})`}`;
  });
  const more = because.length - reasons.length;
  return `${reasons.join(". ")}${more > 0 ? `; ${messages.words.more(more)}` : ""}`;
}

function toReachGoText({ toReachGo, thresholds }: GateEvaluation, messages: Messages): string {
  const steps = toReachGo
    .slice(0, STEPS_IN_CELL)
    .map((step, position) => stepText(step, position, thresholds, messages));
  const more = toReachGo.length - steps.length;
  return `${steps.join("; ")}${more > 0 ? `; ${messages.words.more(more)}` : ""}`;
}

function stepText(
  step: Step,
  position: number,
  { pass, warn }: GateEvaluation["thresholds"],
  messages: Messages,
): string {
  const owner = step.owner === undefined ? "" : ` (${step.owner})`;
  const score = step.scoreAfter === undefined ? "" : `${messages.format.score(step.scoreAfter, pass, warn)} `;
  return `${position + 1}. ${messages.step(step)}${owner} → ${score}${step.verdictAfter}`;
}

/** What the computed column of Waivers is to hold. */
export function waiverCells(
  rows: WaiverRows,
  evaluation: GatesEvaluation,
  messages: Messages,
): readonly ComputedColumn[] {
  return filled(rows, evaluation.waivers, ({ waiver }) => waiver.index, {
    valid: ({ fault }) =>
      fault === undefined ? messages.words.yes : `${messages.words.no}: ${messages.waiverFault(fault)}`,
  });
}

/** One full column a key: the value of every row that was used, blank elsewhere. */
export function filled<T extends Table, Item>(
  { snapshot }: TableRows<T>,
  items: readonly Item[],
  indexOf: (item: Item) => number,
  columns: Readonly<Record<string, (item: Item) => CellValue>>,
): readonly ComputedColumn[] {
  return Object.entries(columns).map(([key, valueOf]) => {
    const values = new Array<CellValue>(snapshot.values.length).fill("");
    for (const item of items) values[indexOf(item)] = valueOf(item);
    return { key, values };
  });
}
