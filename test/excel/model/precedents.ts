/** Which cells the formulas of an area name, and which formulas name its cells. */

import { EVERYTHING, overlaps, parseArea, splitSheetName, subtract, type Area } from "./address";
import { groupCells, type CellPlace } from "./cellGroups";
import { referencesOf } from "./formulaText";
import { tableAt, toStoredReferences } from "./structuredNames";
import type { Worksheet } from "./worksheet";

export interface SheetArea {
  sheet: Worksheet;
  area: Area;
}

/** The areas a formula names: addresses, defined names, tables and their columns. */
function namedBy(sheet: Worksheet, row: number, column: number, formula: string): SheetArea[] {
  const { workbook } = sheet;
  const byAddress = referencesOf(formula).flatMap(({ sheetName, area }) => {
    const home = sheetName === undefined ? sheet : workbook.sheet(sheetName);
    return home ? [{ sheet: home, area }] : [];
  });
  const stored = toStoredReferences(formula, tableAt(sheet, row, column));
  const words = new Set(stored.replace(/"(?:[^"]|"")*"/g, "").match(/[\p{L}_\\][\p{L}\p{N}_.\\]*/gu));
  const byName = workbook.definedNames.flatMap((defined) => {
    if (![...words].some((word) => word.toLowerCase() === defined.name.toLowerCase())) return [];
    const { sheetName, address } = splitSheetName(defined.formula);
    const [home, area] = [workbook.sheet(sheetName ?? ""), parseArea(address)];
    return home && area ? [{ sheet: home, area }] : [];
  });
  return [...byAddress, ...byName, ...byTable(stored, sheet, row)];
}

function byTable(stored: string, { workbook }: Worksheet, row: number): SheetArea[] {
  return workbook.tables.flatMap((table) => {
    const escaped = table.name.replace(/[.\\]/g, "\\$&");
    const uses =
      stored.match(new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped}\\[(?:[^\\[\\]]|\\[[^\\[\\]]*\\])*\\]`, "giu")) ?? [];
    return uses.map((use): SheetArea => {
      const column = table.columns.findIndex(({ name }) => use.toLowerCase().includes(`[${name.toLowerCase()}]`));
      const body = table.bodyArea;
      const across = column < 0 ? body : { ...body, column: body.column + column, columns: 1 };
      return { sheet: table.sheet, area: use.includes("#This Row") ? { ...across, row, rows: 1 } : across };
    });
  });
}

function* formulasIn({ sheet, area }: SheetArea): Generator<[row: number, column: number, formula: string]> {
  for (const [row, cells] of sheet.cells.rowsIn(area)) {
    for (const [at, formula] of (cells.formulas ?? []).entries()) {
      if (formula !== undefined && at >= area.column && at < area.column + area.columns) yield [row, at, formula];
    }
  }
}

export function directPrecedents(of: SheetArea[]): SheetArea[] {
  const named = of.flatMap((place) =>
    [...formulasIn(place)].flatMap(([row, column, formula]) => namedBy(place.sheet, row, column, formula)),
  );
  return withoutRepeats(named);
}

export function directDependents(of: SheetArea[]): SheetArea[] {
  const sheets = of[0]?.sheet.workbook.sheets ?? [];
  return sheets.flatMap((sheet) => {
    const cells: CellPlace[] = [];
    for (const [row, column, formula] of formulasIn({ sheet, area: EVERYTHING })) {
      const names = namedBy(sheet, row, column, formula);
      if (names.some((one) => of.some((place) => place.sheet === one.sheet && overlaps(place.area, one.area)))) {
        cells.push({ row, column });
      }
    }
    return groupCells(cells).map((area) => ({ sheet, area }));
  });
}

/** All that is reached step by step. */
export function allReached(of: SheetArea[], step: (from: SheetArea[]) => SheetArea[]): SheetArea[] {
  let reached: SheetArea[] = [];
  for (let next = step(of); next.length > 0; next = step(next)) {
    next = next.flatMap((one) => beyond(one, reached));
    reached = [...reached, ...next];
  }
  return reached;
}

/** What of the area lies in none of the others. */
function beyond({ sheet, area }: SheetArea, others: SheetArea[]): SheetArea[] {
  let rest = [area];
  for (const other of others) if (other.sheet === sheet) rest = rest.flatMap((one) => subtract(one, other.area));
  return rest.map((one) => ({ sheet, area: one }));
}

function withoutRepeats(places: SheetArea[]): SheetArea[] {
  return places.reduce<SheetArea[]>((kept, place) => [...kept, ...beyond(place, kept)], []);
}
