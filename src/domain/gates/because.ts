import type { CellAddress } from "../../tabular/cellAddress";
import { finding, type Finding } from "../finding";
import type { Member } from "./evaluateGates";
import { criterionName, type GateRow } from "./gateList";
import type { Thresholds } from "./gateVerdict";
import type { Scores, Tally } from "./tally";
import { isUnknown, type Result, type Verdict } from "./verdict";

/** Everything that is known about one gate before it is explained. */
export interface GateContext {
  readonly gate: GateRow;
  readonly members: readonly Member[];
  /** Those within the sums that are not met in full: what costs points, vetoes or is waived. */
  readonly open: readonly Member[];
  readonly tally: Tally;
  readonly scores: Scores | undefined;
  readonly thresholds: Thresholds;
  readonly blockers: readonly Finding[];
  readonly invariants: readonly Finding[];
}

/** Everything that keeps the gate from Go, in the order of the rules: the first one decided. Empty at Go. */
export function becauseOf(
  context: GateContext,
  verdict: Verdict,
  gateCells: readonly CellAddress[],
): readonly Finding[] {
  const { open, scores, thresholds, blockers, invariants } = context;
  const { pass, warn } = thresholds;
  const hopeless = scores !== undefined && scores.high < warn;
  const evaluable = scores !== undefined && scores.missingPercent < thresholds.missingLimitPercent;
  return [
    ...vetoes(open, "must-pass-not-met"),
    ...invariants.filter(({ id }) => id === "invariant-breached"),
    ...(hopeless
      ? [finding("score-cannot-reach-warn", "blocker", { score: scores.low, high: scores.high, warn }, cellsOf(open))]
      : []),
    ...(evaluable || hopeless ? [] : [notEvaluable(context, gateCells)]),
    ...vetoes(open, "must-pass-unknown"),
    ...invariants.filter(({ id }) => id !== "invariant-breached"),
    ...(evaluable && !hopeless && scores.low < warn
      ? [finding("score-below-warn", "blocker", { score: scores.low, high: scores.high, warn }, cellsOf(open))]
      : []),
    ...blockers,
    ...(evaluable && scores.low >= warn && scores.low < pass
      ? [finding("score-below-pass", "warning", { score: scores.low, pass }, cellsOf(open))]
      : []),
    ...(verdict === "Go" ? [] : waiversUsed(open)),
  ];
}

/** Must-pass criteria without a valid waiver that are not met, or that nobody knows about. */
function vetoes(members: readonly Member[], id: "must-pass-not-met" | "must-pass-unknown"): readonly Finding[] {
  const fits = (result: Result): boolean => (id === "must-pass-not-met" ? result === "Not met" : isUnknown(result));
  return members
    .filter(({ criterion, waiver }) => waiver === undefined && fits(criterion.result) && criterion.measured.mustPass)
    .map(({ criterion: { measured, reason, cell } }) =>
      finding(id, "blocker", { criterion: criterionName(measured.row), reason }, [cell]),
    );
}

function notEvaluable(
  { members, open, tally, scores, thresholds, gate }: GateContext,
  cells: readonly CellAddress[],
): Finding {
  if (tally.scored === 0) return finding("nothing-scored", "blocker", { gate: gate.key }, cells);
  if (scores === undefined)
    return finding("no-weight", "blocker", { criteria: tally.scored }, cellsOf(members.filter(isWeighed)));
  const unknown = open.filter(({ criterion, waiver }) => isUnknown(criterion.result) && waiver === undefined);
  return finding(
    "too-much-missing",
    "blocker",
    { missing: scores.missingPercent, limit: thresholds.missingLimitPercent },
    cellsOf(unknown),
  );
}

const isWeighed = ({ criterion }: Member): boolean => criterion.points !== undefined;

function cellsOf(members: readonly Member[]): readonly CellAddress[] {
  return members.map(({ criterion }) => criterion.cell);
}

function waiversUsed(members: readonly Member[]): readonly Finding[] {
  return members.flatMap(({ criterion, waiver }) => {
    if (waiver?.until === undefined) return [];
    const facts = { waiver: waiver.key, criterion: criterionName(criterion.measured.row), until: waiver.until };
    return [finding("waiver-used", "warning", facts, [criterion.cell])];
  });
}
