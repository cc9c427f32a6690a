import { measuredHere } from "../domain/audit/evaluateAudit";
import { reviewFit, type FitReview } from "../domain/fit/fitReview";
import type { LogRecord } from "../domain/log/logRow";
import type { Policy } from "../domain/policy";
import { loggedAnswers } from "../domain/supports/supportLog";
import type { WavePlan } from "../domain/waves/planWaves";
import type { RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Messages } from "../messages/messages";
import { fitReview } from "../reports/fitReview";
import type { Report } from "../reports/report";
import type { Day } from "../tabular/excelDate";
import type { Steps } from "../tabular/steps";
import { planFit } from "./fitCells";
import type { GateInputs } from "./gateInputs";
import type { PlannedTable } from "./plannedTable";
import type { GateSheets } from "./readGateSheets";
import type { OwnershipRecord } from "./record";

/** Everything that only a workbook with fit metrics or supports needs: fetched when there are some, after the first paint. */
export const fitWork = { fitBy, planned };

/**
 * The review by the policy of the sheets that it is given: the one of the workbook, or another one that is tried. Most
 * trials change nothing that it rests on, and get the same review.
 */
function fitBy(records: readonly LogRecord[], plan: WavePlan | undefined, asOf: Day): NonNullable<GateInputs["fitOf"]> {
  const answers = loggedAnswers(records);
  let known: { readonly sheets: GateSheets; readonly review: FitReview } | undefined;
  return (sheets) => {
    if (known === undefined || !sameBasis(known.sheets, sheets)) {
      const { fitMetrics, supports, readings, invariants, audit, locale } = sheets;
      const { evidenceAgeDays, missingLimitPercent, fit } = sheets.policy;
      const tables = { fitMetrics, supports, readings, operatingModel: audit.operatingModel };
      const otherMeasures = new Set([
        ...measuredHere(audit),
        ...(invariants?.rows ?? []).map(({ key }) => key.toLowerCase()),
      ]);
      const links = { answers, plan, otherMeasures };
      const policy = { evidenceAgeDays, missingLimitPercent, ...fit };
      known = { sheets, review: reviewFit(tables, policy, asOf, locale, links) };
    }
    return known.review;
  };
}

function sameBasis(one: GateSheets, other: GateSheets): boolean {
  const basis = ({ evidenceAgeDays, missingLimitPercent, fit }: Policy): string =>
    JSON.stringify([evidenceAgeDays, missingLimitPercent, fit]);
  return (
    one.fitMetrics === other.fitMetrics &&
    one.supports === other.supports &&
    one.readings === other.readings &&
    basis(one.policy) === basis(other.policy)
  );
}

/** What a review has to write: its computed columns and its report. */
export interface PlannedFit {
  readonly review: FitReview;
  readonly tables: readonly (PlannedTable | undefined)[];
  readonly report: Report;
}

function* planned(
  review: FitReview,
  { fitMetrics, supports, policy }: GateSheets,
  risks: RisksEvaluation | undefined,
  record: OwnershipRecord,
  messages: Messages,
): Steps<PlannedFit> {
  return {
    review,
    tables: yield* planFit(fitMetrics, supports, record, review, messages),
    report: fitReview({ review, risks, policy, messages }),
  };
}
