import type { RiskEvaluation } from "../domain/risks/evaluateRisks";
import type { ExceedancePoint, Exposure, RiskContribution } from "../domain/risks/exposure/exposureInput";
import type { RiskRegister } from "../workflows/riskRegister";

/** What the view "Risks" shows of a register. Nothing is judged here. */

export interface RankedRisk {
  readonly risk: RiskEvaluation;
  readonly contribution: RiskContribution | undefined;
}

/** The risks in the figures, the largest expected loss first. */
export function rankedRisks({ risks, exposures }: RiskRegister): readonly RankedRisk[] {
  const parts = new Map((exposures[0]?.contributions ?? []).map((one) => [one.key, one]));
  return risks.risks
    .filter(({ exposure }) => exposure === "quantified")
    .sort((one, other) => (other.expectedLoss ?? 0) - (one.expectedLoss ?? 0))
    .map((risk) => ({ risk, contribution: parts.get(risk.row.key) }));
}

export function unquantifiedRisks({ risks }: RiskRegister): readonly RiskEvaluation[] {
  return risks.risks.filter(({ exposure }) => exposure === "unquantified");
}

/** "£" before the figure where the currency is one that has a sign, else its code. */
export function moneyText(money: string, currency: string | undefined): string {
  if (currency === undefined) return money;
  const code = /^[A-Z]{3}\b/.exec(currency)?.[0];
  const sign = SIGNS[code ?? ""] ?? (currency.length === 1 ? currency : undefined);
  return sign === undefined ? `${code ?? currency} ${money}` : `${sign}${money}`;
}

const SIGNS: Readonly<Record<string, string>> = { GBP: "£", EUR: "€", USD: "$" };

export interface CurvePoint {
  /** Shares of the width and of the height, 0 to 1, from the bottom left. */
  readonly x: number;
  readonly y: number;
}

/** The exceedance curve in one state. */
export function curveOf({ exceedance }: Exposure, when: "before" | "after"): readonly CurvePoint[] {
  const most = exceedance.at(-1)?.loss ?? 0;
  return exceedance.map((point) => ({ x: most === 0 ? 0 : point.loss / most, y: point[when] }));
}

/** A few points of the curve, for those who cannot see it. */
export function namedPoints({ exceedance }: Exposure): readonly ExceedancePoint[] {
  return [0.25, 0.5, 0.75].flatMap((share) => exceedance[Math.round(share * (exceedance.length - 1))] ?? []);
}
