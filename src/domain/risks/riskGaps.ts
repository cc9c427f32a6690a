import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { ReadRisk, RiskRows } from "./readRisks";
import type { Gap, Requirement } from "./riskFindings";

/** What a risk lacks, and the cell where it is to be filled in. */
export interface RiskGap {
  readonly gap: Gap;
  readonly cell: CellAddress;
}

const COLUMNS = [
  ["owner", "owner"],
  ["signal", "signal"],
  ["mitigation", "mitigation"],
  ["contingency", "contingency"],
] as const;

/** What is over once a risk has occurred. */
const BEFORE_IT_HAPPENS: ReadonlySet<Gap> = new Set(["signal", "mitigation"]);

/**
 * The gaps of a risk on a day. Closed risks have none; a column that the table lacks is not assessed; a review is
 * overdue from the day after its date.
 */
export function riskGaps({ row, state }: ReadRisk, rows: RiskRows, asOf: Day): readonly RiskGap[] {
  if (state === "Closed") return [];
  const gaps: RiskGap[] = [];
  for (const [gap, column] of COLUMNS) {
    if (!rows.has(column) || row[column] !== undefined) continue;
    if (state === "Occurred" && BEFORE_IT_HAPPENS.has(gap)) continue;
    gaps.push({ gap, cell: rows.cell(row, column) });
  }
  if (rows.has("reviewBy")) {
    const cell = rows.cell(row, "reviewBy");
    if (row.reviewBy === undefined) gaps.push({ gap: "review", cell });
    else if (row.reviewBy < asOf) gaps.push({ gap: "overdue", cell });
  }
  return gaps;
}

/** What a gate asks of a risk above appetite, as far as it is among the gaps. */
export function requirementsLacking(gaps: readonly RiskGap[]): readonly Requirement[] {
  return gaps.flatMap(({ gap }) => (gap === "owner" || gap === "mitigation" || gap === "contingency" ? [gap] : []));
}
