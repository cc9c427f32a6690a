import type { Day } from "../tabular/excelDate";
import type { GateEvaluation, GatesEvaluation, LoggedResult } from "../domain/gates/evaluateGates";
import { isDecided } from "../domain/gates/isDecided";
import type { ReportPlan } from "./planReport";
import { writtenColumns } from "./plannedTable";
import type { LogReading } from "./readLog";
import { LAYOUT, type OwnershipRecord } from "./record";
import { elsewhereRecord, type PlacedTable } from "./resultPlaces";
import type { WorkbookSnapshot } from "./workbook";

/** What an evaluation found of gates, and what the log says of them. */
interface Judged {
  readonly evaluation: GatesEvaluation;
  readonly log: LogReading;
}

type Prints = ReadonlyMap<GateEvaluation, string>;

export interface PlannedReport {
  readonly key: string;
  readonly plan: ReportPlan;
}

/** A decided gate keeps its logged result, and with it the day of that. */
function settled({ gate }: GateEvaluation, { results }: LogReading): LoggedResult | undefined {
  return isDecided(gate) ? results.get(gate.key.toLowerCase()) : undefined;
}

/** On which day the inputs or the result of a gate last changed. */
export function dayOfChange(
  { evaluation, log }: Judged,
  prints: Prints,
  record: OwnershipRecord,
): (gate: GateEvaluation) => Day {
  return (gate) => {
    const last = record.gates[gate.gate.key];
    const result = settled(gate, log);
    if (result !== undefined) return last?.changedOn ?? result.evaluatedOn ?? evaluation.asOf;
    return last !== undefined && last.fingerprint === prints.get(gate) ? last.changedOn : evaluation.asOf;
  };
}

/** What is to be recorded of every gate. */
export function recordOfGates(
  { evaluation, log }: Judged,
  prints: Prints,
  changedOn: (gate: GateEvaluation) => Day,
  record: OwnershipRecord,
): OwnershipRecord["gates"] {
  return Object.fromEntries(
    evaluation.gates.map((gate) => {
      const last = settled(gate, log) === undefined ? undefined : record.gates[gate.gate.key]?.fingerprint;
      return [gate.gate.key, { fingerprint: last ?? prints.get(gate) ?? "", changedOn: changedOn(gate) }];
    }),
  );
}

/** The record with everything that says what is ours, and where it stands. */
export function recordOfPlaces(
  { record, checklist, tables }: WorkbookSnapshot,
  placed: readonly PlacedTable[],
  reports: readonly PlannedReport[],
): OwnershipRecord {
  const made = {
    ...record.reports,
    ...Object.fromEntries(reports.map(({ key, plan }) => [key, plan.record])),
  };
  const range = placed.find((one) => one.record !== undefined)?.record;
  const base: OwnershipRecord = {
    ...record,
    checklist: checklist?.choice ?? record.checklist,
    ...range,
    layout: LAYOUT,
    making: undefined,
    written: Object.fromEntries(placed.map((one) => [one.snapshot.id, writtenColumns(one, record)])),
    tables: Object.fromEntries([...tables].map(([name, table]) => [name, table.id])),
    reports: made,
  };
  return { ...base, elsewhere: elsewhereRecord(placed, base) };
}
