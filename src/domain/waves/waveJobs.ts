import type { Day } from "../../tabular/excelDate";
import { readRows, type TableRows } from "../../tabular/readRows";
import { cellAt, type TableSnapshot } from "../../tabular/snapshot";
import type { Table } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { dependenciesTable } from "./dependencies.table";
import { planWaves, standingWavePlan, type PlanOrigin, type WavePlan } from "./planWaves";
import type { WaveSheets } from "./programme";
import { readProgramme } from "./programme";
import type { PlannerProgress } from "./search/planner";
import { frontierOf, stagings, type Staging } from "./tradeOff";
import { unitsTable } from "./units.table";
import type { WavePolicy } from "./wavePolicy";
import { wavesTable } from "./waves.table";

/** Planning as jobs: what crosses to a worker and back is plain data, and read there as it is here. */

/** A table as it was read, with the ids of our columns in it. */
export interface WaveJobTable {
  readonly snapshot: TableSnapshot;
  readonly ours: ReadonlyMap<string, number>;
}

/** The sheets of the wave plan as plain data. */
export interface WaveJobSheets {
  readonly units: WaveJobTable;
  readonly waves: WaveJobTable | undefined;
  readonly dependencies: WaveJobTable | undefined;
  readonly locale: WorkbookLocale;
  readonly policy: WavePolicy;
  readonly asOf: Day;
  /** The wave that a row of the Units table stands in, by its index. */
  readonly present: readonly (number | undefined)[];
  /** Position of the column that says so in the Units table; undefined: there is none. */
  readonly standing?: number | undefined;
}

export interface WaveJobInput {
  readonly sheets: WaveJobSheets;
  /** False: the plan that stands is checked, and nothing is moved. */
  readonly anew: boolean;
  /** How the plan that stands was made. */
  readonly origin?: PlanOrigin | undefined;
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
}

export interface WaveProgress {
  /** Steps. */
  readonly done: number;
  readonly of: number;
  readonly phase: PlannerProgress["phase"];
  /** Units without a place so far. */
  readonly unplaced: number;
  /** How many waves more than the bound the best plan takes, as a share of the bound; undefined: nothing is known. */
  readonly gap: number | undefined;
}

/** A plan without the programme that it was made for, which whoever asked has. */
export interface WavePlanData extends Omit<WavePlan, "programme"> {
  readonly programme?: undefined;
}

/** Plans, or checks what stands. Told to stop, it returns the best plan so far. */
export function* wavePlanSteps({
  sheets,
  anew,
  origin,
  steps,
  seed,
}: WaveJobInput): Generator<WaveProgress, WavePlanData, boolean> {
  const read = waveSheetsOf(sheets);
  if (!anew) return withoutProgramme(standingWavePlan(read, () => origin));
  const planning = planWaves(read, {
    ...(steps === undefined ? {} : { steps }),
    ...(seed === undefined ? {} : { seed }),
  });
  for (const progress of planning.run()) {
    if (progress.phase === "done") break;
    if (yield progressOf(progress)) return withoutProgramme(planning.result(true));
  }
  return withoutProgramme(planning.result(false));
}

function progressOf({ phase, steps, of, worth, lowerBound }: PlannerProgress): WaveProgress {
  const known = lowerBound > 0 && worth.finish > 0;
  const gap = known ? Math.max(0, worth.finish - lowerBound) / lowerBound : undefined;
  return { phase, done: Math.min(steps, of), of, unplaced: worth.unplaced, gap };
}

export interface StagingInput {
  readonly sheets: WaveJobSheets;
  /** How many waves of equal size to try. */
  readonly granularities: readonly number[];
  readonly steps?: number | undefined;
}

/** Plans once a granularity. Told to stop, it returns those that are there. */
export function* stagingSteps({
  sheets,
  granularities,
  steps,
}: StagingInput): Generator<{ readonly done: number; readonly of: number }, readonly Staging[], boolean> {
  const found: Omit<Staging, "onFrontier">[] = [];
  for (const staging of stagings(waveSheetsOf(sheets), granularities, steps)) {
    found.push(staging);
    if (yield { done: found.length, of: granularities.length }) break;
  }
  return frontierOf(found);
}

/** The sheets read anew from plain data. */
function waveSheetsOf(sheets: WaveJobSheets): WaveSheets {
  const { units, waves, dependencies, locale, policy, asOf, present, standing } = sheets;
  const rowsOf = <T extends Table>(table: T, { snapshot, ours }: WaveJobTable): TableRows<T> =>
    readRows(table, snapshot, locale, ours);
  return {
    units: rowsOf(unitsTable, units),
    waves: waves && rowsOf(wavesTable, waves),
    dependencies: dependencies && rowsOf(dependenciesTable, dependencies),
    policy,
    asOf,
    presentOf: ({ index }) => present[index],
    standsAt: standing === undefined ? undefined : ({ index }) => cellAt(units.snapshot, index, standing),
  };
}

function withoutProgramme(plan: WavePlan): WavePlanData {
  return { ...plan, programme: undefined };
}

/** The plan together with the programme, as it was read here: the same sheets give the same one. */
export function planOf(sheets: WaveSheets, data: WavePlanData): WavePlan {
  const programme = readProgramme(sheets);
  const own = new Map(programme.waves.map((wave) => [wave.number, wave]));
  return {
    ...data,
    programme,
    waves: data.waves.map((load) => ({ ...load, wave: own.get(load.wave.number) ?? load.wave })),
  };
}
