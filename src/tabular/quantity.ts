import type { Unit } from "./numberFormat";

/**
 * What a measured cell holds. A percentage is the figure shown, 90 for 90 %, and says that it is one:
 * 300 % is stored as 3, and must never pass for "at most 5".
 */
export type Quantity =
  | { readonly kind: "number"; readonly value: number; readonly unit: Unit }
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "error"; readonly text: string };
