import type { Day } from "../../tabular/excelDate";
import type { Verdict } from "../gates/verdict";
import type { RowName } from "../audit/auditFindings";
import type { Violation } from "./check/violation";
import type { WaveReason } from "./waveReason";

/** What is said about units, waves and their plan. */
export interface WaveFindingFacts {
  "unit-unplaced": { readonly unit: string; readonly because: readonly WaveReason[] };
  "unit-late": { readonly unit: string; readonly wave: number; readonly due: Day; readonly end: Day };
  "unit-size-missing": { readonly unit: string };
  "unit-reference-unknown": { readonly unit: string; readonly column: string; readonly id: string };
  "units-without-wave": { readonly units: readonly string[] };
  "dependency-cycle": { readonly units: readonly string[] };
  "wave-number-unusable": { readonly wave: string };
  "wave-ends-before-start": { readonly wave: number; readonly start: Day; readonly end: Day };
  "wave-out-of-order": { readonly wave: number; readonly before: number };
  "wave-overlaps": { readonly wave: number; readonly before: number };
  "wave-without-room": { readonly wave: number; readonly column: string };
  "wave-rule-broken": { readonly violation: Violation };
  "wave-plan-cut": { readonly steps: number };
  "overlap-owner": OverlapFacts;
  "parallel-run-open": OverlapFacts;
  "parallel-run-over": OverlapFacts;
  "parallel-run-backwards": OverlapFacts;
  "waves-held": {
    readonly gate: string;
    /** The gate's decision, or its verdict where none is taken. */
    readonly verdict: Verdict;
    readonly waves: readonly number[];
    /** Of the first of them, as planned and as it would be. */
    readonly start: Day;
    readonly whatIf: Day;
    readonly finish: Day | undefined;
    readonly whatIfFinish: Day | undefined;
  };
  "next-safe-step": {
    readonly wave: number;
    /** In the main boundary's metric. */
    readonly size: number;
    readonly maxSize: number | undefined;
    readonly planned: number;
    readonly assumption: RowName;
  };
}

/** Units that work the old way and the new one at once. */
interface OverlapFacts {
  readonly wave: number | undefined;
  readonly units: readonly string[];
}
