import { rowName } from "../../audit/auditFindings";
import type { AssumptionVerdict } from "../../assumptions/assumptions.table";
import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

const NEEDS_REPLACING: ReadonlySet<AssumptionVerdict> = new Set(["Breaks", "Too expensive", "Strained"]);

export const prematureFormalization: RedesignCheck = {
  id: "premature-formalization",
  question: "Does each element replace an assumption that breaks, is strained or becomes too expensive?",
  severity: "note",
  find: ({ operatingModel: sheet, assumptions, replacedBy }) =>
    sheet === undefined || assumptions === undefined
      ? []
      : sheet.rows
          .filter((row) => !replacedBy(row).some(({ verdict }) => NEEDS_REPLACING.has(verdict)))
          .map((row) => ({
            finding: finding("premature-formalization", "note", { element: rowName(row, row.element) }, [
              sheet.cell(row, "replaces"),
            ]),
            rows: [{ table: "operatingModel", index: row.index }],
          })),
};
