import { finding, type Finding } from "../../src/domain/finding";
import type { RiskFindingFacts, RiskName } from "../../src/domain/risks/riskFindings";

const risk: RiskName = { key: "R3", text: "Pharmacy interface fails at cutover" };
const risks = [risk, { key: "R7", text: "Ward staff leave" }];

/** One example a finding about risks. */
export const RISK_EXAMPLES: { readonly [Id in keyof RiskFindingFacts]: Finding } = {
  "risk-above-appetite": finding(
    "risk-above-appetite",
    "blocker",
    { risk, lacking: ["owner", "contingency"], score: 16, loss: 412_000 },
    [],
  ),
  "risk-owner-missing": finding("risk-owner-missing", "warning", { risks }, []),
  "risk-signal-missing": finding("risk-signal-missing", "warning", { risks }, []),
  "risk-mitigation-missing": finding("risk-mitigation-missing", "warning", { risks }, []),
  "risk-contingency-missing": finding("risk-contingency-missing", "warning", { risks: [risk] }, []),
  "risk-review-missing": finding("risk-review-missing", "warning", { risks }, []),
  "risk-review-overdue": finding("risk-review-overdue", "warning", { risks }, []),
  "risk-one-owner": finding("risk-one-owner", "warning", { owner: "Mara Voss", risks: 9 }, []),
  "risk-unquantified": finding("risk-unquantified", "warning", { risks }, []),
  "risk-rating-misleads": finding(
    "risk-rating-misleads",
    "note",
    {
      pairs: [
        {
          higher: risk,
          higherRating: "High",
          higherLoss: 12_000,
          lower: { key: "R7", text: "Ward staff leave" },
          lowerRating: "Medium",
          lowerLoss: 780_000,
        },
      ],
      total: 4,
    },
    [],
  ),
  "risk-gate-unknown": finding("risk-gate-unknown", "warning", { risk, target: "G9" }, []),
  "risk-cause-unknown": finding("risk-cause-unknown", "warning", { risk, target: "A9" }, []),
  "risk-signal-unknown": finding("risk-signal-unknown", "warning", { risk, target: "S9" }, []),
  "risk-signal-firing": finding("risk-signal-firing", "warning", { risk, signal: "S2", rating: "Critical" }, []),
  "risk-certain": finding("risk-certain", "note", { risks: [risk] }, []),
  "risk-impossible": finding("risk-impossible", "note", { risks: [risk] }, []),
  "risk-after-worse": finding("risk-after-worse", "warning", { risk, before: 120_000, after: 180_000 }, []),
  "risk-scale-unclear": finding(
    "risk-scale-unclear",
    "warning",
    { column: "Probability", cells: 12, of: "probability", setting: "Probability scale" },
    [],
  ),
  "risk-scale-read": finding(
    "risk-scale-read",
    "note",
    {
      column: "Probability",
      of: "probability",
      setting: "Probability scale",
      scale: "levels",
      said: true,
      figures: 3,
      percentages: 12,
      words: [
        { word: "Low", meant: 0.2, cells: 3 },
        { word: "Likely", meant: 0.6, cells: 1 },
      ],
      marks: 0,
    },
    [],
  ),
  "risk-score-theirs": finding("risk-score-theirs", "note", { column: "Wert", kind: "sum" }, []),
  "assumption-without-risk": finding(
    "assumption-without-risk",
    "warning",
    { assumption: { key: "A4", text: "One nurse answers every call" } },
    [],
  ),
  "price-of-waiting": finding(
    "price-of-waiting",
    "note",
    { weeks: 4, now: 1_900_000, then: 1_000_000, cost: 400_000 },
    [],
  ),
};
