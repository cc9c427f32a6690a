import type { GateRow, GateRows } from "../domain/gates/gateList";
import { VERDICTS, type Verdict } from "../domain/gates/verdict";
import type { LogReading } from "./readLog";
import { ourColumns, type OwnershipRecord } from "./record";

/**
 * The verdict that a gate's cells show. Asked only where all of the log is gone: then they are the last to tell by what
 * a gate was decided, and this evaluation overwrites them.
 */
export function shownVerdicts(
  gates: GateRows | undefined,
  record: OwnershipRecord,
  { chain: { lost } }: LogReading,
): (gate: GateRow) => Verdict | undefined {
  const id = gates === undefined ? undefined : ourColumns(record, gates.snapshot.id).get("verdict");
  const position = gates?.snapshot.columns.findIndex((column) => column.id === id) ?? -1;
  if (gates === undefined || lost?.all !== true || position < 0) return () => undefined;
  return ({ index }) => VERDICTS.find((verdict) => verdict === gates.snapshot.values[index]?.[position]);
}
