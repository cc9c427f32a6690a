import { finding } from "../../finding";
import { ELEMENT_KINDS, type ElementKind } from "../operatingModel.table";
import type { RedesignCheck, RedesignContext } from "../redesignContext";

export const elementKindsMissing: RedesignCheck = {
  id: "element-kinds-missing",
  question: "Is each of the eight kinds of element designed?",
  severity: "warning",
  find: (model) => {
    const kinds = missingKinds(model);
    if (kinds.length === 0) return [];
    const header = model.operatingModel?.cell(HEADER, "kind");
    return [{ finding: finding("element-kinds-missing", "warning", { kinds }, header ? [header] : []), rows: [] }];
  },
};

/** The row above the first. */
const HEADER = { index: -1 };

/** None where there is no OperatingModel table: it is not assessed then. */
export function missingKinds({ operatingModel }: Pick<RedesignContext, "operatingModel">): readonly ElementKind[] {
  if (operatingModel === undefined) return [];
  const present = new Set(operatingModel.rows.map(({ kind }) => kind));
  return ELEMENT_KINDS.filter((kind) => !present.has(kind));
}
