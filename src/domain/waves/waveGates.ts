import type { CellProblem } from "../../tabular/cellProblem";
import { finder, type GateRow } from "../gates/gateList";
import type { WaveRows } from "./programme";

/**
 * The gates that open a wave by their keys, however its row names them: by ID, else by name. One that is not there stays
 * as it is written, and is a problem of its cell; where there are no gates at all nothing is assessed.
 */
export function withGateKeys(waves: WaveRows | undefined, gates: readonly GateRow[]): WaveRows | undefined {
  if (waves === undefined || gates.length === 0) return waves;
  const find = finder(gates, ({ gate }) => gate);
  const lost: CellProblem[] = [];
  const rows = waves.rows.map((row) => {
    if (row.gate === undefined) return row;
    const keys = row.gate.map((written) => {
      const key = gates[find(written) ?? -1]?.key;
      if (key === undefined) lost.push(lostGate(waves, row, written));
      return key ?? written;
    });
    return { ...row, gate: [...new Set(keys)] };
  });
  return { ...waves, rows, problems: [...waves.problems, ...lost] };
}

function lostGate(waves: WaveRows, row: WaveRows["rows"][number], found: string): CellProblem {
  const { wave, gate } = waves.table.columns;
  const facts = { row: `${wave.header} ${row.key}`, table: "Gates" };
  return { cell: waves.cell(row, "gate"), severity: "problem", code: "unknown-id", column: gate.header, found, facts };
}
