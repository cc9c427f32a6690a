import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

export const responseNotAgreed: RedesignCheck = {
  id: "response-not-agreed",
  question: "Is it agreed how soon the other side answers a handoff?",
  severity: "warning",
  find: ({ handoffs: sheet, handoffLoads }) =>
    sheet?.has("agreedResponse") !== true
      ? []
      : handoffLoads
          .filter(({ agreedResponse }) => agreedResponse === undefined)
          .map(({ row, name }) => ({
            finding: finding("response-not-agreed", "warning", { handoff: name }, [sheet.cell(row, "agreedResponse")]),
            rows: [{ table: "handoffs", index: row.index }],
          })),
};
