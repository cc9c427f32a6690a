import type { Day } from "../../tabular/excelDate";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { RisksEvaluation } from "./evaluateRisks";
import { lognormalOf } from "./expectedLoss";
import type { DrawnRisk, ExposureInput } from "./exposure/exposureInput";
import { mitigationWait } from "./mitigationWait";
import type { RiskPolicy } from "./riskPolicy";

/** What the exposure of a register is drawn from: its quantified risks; the others are listed, never 0. */
export function exposureInput(
  { risks, counts }: RisksEvaluation,
  policy: RiskPolicy,
  asOf: Day,
  locale: WorkbookLocale,
): ExposureInput {
  const drawn = risks.flatMap(({ row, exposure, probability, cost, after }): readonly DrawnRisk[] => {
    if (exposure !== "quantified" || probability === undefined || cost === undefined) return [];
    return [
      {
        key: row.key,
        before: { p: probability, ...lognormalOf(cost) },
        after: { p: after.probability ?? probability, ...lognormalOf(after.cost ?? cost) },
        inForceAfterWeeks: mitigationWait(row, asOf, locale),
      },
    ];
  });
  if (drawn.length !== counts.quantified) throw new Error("a quantified risk is not drawn");
  return {
    risks: drawn,
    draws: policy.draws,
    seed: policy.seed,
    correlation: policy.correlation,
    weekCost: policy.weekCost ?? null,
  };
}
