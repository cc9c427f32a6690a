import type { CellProblem } from "../../tabular/cellProblem";
import { thresholdFault, type Policy } from "../policy";
import type { GateRow, GateRows } from "./gateList";
import type { Thresholds } from "./gateVerdict";
import { round9 } from "../rounding";

const rounded = (score: number | undefined): number | undefined => (score === undefined ? undefined : round9(score));

/** The thresholds of one gate: its own where they are sound, else the policy's. What is refused is named by its cell. */
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
  const refused: { readonly column: "passScore" | "warnScore"; readonly fault: string }[] = [];
  const faultOf = (pass: number, warn: number): string | undefined => thresholdFault(pass, warn, missingLimitPercent);

  let pass = own.pass ?? policy.passScore;
  let warn = own.warn ?? policy.warnScore;
  if (own.pass !== undefined && !isScore(own.pass)) {
    refused.push({ column: "passScore", fault: "out-of-range" });
    pass = policy.passScore;
  }
  const warnFault = faultOf(pass, warn);
  if (own.warn !== undefined && warnFault !== undefined) {
    refused.push({ column: "warnScore", fault: warnFault });
    warn = policy.warnScore;
  }
  // A pass score that is sound in itself may still lie below the policy's warn score.
  const passFault = faultOf(pass, warn);
  if (passFault !== undefined) {
    refused.unshift({ column: "passScore", fault: passFault });
    pass = policy.passScore;
  }
  return {
    thresholds: { pass, warn, missingLimitPercent },
    problems: refused.map(({ column, fault }) => ({
      cell: gates.cell(gate, column),
      severity: "problem",
      code: "threshold-refused",
      column: gates.table.columns[column].header,
      found: own[column === "passScore" ? "pass" : "warn"] ?? "",
      facts: { row: gate.key, fault, pass, warn },
    })),
  };
}

function isScore(score: number): boolean {
  return score > 0 && score <= 100;
}
