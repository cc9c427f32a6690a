import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { rowName, type RowName, type UntestedReason } from "../audit/auditFindings";
import { UnknownReferences } from "../audit/unknownReference";
import type { BoundaryEvaluation } from "../boundary/evaluateBoundaries";
import { finding, type Finding } from "../finding";
import { finder } from "../gates/gateList";
import { measureFault, measureOf, type Measure } from "../measure";
import type { RedesignTables } from "../operatingModel/redesignTables";
import type { Policy } from "../policy";
import { problemAt } from "../problemAt";
import { round9 } from "../rounding";
import {
  ASSUMPTION_KINDS,
  type AssumptionKind,
  type assumptionsTable,
  type AssumptionVerdict,
  type Coverage,
} from "./assumptions.table";
import { coverageOf, redesignBook, type Redesign } from "./coverage";
import { loadOf, priorityOf, untestedReason, verdictOf } from "./verdictOf";
import type { WaveExposure, WaveExposures } from "./waveExposure";

export type AssumptionRow = Row<typeof assumptionsTable>;
export type AssumptionRows = TableRows<typeof assumptionsTable>;

/** One assumption of the old scale at the new one. */
export interface AssumptionEvaluation {
  readonly row: AssumptionRow;
  readonly name: RowName;
  readonly unit: Measure["unit"];
  readonly demand: number | undefined;
  readonly holdsUpTo: number | undefined;
  readonly ratio: number | undefined;
  readonly verdict: AssumptionVerdict;
  readonly untested: UntestedReason | undefined;
  /** How much further the main boundary can grow before it breaks; below 0: it is past that point. */
  readonly headroom: number | undefined;
  readonly breaksIn: WaveExposure | undefined;
  /** Undefined: not assessed. */
  readonly covered: Coverage | undefined;
  readonly redesigns: readonly Redesign[];
  /** 1 to 5; a blank counts as 4. */
  readonly importance: number;
  readonly loadBearing: boolean;
  readonly priority: number;
}

/** How far the main boundary may grow until the first load-bearing assumption gives out that nothing replaces yet. */
export interface NextSafeStep {
  /** In the main boundary's metric, rounded down, never below 0. */
  readonly size: number;
  readonly assumption: AssumptionEvaluation;
}

