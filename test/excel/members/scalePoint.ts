/** Points on the scales of colour scales, data bars and icon sets, as the client gives and gets them. */

import { refuse } from "../model/excelError";
import type { ScalePoint } from "../model/conditionalFormat";
import { oneOf } from "../protocol/arguments";

/** Numbers and formulas arrive as text or number; "" and null mean none. */
function readFormula(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "number" || typeof value === "string" ? String(value) : refuse("InvalidArgument");
}

export function readPoint(
  given: Record<string, unknown>,
  types: readonly string[],
  withoutFormula: RegExp,
): ScalePoint {
  const type = oneOf(given["type"], types);
  const formula = readFormula(given["formula"]);
  if (withoutFormula.test(type)) return { type };
  return formula === undefined ? refuse("InvalidArgument") : { type, formula };
}
