/** What the bench measures, as one bundle. */
import "../../src/taskpane/withoutEval";

export { criteriaTable } from "../../src/domain/gates/criteria.table";
export { evaluateGates as evaluateRows } from "../../src/domain/gates/evaluateGates";
export { gatesTable } from "../../src/domain/gates/gates.table";
export { readPolicy } from "../../src/domain/policy";
export { excelWorkbook } from "../../src/excel/excelWorkbook";
export { newTable } from "../../src/tabular/derive/newTable";
export { readRows } from "../../src/tabular/readRows";
export { localeOf } from "../../src/tabular/workbookLocale";
export { evaluateGates } from "../../src/workflows/evaluateGates";
