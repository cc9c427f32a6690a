import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { TableRows } from "../../tabular/readRows";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { rowName } from "../audit/auditFindings";
import { finding, type Finding } from "../finding";
import type { operatingModelTable } from "../operatingModel/operatingModel.table";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";
import { evaluateSupports, type SupportPolicy, type SupportsEvaluation } from "../supports/evaluateSupports";
import type { SupportRows } from "../supports/exitRule";
import { parallelComparison, type ParallelComparison } from "../supports/parallelComparison";
import { supportCellLoad, type SupportCellWeek } from "../supports/supportCellLoad";
import { fallDays, fitFalls, type FitFall } from "../supports/supportFalls";
import type { LoggedAnswers } from "../supports/supportLog";
import {
  cellSayings,
  comparisonSayings,
  dependencySayings,
  exitSayings,
  parallelRunBlockers,
  supportName,
} from "../supports/supportSayings";
import type { WavePlan } from "../waves/planWaves";
import { evaluateFit, type FitEvaluation, type FitPolicy, type MetricEvaluation } from "./evaluateFit";
import { measuredColumns } from "./measuredColumns";
import type { MetricRows } from "./metricGoal";
import { metricName, metricSayings } from "./metricSayings";

/** Whether the new model landed, and which of its temporary supports can go. */
export interface FitReview {
  readonly asOf: Day;
  /** Undefined: there is no FitMetrics table. */
  readonly fit: FitEvaluation | undefined;
  /** Undefined: there is no Supports table. */
  readonly supports: SupportsEvaluation | undefined;
  readonly answers: LoggedAnswers;
  /** Load of the support cell by week; empty without a wave plan. */
  readonly cellLoad: readonly SupportCellWeek[];
  readonly comparisons: readonly ParallelComparison[];
  readonly falls: readonly FitFall[];
  /** Of waves that have begun, oldest first: what readings are marked by. */
  readonly waves: readonly StartedWave[];
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
  /** Holds every gate that is not decided. */
  readonly blockers: readonly Finding[];
}

export interface StartedWave {
  readonly number: number;
  readonly start: Day;
}

export interface FitReviewTables {
  readonly fitMetrics: MetricRows | undefined;
  readonly supports: SupportRows | undefined;
  readonly readings: ReadingRows | undefined;
  readonly operatingModel: TableRows<typeof operatingModelTable> | undefined;
}

export interface FitReviewLinks {
  readonly answers: LoggedAnswers;
  readonly plan: Pick<WavePlan, "programme" | "assignments"> | undefined;
  /** IDs of measures that other tables hold, in lower case. */
  readonly otherMeasures: ReadonlySet<string>;
}

/** Everything about landing on a day. Pure, and the same for any order of the readings. */
export function reviewFit(
  tables: FitReviewTables,
  policy: FitPolicy & SupportPolicy,
  asOf: Day,
  locale: WorkbookLocale,
  { answers, plan, otherMeasures }: FitReviewLinks,
): FitReview {
  const { fitMetrics, readings, operatingModel } = tables;
  const measured = measuredColumns(readings);
  const of = (key: string): readonly ReadingRow[] => measured.get(key.toLowerCase())?.rows ?? [];
  const supports =
    tables.supports &&
    evaluateSupports(
      { supports: tables.supports, fitMetrics, readings, rowsOf: of, otherMeasures },
      policy,
      asOf,
      locale,
    );
  const fit =
    fitMetrics &&
    evaluateFit(
      { fitMetrics, readings, measured, activeSupports: supports?.active, rebaselines: answers.rebaselines },
      policy,
      asOf,
    );
  const comparisons = (supports?.parallelRuns ?? []).flatMap(
    ({ id }) => parallelComparison(id, of(id), readings, asOf) ?? [],
  );
  const falls = (supports?.supports ?? []).flatMap(({ row: { key } }) => {
    const retired = answers.retirements.get(key.toLowerCase()) ?? [];
    return fitFalls(key, [...retired, ...fallDays(of(key), asOf)], fit?.metrics ?? []);
  });
  const cellLoad = plan === undefined ? [] : supportCellLoad(plan, supports?.supports ?? []);
  const extensions = (key: string): number => answers.extensions.get(key.toLowerCase()) ?? 0;
  const blockers =
    supports === undefined || tables.supports === undefined ? [] : parallelRunBlockers(supports, tables.supports);
  const findings = [
    ...(fit === undefined || fitMetrics === undefined ? [] : landingSayings(fit, supports, tables)),
    ...(fit?.metrics ?? []).flatMap((metric) =>
      fitMetrics === undefined
        ? []
        : metricSayings(metric, fitMetrics, measured.get(metric.row.key.toLowerCase()), readings),
    ),
    ...adaptationSayings(fit?.metrics ?? [], operatingModel),
  ];
  if (supports !== undefined && tables.supports !== undefined) {
    const rows = tables.supports;
    findings.push(
      ...supports.supports.flatMap((support) => exitSayings(support, rows, extensions(support.row.key))),
      ...dependencySayings(supports, rows),
      ...fallSayings(falls, supports),
      ...comparisonSayings(comparisons, supports),
      ...cellSayings(cellLoad, supports.supports, rows, asOf),
    );
  }
  return {
    asOf,
    fit,
    supports,
    answers,
    cellLoad,
    comparisons,
    falls,
    waves: startedWaves(plan, asOf),
    findings,
    problems: [...(fit?.problems ?? []), ...(supports?.problems ?? [])],
    blockers,
  };
}

