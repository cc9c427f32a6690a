import type { Day } from "../../tabular/excelDate";
import type { ProgrammeUnit, ProgrammeWave } from "./programme";
import { rampCap } from "./capRamp";
import type { WavePolicy } from "./wavePolicy";

const DAYS_A_WEEK = 7;

/** Day serials of the 1900 system: day 2 was a Monday. */
export function mondayOnOrAfter(day: Day): Day {
  return day + ((DAYS_A_WEEK - ((day - 2) % DAYS_A_WEEK)) % DAYS_A_WEEK);
}

/**
 * The waves that the policy asks for. Without a number of waves there are as many as the cap ramp has steps, and beyond
 * them as many as the dates, pins and dependencies may need; those that stay empty are not shown.
 */
export function generatedWaves(
  units: readonly ProgrammeUnit[],
  policy: WavePolicy,
  asOf: Day,
): readonly ProgrammeWave[] {
  const first = policy.firstStart ?? mondayOnOrAfter(asOf);
  const length = policy.lengthWeeks * DAYS_A_WEEK;
  const every = length + policy.gapWeeks * DAYS_A_WEEK;
  const count = policy.waves ?? wavesEnough(units, policy, first, every);
  return Array.from({ length: count }, (_, position): ProgrammeWave => {
    const start = first + position * every;
    const last = policy.ramp[policy.ramp.length - 1];
    const step = policy.ramp[position] ?? (last?.kind === "rest" ? undefined : last);
    return {
      number: position + 1,
      start,
      end: start + length - 1,
      maxUnits: rampCap(step, units.length),
      maxSize: undefined,
      maxHighRisk: undefined,
      supportCapacity: undefined,
      frozen: false,
      unusable: false,
      row: undefined,
    };
  });
}

/** So many that a programme without contradictions has room: every unit could even have waves of its own behind it. */
function wavesEnough(units: readonly ProgrammeUnit[], policy: WavePolicy, first: Day, every: number): number {
  let latest = policy.ramp.length;
  for (const { ready, pinned, present } of units) {
    if (ready !== undefined) latest = Math.max(latest, Math.ceil((ready - first) / every) + 1);
    latest = Math.max(latest, pinned ?? 0, present ?? 0);
  }
  const last = policy.ramp[policy.ramp.length - 1];
  const each = last === undefined || last.kind === "rest" ? units.length : (rampCap(last, units.length) ?? 1);
  return latest + longestChain(units) + Math.ceil(units.length / Math.max(1, each));
}

/** The most lags that any chain of dependencies adds up to; a cycle counts each of its units once. */
function longestChain(units: readonly ProgrammeUnit[]): number {
  const depth = new Int32Array(units.length);
  const state = new Uint8Array(units.length);
  let longest = 0;
  for (let root = 0; root < units.length; root += 1) {
    const stack = [root];
    while (stack.length > 0) {
      const unit = stack[stack.length - 1] ?? 0;
      const { after = [], withOrAfter = [], lag = 1 } = units[unit] ?? {};
      if (state[unit] === 0) {
        state[unit] = 1;
        for (const before of [...after, ...withOrAfter]) if (state[before] === 0) stack.push(before);
        continue;
      }
      stack.pop();
      if (state[unit] === 2) continue;
      state[unit] = 2;
      let most = 0;
      for (const before of after) most = Math.max(most, (depth[before] ?? 0) + lag);
      for (const before of withOrAfter) most = Math.max(most, depth[before] ?? 0);
      depth[unit] = most;
      longest = Math.max(longest, most);
    }
  }
  return longest;
}
