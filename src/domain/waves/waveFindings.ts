import type { Day } from "../../tabular/excelDate";
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
}
