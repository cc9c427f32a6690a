import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { textTable } from "./textTable";

const SHOWN = 40;

/** The wave plan as a person reads it in a terminal. */
export function wavePlanText({ wavePlan: plan, messages: { format } }: GatesOutcome): readonly string[] {
  if (plan === undefined) return [];
  const day = (value: number | undefined): string => (value === undefined ? "–" : format.date(value));
  const percent = (share: number | undefined): string => (share === undefined ? "–" : format.percent(100 * share));
  const rows = plan.waves.map(({ wave, units, size, cumulativeSize, load }) => [
    `${wave.number}${wave.frozen ? " frozen" : ""}`,
    day(wave.start),
    day(wave.end),
    format.number(units),
    format.number(size),
    cumulativeSize === undefined ? "?" : format.number(cumulativeSize),
    percent(load),
  ]);
  const bound = plan.lowerBound === undefined ? "" : `, none can end before wave ${plan.lowerBound}`;
  const proven = plan.provenOptimal ? ", proven best" : plan.gap === undefined ? "" : `, gap ${percent(plan.gap)}`;
  const cut = plan.cut ? ", cut off" : "";
  const what = plan.planned ? "Wave plan" : "Wave plan as it stands";
  return [
    "",
    `${what}: ${plan.wavesUsed} waves, through on ${day(plan.finish)}${bound}${proven}${cut}; ` +
      `${plan.unplaced.length} without a place, ${plan.moves.length} moved, ${plan.violations.length} rules broken`,
    ...textTable([["Wave", "Start", "End", "Units", "Size", "Cumulative", "Load"], ...rows.slice(0, SHOWN)]),
    ...(rows.length > SHOWN ? [`  and ${rows.length - SHOWN} more`] : []),
  ];
}
