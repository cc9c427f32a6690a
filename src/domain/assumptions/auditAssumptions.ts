import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { TableRows } from "../../tabular/readRows";
import type { ColumnKey, Row } from "../../tabular/table";
import { rowName, type RowName, type UntestedReason } from "../audit/auditFindings";
import { missingColumns } from "../audit/missingColumns";
import { UnknownReferences } from "../audit/unknownReference";
import type { BoundaryEvaluation } from "../boundary/evaluateBoundaries";
import { cellOrHeader } from "../cellOrHeader";
import { finding, type Finding, type FindingFacts, type Severity } from "../finding";
import { finder } from "../gates/gateList";
import { measureFault, measureOf, type Measure } from "../measure";
import type { RedesignTables } from "../operatingModel/redesignTables";
import type { Policy } from "../policy";
import { problemAt } from "../problemAt";
import { isAbove, round9 } from "../rounding";
import {
  ASSUMPTION_KINDS,
  type AssumptionKind,
  type assumptionsTable,
  type AssumptionVerdict,
  type Coverage,
} from "./assumptions.table";
import { coverageOf, redesignBook, type Redesign } from "./coverage";
import { loadOf, priorityOf, untestedReason, verdictOf, type AssumptionFigures, type Cost } from "./verdictOf";
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
  /** The cell that names it. */
  readonly cell: CellAddress;
  /** What is said of it where it gives out or nobody has tested it; undefined where it carries. */
  readonly finding: Finding | undefined;
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
  const targetOf = targetFinder(rows, boundaries, unknown);
  const sheet: AssumptionSheet = { rows, hasEvidence: rows.has("evidenceLevel") };
  const hasImportance = rows.has("importance");
  const start = startingSize ?? main?.current;
  // Units that are live are in the sizes of the waves already; else the waves come on top of what is there.
  const there = startingSize === undefined ? main?.current : 0;
  const kinds = new Set<string>();
  let step: NextSafeStep | undefined;
  let unknownHeadroom = 0;
  const assumptions = rows.rows.map((row, position): AssumptionEvaluation => {
    if (row.kind !== undefined) kinds.add(row.kind);
    const { demand, holdsUpTo, unit } = figuresOf(row, rows, targetOf(row), problems);
    const importance = importanceOf(row, rows, problems);
    const loadBearing = importance === undefined || importance >= policy.loadBearingFrom;
    const redesigns = book.of(position);
    const covered = redesigns === undefined ? undefined : coverageOf(redesigns, book.dangling(position));
    reportCosts(row, rows, problems);
    const evaluation = new JudgedAssumption(
      row,
      sheet,
      demand,
      holdsUpTo,
      unit,
      policy.nearLimit,
      headroomOf(demand, holdsUpTo, main?.target, start),
      breakingWave(demand, holdsUpTo, main?.target, there, waves),
      covered,
      redesigns ?? NO_REDESIGNS,
      importance ?? BLANK_IMPORTANCE,
      loadBearing,
    );
    if (loadBearing && covered !== "Yes") {
      const { headroom } = evaluation;
      if (headroom === undefined) {
        // Of what nothing is asked any growth is safe.
        if (demand !== 0 || holdsUpTo === undefined) unknownHeadroom += 1;
      } else if (step === undefined || headroom < (step.assumption.headroom ?? Infinity)) {
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
    findings: [...missingColumns(rows), ...openOf(assumptions), ...findings, ...unknown.findings],
    problems: [...problems, ...unknown.problems],
  };
}

/** The target of an assumption's boundary; a boundary that is named and is not there is said. */
function targetFinder(
  rows: AssumptionRows,
  boundaries: readonly BoundaryEvaluation[] | undefined,
  unknown: UnknownReferences,
): (row: AssumptionRow) => Measure | undefined {
  if (boundaries === undefined) return () => undefined;
  const keyed = boundaries.map((boundary) => ({ key: boundary.row.key, text: boundary.row.boundary }));
  const targets = boundaries.map(({ target: value, unit }): Measure | undefined =>
    value === undefined ? undefined : { value, unit },
  );
  const find = finder(keyed, ({ text }) => text);
  const names = keyed.flatMap(({ text }) => text ?? []);
  const known = new Map<string, Measure>();
  return (row) => {
    const reference = row.boundary;
    if (reference === undefined) return undefined;
    const before = known.get(reference);
    if (before !== undefined) return before;
    const position = find(reference);
    if (position === undefined) {
      const cell = rows.cell(row, "boundary");
      const facts = { table: "Assumptions", row: row.key, column: "Boundary", reference };
      unknown.add({ ...facts, tables: ["Boundaries"], cell, names });
      return undefined;
    }
    const target = targets[position];
    if (target !== undefined) known.set(reference, target);
    return target;
  };
}

interface DemandAndCarry {
  readonly demand: number | undefined;
  readonly holdsUpTo: number | undefined;
  readonly unit: Measure["unit"];
}

const NOT_IN_ONE_UNIT: DemandAndCarry = { demand: undefined, holdsUpTo: undefined, unit: "plain" };

/** Both figures in one unit. A demand that cannot be read is unknown: the boundary's target stands in for a blank only. */
function figuresOf(
  row: AssumptionRow,
  rows: AssumptionRows,
  target: Measure | undefined,
  problems: CellProblem[],
): DemandAndCarry {
  const carries = figureIn(row, rows, "holdsUpTo", problems);
  const demand = row.demandAtTarget === undefined ? target : figureIn(row, rows, "demandAtTarget", problems);
  if (carries !== undefined && demand !== undefined && carries.unit !== demand.unit) {
    report(row, rows, "holdsUpTo", "figures-some-percent", problems);
    return NOT_IN_ONE_UNIT;
  }
  const usable = carries !== undefined && carries.value > 0;
  if (carries !== undefined && !usable) report(row, rows, "holdsUpTo", "figure-not-positive", problems);
  const negative = demand !== undefined && demand.value < 0;
  if (negative) report(row, rows, "demandAtTarget", "figure-negative", problems);
  return {
    demand: negative ? undefined : demand?.value,
    holdsUpTo: usable ? carries.value : undefined,
    unit: carries?.unit ?? demand?.unit ?? "plain",
  };
}

function figureIn(
  row: AssumptionRow,
  rows: AssumptionRows,
  key: "holdsUpTo" | "demandAtTarget",
  problems: CellProblem[],
): Measure | undefined {
  const figure = measureOf(row[key]);
  if (figure !== undefined) return figure;
  const fault = measureFault(row[key]);
  if (fault !== undefined) report(row, rows, key, fault, problems);
  return undefined;
}

function report(
  row: AssumptionRow,
  rows: AssumptionRows,
  key: ColumnKey<typeof assumptionsTable>,
  code: ProblemCode,
  problems: CellProblem[],
): void {
  problems.push(problemAt(rows, row, rows.cell(row, key), key, code));
}

function costOf(row: AssumptionRow, key: "costAtTarget" | "costLimit"): Cost {
  const amount = row[key];
  if (amount === undefined) return row.unreadable.has(key) ? "unusable" : undefined;
  return amount >= 0 ? amount : "unusable";
}

function reportCosts(row: AssumptionRow, rows: AssumptionRows, problems: CellProblem[]): void {
  const { costAtTarget, costLimit } = row;
  if (costAtTarget !== undefined && costAtTarget < 0) report(row, rows, "costAtTarget", "figure-negative", problems);
  if (costLimit !== undefined && costLimit < 0) report(row, rows, "costLimit", "figure-negative", problems);
}

/** Undefined: blank or unusable, and then it counts as load-bearing. */
function importanceOf(row: AssumptionRow, rows: AssumptionRows, problems: CellProblem[]): number | undefined {
  const { importance } = row;
  if (importance === undefined || (importance >= 1 && importance <= 5)) return importance;
  report(row, rows, "importance", "importance-out-of-range", problems);
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
  there: number | undefined,
  waves: readonly WaveExposure[],
): WaveExposure | undefined {
  if (waves.length === 0 || demand === undefined || holdsUpTo === undefined) return undefined;
  if (target === undefined || target <= 0 || there === undefined) return undefined;
  return waves.find(({ cumulativeSize }) => isAbove((demand * (there + cumulativeSize)) / target, holdsUpTo));
}

/** Of assumptions that give out or that nobody has tested, unless all that replaces them is there. */
function openOf(assumptions: readonly AssumptionEvaluation[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { covered, finding: said } of assumptions) {
    if (said !== undefined && covered !== "Yes") findings.push(said);
  }
  return findings;
}

const NO_REDESIGNS: readonly Redesign[] = [];

/** What all assumptions of a sheet share. */
interface AssumptionSheet {
  readonly rows: AssumptionRows;
  readonly hasEvidence: boolean;
}

/**
 * What decides is worked out at once; names, cells, sentences and what only a person asks for when they ask: of 20,000
 * assumptions few are pointed at.
 */
class JudgedAssumption implements AssumptionEvaluation, AssumptionFigures {
  readonly ratio: number | undefined;
  readonly verdict: AssumptionVerdict;
  private said: Finding | undefined;

  constructor(
    readonly row: AssumptionRow,
    private readonly sheet: AssumptionSheet,
    readonly demand: number | undefined,
    readonly holdsUpTo: number | undefined,
    readonly unit: Measure["unit"],
    near: number,
    readonly headroom: number | undefined,
    readonly breaksIn: WaveExposure | undefined,
    readonly covered: Coverage | undefined,
    readonly redesigns: readonly Redesign[],
    readonly importance: number,
    readonly loadBearing: boolean,
  ) {
    this.ratio = loadOf(this);
    this.verdict = verdictOf(this, near, this.ratio);
    this.said = undefined;
  }

  get cost(): Cost {
    return costOf(this.row, "costAtTarget");
  }
  get costLimit(): Cost {
    return costOf(this.row, "costLimit");
  }
  get evidence(): AssumptionFigures["evidence"] {
    return this.sheet.hasEvidence ? this.row.evidenceLevel : "not assessed";
  }
  get untested(): UntestedReason | undefined {
    return this.verdict === "Untested" ? untestedReason(this) : undefined;
  }
  get priority(): number {
    return priorityOf(this.importance, this.evidence);
  }
  get name(): RowName {
    return rowName(this.row, this.row.assumption);
  }
  get cell(): CellAddress {
    return this.sheet.rows.cell(this.row, "assumption");
  }
  get finding(): Finding | undefined {
    this.said ??= assumptionFinding(this, this.sheet.rows);
    return this.said;
  }
}

/** What is said of an assumption that gives out or that nobody has tested; undefined of one that carries. */
function assumptionFinding(evaluation: AssumptionEvaluation, rows: AssumptionRows): Finding | undefined {
  switch (evaluation.verdict) {
    case "Breaks":
      return new SaidOfAssumption("assumption-breaks", evaluation, rows) as unknown as Finding;
    case "Too expensive":
      return new SaidOfAssumption("assumption-too-expensive", evaluation, rows) as unknown as Finding;
    case "Untested":
      return new SaidOfAssumption("assumption-untested", evaluation, rows) as unknown as Finding;
    case "Strained":
    case "Holds":
      return undefined;
  }
}

type AboutAssumption = "assumption-breaks" | "assumption-too-expensive" | "assumption-untested";

/** A finding whose facts and cells are worked out when it is read. */
class SaidOfAssumption {
  constructor(
    readonly id: AboutAssumption,
    private readonly evaluation: AssumptionEvaluation,
    private readonly rows: AssumptionRows,
  ) {}

  get severity(): Severity {
    // What is replaced in full is worth knowing, and stops nobody.
    if (this.evaluation.covered === "Yes") return "note";
    if (this.evaluation.loadBearing) return "blocker";
    return this.id === "assumption-untested" ? "note" : "warning";
  }

  get facts(): FindingFacts[AboutAssumption] {
    const { row, name: assumption, verdict, ratio, loadBearing, covered, breaksIn, unit } = this.evaluation;
    const { owner } = row;
    const replaced = covered === "Yes" ? { replaced: true } : {};
    const wave = { wave: breaksIn?.wave, on: breaksIn?.start };
    const shared = { assumption, verdict, ratio, loadBearing, owner, ...replaced, ...wave };
    switch (this.id) {
      case "assumption-breaks": {
        const { demand = 0, holdsUpTo = 0 } = this.evaluation;
        return { ...shared, demand: { value: demand, unit }, holdsUpTo: { value: holdsUpTo, unit } };
      }
      case "assumption-too-expensive":
        return { ...shared, cost: row.costAtTarget ?? 0, limit: row.costLimit ?? 0 };
      case "assumption-untested":
        return {
          ...shared,
          why: this.evaluation.untested ?? "no-evidence",
          lacksColumn: lackedColumn(this.evaluation, this.rows),
        };
    }
  }

  get cells(): readonly CellAddress[] {
    const { row } = this.evaluation;
    switch (this.id) {
      case "assumption-breaks":
        return [this.rows.cell(row, "holdsUpTo")];
      case "assumption-too-expensive":
        return [this.rows.cell(row, "costAtTarget")];
      case "assumption-untested":
        return [cellOrHeader(this.rows, row, askedColumn(this.evaluation, this.rows))];
    }
  }
}

/** The column that would say what is not known. */
function askedColumn({ row, untested }: AssumptionEvaluation, rows: AssumptionRows) {
  switch (untested) {
    case "no-breaking-point":
      return "holdsUpTo";
    case "no-demand":
      return row.demandAtTarget !== undefined || (rows.has("demandAtTarget") && rows.has("boundary"))
        ? "demandAtTarget"
        : "boundary";
    case "no-cost":
      return costOf(row, "costAtTarget") === "unusable" ? "costAtTarget" : "costLimit";
    case "no-evidence":
    case undefined:
      return "evidenceLevel";
  }
}

function lackedColumn(evaluation: AssumptionEvaluation, rows: AssumptionRows): string | undefined {
  const key = askedColumn(evaluation, rows);
  return rows.has(key) ? undefined : rows.table.columns[key].header;
}

/** The gates that a finding of an assumption holds: those that open its wave; undefined: every undecided one. */
export function gatesHeldBy(evaluation: AssumptionEvaluation): readonly string[] | undefined {
  const { verdict, breaksIn } = evaluation;
  return verdict !== "Breaks" || breaksIn === undefined || breaksIn.gates.length === 0 ? undefined : breaksIn.gates;
}
