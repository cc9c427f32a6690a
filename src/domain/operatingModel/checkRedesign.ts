import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { AssumptionEvaluation } from "../assumptions/auditAssumptions";
import { missingColumns } from "../audit/missingColumns";
import { entry } from "../entry";
import type { Finding } from "../finding";
import { missingKinds } from "./checks/elementKindsMissing";
import { REDESIGN_CHECKS } from "./checks/redesignChecks";
import { coordinationGrowth, type CoordinationGrowth } from "./coordinationGrowth";
import { decisionLoads, handoffLoads, type DecisionEvaluation, type HandoffEvaluation } from "./loads";
import type { ElementKind } from "./operatingModel.table";
import { personLoads, type PersonLoad } from "./personLoads";
import type { ExceptionMeasure, RedesignContext, RowPlace } from "./redesignContext";
import type { ElementRow, RedesignTables } from "./redesignTables";

export interface RedesignEvaluation {
  /** Undefined, here and below: the workbook has no such table. */
  readonly elements: readonly ElementRow[] | undefined;
  readonly missingKinds: readonly ElementKind[] | undefined;
  readonly handoffs: readonly HandoffEvaluation[] | undefined;
  readonly decisions: readonly DecisionEvaluation[] | undefined;
  readonly people: readonly PersonLoad[];
  readonly coordination: CoordinationGrowth | undefined;
  readonly findings: readonly Finding[];
  /** What is said of a row, in the order of the checks. */
  readonly findingsOf: (place: RowPlace) => readonly Finding[];
  readonly problems: readonly CellProblem[];
}

export interface RedesignInput {
  readonly tables: RedesignTables;
  /** Undefined: the workbook has no Assumptions table. */
  readonly assumptions: readonly AssumptionEvaluation[] | undefined;
  /** Main boundary's target ÷ current. */
  readonly boundaryGrowth: number | undefined;
  readonly exceptionMeasures: readonly ExceptionMeasure[];
  readonly asOf: Day;
}

/** Puts every question to the redesigned model. */
export function checkRedesign({ tables, assumptions, ...rest }: RedesignInput): RedesignEvaluation {
  const problems: CellProblem[] = [];
  const handoffs = handoffLoads(tables.handoffs, problems);
  const decisions = decisionLoads(tables.decisions, rest.boundaryGrowth, problems);
  const replaced: (AssumptionEvaluation[] | undefined)[] = [];
  for (const assumption of assumptions ?? []) {
    for (const { table, index } of assumption.redesigns) {
      if (table !== "OperatingModel") continue;
      const own = replaced[index];
      if (own === undefined) replaced[index] = [assumption];
      else own.push(assumption);
    }
  }
  const model: RedesignContext = {
    ...tables,
    ...rest,
    assumptions,
    handoffLoads: handoffs,
    decisionLoads: decisions,
    replacedBy: ({ index }) => replaced[index] ?? [],
  };
  const hits = REDESIGN_CHECKS.flatMap(({ find }) => find(model));
  const byRow: FindingsByRow = { operatingModel: new Map(), handoffs: new Map(), decisions: new Map() };
  for (const { finding, rows } of hits) {
    for (const { table, index } of rows) entry(byRow[table], index, () => []).push(finding);
  }
  return {
    elements: tables.operatingModel?.rows,
    missingKinds: missingKinds(tables),
    handoffs: tables.handoffs && handoffs,
    decisions: tables.decisions && decisions,
    people: personLoads(handoffs, decisions),
    coordination: coordinationGrowth(tables.handoffs?.rows ?? [], rest.boundaryGrowth),
    findings: [
      ...(tables.operatingModel === undefined ? [] : missingColumns(tables.operatingModel)),
      ...(tables.handoffs === undefined ? [] : missingColumns(tables.handoffs)),
      ...(tables.decisions === undefined ? [] : missingColumns(tables.decisions)),
      ...hits.map(({ finding }) => finding),
    ],
    findingsOf: (place) => byRow[place.table].get(place.index) ?? [],
    problems,
  };
}

type FindingsByRow = Readonly<Record<RowPlace["table"], Map<number, Finding[]>>>;
