import { round9 } from "../rounding";
import type { HandoffRow } from "./redesignTables";

/** How much faster handoffs grow than what is scaled. Above 1: coordination eats the gain. */
export interface CoordinationGrowth {
  readonly ratio: number;
  /** Volume at target ÷ now, over all handoffs with both. */
  readonly handoffs: number;
  /** The main boundary's target ÷ current. */
  readonly boundary: number;
  /** The handoffs that are counted. */
  readonly rows: readonly HandoffRow[];
}

/** Undefined where no handoff has both volumes, or the growth of the main boundary is unknown. */
export function coordinationGrowth(
  handoffs: readonly HandoffRow[],
  boundary: number | undefined,
): CoordinationGrowth | undefined {
  const rows = handoffs.filter(
    ({ volumeNow, volumeAtTarget }) =>
      volumeNow !== undefined && volumeAtTarget !== undefined && volumeNow >= 0 && volumeAtTarget >= 0,
  );
  const now = rows.reduce((sum, { volumeNow = 0 }) => sum + volumeNow, 0);
  const target = rows.reduce((sum, { volumeAtTarget = 0 }) => sum + volumeAtTarget, 0);
  if (boundary === undefined || now <= 0) return undefined;
  const growth = round9(target / now);
  return { ratio: round9(growth / boundary), handoffs: growth, boundary, rows };
}
