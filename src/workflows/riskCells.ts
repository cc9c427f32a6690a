import type { RiskRegister } from "./riskRegister";
import { round9 } from "../domain/rounding";
import type { RiskEvaluation } from "../domain/risks/evaluateRisks";
import type { RiskRows } from "../domain/risks/readRisks";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import type { Steps } from "../tabular/steps";
import { filled } from "./gateCells";
import { planTable, type PlannedTable } from "./plannedTable";
import type { OwnershipRecord } from "./record";

/** What the computed columns of Risks are to hold. */
export function* planRisks(
  risks: RiskRows | undefined,
  record: OwnershipRecord,
  register: RiskRegister | undefined,
  { risks: words }: Messages,
): Steps<PlannedTable | undefined> {
  return yield* planTable(risks, record, (rows) =>
    filled(rows, register?.risks.risks ?? [], ({ row }) => row.index, {
      score: ({ score }) => (score === undefined ? "" : round9(score)),
      rating: ({ rating }) => rating ?? "",
      expectedLoss: (risk) => lossCell(risk, words.unquantified),
      share: ({ share }) => (share === undefined ? "" : round9(share)),
      signalState: ({ link }) => link.signalState ?? "",
      gaps: ({ gaps }) => gaps.map(({ gap }) => words.gap(gap)).join(", "),
    }),
  );
}

/** Money to the cent, and to six figures where it is less; a risk without figures says so, a closed one has none. */
export function lossCell({ exposure, expectedLoss }: RiskEvaluation, unquantified: string): CellValue {
  if (exposure === "closed") return "";
  if (expectedLoss === undefined) return unquantified;
  return expectedLoss < 1000 ? Number(expectedLoss.toPrecision(6)) : Math.round(expectedLoss * 100) / 100;
}
