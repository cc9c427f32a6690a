import type { CellValue } from "../tabular/cellValue";
import type { ComputedColumn } from "../tabular/planEdits";
import type { InvariantEvaluation, InvariantRows, InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";

/** What the computed column of Invariants is to hold. */
export function invariantCells(
  { snapshot }: InvariantRows,
  states: readonly InvariantEvaluation[],
): readonly ComputedColumn[] {
  const values = new Array<CellValue>(snapshot.values.length).fill("");
  for (const { row, state } of states) values[row.index] = state;
  return [{ key: "state", values }];
}

/** Everything about the invariants that a gate's result rests on; "" where there are none. */
export function invariantsPrint(invariants: InvariantsEvaluation | undefined): string {
  if (invariants === undefined || invariants.states.length === 0) return "";
  return JSON.stringify(
    invariants.states.map(({ row, rule, state, current, observedOn, units }) => [
      row.key,
      row.owner ?? "",
      rule ?? "",
      state,
      current ?? "",
      observedOn ?? "",
      units,
    ]),
  );
}
