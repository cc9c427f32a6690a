import { isoDate } from "../../src/tabular/excelDate";
import { fullAddress } from "../../src/tabular/cellAddress";
import type { Staging } from "../../src/domain/waves/tradeOff";
import type { WavePlan } from "../../src/domain/waves/planWaves";
import type { Messages } from "../../src/messages/messages";
import { unitWhys } from "../../src/workflows/waveCells";

/** The wave plan as a plain document. `lowerBound` is a wave's number: no plan can be through before that wave. */
export function wavePlanJson(plan: WavePlan, messages: Messages, stagings: readonly Staging[] | undefined) {
  const whyOf = unitWhys(plan, messages);
  const day = (value: number | undefined): string | null => (value === undefined ? null : isoDate(value));
  return {
    waves: plan.waves.map(({ wave, units, size, cumulativeSize, load }) => ({
      wave: wave.number,
      start: day(wave.start),
      end: day(wave.end),
      units,
      size,
      cumulativeSize: cumulativeSize ?? null,
      load: load ?? null,
    })),
    assignments: Object.fromEntries(plan.assignments),
    /** What finer and coarser waves cost; null where nobody compared them. */
    stepSizes: stagings?.map((one) => ({ ...one, finish: day(one.finish) })) ?? null,
    wavesUsed: plan.wavesUsed,
    finish: day(plan.finish),
    lowerBound: plan.lowerBound ?? null,
    gap: plan.gap ?? null,
    provenOptimal: plan.provenOptimal,
    cut: plan.cut,
    unplaced: plan.unplaced.map(({ unit, because }) => ({
      unit,
      because: because.map((reason) => ({ text: messages.waveReason(reason), cells: reason.cells.map(fullAddress) })),
    })),
    why: Object.fromEntries([...plan.why.keys()].map((unit) => [unit, whyOf(unit)])),
    moves: plan.moves.map(({ unit, from, to }) => ({ unit, from: from ?? null, to: to ?? null })),
    violations: plan.violations.map((violation) => ({
      text: messages.waveViolation(violation),
      cells: violation.cells.map(fullAddress),
    })),
  };
}
