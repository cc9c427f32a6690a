import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { UnitState } from "./units.table";

/** What a wave holds, as caps count it. */
export type CapKind = "units" | "size" | "high-risk";

/**
 * A constraint that keeps a unit out of a wave. `member`: the unit of the same group or cycle that it belongs to, where
 * that is another one.
 */
export type WaveReason = { readonly member?: string; readonly cells: readonly CellAddress[] } & (
  | { readonly id: "first-wave" }
  | { readonly id: "pinned"; readonly wave: number }
  | { readonly id: "pin-nowhere"; readonly wave: number }
  | { readonly id: "stays"; readonly state: UnitState }
  | { readonly id: "ready"; readonly date: Day }
  | { readonly id: "after"; readonly other: string; readonly wave: number | undefined; readonly lag: number }
  | { readonly id: "with-or-after"; readonly other: string; readonly wave: number | undefined }
  | { readonly id: "before"; readonly other: string; readonly wave: number; readonly lag: number }
  | { readonly id: "frozen"; readonly wave: number }
  | { readonly id: "unusable"; readonly wave: number }
  | { readonly id: "undated"; readonly wave: number }
  | {
      readonly id: "cap";
      readonly cap: CapKind;
      /** Undefined: every wave alike. */
      readonly wave: number | undefined;
      readonly limit: number;
      /** What the other units of the wave take already; undefined where it is too much by itself. */
      readonly taken: number | undefined;
      readonly asks: number;
    }
  | {
      readonly id: "support";
      readonly wave: number;
      readonly week: Day;
      readonly limit: number;
      readonly taken: number;
      readonly asks: number;
    }
  | { readonly id: "not-placed"; readonly other: string }
  | { readonly id: "last-wave"; readonly wave: number }
  | { readonly id: "size-missing" }
  | { readonly id: "kept"; readonly wave: number }
  | { readonly id: "no-waves" }
  | { readonly id: "not-found" }
);

/** A unit without a place, and the constraints in conflict: none of them could be left out. */
export interface Unplaced {
  readonly unit: string;
  readonly because: readonly WaveReason[];
}