export interface AssumptionsAudit {
  readonly assumptions: readonly AssumptionEvaluation[];
  readonly nextSafeStep: NextSafeStep | undefined;
  /** Load-bearing assumptions, not covered, of which nobody knows how far they carry. */
  readonly unknownHeadroom: number;
  readonly kindsNotLookedAt: readonly AssumptionKind[];
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/** Where the main boundary stands: the size that everything else is counted in. */
export interface MainBoundary {
  readonly target: number | undefined;
  readonly current: number | undefined;
}

const BLANK_IMPORTANCE = 4;

/** Tests every assumption against the target. Pure; each row is judged by itself, whatever its neighbours hold. */
export function auditAssumptions(
  rows: AssumptionRows,
  boundaries: readonly BoundaryEvaluation[] | undefined,
  main: MainBoundary | undefined,
  redesign: RedesignTables,
  { startingSize, waves }: WaveExposures,
  policy: Pick<Policy, "nearLimit" | "loadBearingFrom">,
): AssumptionsAudit {
  const problems: CellProblem[] = [];
  const findings: Finding[] = [];
  const unknown = new UnknownReferences();
  const book = redesignBook(rows, redesign, unknown);
  const boundaryOf = boundaryFinder(rows, boundaries, unknown);
  const hasEvidence = rows.has("evidenceLevel");
  const hasImportance = rows.has("importance");
  const start = startingSize ?? main?.current;
  const kinds = new Set<string>();
  let step: NextSafeStep | undefined;
  let unknownHeadroom = 0;
  const assumptions = rows.rows.map((row, position): AssumptionEvaluation => {
    if (row.kind !== undefined) kinds.add(row.kind);
    const { demand, holdsUpTo, unit } = figuresOf(row, rows, boundaryOf(row), problems);
    const importance = importanceOf(row, rows, problems);
    const loadBearing = importance === undefined || importance >= policy.loadBearingFrom;
    const evidence = hasEvidence ? row.evidenceLevel : "not assessed";
    const figures = { demand, holdsUpTo, cost: row.costAtTarget, costLimit: row.costLimit, evidence } as const;
    const verdict = verdictOf(figures, policy.nearLimit);
    const redesigns = book.of(position);
    const covered = redesigns === undefined ? undefined : coverageOf(redesigns, book.dangling(position));
    const evaluation: AssumptionEvaluation = {
      row,
      name: rowName(row, row.assumption),
      unit,
      demand,
      holdsUpTo,
      ratio: loadOf(figures),
      verdict,
      untested: verdict === "Untested" ? untestedReason(figures) : undefined,
      headroom: headroomOf(demand, holdsUpTo, main?.target, start),
      breaksIn: breakingWave(demand, holdsUpTo, main?.target, waves),
      covered,
      redesigns: redesigns ?? [],
      importance: importance ?? BLANK_IMPORTANCE,
      loadBearing,
      priority: priorityOf(importance ?? BLANK_IMPORTANCE, evidence),
    };
    if (loadBearing && covered !== "Yes") {
      const { headroom } = evaluation;
      if (headroom === undefined) unknownHeadroom += 1;
      else if (step === undefined || headroom < (step.assumption.headroom ?? Infinity)) {
        step = { size: Math.max(0, Math.floor(headroom)), assumption: evaluation };
      }
    }
    if (hasImportance && row.importance === undefined && !row.unreadable.has("importance")) {
      findings.push(
        finding("importance-blank", "note", { assumption: evaluation.name }, [rows.cell(row, "importance")]),
      );
    }
    return evaluation;
  });
  return {
    assumptions,
    nextSafeStep: step,
    unknownHeadroom,
    kindsNotLookedAt: ASSUMPTION_KINDS.filter((kind) => kind !== "Other" && !kinds.has(kind)),
    findings: [...openOf(assumptions, rows), ...findings, ...unknown.findings],
    problems: [...problems, ...unknown.problems],
  };
}

/** Finds the boundary of an assumption; one that is named and is not there is said. */
function boundaryFinder(
  rows: AssumptionRows,
  boundaries: readonly BoundaryEvaluation[] | undefined,
  unknown: UnknownReferences,
): (row: AssumptionRow) => BoundaryEvaluation | undefined {
  if (boundaries === undefined) return () => undefined;
  const keyed = boundaries.map((boundary) => ({ key: boundary.row.key, text: boundary.row.boundary }));
  const find = finder(keyed, ({ text }) => text);
  const names = keyed.flatMap(({ text }) => text ?? []);
  return (row) => {
    if (row.boundary === undefined) return undefined;
    const position = find(row.boundary);
    if (position !== undefined) return boundaries[position];
    const cell = rows.cell(row, "boundary");
    const reference = row.boundary;
    unknown.add({
      table: "Assumptions",
      row: row.key,
      column: "Boundary",
      reference,
      tables: ["Boundaries"],
      cell,
      names,
    });
    return undefined;
  };
}

interface DemandAndCarry {
  readonly demand: number | undefined;
  readonly holdsUpTo: number | undefined;
  readonly unit: Measure["unit"];
}

const UNKNOWN: DemandAndCarry = { demand: undefined, holdsUpTo: undefined, unit: "plain" };

/** Both figures in one unit. A demand that cannot be read is unknown: the boundary's target stands in for a blank only. */
function figuresOf(
  row: AssumptionRow,
  rows: AssumptionRows,
  boundary: BoundaryEvaluation | undefined,
  problems: CellProblem[],
): DemandAndCarry {
  const report = (key: "holdsUpTo" | "demandAtTarget", code: ProblemCode): void => {
    problems.push(problemAt(rows, row, rows.cell(row, key), key, code));
  };
  const carries = measureOf(row.holdsUpTo);
  if (carries === undefined) {
    const fault = measureFault(row.holdsUpTo);
    if (fault !== undefined) report("holdsUpTo", fault);
  }
  const demand = row.demandAtTarget === undefined ? targetOf(boundary) : measureOf(row.demandAtTarget);
  if (demand === undefined) {
    const fault = measureFault(row.demandAtTarget);
    if (fault !== undefined) report("demandAtTarget", fault);
  }
  if (carries !== undefined && demand !== undefined && carries.unit !== demand.unit) {
    report("holdsUpTo", "figures-some-percent");
    return UNKNOWN;
  }
  const usable = carries !== undefined && carries.value > 0;
  if (carries !== undefined && !usable) report("holdsUpTo", "figure-not-positive");
  const negative = demand !== undefined && demand.value < 0;
  if (negative) report("demandAtTarget", "figure-negative");
  return {
    demand: negative ? undefined : demand?.value,
    holdsUpTo: usable ? carries.value : undefined,
    unit: carries?.unit ?? demand?.unit ?? "plain",
  };
}

function targetOf(boundary: BoundaryEvaluation | undefined): Measure | undefined {
  return boundary?.target === undefined ? undefined : { value: boundary.target, unit: boundary.unit };
}

/** Undefined: blank or unusable, and then it counts as load-bearing. */
function importanceOf(row: AssumptionRow, rows: AssumptionRows, problems: CellProblem[]): number | undefined {
  const { importance } = row;
  if (importance === undefined || (importance >= 1 && importance <= 5)) return importance;
  problems.push(problemAt(rows, row, rows.cell(row, "importance"), "importance", "importance-out-of-range"));
  return undefined;
}

/** Holds up to × main target ÷ demand at target − starting size. */
export function headroomOf(
  demand: number | undefined,
  holdsUpTo: number | undefined,
  target: number | undefined,
  start: number | undefined,
): number | undefined {
  if (demand === undefined || holdsUpTo === undefined || target === undefined || start === undefined) return undefined;
  return demand > 0 ? round9((holdsUpTo * target) / demand - start) : undefined;
}

/** The first wave whose share of the demand at target passes what it carries. */
function breakingWave(
  demand: number | undefined,
  holdsUpTo: number | undefined,
  target: number | undefined,
  waves: readonly WaveExposure[],
): WaveExposure | undefined {
  if (waves.length === 0 || demand === undefined || holdsUpTo === undefined) return undefined;
  if (target === undefined || target <= 0) return undefined;
  return waves.find(({ cumulativeSize }) => round9((demand * cumulativeSize) / target) > round9(holdsUpTo));
}

/** Of assumptions that give out or that nobody has tested, unless all that replaces them is there. */
function openOf(assumptions: readonly AssumptionEvaluation[], rows: AssumptionRows): readonly Finding[] {
  return assumptions.flatMap((one) => (one.covered === "Yes" ? [] : (assumptionFinding(one, rows) ?? [])));
}

/** What is said of an assumption that gives out or that nobody has tested; undefined of one that carries. */
export function assumptionFinding(evaluation: AssumptionEvaluation, rows: AssumptionRows): Finding | undefined {
  const { row, name, verdict, ratio, loadBearing, breaksIn, untested } = evaluation;
  if (verdict === "Holds" || verdict === "Strained") return undefined;
  const severity = loadBearing ? "blocker" : verdict === "Untested" ? "note" : "warning";
  const owner = row.owner === undefined ? {} : { owner: row.owner };
  const facts = { assumption: name, verdict, ratio, loadBearing, ...owner, wave: breaksIn?.wave, on: breaksIn?.start };
  switch (verdict) {
    case "Breaks": {
      const { unit, demand = 0, holdsUpTo = 0 } = evaluation;
      const both = { demand: { value: demand, unit }, holdsUpTo: { value: holdsUpTo, unit } };
      return finding("assumption-breaks", severity, { ...facts, ...both }, [rows.cell(row, "holdsUpTo")]);
    }
    case "Too expensive": {
      const costs = { cost: row.costAtTarget ?? 0, limit: row.costLimit ?? 0 };
      return finding("assumption-too-expensive", severity, { ...facts, ...costs }, [rows.cell(row, "costAtTarget")]);
    }
    case "Untested":
      return finding("assumption-untested", severity, { ...facts, why: untested ?? "no-evidence" }, [
        untestedCell(evaluation, rows),
      ]);
  }
}

function untestedCell({ row, untested }: AssumptionEvaluation, rows: AssumptionRows): CellAddress {
  if (untested === "no-breaking-point") return rows.cell(row, "holdsUpTo");
  return rows.cell(row, untested === "no-demand" ? "demandAtTarget" : "evidenceLevel");
}

/** The gates that a finding of an assumption holds: those that open its wave; undefined: every undecided one. */
export function gatesHeldBy(evaluation: AssumptionEvaluation): readonly string[] | undefined {
  const { verdict, breaksIn } = evaluation;
  return verdict !== "Breaks" || breaksIn === undefined || breaksIn.gates.length === 0 ? undefined : breaksIn.gates;
}
