import type { Policy } from "../domain/policy";
import type { Messages } from "../messages/messages";
import { wavePlanReport } from "../reports/wavePlanReport";
import type { Steps } from "../tabular/steps";
import { planNamedReport, type NamedReport } from "./namedReport";
import type { Evaluated } from "./planGates";
import type { WorkbookSnapshot } from "./workbook";

/** The Wave plan: only where there are units. */
export function* planWaveReport(
  { waves, evaluation, audit }: Pick<Evaluated, "waves" | "evaluation" | "audit">,
  policy: Policy,
  messages: Messages,
  snapshot: WorkbookSnapshot,
): Steps<readonly NamedReport[]> {
  if (waves === undefined) return [];
  const { plan, held, windows, stagings, findings } = waves;
  const report = wavePlanReport({
    plan,
    held,
    windows,
    stagings: stagings?.found,
    findings,
    gates: evaluation.gates,
    audit,
    policy,
    messages,
  });
  yield;
  return [yield* planNamedReport(report, snapshot)];
}
