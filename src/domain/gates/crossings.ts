import type { CellAddress } from "../../tabular/cellAddress";
import { finding, type Finding } from "../finding";
import { isDecided } from "./isDecided";
import type { GateRow } from "./gateList";

/** A unit or a wave that has moved: the gate that opens it should have been decided. */
export interface Crossing {
  readonly what: string;
  readonly gate: string;
  readonly cells: readonly CellAddress[];
}

/** What moved while its gate had no Go: neither Go nor Conditional go is decided. */
export function crossedWithoutDecision(crossings: readonly Crossing[], gates: readonly GateRow[]): readonly Finding[] {
  const open = new Set(
    gates
      .filter((gate) => isDecided(gate) && (gate.decision === "Go" || gate.decision === "Conditional go"))
      .map(({ key }) => key.toLowerCase()),
  );
  return crossings
    .filter(({ gate }) => !open.has(gate.trim().toLowerCase()))
    .map(({ what, gate, cells }) => finding("crossed-without-decision", "warning", { what, gate }, cells));
}
