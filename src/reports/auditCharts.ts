import { EVIDENCE_LEVELS } from "../domain/assumptions/assumptions.table";
import type { AssumptionEvaluation } from "../domain/assumptions/auditAssumptions";
import type { BoundaryEvaluation } from "../domain/boundary/evaluateBoundaries";
import { throughputAt, type ScalingFit } from "../domain/boundary/scalingLaw";
import type { CellValue } from "../tabular/cellValue";
import type { Messages } from "../messages/messages";
import type { BlockColumn, ReportPage } from "./report";

const HEIGHT = 17;
/** Points of the curve, beside those of the readings. */
const CURVE_POINTS = 24;
const FIGURE: BlockColumn = { format: "0.0##", align: "right" };

/** Of every boundary with a curve through its readings: the readings, the curve, and its peak. */
export function addFits(
  page: ReportPage,
  boundaries: readonly BoundaryEvaluation[],
  { auditReport: words }: Messages,
): void {
  for (const boundary of boundaries) {
    const { fit, loads, name, row } = boundary;
    if (fit === undefined || "why" in fit) continue;
    page.chart(
      {
        key: `fit ${row.key}`,
        title: words.fitChart(name.text),
        kind: "scatter",
        along: 0,
        figures: [[words.load, words.reading, words.curve, words.peak], ...fitFigures(fit, loads)],
        columns: [FIGURE, FIGURE, FIGURE, FIGURE],
        horizontal: { title: row.metric ?? words.load, minimum: 0 },
        vertical: { minimum: 0 },
        series: [
          { column: 1, name: words.reading, look: "points" },
          { column: 2, name: words.curve, look: "limit" },
          ...(fit.peakLoad === undefined
            ? []
            : [{ column: 3, name: words.peak, look: "points" as const, labels: "0" }]),
        ],
      },
      HEIGHT,
      { gap: 1 },
    );
  }
}

function fitFigures(fit: ScalingFit, loads: BoundaryEvaluation["loads"]): readonly (readonly CellValue[])[] {
  const { peakLoad, peakThroughput } = fit;
  const largest = Math.max(loads.at(-1)?.load ?? 1, peakLoad ?? 0);
  const smallest = loads[0]?.load ?? 1;
  const curve = Array.from(
    { length: CURVE_POINTS + 1 },
    (_, i) => smallest + ((largest - smallest) * i) / CURVE_POINTS,
  );
  return [
    ...loads.map(({ load, throughput }): readonly CellValue[] => [load, throughput, "", ""]),
    ...curve.map((load): readonly CellValue[] => [load, "", throughputAt(load, fit), ""]),
    ...(peakLoad === undefined ? [] : [[peakLoad, "", "", peakThroughput ?? ""]]),
  ];
}

/** So many assumptions are told apart in one picture. */
const DRAWN = 120;

/** Importance over evidence: what bears load and nobody has tested stands at the upper left. */
export function addMap(
  page: ReportPage,
  ranked: readonly AssumptionEvaluation[],
  loadBearingFrom: number,
  { auditReport: words }: Messages,
): void {
  const drawn = ranked.slice(0, DRAWN);
  if (drawn.length < ranked.length) page.add("text", [[words.mapShown(drawn.length, ranked.length)]], { gap: 1 });
  page.chart(
    {
      key: "map",
      title: words.mapChart,
      kind: "scatter",
      along: 1,
      figures: [words.mapHeader, ...mapFigures(drawn, loadBearingFrom)],
      columns: [{}, FIGURE, FIGURE, FIGURE, FIGURE],
      horizontal: { title: words.mapEvidence, minimum: -0.5, maximum: 3.5, step: 1, format: "0" },
      vertical: { title: words.mapImportance, minimum: 0, maximum: 6, step: 1, format: "0" },
      series: [
        { column: 2, name: words.mapHeader[2] ?? "", look: "points" },
        { column: 3, name: words.mapHeader[3] ?? "", look: "points" },
        { column: 4, name: words.mapHeader[4] ?? "", look: "limit" },
      ],
    },
    HEIGHT,
    { gap: 1 },
  );
}

/** Assumptions of one place stand beside each other, so that each is seen. */
function mapFigures(
  drawn: readonly AssumptionEvaluation[],
  loadBearingFrom: number,
): readonly (readonly CellValue[])[] {
  const placed = new Map<string, number>();
  const points = drawn.map(({ row, importance, verdict }): readonly CellValue[] => {
    const evidence = EVIDENCE_LEVELS.indexOf(row.evidenceLevel ?? "None");
    const place = `${evidence} ${importance}`;
    const nth = placed.get(place) ?? 0;
    placed.set(place, nth + 1);
    const [across, down] = [nth % 7, Math.floor(nth / 7)];
    const x = evidence + (across % 2 === 0 ? 1 : -1) * 0.1 * Math.ceil(across / 2);
    const y = importance - 0.12 * (down % 6);
    const open = verdict !== "Holds" && verdict !== "Strained";
    return [row.key, x, open ? "" : y, open ? y : "", ""];
  });
  return [...points, ["", -0.5, "", "", loadBearingFrom], ["", 3.5, "", "", loadBearingFrom]];
}
