import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";
import { takesShare } from "../takesShare";

/** A share that nobody else takes is no relief. */
export const delegateMissing: RedesignCheck = {
  id: "delegate-missing",
  question: "Where a share of a decision is delegated, does somebody else take it?",
  severity: "warning",
  find: ({ decisions: sheet, decisionLoads }) =>
    sheet?.has("delegateTo") !== true
      ? []
      : decisionLoads.flatMap(({ row, name, accountable }) => {
          const { shareDelegated: share = 0, delegateTo } = row;
          if (share <= 0 || takesShare(delegateTo, accountable)) return [];
          const facts = { decision: name, share, to: delegateTo };
          return [
            {
              finding: finding("delegate-missing", "warning", facts, [sheet.cell(row, "delegateTo")]),
              rows: [{ table: "decisions" as const, index: row.index }],
            },
          ];
        }),
};
