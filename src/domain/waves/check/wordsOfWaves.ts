import type { Day } from "../../../tabular/excelDate";
import type { TableRows } from "../../../tabular/readRows";
import type { Row } from "../../../tabular/table";
import type { WavePolicy } from "../wavePolicy";
import type { wavesTable } from "../waves.table";

/** A wave as the sheet, or the policy, states it. */
export interface StatedWave {
  readonly start: Day | undefined;
  readonly frozen: boolean;
  readonly unusable: boolean;
  readonly caps: Readonly<Record<"Max units" | "Max size" | "Max high-risk", number | undefined>>;
  readonly support: number | undefined;
  readonly row: Row<typeof wavesTable> | undefined;
}

/** The waves by number: those of the table, else those that the policy generates up to the highest one asked for. */
export function statedWaves(
  waves: TableRows<typeof wavesTable> | undefined,
  policy: WavePolicy,
  asOf: Day,
  units: number,
  highest: number,
): ReadonlyMap<number, StatedWave> {
  const stated = new Map<number, StatedWave>();
  for (const row of waves?.rows ?? []) {
    if (row.wave === undefined || !Number.isInteger(row.wave) || stated.has(row.wave)) continue;
    const limit = (value: number | undefined, column: string): number | undefined =>
      row.unreadable.has(column) ? 0 : value;
    stated.set(row.wave, {
      start: row.start,
      frozen: row.unreadable.has("frozen") || row.frozen === true,
      unusable: row.start !== undefined && row.end !== undefined && row.start > row.end,
      caps: {
        "Max units": limit(row.maxUnits, "maxUnits"),
        "Max size": limit(row.maxSize, "maxSize"),
        "Max high-risk": limit(row.maxHighRisk, "maxHighRisk"),
      },
      support: limit(row.supportCapacity, "supportCapacity"),
      row,
    });
  }
  if (stated.size > 0) return withoutDisorder(stated);
  const last = Math.min(highest, policy.waves ?? highest);
  for (let number = 1; number <= last; number += 1) {
    stated.set(number, generated(number, policy, asOf, units));
  }
  return stated;
}

/** A wave must start after every usable one of a lower number. */
function withoutDisorder(stated: ReadonlyMap<number, StatedWave>): ReadonlyMap<number, StatedWave> {
  let latest = -Infinity;
  const entries = [...stated].sort(([one], [other]) => one - other);
  return new Map(
    entries.map(([number, wave]) => {
      if (wave.start === undefined || wave.unusable) return [number, wave] as const;
      if (wave.start <= latest) return [number, { ...wave, unusable: true }] as const;
      latest = wave.start;
      return [number, wave] as const;
    }),
  );
}

function generated(number: number, policy: WavePolicy, asOf: Day, units: number): StatedWave {
  let first = policy.firstStart;
  if (first === undefined) {
    first = asOf;
    while (weekday(first) !== MONDAY) first += 1;
  }
  const step = policy.ramp.at(number - 1) ?? policy.ramp.at(-1);
  let most: number | undefined;
  if (step?.kind === "units") most = step.count;
  if (step?.kind === "share") most = Math.max(1, Math.ceil((units * step.percent) / 100 - 1e-9));
  return {
    start: first + (number - 1) * 7 * (policy.lengthWeeks + policy.gapWeeks),
    frozen: false,
    unusable: false,
    caps: { "Max units": most, "Max size": undefined, "Max high-risk": undefined },
    support: undefined,
    row: undefined,
  };
}

export const MONDAY = 1;

/** 0 is Sunday. Day 25569 was Thursday, 1 January 1970. */
export function weekday(day: Day): number {
  return (((day - 25569 + 4) % 7) + 7) % 7;
}
