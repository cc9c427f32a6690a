import type { Gap } from "../domain/risks/riskFindings";

/** Words of risks in cells. */
export interface RiskWords {
  readonly unquantified: string;
  readonly gap: (gap: Gap) => string;
}
