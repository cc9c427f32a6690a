import type { Day } from "../../tabular/excelDate";
import type { GateRow } from "./gateList";

/**
 * A decision that stands: the gate keeps its last logged result, and what holds undecided gates is past it. One that is
 * dated after the status date is not taken yet.
 */
export function isDecided({ decision, decidedOn }: GateRow, asOf: Day): boolean {
  return decision !== undefined && decidedOn !== undefined && decidedOn <= asOf;
}
