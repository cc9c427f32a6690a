import type { ExposureFigures } from "../../src/domain/risks/exposure/exposureInput";
import type { ColumnReading } from "../../src/domain/risks/columnReading";
import { fullAddress } from "../../src/tabular/cellAddress";
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
        signalState: link.signalState ?? null,
      })) ?? null,
    riskColumns: register?.risks.columns.map(columnJson) ?? null,
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

/** How a column was read: a scale is null where there are no figures that need one, or where nobody can tell it. */
function columnJson({ key, header, scale, said, unclear, ...cells }: ColumnReading) {
  return {
    column: key,
    header,
    scale: typeof scale === "string" ? (SCALES[scale] ?? null) : `${scale.from} to ${scale.to}`,
    said,
    ...cells,
    unclear: unclear.map(fullAddress),
  };
}

const SCALES: Readonly<Record<string, string>> = { fraction: "Fraction", percent: "Percent", levels: "1 to 5" };

function figuresJson({ mean, p50, p80, p95, standardErrors }: ExposureFigures) {
  return { mean, p50, p80, p95, standardErrors };
}
