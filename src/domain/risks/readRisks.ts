import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { TableRows } from "../../tabular/readRows";
import type { InputKey, Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { isPlaceholder } from "../placeholder";
import { markColumns, marksIn, type MarkColumns } from "./markColumns";
import { ColumnTally, SCALED_COLUMNS, type ColumnReading, type ScaledColumn } from "./columnReading";
import type { CostInterval } from "./expectedLoss";
import { LEVEL_PROBABILITY, probabilityScales, scaleEvidence, type ScaleEvidence } from "./probabilityScale";
import type { Level } from "./levelWords";
import { readCost, type CostEnd, type CostReading } from "./readCost";
import { impactScale, readImpact } from "./readImpact";
import { readProbability } from "./readProbability";
import { SCALE_SETTINGS, type RiskPolicy } from "./riskPolicy";
import type { risksTable, RiskState } from "./risks.table";

export type RiskRow = Row<typeof risksTable>;
export type RiskRows = TableRows<typeof risksTable>;
type RiskKey = InputKey<typeof risksTable>;

/** What a cell that cannot be read is counted as. */
const BEFORE: { readonly [Key in RiskKey]?: RiskKey } = {
  probabilityAfter: "probability",
  costLowAfter: "costLow",
  costHighAfter: "costHigh",
};

/** A risk as its row says it, before anything is computed. */
export interface ReadRisk {
  /** Placeholders such as TBD are blanks in it. */
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
  /** Where they stand; `cost`: of an interval that is not there, the cell that is at fault. */
  readonly cells: { readonly probability: CellAddress; readonly impact: CellAddress; readonly cost: CellAddress };
}

export interface RisksReading {
  readonly risks: readonly ReadRisk[];
  /** Of the columns that the table has. */
  readonly columns: readonly ColumnReading[];
  readonly problems: readonly CellProblem[];
}

/** Reads probability, impact and cost of every row, each column by its own scale; every bad cell is named. */
export function readRisks(
  rows: RiskRows,
  { scales: said }: Pick<RiskPolicy, "scales">,
  locale: WorkbookLocale,
): RisksReading {
  const problems: CellProblem[] = [];
  const headerOf = (key: RiskKey): string => rows.snapshot.columns[rows.columnPosition(key) ?? -1]?.header ?? "";
  const evidence = (key: ScaledColumn): ScaleEvidence =>
    scaleEvidence(
      rows.rows.map((row) => row[key]),
      headerOf(key),
    );
  const probabilities = probabilityScales(evidence("probability"), evidence("probabilityAfter"), {
    before: said.probability,
    after: said.probabilityAfter,
  });
  const scales = {
    probability: probabilities.before,
    probabilityAfter: probabilities.after,
    impact: impactScale(evidence("impact"), said.impact),
  };
  const marks = {
    probability: rows.has("probability") ? undefined : markColumns(rows.snapshot, "probability"),
    impact: rows.has("impact") ? undefined : markColumns(rows.snapshot, "impact"),
  };
  const tallyOf = (key: ScaledColumn): ColumnTally => {
    const position = key === "probabilityAfter" ? undefined : marks[key]?.positions[0]?.position;
    const header = position === undefined ? headerOf(key) : (rows.snapshot.columns[position]?.header ?? "");
    return new ColumnTally({ key, header, scale: scales[key], said: said[key] !== undefined });
  };
  const tallies = {
    probability: tallyOf("probability"),
    probabilityAfter: tallyOf("probabilityAfter"),
    impact: tallyOf("impact"),
  };

  const at = (row: RiskRow, position: number): CellAddress => ({
    sheet: rows.snapshot.sheet.name,
    row: rows.snapshot.headerRow + 1 + row.index,
    column: rows.snapshot.firstColumn + position,
  });
  const report = (
    row: RiskRow,
    cell: CellAddress,
    header: string,
    code: ProblemCode,
    more: {
      readonly severity?: CellProblem["severity"];
      readonly scaleSetting?: string;
      readonly counts?: string;
    } = {},
  ): void => {
    const found = rows.snapshot.values[row.index]?.[cell.column - rows.snapshot.firstColumn] ?? "";
    const { severity = "problem", ...others } = more;
    const facts = { row: row.key, ...others };
    problems.push({ cell, severity, code, column: header, found, facts });
  };
  const reportIn = (
    row: RiskRow,
    key: RiskKey,
    code: ProblemCode,
    more: Parameters<typeof report>[4] = {},
  ): CellAddress => {
    const cell = rows.cell(row, key);
    const header = headerOf(key) === "" ? rows.table.columns[key].header : headerOf(key);
    const before = BEFORE[key];
    const counts = before === undefined ? {} : { counts: rows.table.columns[before].header };
    report(row, cell, header, code, { ...more, ...counts });
    return cell;
  };
  /** Counts a cell that was read, names one that was not. */
  const note = (row: RiskRow, key: ScaledColumn, code: ProblemCode | undefined, meant: number | undefined): void => {
    const cell = row[key];
    if (cell !== undefined && meant !== undefined) tallies[key].read(cell, meant);
    if (code === undefined) return;
    const address = reportIn(row, key, code, { scaleSetting: SCALE_SETTINGS[key] });
    if (code === "probability-scale-unclear" || code === "impact-scale-unclear") tallies[key].unclear(address);
  };

  const probabilityOf = (
    row: RiskRow,
    key: "probability" | "probabilityAfter",
  ): { readonly probability: number; readonly level: Level } | undefined => {
    const reading = readProbability(row[key], scales[key], said[key] !== undefined);
    if (reading === undefined) return undefined;
    note(row, key, reading.code, reading.probability);
    return reading.code === undefined ? reading : undefined;
  };
  const impactOf = (row: RiskRow): number | undefined => {
    const reading = readImpact(row.impact, scales.impact);
    if (reading === undefined) return undefined;
    note(row, "impact", reading.code, reading.impact);
    return reading.impact;
  };
  /** Where it is to be said: with X marks, in the first of their columns. */
  const cellOf = (row: RiskRow, key: "probability" | "impact"): CellAddress => {
    const position = marks[key]?.positions[0]?.position;
    return position === undefined ? rows.cell(row, key) : at(row, position);
  };
  const marked = (
    row: RiskRow,
    key: "probability" | "impact",
  ): { readonly level: Level; readonly cell: CellAddress } | undefined => {
    const columns: MarkColumns | undefined = marks[key];
    if (columns === undefined) return undefined;
    const found = marksIn(columns, rows.snapshot.values[row.index] ?? []);
    const name = (position: number, code: ProblemCode): void => {
      report(row, at(row, position), rows.snapshot.columns[position]?.header ?? "", code);
    };
    for (const position of found.stray) name(position, "mark-unreadable");
    const [first, ...others] = found.marked;
    for (const { position } of others) name(position, "two-marks");
    if (first === undefined || others.length > 0) return undefined;
    tallies[key].marked();
    return { level: first.level, cell: at(row, first.position) };
  };
  const costOf = (
    row: RiskRow,
    keys: { readonly low: RiskKey; readonly high: RiskKey },
    reading: CostReading | undefined,
  ): CostInterval | undefined => {
    for (const { code, end } of reading?.faults ?? []) reportIn(row, keys[end], code);
    for (const end of reading?.asText ?? []) reportIn(row, keys[end], "number-as-text", { severity: "guess" });
    return reading?.interval;
  };
  const costs = (
    row: RiskRow,
  ): Record<"before" | "after", CostInterval | undefined> & { readonly fault: CostEnd | undefined } => {
    const reading = readCost(row.costLow, row.costHigh, locale);
    const before = costOf(row, { low: "costLow", high: "costHigh" }, reading);
    const later = readCost(row.costLowAfter, row.costHighAfter, locale, before);
    const keys = { low: "costLowAfter", high: "costHighAfter" } as const;
    // A blank end is not at fault where the interval that it would be taken from cannot be read.
    const incomplete =
      reading !== undefined && before === undefined && later?.faults.some(({ end }) => row[keys[end]] === undefined);
    return {
      before,
      fault: reading?.faults[0]?.end,
      after: (incomplete === true ? undefined : costOf(row, keys, later)) ?? before,
    };
  };

  const risks = rows.rows.map((written): ReadRisk => {
    const row = withoutPlaceholders(written);
    const state = row.state ?? "Open";
    const markedProbability = marked(row, "probability");
    const markedImpact = marked(row, "impact");
    const own =
      markedProbability === undefined
        ? probabilityOf(row, "probability")
        : { probability: LEVEL_PROBABILITY[markedProbability.level], level: markedProbability.level };
    const probability = state === "Occurred" ? 1 : own?.probability;
    const after = probabilityOf(row, "probabilityAfter")?.probability ?? probability;
    const cost = costs(row);
    return {
      row,
      state,
      probability,
      level: state === "Occurred" ? 5 : own?.level,
      impact: markedImpact?.level ?? impactOf(row),
      cost: cost.before,
      after: { probability: state === "Occurred" ? 1 : after, cost: cost.after },
      cells: {
        probability: markedProbability?.cell ?? cellOf(row, "probability"),
        impact: markedImpact?.cell ?? cellOf(row, "impact"),
        cost: rows.cell(row, cost.fault === "high" ? "costHigh" : "costLow"),
      },
    };
  });
  const there = SCALED_COLUMNS.filter(
    (key) => rows.has(key) || (key !== "probabilityAfter" && marks[key] !== undefined),
  );
  return { risks, columns: there.map((key) => tallies[key].reading()), problems };
}

/** What a placeholder stands for is missing: nobody owns a risk whose owner is "TBD". */
function withoutPlaceholders(row: RiskRow): RiskRow {
  const said = (text: string | undefined): string | undefined =>
    text === undefined || isPlaceholder(text) ? undefined : text;
  return {
    ...row,
    cause: said(row.cause),
    owner: said(row.owner),
    signal: said(row.signal),
    mitigation: said(row.mitigation),
    contingency: said(row.contingency),
    gateOrWave: row.gateOrWave?.filter((target) => !isPlaceholder(target)),
  };
}
