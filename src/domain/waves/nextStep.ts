import type { NextSafeStep } from "../assumptions/auditAssumptions";
import { finding, type Finding } from "../finding";
import type { WavePlan } from "./planWaves";

/**
 * The next safe step, offered as Max size of the next wave: the first that has not started and in which nothing has moved
 * yet. Said where that wave may take more, as a warning where the plan puts more into it.
 */
export function nextStepFindings(
  { programme, waves, asOf }: Pick<WavePlan, "programme" | "waves" | "asOf">,
  step: NextSafeStep | undefined,
): readonly Finding[] {
  if (step === undefined || !programme.assessed.size) return [];
  const next = waves.find(
    ({ wave, moved }) => !wave.frozen && !wave.unusable && moved === 0 && (wave.start ?? Infinity) > asOf,
  );
  if (next === undefined) return [];
  const { wave, size: planned } = next;
  if (wave.maxSize !== undefined && wave.maxSize <= step.size) return [];
  const { name: assumption, cell } = step.assumption;
  const facts = { wave: wave.number, size: step.size, maxSize: wave.maxSize, planned, assumption };
  const cells = [...programme.waveCell(wave, "maxSize"), cell];
  return [finding("next-safe-step", planned > step.size ? "warning" : "note", facts, cells)];
}
