import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { lognormalOf, meanCost, type CostInterval } from "./expectedLoss";
import { moneyFromText } from "./moneyText";

/** Which of the two cells is at fault. */
export type CostEnd = "low" | "high";

export interface CostFault {
  readonly code: ProblemCode;
  readonly end: CostEnd;
}

export interface CostReading {
  /** Undefined where there is a fault. */
  readonly interval: CostInterval | undefined;
  readonly faults: readonly CostFault[];
  readonly asText: readonly CostEnd[];
}

interface End {
  readonly amount?: number;
  readonly range?: CostInterval;
  readonly code?: ProblemCode;
  readonly asText?: true;
}

const ENDS = ["low", "high"] as const;

/** No mean cost is more: Excel shows 15 digits, and the sum of a register stays a number. */
const MOST = 1e15;

/**
 * Reads both ends of a cost interval; either cell may hold the whole range where the other is blank. Undefined where
 * both are blank: nobody said. Never swaps the ends, never takes one for both. `before`: what a blank end is otherwise.
 */
export function readCost(
  low: Quantity | undefined,
  high: Quantity | undefined,
  locale: WorkbookLocale,
  before?: CostInterval,
): CostReading | undefined {
  if (low === undefined && high === undefined) return undefined;
  const ends = { low: readEnd(low, locale), high: readEnd(high, locale) };
  const unread = ENDS.flatMap((end): readonly CostFault[] => {
    const code = ends[end]?.code;
    return code === undefined ? [] : [{ code, end }];
  });
  if (unread.length > 0) return faulty(unread);
  const holder = ENDS.find((end) => ends[end]?.range !== undefined);
  if (holder !== undefined && ends.low !== undefined && ends.high !== undefined) {
    return faulty([{ code: "cost-unreadable", end: holder }]);
  }
  const range = holder === undefined ? undefined : ends[holder]?.range;
  const from = range?.low ?? ends.low?.amount ?? before?.low;
  const to = range?.high ?? ends.high?.amount ?? before?.high;
  if (from === undefined) return faulty([{ code: "range-one-end", end: "low" }]);
  if (to === undefined) return faulty([{ code: "range-one-end", end: "high" }]);
  const interval = { low: from, high: to };
  // A blank cell is never at fault for what stands in the other one.
  const given = (end: CostEnd): CostEnd => (ends[end] === undefined ? (end === "low" ? "high" : "low") : end);
  const faults = faultsOf(interval).map(({ code, end }) => ({ code, end: given(end) }));
  if (faults.length > 0) return faulty(holder === undefined ? faults : faults.slice(0, 1));
  return { interval, faults: [], asText: ENDS.filter((end) => ends[end]?.asText === true) };
}

function faulty(faults: readonly CostFault[]): CostReading {
  return { interval: undefined, faults, asText: [] };
}

function faultsOf(interval: CostInterval): readonly CostFault[] {
  const notPositive = ENDS.filter((end) => !(interval[end] > 0));
  if (notPositive.length > 0) return notPositive.map((end) => ({ code: "cost-not-positive", end }));
  if (interval.low > interval.high) return [{ code: "range-reversed", end: "low" }];
  if (interval.high > MOST) return [{ code: "cost-too-extreme", end: "high" }];
  return meanCost(lognormalOf(interval)) <= MOST ? [] : [{ code: "cost-too-extreme", end: "low" }];
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
