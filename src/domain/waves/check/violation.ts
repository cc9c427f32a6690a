import type { CellAddress } from "../../../tabular/cellAddress";
import type { Day } from "../../../tabular/excelDate";

/** A hard rule that a plan breaks, by the words of the sheet. */
export type Violation = { readonly cells: readonly CellAddress[] } & (
  | { readonly id: "no-such-wave"; readonly unit: string; readonly wave: number }
  | { readonly id: "in-frozen-wave"; readonly unit: string; readonly wave: number }
  | { readonly id: "in-unusable-wave"; readonly unit: string; readonly wave: number }
  | { readonly id: "before-ready"; readonly unit: string; readonly wave: number; readonly ready: Day }
  | { readonly id: "off-pin"; readonly unit: string; readonly wave: number; readonly pinned: number }
  | { readonly id: "moved-though-live"; readonly unit: string; readonly wave: number; readonly stood: number }
  | {
      readonly id: "too-early";
      readonly unit: string;
      readonly wave: number;
      readonly other: string;
      readonly least: number | undefined;
    }
  | { readonly id: "apart"; readonly unit: string; readonly wave: number; readonly other: string }
  | {
      readonly id: "over-cap";
      readonly wave: number;
      readonly column: "Max units" | "Max size" | "Max high-risk";
      readonly limit: number;
      readonly planned: number;
    }
  | {
      readonly id: "over-support";
      readonly wave: number;
      readonly week: Day;
      readonly limit: number;
      readonly planned: number;
    }
);
