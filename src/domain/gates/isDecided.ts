import type { GateRow } from "./gateList";

/** A decision that stands: the gate keeps its last logged result, and what holds undecided gates is past it. */
export function isDecided({ decision, decidedOn }: GateRow): boolean {
  return decision !== undefined && decidedOn !== undefined;
}
