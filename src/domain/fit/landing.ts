import { round9 } from "../rounding";

export const LANDINGS = ["Not assessed", "Symbolic only", "Not fit", "Fit on crutches", "Structural fit"] as const;
export type Landing = (typeof LANDINGS)[number];

export const DIMENSIONS = [
  "Volume",
  "Quality",
  "Reliability",
  "User experience",
  "Support burden",
  "Exception load",
  "Decision latency",
  "Local variation",
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export const METRIC_STATES = ["At target", "Tolerable", "Not met", "Stale", "No reading"] as const;
export type MetricState = (typeof METRIC_STATES)[number];

export interface LandedMetric {
  readonly id: string;
  /** Undefined: nobody said which; it may be Volume, so it shows nothing beyond it. */
  readonly dimension: Dimension | undefined;
  readonly state: MetricState;
}

/** Temporary supports that are active, and what part of the work they take. */
export interface ActiveSupport {
  readonly id: string;
  /** Share of 1; undefined where nobody knows. */
  readonly absorbed: number | undefined;
}

/** Why it landed so. `metrics`, `supports`: those that decide, by ID. */
export type LandingReason =
  | { readonly id: "only-volume-known" }
  | { readonly id: "volume-met-alone"; readonly metrics: readonly string[] }
  | { readonly id: "metrics-not-met"; readonly metrics: readonly string[] }
  | { readonly id: "metrics-unknown"; readonly metrics: readonly string[] }
  | { readonly id: "share-unknown"; readonly supports: readonly string[] }
  | {
      readonly id: "supports-absorb";
      readonly supports: readonly string[];
      readonly absorbed: number;
      readonly limit: number;
    }
  | { readonly id: "supports-not-assessed" }
  | { readonly id: "stands-alone"; readonly absorbed: number };

const known = ({ state }: LandedMetric): boolean => state !== "Stale" && state !== "No reading";
const met = ({ state }: LandedMetric): boolean => state === "At target";
const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

/**
 * Whether the new model works at the new scale; the first that applies. Met is At target: what is tolerable is not yet
 * met. `supports`: undefined where there is no Supports table. `limit`: share of 1 that supports may absorb.
 */
export function landingOf(
  metrics: readonly LandedMetric[],
  supports: readonly ActiveSupport[] | undefined,
  limit: number,
): { readonly landing: Landing; readonly because: LandingReason } {
  const isVolume = ({ dimension }: LandedMetric): boolean => dimension === "Volume";
  const volume = metrics.filter(isVolume);
  const others = metrics.filter((metric) => metric.dimension !== undefined && !isVolume(metric));
  if (!others.some(known)) return { landing: "Not assessed", because: { id: "only-volume-known" } };
  const missed = others.filter((metric) => known(metric) && !met(metric));
  if (volume.length > 0 && volume.every(met) && missed.length > 0)
    return { landing: "Symbolic only", because: { id: "volume-met-alone", metrics: ids(missed) } };
  const notMet = metrics.filter((metric) => known(metric) && !met(metric));
  if (notMet.length > 0) return { landing: "Not fit", because: { id: "metrics-not-met", metrics: ids(notMet) } };
  const unknown = metrics.filter((metric) => !known(metric));
  if (unknown.length > 0) return { landing: "Not assessed", because: { id: "metrics-unknown", metrics: ids(unknown) } };
  if (supports === undefined) return { landing: "Structural fit", because: { id: "supports-not-assessed" } };
  const absorbed = round9(supports.reduce((sum, support) => sum + (support.absorbed ?? 0), 0));
  const absorbing = supports.filter((support) => (support.absorbed ?? 0) > 0);
  // What is known already passes the limit, whatever the others take.
  if (absorbed > round9(limit))
    return {
      landing: "Fit on crutches",
      because: { id: "supports-absorb", supports: ids(absorbing), absorbed, limit },
    };
  const blank = supports.filter((support) => support.absorbed === undefined);
  if (blank.length > 0) return { landing: "Not assessed", because: { id: "share-unknown", supports: ids(blank) } };
  return { landing: "Structural fit", because: { id: "stands-alone", absorbed } };
}
