import type { AuditBlockers } from "../audit/auditBlockers";
import { entry } from "../entry";
import { finding, type Finding } from "../finding";
import { overlapFindings, parallelWindows } from "./overlap";
import type { WavePlan } from "./planWaves";

/** What the wave plan holds back, and the gates that it holds. */
export interface WaveBlocker {
  readonly finding: Finding;
  /** Gates that open the waves in question, by key. None: it holds every undecided gate. */
  readonly gates: readonly string[];
}

type PlanForBlockers = Pick<WavePlan, "programme" | "assignments" | "violations" | "asOf">;

/**
 * A wave over a cap holds the gates that open it. A unit in the overlap without exactly one owner, or without an end of
 * it, holds the gates of its wave and of every later one: who cannot finish what has begun does not begin more.
 */
export function waveBlockers(plan: PlanForBlockers): readonly WaveBlocker[] {
  const { programme, assignments, violations, asOf } = plan;
  const gatesOf = (wanted: (wave: number) => boolean): readonly string[] => [
    ...new Set(programme.waves.flatMap(({ number, row }) => (wanted(number) ? (row?.gate ?? []) : []))),
  ];
  const overCaps = violations.flatMap((violation): readonly WaveBlocker[] => {
    if (violation.id !== "over-cap" && violation.id !== "over-support") return [];
    const { wave } = violation;
    const said = finding("wave-rule-broken", "blocker", { violation }, violation.cells);
    return [{ finding: said, gates: gatesOf((number) => number === wave) }];
  });
  const overlaps = overlapFindings(programme, parallelWindows(programme, assignments, asOf)).flatMap(
    ({ wave, now, finding: said }): readonly WaveBlocker[] => {
      if (said.severity !== "blocker") return [];
      const gates = wave === undefined ? [] : gatesOf((number) => number === wave || (now && number > wave));
      return [{ finding: said, gates }];
    },
  );
  return [...overCaps, ...overlaps];
}

/** What holds gates back, with what the wave plan adds. `known`: keys of the gates that there are, in lower case. */
export function withWaveBlockers(
  blockers: AuditBlockers,
  added: readonly WaveBlocker[],
  known: ReadonlySet<string>,
): AuditBlockers {
  if (added.length === 0) return blockers;
  const byGate = new Map([...blockers.byGate].map(([gate, found]) => [gate, [...found]]));
  const everywhere = [...blockers.everywhere];
  for (const { finding: said, gates } of added) {
    const there = gates.map((gate) => gate.toLowerCase()).filter((gate) => known.has(gate));
    if (there.length === 0) everywhere.push(said);
    else for (const gate of there) entry(byGate, gate, () => []).push(said);
  }
  return { byGate, everywhere };
}
