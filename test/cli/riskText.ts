import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/** The register as a person reads it in a terminal; nothing where the workbook has none. */
export function riskText({ register, messages, policy }: GatesOutcome): readonly string[] {
  if (register === undefined) return [];
  const { format } = messages;
  const { quantified, unquantified, closed } = register.risks.counts;
  const { currency } = policy.risks;
  const money = (value: number): string => `${format.money(value)}${currency === undefined ? "" : ` ${currency}`}`;
  return [
    "",
    `Risks: ${quantified} in the figures, ${unquantified} without figures, ${closed} closed`,
    ...register.exposures.map(
      ({ rho, before, after }) =>
        `  Correlation ${format.number(rho)}: mean ${money(before.mean)}, P80 ${money(before.p80)}; after mitigation ${money(after.mean)}, P80 ${money(after.p80)}`,
    ),
  ];
}
