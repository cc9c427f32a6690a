import type { SupportRows } from "../supports/exitRule";
import type { MetricRows } from "./metricGoal";

/**
 * What readings can be of here, in lower case: fit metrics, what supports retire by, and supports themselves (how much
 * they give; of a parallel run the old and the new result).
 */
export function measuredByFit({
  fitMetrics,
  supports,
}: {
  readonly fitMetrics: MetricRows | undefined;
  readonly supports: SupportRows | undefined;
}): ReadonlySet<string> {
  const keys = [...(fitMetrics?.rows ?? []), ...(supports?.rows ?? [])].map(({ key }) => key.toLowerCase());
  return new Set([...keys, ...(supports?.rows ?? []).flatMap(({ retireWhen }) => retireWhen?.toLowerCase() ?? [])]);
}
