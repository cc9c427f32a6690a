import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { rowName, type RowName } from "../audit/auditFindings";
import { finding, type Figure, type Finding } from "../finding";
import { measureFault, measureOf, type Measure } from "../measure";
import type { Policy } from "../policy";
import { problemAt } from "../problemAt";
import { latestReadings, quantityOf, type ReadingRow, type ReadingRows } from "../readings/latestReadings";
import type { boundariesTable, BoundaryState } from "./boundaries.table";
import { crossingDate, type Crossing } from "./crossingDate";
import { ratioOf, stateOf } from "./ratioState";
import { readingFaults } from "../readings/readingFaults";
import { fitScalingLaw, READINGS_TO_FIT, type LoadReading, type NoFit, type ScalingFit } from "./scalingLaw";

export type BoundaryRow = Row<typeof boundariesTable>;
export type BoundaryRows = TableRows<typeof boundariesTable>;

/** One boundary: where it is, where it is to be, and when the old model gives out. */
export interface BoundaryEvaluation {
  readonly row: BoundaryRow;
  readonly name: RowName;
  readonly unit: Measure["unit"];
  /** By the newest reading, else as typed. Undefined: unknown, never 0. */
  readonly current: number | undefined;
  readonly observedOn: Day | undefined;
  readonly target: number | undefined;
  readonly limit: number | undefined;
  readonly ratioNow: number | undefined;
  readonly stateNow: BoundaryState;
  readonly ratioAtTarget: number | undefined;
  readonly stateAtTarget: BoundaryState;
  readonly crossing: Crossing | undefined;
  /** Readings of throughput under a load, by load; empty where there are too few to fit. */
  readonly loads: readonly LoadReading[];
  readonly fit: ScalingFit | NoFit | undefined;
  /** The cells that its states rest on: Current or the reading, Target, Limit. */
  readonly cells: readonly CellAddress[];
}

