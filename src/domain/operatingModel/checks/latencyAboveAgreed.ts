import { finding } from "../../finding";
import { isAbove } from "../../rounding";
import type { RedesignCheck } from "../redesignContext";

/** Formality that costs speed. */
export const latencyAboveAgreed: RedesignCheck = {
  id: "latency-above-agreed",
  question: "Is each decision taken within the time that was agreed?",
  severity: "warning",
  find: ({ decisions: sheet, decisionLoads }) =>
    sheet === undefined
      ? []
      : decisionLoads.flatMap(({ row, name, actualLatency: actual, agreedLatency: agreed }) => {
          if (actual === undefined || agreed === undefined || !isAbove(actual, agreed)) return [];
          const facts = { decision: name, actual, agreed };
          return [
            {
              finding: finding("latency-above-agreed", "warning", facts, [sheet.cell(row, "actualLatency")]),
              rows: [{ table: "decisions" as const, index: row.index }],
            },
          ];
        }),
};
