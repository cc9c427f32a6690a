import type { CellValue } from "../tabular/cellValue";
import { reportGrid, type Report } from "../reports/report";
import { atOnce, ROWS_A_STEP, type Steps } from "../tabular/steps";
import { fingerprint } from "./fingerprint";
import { withEntries } from "./keptEntries";
import { planCharts } from "./planCharts";
import type { OwnershipRecord } from "./record";
import type { ReportEdit, WorkbookSnapshot } from "./workbook";

export interface ReportPlan {
  readonly edit: ReportEdit | undefined;
  readonly record: OwnershipRecord["reports"][string];
  readonly cells: number;
  /** The sheet is made under another name, because the user has one of that name. */
  readonly renamed: boolean;
}

/**
 * Compares a report with what its sheet shows. Only cells that differ are planned; formats are laid anew only where the
 * blocks moved, so what the user changed about the looks stays. A sheet of the user's with that name stays theirs.
 */
export function planReport(report: Report, snapshot: WorkbookSnapshot): ReportPlan {
  return atOnce(planReportInSteps(report, snapshot));
}

/** The same in steps of some rows. */
export function* planReportInSteps(wanted: Report, snapshot: WorkbookSnapshot): Steps<ReportPlan> {
  const present = snapshot.reports.get(wanted.key);
  const recorded = snapshot.record.reports[wanted.key];
  const { report, entries } = withEntries(wanted, present, recorded);
  const layout = fingerprint(
    report.blocks.map(({ role, top, rows, columns, chart, words, counts }) =>
      role === "grid" ? [role, top, rows.length, columns, words, counts] : [role, top, rows.length, columns, chart],
    ),
  );
  const name =
    present?.sheet.name ??
    freeSheetName(
      report.name,
      snapshot.sheets.map((sheet) => sheet.name),
    );
  const relayout = present === undefined || recorded?.layout !== layout;
  yield;
  const grid = reportGrid(report);
  const height = Math.max(grid.length, present?.values.length ?? 0);
  let cells = 0;
  const values: (CellValue | null)[][] = [];
  for (let row = 0; row < height; row += 1) {
    const line = grid[row];
    const shown = present?.values[row];
    const edits: (CellValue | null)[] = [];
    for (let column = 0; column < report.widths.length; column += 1) {
      const value = line?.[column] ?? "";
      const differs = value !== (shown?.[column] ?? "");
      edits.push(differs ? value : null);
      if (differs) cells += 1;
    }
    values.push(edits);
    if (row % ROWS_A_STEP === 0) yield;
  }
  const unchanged = cells === 0 && !relayout;
  const charts = planCharts(report, present, recorded);
  const edit = {
    key: report.key,
    name,
    sheetId: present?.sheet.id,
    report,
    relayout,
    values,
    charts: relayout ? charts.edits : [],
    chartsGone: charts.gone,
  };
  return {
    edit: unchanged ? undefined : edit,
    record: {
      name,
      layout,
      rows: grid.length,
      columns: report.widths.length,
      charts: unchanged ? recorded.charts : charts.record,
      entries,
    },
    cells,
    renamed: present === undefined && name !== report.name,
  };
}

/** The name, or one beside it that no sheet has. Sheet names are compared without regard to case. */
export function freeSheetName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} (${count})`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}
