import type { TableRows } from "../tabular/readRows";
import { inputEntries, type Table } from "../tabular/table";
import { isDecided, type GateEvaluation, type GatesEvaluation } from "../domain/gates/evaluateGates";
import { fingerprint } from "./fingerprint";
import type { GateSheets } from "./readGateSheets";

/** Stands between two cells, and in none. */
const BETWEEN = "\u001f";

/** Everything that each gate's result rests on, and the result: unchanged when only the status date moved on. */
export function gateFingerprints(
  evaluation: GatesEvaluation,
  { gates, criteria, waivers, policy }: GateSheets,
  /** The invariants, which bind undecided gates; "" where there are none. */
  invariants: string,
): ReadonlyMap<GateEvaluation, string> {
  const gateInputs = inputsOf(gates);
  const criterionInputs = inputsOf(criteria);
  const waiverInputs = inputsOf(waivers);
  const granted = (waivers?.rows ?? []).map(waiverInputs);
  return new Map(
    evaluation.gates.map((gate) => {
      const { members, verdict, scores, thresholds } = gate;
      const judged = members.map(
        ({ criterion: { measured, result }, waiver }) =>
          criterionInputs(measured.row) + BETWEEN + result + BETWEEN + (waiver?.key ?? ""),
      );
      const rules = [thresholds, policy.evidenceAgeDays];
      const bound = invariants === "" || isDecided(gate.gate) ? [] : [invariants];
      return [gate, fingerprint([gateInputs(gate.gate), judged, granted, rules, verdict, scores, ...bound])];
    }),
  );
}

/** What a person entered in a row, in the order of the declaration: where row and columns stand does not count. */
function inputsOf<T extends Table>(rows: TableRows<T> | undefined): (row: { readonly index: number }) => string {
  if (rows === undefined) return () => "";
  const positions = inputEntries(rows.table).map(([key]) => rows.columnPosition(key));
  const { values } = rows.snapshot;
  return ({ index }) => {
    const cells = values[index] ?? [];
    return positions.map((position) => (position === undefined ? "" : cells[position])).join(BETWEEN);
  };
}
