import { rowName } from "../../audit/auditFindings";
import type { AssumptionVerdict } from "../../assumptions/assumptions.table";
import type { AssumptionEvaluation } from "../../assumptions/auditAssumptions";
import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";
import type { ElementRows } from "../redesignTables";

const NEEDS_REPLACING: ReadonlySet<AssumptionVerdict> = new Set(["Breaks", "Too expensive", "Strained"]);

export const prematureFormalization: RedesignCheck = {
  id: "premature-formalization",
  question: "Does each element replace an assumption that breaks, is strained or becomes too expensive?",
  severity: "note",
  find: ({ operatingModel: sheet, assumptions, replacedBy }) =>
    sheet === undefined || assumptions === undefined || !saysWhatIsReplaced(sheet, assumptions)
      ? []
      : sheet.rows
          .filter((row) => !replacedBy(row).some(({ verdict }) => NEEDS_REPLACING.has(verdict)))
          .map((row) => ({
            finding: finding("premature-formalization", "note", { element: rowName(row, row.element) }, [
              sheet.cell(row, sheet.has("replaces") ? "replaces" : "element"),
            ]),
            rows: [{ table: "operatingModel", index: row.index }],
          })),
};

/** Either end may say it; where neither does it is not assessed. */
function saysWhatIsReplaced(sheet: ElementRows, assumptions: readonly AssumptionEvaluation[]): boolean {
  return sheet.has("replaces") || assumptions.some(({ redesigns }) => redesigns.length > 0);
}
