import type { FitReview } from "../domain/fit/fitReview";
import type { MetricRows } from "../domain/fit/metricGoal";
import { round9 } from "../domain/rounding";
import type { SupportRows } from "../domain/supports/exitRule";
import { retireNeeds } from "../messages/fitWords.en";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import type { Steps } from "../tabular/steps";
import { filled } from "./gateCells";
import { planTable, type PlannedTable } from "./plannedTable";
import type { OwnershipRecord } from "./record";

const rowIndex = ({ row }: { readonly row: { readonly index: number } }): number => row.index;

/** What the computed columns of FitMetrics and Supports are to hold. */
export function* planFit(
  fitMetrics: MetricRows | undefined,
  supports: SupportRows | undefined,
  record: OwnershipRecord,
  { fit, supports: judged, answers }: FitReview,
  messages: Messages,
): Steps<readonly (PlannedTable | undefined)[]> {
  const figure = (value: number | undefined): CellValue => (value === undefined ? "" : round9(value));
  return [
    yield* planTable(supports, record, (rows) =>
      filled(rows, judged?.supports ?? [], rowIndex, {
        exitState: ({ exitState }) => exitState ?? "",
        extensions: ({ row }) => answers.extensions.get(row.key.toLowerCase()) ?? "",
        finding: ({ toRetire }) => retireNeeds(toRetire, messages),
      }),
    ),
    yield* planTable(fitMetrics, record, (rows) =>
      filled(rows, fit?.metrics ?? [], rowIndex, {
        state: ({ state }) => state,
        progress: ({ progress }) => figure(progress),
        trend: ({ trend }) => trend,
        spread: ({ spread }) => figure(spread?.phi),
      }),
    ),
  ];
}
