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
import { cellOrHeader } from "../cellOrHeader";
import { missingColumns } from "../audit/missingColumns";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";
import { isAbove } from "../rounding";
import { boundaryReadings, NO_BOUNDARY_READINGS, type BoundaryReadings, type MeasuredLoad } from "./boundaryReadings";
import type { boundariesTable, BoundaryState } from "./boundaries.table";
import { crossingDate, type Crossing } from "./crossingDate";
import { ratioOf, stateOf } from "./ratioState";
import { fitScalingLaw, READINGS_TO_FIT, type NoFit, type ScalingFit } from "./scalingLaw";

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
  /** A reading says where it is, and not Current. */
  readonly measured: boolean;
  readonly target: number | undefined;
  readonly limit: number | undefined;
  readonly ratioNow: number | undefined;
  readonly stateNow: BoundaryState;
  readonly ratioAtTarget: number | undefined;
  readonly stateAtTarget: BoundaryState;
  readonly crossing: Crossing | undefined;
  /** Readings of throughput under a load, by load; empty where there are too few to fit. */
  readonly loads: readonly MeasuredLoad[];
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
    const own = byMeasure.get(row.key.toLowerCase());
    const together = row.kind === "Volume" ? "sum" : "mean";
    const measured =
      readings === undefined || own === undefined
        ? NO_BOUNDARY_READINGS
        : boundaryReadings(own, readings, unitOf(row), asOf, together);
    return evaluateBoundary(row, rows, measured, policy.nearLimit, asOf, problems);
  });
  const unplaced = boundaries.some(({ current }) => current === undefined);
  return {
    boundaries,
    findings: [
      ...missingColumns(rows, unplaced ? ["current"] : []),
      ...boundaries.flatMap((boundary) => findingsOf(boundary, rows)),
    ],
    problems,
  };
}

function evaluateBoundary(
  row: BoundaryRow,
  rows: BoundaryRows,
  { newest, loads, faults }: BoundaryReadings,
  near: number,
  asOf: Day,
  problems: CellProblem[],
): BoundaryEvaluation {
  if (newest === undefined && row.current === undefined && rows.has("current")) {
    problems.push(problemAt(rows, row, rows.cell(row, "current"), "current", "required-blank"));
  }
  const known = newest === undefined ? measureOf(row.current) : newest.measure;
  const { current, target, limit, unit } = oneUnit(row, rows, known, problems, newest === undefined);
  problems.push(...faults);
  const ratioNow = ratioOf(current, limit);
  const ratioAtTarget = ratioOf(target, limit);
  const stateNow = stateOf(ratioNow, near);
  return {
    row,
    name: rowName(row, row.boundary),
    unit,
    current,
    observedOn: newest?.date,
    measured: newest !== undefined,
    target,
    limit,
    ratioNow,
    stateNow,
    ratioAtTarget,
    stateAtTarget: stateOf(ratioAtTarget, near),
    crossing: stateNow === "Crossed" ? undefined : crossingDate(current, limit, row.growth, newest?.date ?? asOf),
    loads,
    fit: loads.length < READINGS_TO_FIT ? undefined : fitScalingLaw(loads),
    cells: [
      newest?.cell ?? cellOrHeader(rows, row, "current"),
      cellOrHeader(rows, row, "target"),
      cellOrHeader(rows, row, "limit"),
    ],
  };
}

/** In which the boundary is counted: that of its limit, else of its target. */
function unitOf({ limit, target }: BoundaryRow): Measure["unit"] {
  return (measureOf(limit) ?? measureOf(target))?.unit ?? "plain";
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
    report(limit === undefined ? "target" : "limit", "figures-some-percent");
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
  const noLimit = rows.has("limit") && row.limit === undefined;
  if (!noMetric && !noLimit) return [];
  const lacks = [...(noMetric ? (["Metric"] as const) : []), ...(noLimit ? (["Limit"] as const) : [])];
  const cells = [...(noMetric ? [rows.cell(row, "metric")] : []), ...(noLimit ? [rows.cell(row, "limit")] : [])];
  return [finding("boundary-vague", "warning", { boundary: name, lacks }, cells)];
}

function targetBelowCurrent(boundary: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  const { row, name, current, target, cells } = boundary;
  if (current === undefined || target === undefined || !isAbove(current, target)) return [];
  const facts = { boundary: name, current: figureOf(current, boundary), target: figureOf(target, boundary) };
  return [finding("target-below-current", "warning", facts, [...cells.slice(0, 1), rows.cell(row, "target")])];
}

function growthNotPositive({ row, name }: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  if (row.growth === undefined || row.growth > 0) return [];
  return [finding("growth-not-positive", "note", { boundary: name, growth: row.growth }, [rows.cell(row, "growth")])];
}

/** So many of the readings that a curve rests on are named. */
const LOADS_NAMED = 20;

/** The peak is proposed as the limit, never written over it. */
function fitFindings(boundary: BoundaryEvaluation, rows: BoundaryRows): readonly Finding[] {
  const { row, name, fit, limit, loads } = boundary;
  const cells = [cellOrHeader(rows, row, "limit"), ...loads.slice(0, LOADS_NAMED).map(({ cell }) => cell)];
  if (fit === undefined) return [];
  if ("why" in fit) {
    return [finding("scaling-law-no-fit", "note", { boundary: name, readings: loads.length, why: fit.why }, cells)];
  }
  const { peakLoad: peak, noPeak, bounds } = fit;
  if (noPeak !== undefined) {
    return [finding("limit-not-proposed", "note", { boundary: name, readings: loads.length, why: noPeak }, cells)];
  }
  if (peak === undefined || bounds.peakLoad === undefined) return [];
  const facts = {
    boundary: name,
    peak,
    ...bounds.peakLoad,
    limit: limit === undefined ? undefined : figureOf(limit, boundary),
    beyond: peak > (loads.at(-1)?.load ?? 0),
  };
  return [finding("limit-proposed", "note", facts, cells)];
}
