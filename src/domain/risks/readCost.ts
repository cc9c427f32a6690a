import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { moneyFromText } from "./moneyText";

/** The 90 % interval of what a risk costs if it happens: 0 < low ≤ high. */
export interface CostInterval {
  readonly low: number;
  readonly high: number;
}

/** Which of the two cells is at fault. */
export type CostEnd = "low" | "high";

export type CostReading =
  | { readonly interval: CostInterval; readonly asText: readonly CostEnd[]; readonly code?: undefined }
  | { readonly code: ProblemCode; readonly end: CostEnd; readonly interval?: undefined };

interface End {
  readonly amount?: number;
  readonly range?: CostInterval;
  readonly code?: ProblemCode;
  readonly asText?: true;
}

/**
 * Reads both ends of a cost interval; either cell may hold the whole range where the other is blank. Undefined where
 * both are blank: nobody said. Never swaps the ends, never takes one for both.
 */
export function readCost(
  low: Quantity | undefined,
  high: Quantity | undefined,
  locale: WorkbookLocale,
): CostReading | undefined {
  if (low === undefined && high === undefined) return undefined;
  const ends = { low: readEnd(low, locale), high: readEnd(high, locale) };
  for (const end of ["low", "high"] as const) {
    const code = ends[end]?.code;
    if (code !== undefined) return { code, end };
  }
  const asText = (["low", "high"] as const).filter((end) => ends[end]?.asText === true);
  const range = ends.low?.range ?? ends.high?.range;
  if (range !== undefined) {
    const end = ends.low?.range === undefined ? "high" : "low";
    if (ends.low !== undefined && ends.high !== undefined) return { code: "cost-unreadable", end };
    return sound(range, end, asText);
  }
  const [from, to] = [ends.low?.amount, ends.high?.amount];
  if (from === undefined) return { code: "range-one-end", end: "low" };
  if (to === undefined) return { code: "range-one-end", end: "high" };
  return sound({ low: from, high: to }, "low", asText);
}

function sound(interval: CostInterval, end: CostEnd, asText: readonly CostEnd[]): CostReading {
  if (interval.low <= 0) return { code: "cost-not-positive", end };
  if (interval.high <= 0) return { code: "cost-not-positive", end: end === "high" ? end : "high" };
  return interval.low > interval.high ? { code: "range-reversed", end } : { interval, asText };
}

function readEnd(cell: Quantity | undefined, locale: WorkbookLocale): End | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { code: "error-value" };
  if (cell.kind === "number") return cell.unit === "plain" ? { amount: cell.value } : { code: "cost-unreadable" };
  const text = moneyFromText(cell.text, locale);
  switch (text?.kind) {
    case "amount":
      return { amount: text.amount, asText: true };
    case "range":
      return { range: { low: text.low, high: text.high }, asText: true };
    case "one-end":
      return { code: "range-one-end" };
    case "unit-unclear":
      return { code: "range-unit-unclear" };
    case undefined:
      return { code: "cost-unreadable" };
  }
}
