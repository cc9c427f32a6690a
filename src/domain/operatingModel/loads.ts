import type { CellProblem } from "../../tabular/cellProblem";
import { rowName, type RowName } from "../audit/auditFindings";
import { ratioOf } from "../boundary/ratioState";
import { problemAt } from "../problemAt";
import { round9 } from "../rounding";
import { people } from "./people";
import { takesShare } from "./takesShare";
import type { DecisionRow, DecisionRows, HandoffRow, HandoffRows } from "./redesignTables";

/** What somebody is accountable for, and how much of their capacity it takes. Ratios: load ÷ capacity. */
interface Load {
  readonly name: RowName;
  readonly accountable: readonly string[];
  /** At target; undefined: unknown. */
  readonly loadRatio: number | undefined;
  readonly loadNow: number | undefined;
  /** At target, less the share that is delegated. */
  readonly loadDelegated: number | undefined;
}

export interface HandoffEvaluation extends Load {
  readonly row: HandoffRow;
  /** Hours, 0 or more; undefined: none is agreed, or none that can be used. */
  readonly agreedResponse: number | undefined;
}

export interface DecisionEvaluation extends Load {
  readonly row: DecisionRow;
  /** Days, 0 or more, here and below. */
  readonly agreedLatency: number | undefined;
  readonly actualLatency: number | undefined;
}

/** Load of each handoff: volume ÷ capacity at target. */
export function handoffLoads(rows: HandoffRows | undefined, problems: CellProblem[]): readonly HandoffEvaluation[] {
  if (rows === undefined) return [];
  return rows.rows.map((row) => {
    const used = (key: "capacityAtTarget" | "volumeAtTarget" | "volumeNow" | "agreedResponse"): number | undefined =>
      counted(row[key], key === "capacityAtTarget", (code) =>
        problems.push(problemAt(rows, row, rows.cell(row, key), key, code)),
      );
    const capacity = used("capacityAtTarget");
    const loadRatio = ratioOf(used("volumeAtTarget"), capacity);
    const loadNow = ratioOf(used("volumeNow"), capacity);
    return {
      row,
      name: rowName(row, row.whatCrosses),
      accountable: people(row.accountable),
      loadRatio,
      loadNow,
      loadDelegated: loadRatio,
      agreedResponse: used("agreedResponse"),
    };
  });
}

/**
 * Load of each decision: per month at target ÷ capacity per month. What falls in a month now is that at target, less the
 * growth of the main boundary (target ÷ current).
 */
export function decisionLoads(
  rows: DecisionRows | undefined,
  boundaryGrowth: number | undefined,
  problems: CellProblem[],
): readonly DecisionEvaluation[] {
  if (rows === undefined) return [];
  return rows.rows.map((row) => {
    const used = (
      key: "capacityPerMonth" | "perMonthAtTarget" | "agreedLatency" | "actualLatency",
    ): number | undefined =>
      counted(row[key], key === "capacityPerMonth", (code) =>
        problems.push(problemAt(rows, row, rows.cell(row, key), key, code)),
      );
    const capacity = used("capacityPerMonth");
    const loadRatio = ratioOf(used("perMonthAtTarget"), capacity);
    let share = row.shareDelegated ?? 0;
    if (!(share >= 0 && share <= 100)) {
      share = 0;
      const cell = rows.cell(row, "shareDelegated");
      problems.push(problemAt(rows, row, cell, "shareDelegated", "share-out-of-range"));
    }
    const accountable = people(row.accountable);
    // What nobody else takes stays where it is; without the column that is not assessed.
    if (rows.has("delegateTo") && !takesShare(row.delegateTo, accountable)) share = 0;
    return {
      row,
      name: rowName(row, row.decision),
      accountable,
      loadRatio,
      loadNow: loadRatio === undefined || boundaryGrowth === undefined ? undefined : round9(loadRatio / boundaryGrowth),
      loadDelegated: loadRatio === undefined ? undefined : round9(loadRatio * (1 - share / 100)),
      agreedLatency: used("agreedLatency"),
      actualLatency: used("actualLatency"),
    };
  });
}

/** A figure that can be counted with; one below 0, or a capacity of 0, is named and unknown. */
function counted(
  value: number | undefined,
  positive: boolean,
  report: (code: "figure-not-positive" | "figure-negative") => void,
): number | undefined {
  if (value === undefined || (positive ? value > 0 : value >= 0)) return value;
  report(positive ? "figure-not-positive" : "figure-negative");
  return undefined;
}
