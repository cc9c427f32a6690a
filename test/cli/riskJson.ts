import type { ExposureFigures } from "../../src/domain/risks/exposure/exposureInput";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/** The register as plain data: shares are fractions of 1, money is unrounded, unknown is null; no table: null. */
export function riskJson({ register }: Pick<GatesOutcome, "register">) {
  return {
    risks:
      register?.risks.risks.map(({ row, score, rating, expectedLoss, share, gaps, link }) => ({
        id: row.key,
        score: score ?? null,
        rating: rating ?? null,
        expectedLoss: expectedLoss ?? null,
        share: share ?? null,
        gaps: gaps.map(({ gap }) => gap),
        signalState: link.signal?.state ?? null,
      })) ?? null,
    exposure:
      register?.exposures.map(({ rho, draws, seed, before, after }) => ({
        rho,
        draws,
        seed,
        ...figuresJson(before),
        after: figuresJson(after),
      })) ?? null,
  };
}

function figuresJson({ mean, p50, p80, p95, standardErrors }: ExposureFigures) {
  return { mean, p50, p80, p95, standardErrors };
}
