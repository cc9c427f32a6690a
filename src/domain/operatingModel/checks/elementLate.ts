import { rowName } from "../../audit/auditFindings";
import { finding } from "../../finding";
import { isInPlace } from "../designStates";
import type { CheckHit, RedesignCheck, RedesignContext } from "../redesignContext";
import type { ElementRow } from "../redesignTables";

export const elementLate: RedesignCheck = {
  id: "element-late",
  question: "Is each element due before the first wave in which an assumption breaks that it replaces?",
  severity: "warning",
  find: (model) => {
    const { operatingModel: sheet } = model;
    if (sheet?.has("due") !== true) return [];
    return sheet.rows.flatMap((row): readonly CheckHit[] => {
      const needed = neededFrom(row, model);
      if (needed === undefined || isInPlace(row.state)) return [];
      if (row.due !== undefined && row.due < needed.start) return [];
      const facts = { element: rowName(row, row.element), due: row.due, ...needed };
      return [
        {
          finding: finding("element-late", "warning", facts, [sheet.cell(row, "due")]),
          rows: [{ table: "operatingModel", index: row.index }],
        },
      ];
    });
  },
};

/** The first wave that breaks what the element replaces; undefined where no wave with a start does. */
function neededFrom(
  row: ElementRow,
  { replacedBy }: RedesignContext,
): { readonly wave: number; readonly start: number } | undefined {
  let first: { wave: number; start: number } | undefined;
  for (const { breaksIn } of replacedBy(row)) {
    if (breaksIn?.start === undefined) continue;
    if (first === undefined || breaksIn.start < first.start) first = { wave: breaksIn.wave, start: breaksIn.start };
  }
  return first;
}
