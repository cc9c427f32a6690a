import { finding, type Finding } from "../domain/finding";
import type { Report } from "../reports/report";
import type { Steps } from "../tabular/steps";
import type { PlannedReport } from "./gatesRecord";
import { planReportInSteps } from "./planReport";
import type { WorkbookSnapshot } from "./workbook";

export interface NamedReport extends PlannedReport {
  /** What the sheet is called where nobody has one of that name. */
  readonly title: string;
}

export function* planNamedReport(report: Report, snapshot: WorkbookSnapshot): Steps<NamedReport> {
  return { key: report.key, title: report.name, plan: yield* planReportInSteps(report, snapshot) };
}

/** Says which sheets are made under another name, because the user has one of theirs. */
export function renamedSheets(reports: readonly NamedReport[]): readonly Finding[] {
  return reports.flatMap(({ title, plan }) =>
    plan.renamed ? [finding("sheet-renamed", "note", { sheet: title, name: plan.record.name }, [])] : [],
  );
}