function startedWaves(plan: FitReviewLinks["plan"], asOf: Day): readonly StartedWave[] {
  const used = new Set(plan?.assignments.values());
  return (plan?.programme.waves ?? [])
    .flatMap(({ number, start }) =>
      start === undefined || start > asOf || !used.has(number) ? [] : [{ number, start }],
    )
    .sort((one, other) => one.start - other.start);
}

/** What is said of the landing itself. */
function landingSayings(
  fit: FitEvaluation,
  supports: SupportsEvaluation | undefined,
  { supports: sheet }: FitReviewTables,
): readonly Finding[] {
  const { because, dimensions, metrics } = fit;
  const found: Finding[] = [];
  if (because.id === "volume-met-alone") {
    const missed = metrics.filter(({ row }) => because.metrics.includes(row.key));
    const cells = missed.flatMap((metric) => metric.cells);
    found.push(finding("fit-symbolic", "warning", { metrics: missed.map(metricName) }, cells));
  }
  const named = (ids: readonly string[]) => (supports?.supports ?? []).filter(({ row }) => ids.includes(row.key));
  const shares = (of: ReturnType<typeof named>) =>
    sheet === undefined ? [] : of.map(({ row }) => sheet.cell(row, "absorbed"));
  if (because.id === "supports-absorb") {
    const { absorbed, limit } = because;
    const of = named(because.supports);
    found.push(finding("fit-on-crutches", "warning", { supports: of.map(supportName), absorbed, limit }, shares(of)));
  }
  if (because.id === "share-unknown") {
    const of = named(because.supports);
    found.push(finding("absorbed-share-unknown", "warning", { supports: of.map(supportName) }, shares(of)));
  }
  if (because.id === "supports-not-assessed")
    found.push(finding("supports-not-assessed", "note", { metrics: metrics.length }, []));
  const missing = dimensions.filter(({ standing }) => standing === "Missing").map(({ dimension }) => dimension);
  if (missing.length > 0 && metrics.length > 0)
    found.push(finding("dimension-without-metric", "note", { dimensions: missing }, []));
  return found;
}

/** Units differ more than chance explains, while the model says that they must not. */
function adaptationSayings(
  metrics: readonly MetricEvaluation[],
  operatingModel: FitReviewTables["operatingModel"],
): readonly Finding[] {
  const differing = metrics.filter(
    ({ spread }) => spread !== undefined && (spread.outliers.length > 0 || spread.beyondChance),
  );
  const fixed = (operatingModel?.rows ?? []).filter(
    ({ localAdaptation, state }) => localAdaptation === "Fixed" && state !== "Planned",
  );
  if (operatingModel === undefined || differing.length === 0 || fixed.length === 0) return [];
  const facts = { elements: fixed.map((row) => rowName(row, row.element)), metrics: differing.map(metricName) };
  const cells = fixed.map((row) => operatingModel.cell(row, "localAdaptation"));
  return [finding("variation-beyond-adaptation", "warning", facts, cells)];
}

function fallSayings(falls: readonly FitFall[], { supports }: SupportsEvaluation): readonly Finding[] {
  return falls.flatMap(({ support, metric, fellOn }) => {
    const found = supports.find(({ row }) => row.key === support);
    if (found === undefined) return [];
    const facts = { metric: metricName(metric), support: supportName(found), fellOn };
    return [finding("fit-falls-with-support", "warning", facts, metric.cells)];
  });
}
