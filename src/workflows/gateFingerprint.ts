import type { TableRows } from "../tabular/readRows";
import type { Steps } from "../tabular/steps";
import { inputEntries, type Table } from "../tabular/table";
import type { GateEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { isDecided } from "../domain/gates/isDecided";
import { fingerprint } from "./fingerprint";
import type { GateSheets } from "./readGateSheets";
import { RowsDigest } from "./rowsDigest";

/** Everything that each gate's result rests on, and the result: unchanged when only the status date moved on. */
export function* gateFingerprints(
  evaluation: GatesEvaluation,
  { gates, criteria, waivers, policy }: GateSheets,
  /** The invariants, which bind undecided gates; "" where there are none. */
  invariants: string,
): Steps<ReadonlyMap<GateEvaluation, string>> {
  const addGate = enteredIn(gates);
  const addCriterion = enteredIn(criteria);
  const granted = new RowsDigest();
  for (const row of waivers?.rows ?? []) enteredIn(waivers)(granted, row);
  const prints = new Map<GateEvaluation, string>();
  for (const gate of evaluation.gates) {
    const { verdict, scores, thresholds } = gate;
    const entered = new RowsDigest();
    addGate(entered, gate.gate);
    // Rows that were only sorted are no change.
    const judged = new RowsDigest();
    for (const { criterion, waiver } of gate.members)
      addCriterion(judged, criterion.measured.row, [criterion.result, waiver?.key ?? ""]);
    const basis = [thresholds, policy.evidenceAgeDays, verdict, scores, entered.text, granted.text, judged.text];
    prints.set(gate, fingerprint(isDecided(gate.gate) ? basis : [...basis, invariants]));
    yield;
  }
  return prints;
}

/** Adds what a person entered in a row, in the order of the declaration: where row and columns stand does not count. */
function enteredIn<T extends Table>(
  rows: TableRows<T> | undefined,
): (digest: RowsDigest, row: { readonly index: number }, more?: readonly string[]) => void {
  if (rows === undefined) return () => undefined;
  const positions = inputEntries(rows.table).map(([key]) => rows.columnPosition(key));
  const { values } = rows.snapshot;
  return (digest, { index }, more) => void digest.add(values[index] ?? [], positions, more);
}