export interface BoundariesEvaluation {
  readonly boundaries: readonly BoundaryEvaluation[];
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/** Judges every boundary as of a day, by its newest reading, else by Current. */
export function evaluateBoundaries(
  rows: BoundaryRows,
  readings: ReadingRows | undefined,
  byMeasure: ReadonlyMap<string, readonly ReadingRow[]>,
  policy: Pick<Policy, "nearLimit">,
  asOf: Day,
): BoundariesEvaluation {
  const problems: CellProblem[] = [];
  const boundaries = rows.rows.map((row) => {
    const own = byMeasure.get(row.key.toLowerCase()) ?? [];
    return evaluateBoundary(row, rows, { own, readings }, policy.nearLimit, asOf, problems);
  });
  return { boundaries, findings: boundaries.flatMap((boundary) => findingsOf(boundary, rows)), problems };
}

interface OwnReadings {
  readonly own: readonly ReadingRow[];
  readonly readings: ReadingRows | undefined;
}

function evaluateBoundary(
  row: BoundaryRow,
  rows: BoundaryRows,
  measured: OwnReadings,
  near: number,
  asOf: Day,
  problems: CellProblem[],
): BoundaryEvaluation {
  const reading = newestReading(row, measured, asOf);
  if (reading === undefined && row.current === undefined && !row.unreadable.has("current")) {
    problems.push(problemAt(rows, row, rows.cell(row, "current"), "current", "required-blank"));
  }
  const currentCell = reading?.cell ?? rows.cell(row, "current");
  const known = reading === undefined ? measureOf(row.current) : reading.measure;
  const figures = oneUnit(row, rows, known, problems, reading === undefined);
  const { own, readings } = measured;
  if (readings !== undefined && !tellsLoad(own)) {
    problems.push(...own.flatMap((one) => readingFaults(one, readings, figures.unit, asOf)));
  }
  const { current, target, limit, unit } = figures;
  const ratioNow = ratioOf(current, limit);
  const ratioAtTarget = ratioOf(target, limit);
  const stateNow = stateOf(ratioNow, near);
  const loads = loadReadings(measured, asOf);
  return {
    row,
    name: rowName(row, row.boundary),
    unit,
    current,
    observedOn: reading?.date,
    target,
    limit,
    ratioNow,
    stateNow,
    ratioAtTarget,
    stateAtTarget: stateOf(ratioAtTarget, near),
    crossing: stateNow === "Crossed" ? undefined : crossingDate(current, limit, row.growth, reading?.date ?? asOf),
    loads,
    fit: loads.length < READINGS_TO_FIT ? undefined : fitScalingLaw(loads),
    cells: [currentCell, rows.cell(row, "target"), rows.cell(row, "limit")],
  };
}

interface NewestReading {
  /** Undefined: the newest reading cannot be used, and nobody knows. */
  readonly measure: Measure | undefined;
  readonly date: Day | undefined;
  readonly cell: CellAddress;
}

/** A reading with a load tells where the boundary is by its load; its value is the throughput, and nothing else. */
function newestReading({ kind }: BoundaryRow, { own, readings }: OwnReadings, asOf: Day): NewestReading | undefined {
  if (readings === undefined || own.length === 0) return undefined;
  const byLoad = tellsLoad(own);
  const placed = byLoad ? own.flatMap((row) => (row.load === undefined ? [] : [asLoad(row, row.load)])) : own;
  const { whole } = latestReadings(placed, asOf, "plain", kind === "Volume" ? "sum" : "mean");
  let worst: NewestReading | undefined;
  for (const { quantity, date, rows } of whole) {
    const [first] = rows;
    if (first === undefined) continue;
    const found = { measure: measureOf(quantity), date, cell: readings.cell(first, byLoad ? "load" : "value") };
    // Several of one day: the worst counts, and what nobody can read is the worst.
    if (found.measure === undefined) return found;
    if (worst?.measure === undefined || found.measure.value > worst.measure.value) worst = found;
  }
  return worst;
}

function tellsLoad(own: readonly ReadingRow[]): boolean {
  return own.some(({ load, unreadable }) => load !== undefined || unreadable.has("load"));
}

function asLoad(row: ReadingRow, load: number): ReadingRow {
  return { ...row, value: { kind: "number", value: load, unit: "plain" }, denominator: undefined, unreadable: NOTHING };
}

const NOTHING: ReadonlySet<string> = new Set();

function loadReadings({ own }: OwnReadings, asOf: Day): readonly LoadReading[] {
  return own
    .flatMap((row): readonly LoadReading[] => {
      if (row.unit !== undefined || (row.date !== undefined && row.date > asOf)) return [];
      const throughput = measureOf(quantityOf(row, "plain"))?.value;
      if (row.load === undefined || throughput === undefined || !(row.load > 0) || !(throughput > 0)) return [];
      return [{ load: row.load, throughput }];
    })
    .sort((one, other) => one.load - other.load);
}

interface Figures {
  readonly current: number | undefined;
  readonly target: number | undefined;
  readonly limit: number | undefined;
  readonly unit: Measure["unit"];
}

/** The three figures in one unit; those that cannot be used are undefined and named. */
function oneUnit(
  row: BoundaryRow,
  rows: BoundaryRows,
  current: Measure | undefined,
  problems: CellProblem[],
  typed: boolean,
): Figures {
  const [target, limit] = [measureOf(row.target), measureOf(row.limit)];
  const report = (key: "current" | "target" | "limit", code: CellProblem["code"]): void => {
    problems.push(problemAt(rows, row, rows.cell(row, key), key, code));
  };
  for (const key of ["current", "target", "limit"] as const) {
    if (key === "current" && !typed) continue;
    const fault = measureFault(row[key]);
    if (fault !== undefined) report(key, fault);
  }
  const units = new Set([current, target, limit].flatMap((measure) => measure?.unit ?? []));
  if (units.size > 1) {
    report("limit", "figures-some-percent");
    return { current: undefined, target: undefined, limit: undefined, unit: "plain" };
  }
  const used = (key: "current" | "target", measure: Measure | undefined): number | undefined => {
    if (measure === undefined || measure.value >= 0) return measure?.value;
    if (key === "target" || typed) report(key, "figure-negative");
    return undefined;
  };
  const usable = limit !== undefined && limit.value > 0;
  if (limit !== undefined && !usable) report("limit", "figure-not-positive");
  return {
    current: used("current", current),
    target: used("target", target),
    limit: usable ? limit.value : undefined,
    unit: [...units][0] ?? "plain",
  };
}

export function figureOf(value: number, { unit }: Pick<BoundaryEvaluation, "unit">): Figure {
  return { value, unit };
}

function findingsOf(boundary: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  return [
    ...vague(boundary, rows),
    ...targetBelowCurrent(boundary, rows),
    ...growthNotPositive(boundary, rows),
    ...fitFindings(boundary, rows),
  ];
}

function vague({ row, name }: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  const noMetric = rows.has("metric") && row.metric === undefined;
  const noLimit = row.limit === undefined;
  if (!noMetric && !noLimit) return [];
  const lacks = [...(noMetric ? (["Metric"] as const) : []), ...(noLimit ? (["Limit"] as const) : [])];
  const cells = [...(noMetric ? [rows.cell(row, "metric")] : []), ...(noLimit ? [rows.cell(row, "limit")] : [])];
  return [finding("boundary-vague", "warning", { boundary: name, lacks }, cells)];
}

function targetBelowCurrent(boundary: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  const { row, name, current, target, cells } = boundary;
  if (current === undefined || target === undefined || target >= current) return [];
  const facts = { boundary: name, current: figureOf(current, boundary), target: figureOf(target, boundary) };
  return [finding("target-below-current", "warning", facts, [...cells.slice(0, 1), rows.cell(row, "target")])];
}

function growthNotPositive({ row, name }: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  if (row.growth === undefined || row.growth > 0) return [];
  return [finding("growth-not-positive", "note", { boundary: name, growth: row.growth }, [rows.cell(row, "growth")])];
}

/** The peak is proposed as the limit, never written over it. */
function fitFindings(boundary: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  const { row, name, fit, limit, loads } = boundary;
  const cells = [rows.cell(row, "limit")];
  if (fit === undefined) return [];
  if ("why" in fit) {
    return [finding("scaling-law-no-fit", "note", { boundary: name, readings: loads.length, why: fit.why }, cells)];
  }
  if (fit.peakLoad === undefined) return [];
  const facts = {
    boundary: name,
    peak: fit.peakLoad,
    limit: limit === undefined ? undefined : figureOf(limit, boundary),
    beyond: fit.peakLoad > (loads.at(-1)?.load ?? 0),
  };
  return [finding("limit-proposed", "note", facts, cells)];
}
