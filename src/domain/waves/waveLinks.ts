import type { WaveExposure, WaveExposures } from "../assumptions/waveExposure";
import type { Crossing } from "../gates/crossings";
import { waveBlockers, type WaveBlocker } from "./waveBlockers";
import { stays, type Programme, type ProgrammeUnit } from "./programme";
import type { WavePlan } from "./planWaves";
import { wavesTable } from "./waves.table";

/** What the wave plan tells the other parts of the workbook. */
export interface WaveLinks {
  readonly exposures: WaveExposures;
  /** Waves that have started or in which something has moved, with the gates that open them. */
  readonly crossings: readonly Crossing[];
  /** Numbers of the waves, also of generated ones. */
  readonly waves: readonly number[];
  readonly blockers: readonly WaveBlocker[];
}

type PlanForLinks = Pick<WavePlan, "programme" | "waves" | "assignments" | "violations" | "asOf">;

export function waveLinks(plan: PlanForLinks): WaveLinks {
  const { programme } = plan;
  return {
    exposures: exposuresOf(plan),
    crossings: crossingsOf(plan),
    waves: programme.waves.map(({ number }) => number),
    blockers: waveBlockers(plan),
  };
}

/** How far the sizes are known: from the first wave with a unit of unknown size on nobody knows what has moved. */
function exposuresOf({ programme, waves, assignments }: PlanForLinks): WaveExposures {
  const done = programme.units.filter(({ state }) => state === "Live" || state === "Stable");
  const known = programme.assessed.size && done.every(({ size }) => size !== undefined);
  if (!known) return { startingSize: undefined, waves: [] };
  const unsized = new Set(
    programme.units.filter(({ size }) => size === undefined).map(({ key }) => assignments.get(key)),
  );
  const first = waves.findIndex(({ wave }) => unsized.has(wave.number));
  return {
    startingSize: done.length === 0 ? undefined : done.reduce((sum, { size = 0 }) => sum + size, 0),
    waves: waves
      .slice(0, first < 0 ? undefined : first)
      .flatMap(({ wave: { number, start, row }, cumulativeSize }): readonly WaveExposure[] =>
        cumulativeSize === undefined ? [] : [{ wave: number, start, cumulativeSize, gates: row?.gate ?? [] }],
      ),
  };
}

/** A wave has started when its first day has come and it holds units; an empty or frozen one starts nothing. */
function crossingsOf({ programme, waves, assignments, asOf }: PlanForLinks): readonly Crossing[] {
  const moved = (wave: number) => (unit: ProgrammeUnit) => stays(unit.state) && assignments.get(unit.key) === wave;
  return waves.flatMap(({ wave, units, moved: there }) => {
    const { number, start, frozen, row } = wave;
    const gates = row?.gate ?? [];
    const started = units > 0 && !frozen && start !== undefined && start <= asOf;
    if (gates.length === 0 || (there === 0 && !started)) return [];
    const cells = there > 0 ? cellsWhere(programme, moved(number)) : programme.waveCell(wave, "start");
    const what = `${wavesTable.columns.wave.header} ${number}`;
    return gates.map((gate): Crossing => ({ what, gate, cells }));
  });
}

const CELLS_SHOWN = 20;

function cellsWhere({ units, unitCell }: Programme, wanted: (unit: ProgrammeUnit) => boolean): Crossing["cells"] {
  return units
    .flatMap((unit, position) => (wanted(unit) ? [position] : []))
    .slice(0, CELLS_SHOWN)
    .map((position) => unitCell(position, "state"));
}
