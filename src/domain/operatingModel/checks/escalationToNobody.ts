import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

/** A text that names no decision is a role, and a role is somebody. */
export const escalationToNobody: RedesignCheck = {
  id: "escalation-to-nobody",
  question: "Does each decision go somewhere when it cannot be taken?",
  severity: "warning",
  find: ({ decisions: sheet, decisionLoads }) =>
    sheet?.has("escalatesTo") !== true
      ? []
      : decisionLoads
          .filter(({ row }) => row.escalatesTo === undefined)
          .map(({ row, name }) => ({
            finding: finding("escalation-to-nobody", "warning", { decision: name }, [sheet.cell(row, "escalatesTo")]),
            rows: [{ table: "decisions", index: row.index }],
          })),
};
