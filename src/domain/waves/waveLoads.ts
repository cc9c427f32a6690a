import type { RiskTier } from "./units.table";
import { stays, type Programme, type ProgrammeWave } from "./programme";
import { supportWeeks } from "./supportWeeks";

/** What a plan puts into a wave. */
export interface WaveLoad {
  readonly wave: ProgrammeWave;
  readonly units: number;
  /** Those of them that have moved or are moving. */
  readonly moved: number;
  /** As far as it is known. */
  readonly size: number;
  /** What is moved once the wave is done; undefined where nobody knows what was there before. */
  readonly cumulativeSize: number | undefined;
  /** Share of the tightest cap; undefined where there is none. */
  readonly load: number | undefined;
  readonly highestTier: RiskTier | undefined;
}

const RANKS: readonly RiskTier[] = ["Low", "Medium", "High"];

/** The waves with what they hold. Generated ones are listed up to the last one in use. */
export function waveLoads(programme: Programme, assignments: ReadonlyMap<string, number>): readonly WaveLoad[] {
  const sums = new Map(
    programme.waves.map(({ number }) => [number, { units: 0, moved: 0, size: 0, added: 0, high: 0, tier: -1 }]),
  );
  let before = 0;
  for (const unit of programme.units) {
    const done = unit.state === "Live" || unit.state === "Stable";
    if (done) before += unit.size ?? 0;
    const wave = assignments.get(unit.key);
    const sum = wave === undefined ? undefined : sums.get(wave);
    if (sum === undefined) continue;
    sum.units += 1;
    if (stays(unit.state)) sum.moved += 1;
    sum.size += unit.size ?? 0;
    if (!done) sum.added += unit.size ?? 0;
    if (programme.assessed.tier && (unit.tier ?? "High") === "High") sum.high += 1;
    sum.tier = Math.max(sum.tier, unit.tier === undefined ? -1 : RANKS.indexOf(unit.tier));
  }
  let cumulative = before;
  const support = weeklySupport(programme, assignments);
  const loads = programme.waves.map((wave): WaveLoad => {
    const sum = sums.get(wave.number) ?? { units: 0, moved: 0, size: 0, added: 0, high: 0, tier: -1 };
    cumulative += sum.added;
    const shares = [
      share(sum.units, wave.maxUnits),
      share(sum.size, wave.maxSize),
      share(sum.high, wave.maxHighRisk),
      support.get(wave.number),
    ].flatMap((one) => one ?? []);
    return {
      wave,
      units: sum.units,
      moved: sum.moved,
      size: sum.size,
      cumulativeSize: cumulative,
      load: shares.length === 0 ? undefined : Math.max(...shares),
      highestTier: RANKS[sum.tier],
    };
  });
  if (!programme.generated) return loads;
  let last = loads.length;
  while (last > 0 && loads[last - 1]?.units === 0) last -= 1;
  return loads.slice(0, last);
}

/**
 * The same, counted from where the main boundary stands now: where units are live or stable, they are what was there
 * before, and the loads stay as they are. Undefined: the boundary's Current is not known.
 */
export function countedFrom(
  loads: readonly WaveLoad[],
  { units }: Programme,
  current: number | undefined,
): readonly WaveLoad[] {
  if (units.some(({ state }) => state === "Live" || state === "Stable")) return loads;
  return loads.map((load): WaveLoad => {
    const { cumulativeSize } = load;
    const counted = current === undefined || cumulativeSize === undefined ? undefined : current + cumulativeSize;
    return { ...load, cumulativeSize: counted };
  });
}

function share(used: number, cap: number | undefined): number | undefined {
  if (cap === undefined) return undefined;
  if (cap === 0) return used === 0 ? 0 : undefined;
  return used / cap;
}

/** The busiest week under the capacity of each wave, as a share of it. */
function weeklySupport(programme: Programme, assignments: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const busiest = new Map<number, number>();
  for (const { wave, load } of supportWeeks(programme, assignments)) {
    const used = wave === undefined ? undefined : share(load, wave.supportCapacity);
    if (wave !== undefined && used !== undefined) {
      busiest.set(wave.number, Math.max(busiest.get(wave.number) ?? 0, used));
    }
  }
  return busiest;
}
