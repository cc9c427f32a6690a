import { GAP_WORDS } from "./risks.en";
import type { RiskWords } from "./riskWords";

export const riskWords: RiskWords = {
  unquantified: "Unquantified",
  gap: (gap) => GAP_WORDS[gap],
};
