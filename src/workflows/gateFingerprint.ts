import type { TableRows } from "../tabular/readRows";
import { inputEntries, type Table } from "../tabular/table";
import type { AuditBlockers } from "../domain/audit/auditBlockers";
import type { Finding } from "../domain/finding";
import { isDecided, type GateEvaluation, type GatesEvaluation } from "../domain/gates/evaluateGates";
import { textFingerprint } from "./fingerprint";
import type { GateSheets } from "./readGateSheets";

/** Stands between two cells, and in none; likewise between two rows. */
const BETWEEN = "\u001f";
const BETWEEN_ROWS = "\u001e";

/** Everything that each gate's result rests on, and the result: unchanged when only the status date moved on. */
export function gateFingerprints(
  evaluation: GatesEvaluation,
  { gates, criteria, waivers, policy }: GateSheets,
  /** The invariants, which bind undecided gates; "" where there are none. */
  invariants: string,
  /** What the other sheets hold each gate back by; "" where they do not. */
  held: (gate: GateEvaluation) => string,
): ReadonlyMap<GateEvaluation, string> {
  const gateInputs = inputsOf(gates);
  const criterionInputs = inputsOf(criteria);
  const granted = (waivers?.rows ?? []).map(inputsOf(waivers)).sort().join(BETWEEN_ROWS);
  return new Map(
    evaluation.gates.map((gate) => {
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
      const blockers = held(gate);
      if (blockers !== "") text += BETWEEN_ROWS + blockers;
      return [gate, textFingerprint(text)];
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
    let text = "";
    for (const position of positions) text += BETWEEN + (position === undefined ? "" : String(cells[position] ?? ""));
    return text;
  };
}

/** What holds each gate back from other sheets, as text. */
export function blockersPrint({ byGate, everywhere }: AuditBlockers): (gate: GateEvaluation) => string {
  const print = (findings: readonly Finding[]): string =>
    findings.length === 0 ? "" : JSON.stringify(findings.map(({ id, facts }) => [id, facts]));
  const all = print(everywhere);
  return ({ gate }) => print(byGate.get(gate.key.toLowerCase()) ?? []) + (isDecided(gate) ? "" : all);
}
