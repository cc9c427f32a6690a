import { headerCell } from "../../cellOrHeader";
import { finding } from "../../finding";
import { ELEMENT_KINDS, type ElementKind } from "../operatingModel.table";
import type { RedesignCheck, RedesignContext } from "../redesignContext";

export const elementKindsMissing: RedesignCheck = {
  id: "element-kinds-missing",
  question: "Is each of the eight kinds of element designed?",
  severity: "warning",
  find: (model) => {
    const { operatingModel } = model;
    const kinds = missingKinds(model);
    if (operatingModel === undefined || kinds === undefined || kinds.length === 0) return [];
    const header = headerCell(operatingModel, "kind");
    return [{ finding: finding("element-kinds-missing", "warning", { kinds }, [header]), rows: [] }];
  },
};

/** Undefined where there is no OperatingModel table, or none that says kinds: it is not assessed then. */
export function missingKinds({
  operatingModel,
}: Pick<RedesignContext, "operatingModel">): readonly ElementKind[] | undefined {
  if (operatingModel?.has("kind") !== true) return undefined;
  const present = new Set(operatingModel.rows.map(({ kind }) => kind));
  return ELEMENT_KINDS.filter((kind) => !present.has(kind));
}
