/** What the bench measures, as one bundle. */
import "../../src/taskpane/withoutEval";

export { assumptionsTable } from "../../src/domain/assumptions/assumptions.table";
export { evaluateAudit } from "../../src/domain/audit/evaluateAudit";
export { boundariesTable } from "../../src/domain/boundary/boundaries.table";
export { operatingModelTable } from "../../src/domain/operatingModel/operatingModel.table";
export { criteriaTable } from "../../src/domain/gates/criteria.table";
export { evaluateGates as evaluateRows } from "../../src/domain/gates/evaluateGates";
export { gatesTable } from "../../src/domain/gates/gates.table";
export { readPolicy } from "../../src/domain/policy";
export { excelWorkbook } from "../../src/excel/excelWorkbook";
export { newTable } from "../../src/tabular/derive/newTable";
export { readRows } from "../../src/tabular/readRows";
export { localeOf } from "../../src/tabular/workbookLocale";
export { evaluateGates } from "../../src/workflows/evaluateGates";
export { controlChart } from "../../src/domain/fit/controlChart";
export { fitMetricsTable } from "../../src/domain/fit/fitMetrics.table";
export { reviewFit } from "../../src/domain/fit/fitReview";
export { SIGNAL_RULES } from "../../src/domain/fit/signals";
export { readingsTable } from "../../src/domain/readings/readings.table";
export { loggedAnswers } from "../../src/domain/supports/supportLog";
