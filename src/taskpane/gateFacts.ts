import { ruleText } from "../domain/gates/criterionRule";
import type { GateEvaluation, GatesEvaluation, Member } from "../domain/gates/evaluateGates";
import { isScored, isUnknown, type Result, type Verdict } from "../domain/gates/verdict";
import { round9 } from "../domain/rounding";
import type { Messages } from "../messages/messages";
import type { CriteriaFilter } from "../messages/pane.en";
import type { CellProblem } from "../tabular/cellProblem";

/** What the views show of an evaluation: orders, groups and counts. Nothing is judged here. */

export function gateTitle({ gate, name }: GateEvaluation): string {
  return gate.key.toLowerCase() === name.toLowerCase() ? name : `${gate.key} ${name}`;
}

const TALLY_ORDER: readonly Verdict[] = ["Go", "Conditional go", "Hold", "No-go", "Not evaluable"];

/** How many gates have each verdict, best first; verdicts that no gate has are left out. */
export function tallyOf({ gates }: GatesEvaluation): ReadonlyMap<Verdict, number> {
  const tally = new Map<Verdict, number>();
  for (const verdict of TALLY_ORDER) {
    const count = gates.filter((gate) => gate.verdict === verdict).length;
    if (count > 0) tally.set(verdict, count);
  }
  return tally;
}

/** The undecided gate that is planned next, on the status date or after it. */
export function nextDecision({ gates, asOf }: GatesEvaluation): GateEvaluation | undefined {
  let next: GateEvaluation | undefined;
  for (const candidate of gates) {
    const { decision, plannedDate } = candidate.gate;
    if (decision !== undefined || plannedDate === undefined || plannedDate < asOf) continue;
    if (plannedDate < (next?.gate.plannedDate ?? Infinity)) next = candidate;
  }
  return next;
}

/** Thresholds that all gates share, or undefined where they differ. */
export function sharedThresholds({ gates }: GatesEvaluation): GateEvaluation["thresholds"] | undefined {
  const [first] = gates;
  const same = gates.every(
    ({ thresholds: { pass, warn } }) => pass === first?.thresholds.pass && warn === first.thresholds.warn,
  );
  return same ? first?.thresholds : undefined;
}

const WORST_FIRST: readonly Result[] = [
  "Not met",
  "No evidence",
  "Stale",
  "Warning",
  "Met",
  "Not applicable",
  "Information",
];

/** Worst first; must-pass before others of the same result, then in sheet order. */
export function worstFirst(members: readonly Member[]): readonly Member[] {
  const rank = ({ criterion }: Member): number =>
    2 * WORST_FIRST.indexOf(criterion.result) + (criterion.measured.mustPass ? 0 : 1);
  return [...members].sort((one, other) => rank(one) - rank(other));
}

/** The criterion with that key before the others. */
export function withFirst(members: readonly Member[], key: string | undefined): readonly Member[] {
  const first = members.filter(({ criterion }) => criterion.measured.row.key === key);
  return first.length === 0 ? members : [...first, ...members.filter((member) => !first.includes(member))];
}

const FILTERS: Readonly<Record<CriteriaFilter, (result: Result) => boolean>> = {
  all: () => true,
  "not-met": (result) => result === "Not met",
  warning: (result) => result === "Warning",
  unknown: isUnknown,
  met: (result) => result === "Met",
  outside: (result) => !isScored(result),
};

/** The filters that would show something, each with its members; "all" first. */
export function criteriaFilters(members: readonly Member[]): ReadonlyMap<CriteriaFilter, readonly Member[]> {
  const groups = new Map<CriteriaFilter, readonly Member[]>();
  for (const [filter, fits] of Object.entries(FILTERS) as [CriteriaFilter, (result: Result) => boolean][]) {
    const shown = members.filter(({ criterion }) => fits(criterion.result));
    if (filter === "all" || shown.length > 0) groups.set(filter, shown);
  }
  return groups;
}

/** What stands in the Actual cell, with its unit; undefined where it is blank. */
export function actualText({ criterion }: Member, { format }: Messages): string | undefined {
  const { actual } = criterion.measured.row;
  if (actual === undefined) return undefined;
  return actual.kind === "number"
    ? format.shown({ value: round9(actual.value), unit: actual.unit })
    : format.shown(actual.text);
}

export function needsText({ criterion }: Member, messages: Messages): string | undefined {
  const { rule } = criterion.measured;
  return rule === undefined ? undefined : messages.rule({ ...ruleText(rule), warn: [] });
}

/** Cells to fix, and cells that were read with a guess. */
export function splitProblems(problems: readonly CellProblem[]): {
  readonly toFix: readonly CellProblem[];
  readonly guesses: readonly CellProblem[];
} {
  return {
    toFix: problems.filter(({ severity }) => severity === "problem"),
    guesses: problems.filter(({ severity }) => severity === "guess"),
  };
}

/** In the order in which they come. */
export function bySheet(problems: readonly CellProblem[]): ReadonlyMap<string, readonly CellProblem[]> {
  const sheets = new Map<string, CellProblem[]>();
  for (const problem of problems) {
    const sheet = sheets.get(problem.cell.sheet) ?? [];
    sheets.set(problem.cell.sheet, [...sheet, problem]);
  }
  return sheets;
}
