import type { AuditBlockers } from "../domain/audit/auditBlockers";
import type { FitReview } from "../domain/fit/fitReview";

/** Key of the Fit review among the reports. */
export const FIT_REPORT = "fitReview";

/** What holds gates back, with the parallel runs that nobody owns or that have no end. */
export function withFitBlockers(blockers: AuditBlockers, fit: FitReview | undefined): AuditBlockers {
  if (fit === undefined || fit.blockers.length === 0) return blockers;
  return { ...blockers, everywhere: [...blockers.everywhere, ...fit.blockers] };
}
