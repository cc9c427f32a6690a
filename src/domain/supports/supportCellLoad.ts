import type { Day } from "../../tabular/excelDate";
import { round9 } from "../rounding";
import { supportWeeks } from "../waves/supportWeeks";
import type { WavePlan } from "../waves/planWaves";
import type { SupportEvaluation } from "./evaluateSupports";

/** A week of the support cell. Hours. */
export interface SupportCellWeek {
  /** A Monday. */
  readonly week: Day;
  /** What the units of the wave plan ask for. */
  readonly load: number;
  /** Support capacity of the wave; undefined where it has none. */
  readonly capacity: number | undefined;
  /** What the support cells of the Supports table give; undefined where there is none whose hours are known. */
  readonly offered: number | undefined;
}

/** Kinds of support that settle new units in. */
const CELLS: ReadonlySet<string> = new Set(["Support cell", "Hypercare"]);

/** Supports that settle new units in and give hours: a blank end counts as no end, a blank start as given already. */
export function supportCells(supports: readonly SupportEvaluation[]): readonly SupportEvaluation[] {
  return supports.filter(
    ({ row, exitState }) =>
      exitState !== undefined && CELLS.has(row.kind ?? "") && row.hoursPerWeek !== undefined && row.hoursPerWeek >= 0,
  );
}

/** The load of the support cell by week, from the wave plan's units, against what it gives. Oldest first. */
export function supportCellLoad(
  plan: Pick<WavePlan, "programme" | "assignments">,
  supports: readonly SupportEvaluation[],
): readonly SupportCellWeek[] {
  const cells = supportCells(supports);
  return supportWeeks(plan.programme, plan.assignments).map(({ week, load, wave }) => {
    const given = cells.filter(({ row }) => (row.start ?? week) <= week && week <= (row.plannedEnd ?? week));
    return {
      week,
      load: round9(load),
      capacity: wave?.supportCapacity,
      offered:
        cells.length === 0 ? undefined : round9(given.reduce((sum, { row }) => sum + (row.hoursPerWeek ?? 0), 0)),
    };
  });
}
