import type { CellAddress } from "../../tabular/cellAddress";
import { finding } from "../finding";
import type { GateEvaluation, LoggedResult } from "./evaluateGates";
import type { Scores } from "./tally";
import type { Verdict } from "./verdict";

/** The logged result of a decided gate, where evaluating it now would give another one. */
export function keptResult(
  logged: LoggedResult | undefined,
  verdictNow: Verdict,
  scores: Scores | undefined,
): LoggedResult | undefined {
  if (logged === undefined) return undefined;
  const same = logged.verdict === verdictNow && logged.low === scores?.low && logged.high === scores?.high;
  return same ? undefined : logged;
}

/** A decided gate as it was when it was last logged. What would be now is a note; there is nothing to reach. */
export function withKept(now: GateEvaluation, kept: LoggedResult, cells: readonly CellAddress[]): GateEvaluation {
  const { verdict, score, low, high, evaluatedOn } = kept;
  const gate = now.gate.key;
  return {
    ...now,
    verdict,
    score,
    scores: low === undefined || high === undefined ? undefined : { low, high },
    because: [
      finding("result-kept", "note", { gate, verdict, evaluatedOn }, cells),
      ...(verdict === now.verdictNow
        ? []
        : [finding("would-be-now", "note", { gate, verdict: now.verdictNow }, cells), ...now.because.map(asNote)]),
    ],
    toReachGo: [],
    waiversUsed: kept.waivers,
  };
}

/** Of a gate that is decided nothing blocks or warns any more. */
function asNote(reason: GateEvaluation["because"][number]): GateEvaluation["because"][number] {
  return { ...reason, severity: "note" };
}
