import type { CellProblem } from "../../tabular/cellProblem";
import type { GateRow } from "../gates/gateList";
import type { WaveRows } from "./programme";

/** Gates that open a wave by its row, and that are not there; none where there are no gates at all: not assessed. */
export function lostGates(waves: WaveRows | undefined, gates: readonly GateRow[]): readonly CellProblem[] {
  if (waves === undefined || gates.length === 0) return [];
  const known = new Set(gates.flatMap(({ key, gate }) => [normal(key), normal(gate ?? key)]));
  return waves.rows.flatMap((row) =>
    (row.gate ?? [])
      .filter((gate) => !known.has(normal(gate)))
      .map((gate): CellProblem => {
        const facts = { row: `${waves.table.columns.wave.header} ${row.key}`, table: "Gates" };
        const column = waves.table.columns.gate.header;
        return { cell: waves.cell(row, "gate"), severity: "problem", code: "unknown-id", column, found: gate, facts };
      }),
  );
}

const normal = (text: string): string => text.trim().toLowerCase();
