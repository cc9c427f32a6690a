import type { Day } from "../../tabular/excelDate";

/** One wave as far as the audit needs it. */
export interface WaveExposure {
  readonly wave: number;
  readonly start: Day | undefined;
  /** Size of the units that have moved once this wave is done, on top of the starting size where that is not theirs. */
  readonly cumulativeSize: number;
  /** The gates that open it, by key. Empty: nobody knows which. */
  readonly gates: readonly string[];
}

/** What the wave plan tells the audit. Without one nobody knows in which wave an assumption breaks. */
export interface WaveExposures {
  /** Total size of the units that are Live or Stable; undefined: the main boundary's Current counts. */
  readonly startingSize: number | undefined;
  /** In the order of the waves. */
  readonly waves: readonly WaveExposure[];
}

export const NO_WAVES: WaveExposures = { startingSize: undefined, waves: [] };
