import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { InputKey, Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { markColumns, markIn, type MarkColumns } from "./markColumns";
import { LEVEL_PROBABILITY, plainFigures, probabilityScale, type ProbabilityScale } from "./probabilityScale";
import type { Level } from "./levelWords";
import { readCost, type CostInterval } from "./readCost";
import { impactScale, readImpact, type ImpactScale } from "./readImpact";
import { readProbability } from "./readProbability";
import type { RiskPolicy } from "./riskPolicy";
import type { risksTable, RiskState } from "./risks.table";

export type RiskRow = Row<typeof risksTable>;
export type RiskRows = TableRows<typeof risksTable>;
type RiskKey = InputKey<typeof risksTable>;

/** A risk as its row says it, before anything is computed. */
export interface ReadRisk {
  readonly row: RiskRow;
  readonly state: RiskState;
  /** A fraction of 1; 1 where it has occurred; undefined where nobody knows. */
  readonly probability: number | undefined;
  readonly level: Level | undefined;
  /** 1 to 5. */
  readonly impact: number | undefined;
  readonly cost: CostInterval | undefined;
  /** With the mitigation in force; what is blank or cannot be used is as before. */
  readonly after: { readonly probability: number | undefined; readonly cost: CostInterval | undefined };
  readonly cells: { readonly probability: CellAddress; readonly impact: CellAddress };
}

/** How the columns were read, to be shown. */
export interface RiskScales {
  readonly probability: ProbabilityScale;
  readonly impact: ImpactScale;
  /** Plain figures whose scale nobody can tell. */
  readonly unclear: { readonly probability: readonly CellAddress[]; readonly impact: readonly CellAddress[] };
  /** Plain figures that were read by the scale. */
  readonly figures: { readonly probability: number; readonly impact: number };
}

export interface RisksReading {
  readonly risks: readonly ReadRisk[];
  readonly scales: RiskScales;
  readonly problems: readonly CellProblem[];
}

/** Reads probability, impact and cost of every row, each column by its own scale; every bad cell is named. */
export function readRisks(
  rows: RiskRows,
  policy: Pick<RiskPolicy, "probabilityScale">,
  locale: WorkbookLocale,
): RisksReading {
  const problems: CellProblem[] = [];
  const headerOf = (key: RiskKey): string => rows.snapshot.columns[rows.columnPosition(key) ?? -1]?.header ?? "";
  const before = plainFigures(rows.rows.map((row) => row.probability));
  const figures = [...before, ...plainFigures(rows.rows.map((row) => row.probabilityAfter))];
  const told = probabilityScale(figures, headerOf("probability"));
  const scale = figures.length > 0 ? (policy.probabilityScale ?? told) : told;
  const impacts = plainFigures(rows.rows.map((row) => row.impact));
  const ofImpact = impactScale(impacts, headerOf("impact"));
  const marks = {
    probability: rows.has("probability") ? undefined : markColumns(rows.snapshot, "probability"),
    impact: rows.has("impact") ? undefined : markColumns(rows.snapshot, "impact"),
  };
  const unclear = { probability: [] as CellAddress[], impact: [] as CellAddress[] };

  const report = (
    row: RiskRow,
    key: RiskKey,
    code: ProblemCode,
    severity: CellProblem["severity"] = "problem",
  ): void => {
    const cell = rows.cell(row, key);
    if (code === "probability-scale-unclear") unclear.probability.push(cell);
    if (code === "impact-scale-unclear") unclear.impact.push(cell);
    const found = rows.snapshot.values[row.index]?.[cell.column - rows.snapshot.firstColumn] ?? "";
    const column = headerOf(key) === "" ? (rows.table.columns[key].header as string) : headerOf(key);
    problems.push({ cell, severity, code, column, found, facts: { row: row.key } });
  };

  const probabilityOf = (
    row: RiskRow,
    key: "probability" | "probabilityAfter",
    cell: Quantity | undefined,
  ): { readonly probability: number; readonly level: Level } | undefined => {
    const reading = readProbability(cell, scale, policy.probabilityScale !== undefined);
    if (reading?.code === undefined) return reading;
    report(row, key, reading.code);
    return undefined;
  };
  const impactOf = (row: RiskRow): number | undefined => {
    const reading = readImpact(row.impact, ofImpact);
    if (reading?.code !== undefined) report(row, "impact", reading.code);
    return reading?.impact;
  };
  const marked = (
    row: RiskRow,
    columns: MarkColumns | undefined,
  ): { readonly level: Level; readonly cell: CellAddress } | undefined => {
    const mark = columns === undefined ? undefined : markIn(columns, rows.snapshot.values[row.index] ?? []);
    if (mark === undefined) return undefined;
    const at = (position: number): CellAddress => ({
      sheet: rows.snapshot.sheet.name,
      row: rows.snapshot.headerRow + 1 + row.index,
      column: rows.snapshot.firstColumn + position,
    });
    if ("level" in mark) return { level: mark.level, cell: at(mark.position) };
    for (const position of mark.two.slice(1)) {
      problems.push({
        cell: at(position),
        severity: "problem",
        code: "two-marks",
        column: rows.snapshot.columns[position]?.header ?? "",
        found: rows.snapshot.values[row.index]?.[position] ?? "",
        facts: { row: row.key },
      });
    }
    return undefined;
  };
  const costOf = (row: RiskRow, when: "before" | "after"): CostInterval | undefined => {
    const keys =
      when === "before"
        ? ({ low: "costLow", high: "costHigh" } as const)
        : ({ low: "costLowAfter", high: "costHighAfter" } as const);
    const reading = readCost(row[keys.low], row[keys.high], locale);
    if (reading === undefined) return undefined;
    if (reading.code !== undefined) {
      report(row, keys[reading.end], reading.code);
      return undefined;
    }
    for (const end of reading.asText) report(row, keys[end], "number-as-text", "guess");
    return reading.interval;
  };

  const risks = rows.rows.map((row): ReadRisk => {
    const state = row.state ?? "Open";
    const markedProbability = marked(row, marks.probability);
    const markedImpact = marked(row, marks.impact);
    const own =
      markedProbability === undefined
        ? probabilityOf(row, "probability", row.probability)
        : { probability: LEVEL_PROBABILITY[markedProbability.level], level: markedProbability.level };
    const probability = state === "Occurred" ? 1 : own?.probability;
    const cost = costOf(row, "before");
    const blankAfter = row.costLowAfter === undefined && row.costHighAfter === undefined;
    const mixed: RiskRow = {
      ...row,
      costLowAfter: row.costLowAfter ?? row.costLow,
      costHighAfter: row.costHighAfter ?? row.costHigh,
    };
    const costAfter = blankAfter ? cost : (costOf(mixed, "after") ?? cost);
    const after = probabilityOf(row, "probabilityAfter", row.probabilityAfter)?.probability ?? probability;
    return {
      row,
      state,
      probability,
      level: state === "Occurred" ? 5 : own?.level,
      impact: markedImpact?.level ?? impactOf(row),
      cost,
      after: { probability: state === "Occurred" ? 1 : after, cost: costAfter },
      cells: {
        probability: markedProbability?.cell ?? rows.cell(row, "probability"),
        impact: markedImpact?.cell ?? rows.cell(row, "impact"),
      },
    };
  });
  return {
    risks,
    scales: {
      probability: scale,
      impact: ofImpact,
      unclear,
      figures: { probability: figures.length, impact: impacts.length },
    },
    problems,
  };
}
