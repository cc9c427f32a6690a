import { rowName } from "../../audit/auditFindings";
import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

export const elementUnowned: RedesignCheck = {
  id: "element-unowned",
  question: "Does somebody answer for each element?",
  severity: "warning",
  find: ({ operatingModel: sheet }) =>
    sheet?.has("owner") !== true
      ? []
      : sheet.rows
          .filter(({ owner }) => owner === undefined)
          .map((row) => ({
            finding: finding("element-unowned", "warning", { element: rowName(row, row.element) }, [
              sheet.cell(row, "owner"),
            ]),
            rows: [{ table: "operatingModel", index: row.index }],
          })),
};
