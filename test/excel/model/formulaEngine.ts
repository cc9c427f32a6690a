/** Hands the workbook to the formula engine of excelts, in the shapes that engine asks for, and takes its results. */

import type {
  CellLike,
  DefinedNameEntry,
  FormulaResultLike,
  RowLike,
  WorkbookLike,
  WorksheetLike,
} from "@cj-tech-master/excelts/formula";
import { EVERYTHING, formatArea, type Area } from "./address";
import { CellError, type CellValue } from "./cellValue";
import { engineFormula, type SpillArea } from "./engineFormula";
import { qualifyReferences } from "./formulaText";
import { Spills } from "./spills";
import { toStoredReferences, tableAt } from "./structuredNames";
import type { Workbook } from "./workbook";
import { Worksheet } from "./worksheet";

type Engine = typeof import("@cj-tech-master/excelts/formula");
let engine: Engine | undefined;

/** The engine takes a while to load and most workbooks of the tests have no formulas. */
function loadEngine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- synchronous and on first use only
  return (engine ??= require("@cj-tech-master/excelts/formula") as Engine);
}

export function recalculate(workbook: Workbook): void {
  calculate(workbook, workbook.sheets);
}

/** Formulas that name what another fills (A1#) are calculated again until the areas stay. */
const MOST_ROUNDS = 5;

function calculate(workbook: Workbook, sheets: Worksheet[]): void {
  let known = spillAreas(sheets);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const asked = new Set<string>();
    const spillArea: SpillArea = (sheet, row, column) => {
      const key = `${sheet.id} ${row} ${column}`;
      asked.add(key);
      return known.get(key);
    };
    const spills = new Spills(workbook);
    loadEngine().calculateFormulas(engineWorkbook(workbook, sheets, { spills, spillArea }));
    spills.settle();
    const now = spillAreas(sheets);
    const isSettled = [...asked].every((key) => areaText(known.get(key)) === areaText(now.get(key)));
    if (isSettled) return;
    known = now;
  }
}

const areaText = (area: Area | undefined): string => (area ? formatArea(area) : "");

function spillAreas(sheets: Worksheet[]): Map<string, Area> {
  const entries = sheets.flatMap(({ id, arrayFormulas }) =>
    arrayFormulas.flatMap(({ area, dynamic }) =>
      dynamic ? [[`${id} ${area.row} ${area.column}`, area] as const] : [],
    ),
  );
  return new Map(entries);
}

/** The results of formulas that stand in no cell; references without a sheet mean `home`. */
export function evaluateFormulas(home: Worksheet, formulas: string[]): CellValue[] {
  const { workbook } = home;
  const scratch = new Worksheet(workbook, "{scratch}", workbook.newSheetName());
  formulas.forEach((formula, row) => {
    scratch.cells.set(row, 0, undefined, qualifyReferences(formula, home.name));
  });
  calculate(workbook, [...workbook.sheets, scratch]);
  return formulas.map((_formula, row) => scratch.value(row, 0));
}

