import type { CellValue } from "../../src/tabular/cellValue";
import { dayFromIso, type Day } from "../../src/tabular/excelDate";
import { readRows, type TableRows } from "../../src/tabular/readRows";
import type { TableSnapshot } from "../../src/tabular/snapshot";
import type { Table } from "../../src/tabular/table";
import { localeOf, type WorkbookLocale } from "../../src/tabular/workbookLocale";
import { criteriaTable } from "../../src/domain/gates/criteria.table";
import {
  evaluateGates,
  type CriterionEvaluation,
  type GateEvaluation,
  type GateLinks,
  type GatesEvaluation,
} from "../../src/domain/gates/evaluateGates";
import { gatesTable } from "../../src/domain/gates/gates.table";
import { waiversTable } from "../../src/domain/gates/waivers.table";
import { readPolicy } from "../../src/domain/policy";
import { transitionTable } from "../../src/domain/transition/transition.table";

/** Sheets as a person would draw them, read by the real reading. */

/** One cell as Excel hands it over: its value and its number format. */
export interface DrawnCell {
  readonly value: CellValue;
  readonly format: string;
}

export interface DrawnSheet {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly DrawnCell[])[];
}

export const ENGLISH: WorkbookLocale = localeOf("en-GB");

/** The status date of the tests. */
export const TODAY: Day = day("2026-06-30");

export function day(iso: string): Day {
  const found = dayFromIso(iso);
  if (found === undefined) throw new Error(`${iso} is no ISO date`);
  return found;
}

export const plain = (value: CellValue): DrawnCell => ({ value, format: "General" });
/** A percent-formatted cell, by the percentage that it shows. */
export const percent = (shown: number): DrawnCell => ({ value: shown / 100, format: "0.0%" });
export const date = (on: Day): DrawnCell => ({ value: on, format: "d mmm yyyy" });

/**
 * Draws a table: `|` between cells, the first line holds the headers. A bare number is a number, `90%` a
 * percent-formatted cell, `2026-06-30` a date, TRUE and FALSE are booleans, `'90` is text as in Excel.
 */
export function drawn(picture: string): DrawnSheet {
  const [headers = [], ...rows] = picture
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  for (const row of rows) {
    if (row.length !== headers.length) {
      throw new Error(`${headers.length} headers, but ${row.length} cells: ${row.join(" | ")}`);
    }
  }
  return { headers, rows: rows.map((row) => row.map(drawnCell)) };
}

function drawnCell(text: string): DrawnCell {
  if (text.startsWith("'")) return plain(text.slice(1));
  if (/^-?\d+(\.\d+)?%$/.test(text)) return percent(Number(text.slice(0, -1)));
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return date(day(text));
  if (/^-?\d+(\.\d+)?$/.test(text)) return plain(Number(text));
  if (text === "TRUE" || text === "FALSE") return plain(text === "TRUE");
  return plain(text);
}

/** The snapshot of a drawn sheet, its header row at the given zero-based cell. */
export function snapshotOf(name: string, sheet: DrawnSheet, at = { row: 0, column: 0 }): TableSnapshot {
  return {
    id: name,
    name,
    sheet: { id: `sheet of ${name}`, name },
    headerRow: at.row,
    firstColumn: at.column,
    columns: sheet.headers.map((header, position) => ({ id: position + 1, header })),
    values: sheet.rows.map((row) => row.map(({ value }) => value)),
    numberFormats: new Map(
      sheet.headers.map((_, position) => [position, sheet.rows.map((row) => row[position]?.format ?? "General")]),
    ),
    formulas: new Map(),
  };
}

export function rowsOf<T extends Table>(
  table: T,
  sheet: string | DrawnSheet,
  locale: WorkbookLocale = ENGLISH,
): TableRows<T> {
  return readRows(table, snapshotOf(table.name, typeof sheet === "string" ? drawn(sheet) : sheet), locale);
}

/** A workbook by its sheets; a sheet that is left out does not exist. */
export interface DrawnBook {
  readonly criteria?: string | DrawnSheet;
  readonly gates?: string | DrawnSheet;
  readonly waivers?: string | DrawnSheet;
  readonly transition?: string | DrawnSheet;
}

/** Evaluates a drawn workbook, through the real reading of every sheet. */
export function evaluated(book: DrawnBook, asOf: Day = TODAY, links?: GateLinks): GatesEvaluation {
  const read = <T extends Table>(table: T, sheet: string | DrawnSheet | undefined): TableRows<T> | undefined =>
    sheet === undefined ? undefined : rowsOf(table, sheet);
  const { policy } = readPolicy(read(transitionTable, book.transition), ENGLISH);
  const tables = {
    gates: read(gatesTable, book.gates),
    criteria: read(criteriaTable, book.criteria),
    waivers: read(waiversTable, book.waivers),
  };
  return evaluateGates(tables, policy, asOf, ENGLISH, links);
}

/** The gate with that key; the only one where none is named. */
export function gateIn({ gates }: GatesEvaluation, key?: string): GateEvaluation {
  const found = gates.filter((gate) => key === undefined || gate.gate.key === key);
  const [gate] = found;
  if (gate === undefined || found.length > 1) throw new Error(`${found.length} gates for ${key ?? "the only one"}`);
  return gate;
}

export function criterionIn({ criteria }: GatesEvaluation, key: string): CriterionEvaluation {
  const found = criteria.find(({ measured }) => measured.row.key === key);
  if (found === undefined) throw new Error(`no criterion ${key}`);
  return found;
}

/** "A1: code" of every problem, in order. */
export function problemsIn({ problems }: Pick<GatesEvaluation, "problems">): readonly string[] {
  return problems.map(({ cell, code }) => `${String.fromCharCode(65 + cell.column)}${cell.row + 1}: ${code}`);
}
