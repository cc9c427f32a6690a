import { finding, type Finding } from "../finding";
import type { Exposure, WaitingOption } from "./exposure/exposureInput";

/** The best of the weeks that waiting was priced for, against going now: by what it removes less what it costs. */
export function waitingFindings(exposures: readonly Exposure[]): readonly Finding[] {
  const [first] = exposures;
  const waiting = first?.waiting;
  if (waiting === undefined || waiting === null) return [];
  const gain = ({ p80, cost }: WaitingOption): number => waiting.now - p80 - cost;
  const [best] = [...waiting.options].sort((one, other) => gain(other) - gain(one) || one.weeks - other.weeks);
  if (best === undefined) return [];
  const { weeks, cost, p80 } = best;
  return [finding("price-of-waiting", "note", { weeks, now: waiting.now, then: p80, cost }, [])];
}
