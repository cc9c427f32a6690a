import type { Day } from "../../tabular/excelDate";
import { finding, type Finding } from "../finding";
import type { GateEvaluation } from "../gates/evaluateGates";
import type { Verdict } from "../gates/verdict";
import type { Programme, ProgrammeWave } from "./programme";
import type { WaveLoad } from "./waveLoads";

/** A wave that cannot start as long as a gate stays as it is, and when it would start then. Nothing is moved. */
export interface HeldWave {
  readonly wave: ProgrammeWave;
  readonly gate: string;
  /** A decision, or where none is taken the verdict. */
  readonly verdict: Verdict;
  readonly units: number;
  readonly start: Day;
  readonly whatIf: Day;
}

export interface Held {
  readonly waves: readonly HeldWave[];
  /** The end of the plan when every held wave, and all that follow it, wait in line; undefined: as planned. */
  readonly finish: Day | undefined;
}

/**
 * What if the gates stay as they are: a wave that holds units and is opened by a gate without a Go takes the place of the
 * next wave that starts neither before the status date nor before the gate's planned date, and those behind it follow in
 * line. After the last wave the calendar goes on in the rhythm of its last two.
 */
export function heldWaves(
  programme: Programme,
  loads: readonly WaveLoad[],
  gates: readonly GateEvaluation[],
  asOf: Day,
): Held {
  const byKey = new Map(gates.map((gate) => [gate.gate.key.toLowerCase(), gate]));
  const calendar = programme.waves.filter(({ start, frozen, unusable }) => start !== undefined && !frozen && !unusable);
  const planned = loads.filter(({ units, moved }) => units > moved);
  const held: HeldWave[] = [];
  let shift = 0;
  let finish: Day | undefined;
  for (const { wave, units } of planned) {
    const at = calendar.indexOf(wave);
    if (at < 0 || wave.start === undefined) continue;
    for (const key of wave.row?.gate ?? []) {
      const gate = byKey.get(key.trim().toLowerCase());
      const state = gate === undefined ? undefined : holding(gate);
      if (gate === undefined || state === undefined) continue;
      const earliest = Math.max(asOf, gate.gate.plannedDate ?? asOf);
      let places = Math.max(shift, 1);
      while (places < FARTHEST && startAt(calendar, at + places) < earliest) places += 1;
      shift = places;
      const whatIf = startAt(calendar, at + places);
      held.push({ wave, gate: gate.gate.key, verdict: state, units, start: wave.start, whatIf });
    }
    if (shift > 0) finish = endAt(calendar, at + shift);
  }
  return { waves: held, finish };
}

/** So many waves a plan may be postponed by; beyond them the dates say nothing any more. */
const FARTHEST = 520;

/** What keeps a gate shut: its decision, else its verdict; undefined where it is open. */
function holding({ decided, gate: { decision }, verdict }: GateEvaluation): Verdict | undefined {
  const stands = decided && decision !== undefined ? decision : verdict;
  return stands === "Go" || stands === "Conditional go" ? undefined : stands;
}

function startAt(calendar: readonly ProgrammeWave[], position: number): Day {
  const own = calendar[position]?.start;
  if (own !== undefined) return own;
  const last = calendar.length - 1;
  const start = calendar[last]?.start ?? 0;
  return start + (position - last) * rhythm(calendar);
}

function endAt(calendar: readonly ProgrammeWave[], position: number): Day | undefined {
  const own = calendar[position];
  if (own !== undefined) return own.end;
  const last = calendar.length - 1;
  const end = calendar[last]?.end;
  return end === undefined ? undefined : end + (position - last) * rhythm(calendar);
}

/** Days from one wave to the next at the end of the calendar; of a single wave its own length. */
function rhythm(calendar: readonly ProgrammeWave[]): number {
  const [before, last] = calendar.slice(-2);
  if (before?.start !== undefined && last?.start !== undefined) return last.start - before.start;
  return before?.start === undefined || before.end === undefined ? WEEK : Math.max(1, before.end + 1 - before.start);
}

const WEEK = 7;

/** One sentence a gate: what it holds, and from when the first of it would start. */
export function heldFindings(programme: Programme, held: Held, finish: Day | undefined, asOf: Day): readonly Finding[] {
  const byGate = new Map<string, HeldWave[]>();
  for (const one of held.waves) byGate.set(one.gate, [...(byGate.get(one.gate) ?? []), one]);
  return [...byGate].flatMap(([gate, waves]): readonly Finding[] => {
    const [first] = waves;
    if (first === undefined) return [];
    const facts = {
      gate,
      verdict: first.verdict,
      waves: waves.map(({ wave }) => wave.number),
      start: first.start,
      whatIf: first.whatIf,
      finish,
      whatIfFinish: held.finish,
    };
    return [
      finding(
        "waves-held",
        first.start <= asOf ? "warning" : "note",
        facts,
        waves.flatMap(({ wave }) => programme.waveCell(wave, "gate")),
      ),
    ];
  });
}
