import type { RiskRow } from "./readRisks";
import { looksLikeId, type RiskLinks } from "./riskLinks";
import type { RiskSignalState } from "./risks.table";

/** Where a risk leads in other sheets, and what it names that is not there. */
export interface RiskLink {
  /** Keys of the gates on which it stands, its waves' gates among them. */
  readonly gates: readonly string[];
  readonly unknownTargets: readonly string[];
  /** Key of the assumption that is its cause. */
  readonly assumption: string | undefined;
  readonly unknownCause: string | undefined;
  readonly signal: { readonly name: string; readonly state: RiskSignalState } | undefined;
}

/** Words that are no ID are words: a cause or a signal need not stand in a sheet of its own. */
export function linkOf(row: RiskRow, links: RiskLinks): RiskLink {
  const gates = new Set<string>();
  const unknownTargets: string[] = [];
  for (const target of row.gateOrWave ?? []) {
    const found = gatesOf(target, links);
    if (found === undefined) unknownTargets.push(target);
    else for (const gate of found) gates.add(gate);
  }
  const cause = row.cause?.trim();
  const assumption =
    cause === undefined
      ? undefined
      : (links.assumptions ?? []).find(({ key, text }) => same(key, cause) || same(text, cause));
  const unknown = assumption === undefined && links.assumptions !== undefined && cause !== undefined;
  return {
    gates: [...gates],
    // A wave is not assessed where nobody says which waves there are.
    unknownTargets: links.gates === undefined && links.waves === undefined ? [] : unknownTargets,
    assumption: assumption?.key,
    unknownCause: unknown && looksLikeId(cause) ? cause : undefined,
    signal: signalOf(row.signal?.trim(), links),
  };
}

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** By ID, then by name, then as a wave: "Wave 2" and "2" are the same. */
function gatesOf(target: string, { gates, waves }: RiskLinks): readonly string[] | undefined {
  const gate = gates?.find(({ key }) => same(key, target)) ?? gates?.find(({ name }) => same(name, target));
  if (gate !== undefined) return [gate.key];
  const wave = target.trim().toLowerCase();
  const bare = wave.replace(/^(?:wave|w)\s*/, "");
  if (waves !== undefined) return waves.get(wave) ?? waves.get(bare);
  return /^\d+$/.test(bare) ? [] : undefined;
}

function signalOf(signal: string | undefined, { signals }: RiskLinks): RiskLink["signal"] {
  if (signal === undefined || signals === undefined) return undefined;
  const found = signals.find(signal);
  if (found !== undefined) return { name: found.key, state: found.state };
  return looksLikeId(signal) ? { name: signal, state: "Not found" } : undefined;
}