/** Ranges, arrays and structured references can have several values; the engine knows the functions that have. */
const MAY_SPILL = /[:{[]/;

/** The engine's numbers for the kinds of cells it tells apart. */
const KIND = { empty: 0, number: 2, string: 3, formula: 6, boolean: 9, error: 10 } as const;

interface Calculating {
  spills: Spills;
  spillArea: SpillArea;
}

function engineWorkbook(workbook: Workbook, sheets: Worksheet[], calculating: Calculating): WorkbookLike {
  const worksheets = sheets.map((sheet, index) => engineSheet(sheet, index + 1, calculating));
  const names: DefinedNameEntry[] = workbook.definedNames.map(({ name, formula, sheet }) => ({
    name,
    ranges: formula.split(","),
    formulaExpression: formula,
    ...(sheet && { localSheetId: workbook.sheets.indexOf(sheet) }),
  }));
  return {
    worksheets,
    getWorksheet: (id) => worksheets.find((sheet) => sheet.id === id || sheet.name === id),
    definedNames: { getAllEntries: () => names, getAllNames: () => names },
    properties: { date1904: workbook.date1904 },
  };
}

function engineSheet(sheet: Worksheet, id: number, calculating: Calculating): WorksheetLike {
  const used = sheet.usedArea(true);
  return {
    id,
    name: sheet.name,
    dimensions: used
      ? { top: used.row + 1, left: used.column + 1, bottom: used.row + used.rows, right: used.column + used.columns }
      : null,
    eachRow: (...args: unknown[]) => {
      const visit = args.at(-1) as (row: RowLike, rowNumber: number) => void;
      for (const [row] of sheet.cells.rowsIn(EVERYTHING)) visit(engineRow(sheet, row, calculating), row + 1);
    },
    findCell: (row, column) =>
      sheet.cells.isBlank(row - 1, column - 1) ? undefined : engineCell(sheet, row - 1, column - 1, calculating),
    getCell: (row, column) => engineCell(sheet, row - 1, column - 1, calculating),
    getTables: () =>
      sheet.tables.map(({ name, area, columns, options, bodyArea }) => ({
        table: {
          name,
          displayName: name,
          tl: { row: area.row + 1, col: area.column + 1 },
          columns,
          rows: new Array<undefined>(bodyArea.rows),
          headerRow: options.showHeaders,
          totalsRow: options.showTotals,
        },
      })),
  };
}

function engineRow(sheet: Worksheet, row: number, calculating: Calculating): RowLike {
  return {
    hidden: sheet.rows.get(row)?.hidden ?? false,
    eachCell: (...args: unknown[]) => {
      const visit = args.at(-1) as (cell: CellLike, columnNumber: number) => void;
      const cells = sheet.cells.row(row);
      for (let column = 0; column < (cells?.width ?? 0); column++) {
        if (cells?.isBlank(column) === false) visit(engineCell(sheet, row, column, calculating), column + 1);
      }
    },
  };
}

function engineCell(sheet: Worksheet, row: number, column: number, { spills, spillArea }: Calculating): CellLike {
  const { cells } = sheet;
  const formula = cells.formula(row, column);
  const array = sheet.arrayFormulas.find(({ area }) => area.row === row && area.column === column);
  const stored =
    formula === undefined
      ? undefined
      : engineFormula(toStoredReferences(formula, tableAt(sheet, row, column)).slice(1), sheet, spillArea);
  return {
    row: row + 1,
    col: column + 1,
    type: formula === undefined ? kindOf(cells.value(row, column)) : KIND.formula,
    ...(stored !== undefined && { formula: stored }),
    model: {
      ...(stored !== undefined && { formula: stored }),
      ...(array && !array.dynamic && { shareType: "array" }),
      ...(!array && stored !== undefined && MAY_SPILL.test(stored) && { isDynamicArray: true }),
    },
    get value() {
      const value = cells.value(row, column);
      return value instanceof CellError ? { error: value.text } : (value ?? null);
    },
    set value(value: unknown) {
      cells.set(row, column, formulaValue(value));
      spills.spilled(sheet, row, column, cells.value(row, column));
    },
    get result() {
      const value = cells.value(row, column);
      return value instanceof CellError ? { error: value.text } : value;
    },
    set result(result: FormulaResultLike) {
      cells.set(row, column, formulaValue(result), formula);
      spills.calculated(sheet, row, column);
    },
  };
}

function kindOf(value: CellValue): number {
  if (value === undefined) return KIND.empty;
  if (value instanceof CellError) return KIND.error;
  if (typeof value === "number") return KIND.number;
  return typeof value === "string" ? KIND.string : KIND.boolean;
}

/** What a formula shows: the value of a blank cell it refers to is 0. */
function formulaValue(result: unknown): CellValue {
  return result === null || result === undefined ? 0 : cellValue(result);
}

function cellValue(result: unknown): CellValue {
  if (typeof result === "object" && result !== null && "error" in result) return CellError.of(String(result.error));
  return typeof result === "string" || typeof result === "number" || typeof result === "boolean" ? result : undefined;
}
