import { idFinder } from "./idsNamed";
import type { RiskRow } from "./readRisks";
import type { LinkedSignal, RiskLinks } from "./riskLinks";
import type { RiskSignalState } from "./risks.table";

/** Where a risk leads in other sheets, and what it names that is not there. */
export interface RiskLink {
  /** Keys of the gates on which it stands, its waves' gates among them. */
  readonly gates: readonly string[];
  readonly unknownTargets: readonly string[];
  /** Keys of the assumptions that are its causes. */
  readonly assumptions: readonly string[];
  readonly unknownCauses: readonly string[];
  /** That it names, and that are there. */
  readonly signals: readonly LinkedSignal[];
  readonly unknownSignals: readonly string[];
  /** Of all signals that it names: that of the one that says most. Undefined: it names none. */
  readonly signalState: RiskSignalState | undefined;
}

/** What one signal says outranks what the others say; unknown outranks Quiet. */
const RANKS: readonly RiskSignalState[] = ["Firing", "Watch", "Not found", "No reading", "Stale", "Quiet"];

/** Links risks to other sheets, whose IDs and names are looked up once. */
export function riskLinker(links: RiskLinks): (row: RiskRow) => RiskLink {
  const { gates, waves } = links;
  const assumptionsIn = idFinder((links.assumptions ?? []).map(({ key, text }) => ({ key, name: text })));
  const signalsIn = idFinder(links.signals ?? []);
  const gateKeys = new Map<string, string>();
  for (const { name, key } of [...(gates ?? [])].reverse()) gateKeys.set(normal(name), key);
  for (const { key } of [...(gates ?? [])].reverse()) gateKeys.set(normal(key), key);

  /** By ID, then by name, then as a wave: "Wave 2", "W02" and "2" are the same. */
  const gatesOf = (target: string): readonly string[] | undefined => {
    const gate = gateKeys.get(normal(target));
    if (gate !== undefined) return [gate];
    const opening = waves?.get(normal(target)) ?? waves?.get(waveNumber(target) ?? "");
    return opening?.map((one) => gateKeys.get(normal(one)) ?? one);
  };

  return (row) => {
    const targets = (row.gateOrWave ?? []).map((target) => ({ target, found: gatesOf(target) }));
    const causes = assumptionsIn(row.cause);
    const signals = signalsIn(row.signal);
    // What is in a sheet that the workbook lacks is not assessed.
    const unknownTargets = targets.flatMap(({ target, found }) => (found === undefined ? [target] : []));
    const unknownSignals = links.signals === undefined ? [] : signals.unknown;
    const states = [...signals.found.map(({ state }) => state), ...unknownSignals.map(() => "Not found")];
    return {
      gates: [...new Set(targets.flatMap(({ found }) => found ?? []))],
      unknownTargets: gates === undefined && waves === undefined ? [] : unknownTargets,
      assumptions: causes.found.map(({ key }) => key),
      unknownCauses: links.assumptions === undefined ? [] : causes.unknown,
      signals: signals.found,
      unknownSignals,
      signalState: RANKS.find((state) => states.includes(state)),
    };
  };
}

const normal = (text: string): string => text.trim().replace(/\s+/g, " ").toLowerCase();

function waveNumber(target: string): string | undefined {
  const digits = /^(?:w(?:ave)?[\s_#.-]*)?(\d{1,6})$/i.exec(target.trim())?.[1];
  return digits === undefined ? undefined : String(Number(digits));
}
