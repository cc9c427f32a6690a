import type { CellProblem } from "../../tabular/cellProblem";
import { thresholdFault, type Policy } from "../policy";
import type { GateRow, GateRows } from "./gateList";
import type { Thresholds } from "./gateVerdict";
import { round9 } from "../rounding";

const rounded = (score: number | undefined): number | undefined => (score === undefined ? undefined : round9(score));

/**
 * The thresholds of one gate: its own where they are sound, else the policy's. A refused pair is named by its cells.
 */
export function gateThresholds(
  gate: GateRow,
  gates: GateRows | undefined,
  policy: Policy,
): { readonly thresholds: Thresholds; readonly problems: readonly CellProblem[] } {
  const { missingLimitPercent } = policy;
  const own = { pass: rounded(gate.passScore), warn: rounded(gate.warnScore) };
  const standard = { pass: policy.passScore, warn: policy.warnScore, missingLimitPercent };
  if (gates === undefined || (own.pass === undefined && own.warn === undefined)) {
    return { thresholds: standard, problems: [] };
  }
  const refused: CellProblem[] = [];
  const refuse = (column: "passScore" | "warnScore", fault: string): void => {
    refused.push({
      cell: gates.cell(gate, column),
      severity: "problem",
      code: "threshold-refused",
      column: gates.table.columns[column].header,
      found: own[column === "passScore" ? "pass" : "warn"] ?? "",
      facts: { row: gate.key, fault, pass: policy.passScore, warn: policy.warnScore },
    });
  };
  const pass = own.pass ?? policy.passScore;
  const warn = own.warn ?? policy.warnScore;
  const fault = thresholdFault(pass, warn, missingLimitPercent);
  if (fault === undefined) return { thresholds: { pass, warn, missingLimitPercent }, problems: [] };
  // The gate's warn score alone is at fault where its pass score stands with the policy's warn score.
  if (own.warn !== undefined && thresholdFault(pass, policy.warnScore, missingLimitPercent) === undefined) {
    refuse("warnScore", fault);
    return { thresholds: { ...standard, pass }, problems: refused };
  }
  if (own.pass !== undefined)
    refuse("passScore", thresholdFault(own.pass, policy.warnScore, missingLimitPercent) ?? fault);
  if (own.warn !== undefined && thresholdFault(policy.passScore, own.warn, missingLimitPercent) === undefined) {
    return { thresholds: { ...standard, warn: own.warn }, problems: refused };
  }
  if (own.warn !== undefined) refuse("warnScore", fault);
  return { thresholds: standard, problems: refused };
}
