import { worstExitFirst } from "../../src/domain/supports/exitState";
import { exitReason, landingReason } from "../../src/messages/fitWords.en";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/** Landing and supports as a person reads them in a terminal; nothing where the workbook has neither. */
export function fitText({ fit: review, messages }: GatesOutcome): readonly string[] {
  if (review === undefined) return [];
  const { fit, supports } = review;
  const score = (value: number | undefined): string => (value === undefined ? "–" : messages.format.score(value));
  return [
    ...(fit === undefined
      ? []
      : [
          "",
          `Landing: ${fit.landing} (${score(fit.score)}, ${score(fit.low)} to ${score(fit.high)})`,
          `  ${landingReason(fit.because, messages)}`,
          ...fit.metrics.map(({ row, state, trend }) => `  ${row.key} ${row.metric ?? ""}: ${state}, ${trend}`),
        ]),
    ...(supports === undefined
      ? []
      : [
          "",
          "Supports",
          ...worstExitFirst(supports.supports).map(({ row, exitState, because }) => {
            const why = because === undefined ? "" : `: ${exitReason(because, messages)}`;
            return `  ${row.key} ${row.support ?? ""}: ${exitState ?? ""}${why}`;
          }),
        ]),
  ];
}
