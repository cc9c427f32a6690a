import { rowName } from "../../audit/auditFindings";
import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

export const adaptationWithoutBounds: RedesignCheck = {
  id: "adaptation-without-bounds",
  question: "Where sites may differ, is it said within what?",
  severity: "warning",
  find: ({ operatingModel: sheet }) =>
    sheet?.has("bounds") !== true
      ? []
      : sheet.rows.flatMap((row) => {
          const { localAdaptation: adaptation, bounds } = row;
          if (adaptation === undefined || adaptation === "Fixed" || bounds !== undefined) return [];
          const facts = { element: rowName(row, row.element), adaptation };
          return [
            {
              finding: finding("adaptation-without-bounds", "warning", facts, [sheet.cell(row, "bounds")]),
              rows: [{ table: "operatingModel" as const, index: row.index }],
            },
          ];
        }),
};
