import type { TableRows } from "../tabular/readRows";
import type { Steps } from "../tabular/steps";
import { inputEntries, type Table } from "../tabular/table";
import { isDecided, type GateEvaluation, type GatesEvaluation } from "../domain/gates/evaluateGates";
import { textFingerprint } from "./fingerprint";
import type { GateSheets } from "./readGateSheets";

/** Stands between two cells, and in none; likewise between two rows. */
const BETWEEN = "\u001f";
const BETWEEN_ROWS = "\u001e";

/** Everything that each gate's result rests on, and the result: unchanged when only the status date moved on. */
export function* gateFingerprints(
  evaluation: GatesEvaluation,
  { gates, criteria, waivers, policy }: GateSheets,
  /** The invariants, which bind undecided gates; "" where there are none. */
  invariants: string,
): Steps<ReadonlyMap<GateEvaluation, string>> {
  const gateInputs = inputsOf(gates);
  const criterionInputs = inputsOf(criteria);
  const granted = (waivers?.rows ?? []).map(inputsOf(waivers)).sort().join(BETWEEN_ROWS);
  const prints = new Map<GateEvaluation, string>();
  for (const gate of evaluation.gates) {
    const { verdict, scores, thresholds } = gate;
    let text = JSON.stringify([thresholds, policy.evidenceAgeDays, verdict, scores]);
    text += BETWEEN_ROWS + gateInputs(gate.gate) + BETWEEN_ROWS + granted;
    // Rows that were only sorted are no change.
    const judged = gate.members.map(
      ({ criterion: { measured, result }, waiver }) =>
        criterionInputs(measured.row) + BETWEEN + result + BETWEEN + (waiver?.key ?? ""),
    );
    text += BETWEEN_ROWS + judged.sort().join(BETWEEN_ROWS);
    if (!isDecided(gate.gate)) text += BETWEEN_ROWS + invariants;
    prints.set(gate, textFingerprint(text));
    yield;
  }
  return prints;
}

/** What a person entered in a row, in the order of the declaration: where row and columns stand does not count. */
function inputsOf<T extends Table>(rows: TableRows<T> | undefined): (row: { readonly index: number }) => string {
  if (rows === undefined) return () => "";
  const positions = inputEntries(rows.table).map(([key]) => rows.columnPosition(key));
  const { values } = rows.snapshot;
  return ({ index }) => {
    const cells = values[index] ?? [];
    let text = "";
    for (const position of positions) text += BETWEEN + (position === undefined ? "" : String(cells[position] ?? ""));
    return text;
  };
}
