import type { Day } from "../../tabular/excelDate";
import type { AuditFindingId } from "../audit/auditFindings";
import type { AssumptionEvaluation } from "../assumptions/auditAssumptions";
import type { Finding, Severity } from "../finding";
import type { DecisionEvaluation, HandoffEvaluation } from "./loads";
import type { ElementRow, RedesignTables } from "./redesignTables";

/** What the redesign checks look at: the three tables, their loads, and the assumptions that they are to replace. */
export interface RedesignContext extends RedesignTables {
  readonly handoffLoads: readonly HandoffEvaluation[];
  readonly decisionLoads: readonly DecisionEvaluation[];
  /** Undefined: the workbook has no Assumptions table. */
  readonly assumptions: readonly AssumptionEvaluation[] | undefined;
  /** The assumptions that an element replaces, from both ends. */
  readonly replacedBy: (element: ElementRow) => readonly AssumptionEvaluation[];
  /** Main boundary's target ÷ current; undefined where one is unknown or the current is 0. */
  readonly boundaryGrowth: number | undefined;
  readonly asOf: Day;
  /** What measures the load of exceptions. */
  readonly exceptionMeasures: readonly ExceptionMeasure[];
}

/** Something by which the load of exceptions is measured, by name, with the cells that say so. */
export interface ExceptionMeasure {
  readonly name: string;
  readonly cells: Finding["cells"];
}

/** A row that a finding is about, so that it stands beside it. */
export interface RowPlace {
  readonly table: keyof RedesignTables;
  readonly index: number;
}

export interface CheckHit {
  readonly finding: Finding;
  readonly rows: readonly RowPlace[];
}

/** One question to the redesigned model. Its sentence and what to do are in the messages, by its id. */
export interface RedesignCheck {
  readonly id: AuditFindingId;
  readonly question: string;
  /** The severity of what it finds; a check may lower it for a single row, with a reason beside it. */
  readonly severity: Severity;
  readonly find: (model: RedesignContext) => readonly CheckHit[];
}
