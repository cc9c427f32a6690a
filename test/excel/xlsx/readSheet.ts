/** Reads a worksheet part: cells here, everything lying on them in readSheetParts. */

import { parseArea, type Area } from "../model/address";
import { CellError, type CellValue } from "../model/cellValue";
import { serialOfDate } from "../model/dates";
import { offsetFormula } from "../model/formulaText";
import type { SourcePackage } from "../model/sourcePackage";
import type { Style } from "../model/style";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { rowContents } from "./fittedRows";
import { fromStoredFormula } from "./formulaStorage";
import { relationshipsPart, UnreadableWorkbook, type PackageReader } from "./package";
import { richText } from "./readSharedStrings";
import { readDrawing } from "./readDrawing";
import { readSheetParts } from "./readSheetParts";
import { readTables } from "./readTables";
import type { FileStyles } from "./readStyles";
import { decodeCellText, flag, parseAttributes, parseXml, unescapeXml } from "./xml";

export interface SheetReading {
  workbook: Workbook;
  file: PackageReader;
  styles: FileStyles;
  /** The theme's colours. */
  theme: string[];
  strings: string[];
  source: SourcePackage;
  /** Parts that were read into the model and will be written anew. */
  used: Set<string>;
  part: string;
}

const GRID = /<(?:\w+:)?sheetData\b[^>]*?(?:\/>|>([\s\S]*)<\/(?:\w+:)?sheetData>)/;
const ROW_OR_CELL = /<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>))/g;

export function readSheet(reading: SheetReading, name: string, sheetId: number): Worksheet {
  const { workbook, file, part, used } = reading;
  const text = file.text(part);
  if (text === undefined) throw new UnreadableWorkbook(`The file is damaged: the sheet "${name}" is missing.`);
  used.add(part).add(relationshipsPart(part));
  const grid = GRID.exec(text);
  // Without its cells the part is small enough to be read as a tree.
  const frame = grid ? text.slice(0, grid.index) + text.slice(grid.index + grid[0].length) : text;
  const root = parsePart(frame, part);
  const uid = Object.entries(root.attributes).find(([key]) => key.endsWith(":uid"))?.[1];
  const free = uid !== undefined && !workbook.sheets.some(({ id }) => id === uid);
  const sheet = workbook.addSheet(name, free ? uid : workbook.newId("sheet"));
  const relationships = file.relationships(part);
  readSheetParts(sheet, root, frame, relationships, reading, sheetId);
  if (grid?.[1] !== undefined) readCells(sheet, grid[1], reading);
  for (const [row, { fitted }] of sheet.rows) if (fitted) fitted.contents = rowContents(sheet, row);
  readTables(sheet, relationships, reading);
  readDrawing(sheet, relationships, reading);
  return sheet;
}

function parsePart(text: string, part: string): ReturnType<typeof parseXml> {
  try {
    return parseXml(text);
  } catch (error) {
    throw new UnreadableWorkbook(`The file is damaged: its part ${part} is not well-formed.`, error);
  }
}

interface SharedFormula {
  formula: string;
  row: number;
  column: number;
}

function readCells(sheet: Worksheet, grid: string, { styles, strings, workbook }: SheetReading): void {
  const shared = new Map<string, SharedFormula>();
  const styledLanes = [...sheet.columns.values()].some(({ style }) => style !== undefined);
  let row = -1;
  let column = -1;
  for (const match of grid.matchAll(ROW_OR_CELL)) {
    const [, rowAttributes, cellAttributes, inner] = match;
    if (rowAttributes !== undefined) {
      const attributes = parseAttributes(rowAttributes);
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]) - 1;
      column = -1;
      readRow(sheet, row, attributes, styles.formats);
      continue;
    }
    const { r, s, t = "n", cm } = parseAttributes(cellAttributes ?? "");
    const place = r === undefined ? undefined : parseArea(r);
    column = place?.column ?? column + 1;
    const style = styles.formats[Number(s ?? 0)] ?? workbook.defaultStyle;
    const cells = sheet.cells.makeRow(place?.row ?? row);
    if (style !== workbook.defaultStyle || styledLanes || sheet.rows.get(row)?.style) cells.setStyle(column, style);
    if (inner === undefined || inner === "") continue;
    cells.values[column] = readValue(t, inner, strings, workbook.date1904);
    const formula = inner.includes("<f") || inner.includes(":f") ? readFormula(inner, row, column, shared) : undefined;
    const table = whatIfTable(inner);
    if (table) sheet.whatIfTables.push(table);
    if (!formula) continue;
    cells.setFormula(column, formula.text);
    const area = formula.arrayRef === undefined ? undefined : parseArea(formula.arrayRef);
    if (area) sheet.arrayFormulas.push({ area, dynamic: cm !== undefined });
  }
}

function readRow(sheet: Worksheet, row: number, attributes: Record<string, string>, formats: Style[]): void {
  const { ht, hidden, s, customFormat, outlineLevel, collapsed } = attributes;
  const style = flag(customFormat) ? formats[Number(s ?? 0)] : undefined;
  const size = ht !== undefined && flag(attributes["customHeight"]) ? Number(ht) : undefined;
  const fitted = ht !== undefined && size === undefined ? { points: Number(ht), contents: "" } : undefined;
  const grouped = outlineLevel !== undefined || collapsed !== undefined;
  if (size === undefined && !fitted && !flag(hidden) && !style && !grouped) return;
  const lane = sheet.rowLane(row);
  if (fitted) lane.fitted = fitted;
  if (size !== undefined) lane.size = size;
  if (flag(hidden)) lane.hidden = true;
  if (style) lane.style = style;
  const outline = {
    ...(outlineLevel !== undefined && { outlineLevel }),
    ...(collapsed !== undefined && { collapsed }),
  };
  if (Object.keys(outline).length > 0) lane.outline = outline;
}

const VALUE = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/;

function readValue(type: string, inner: string, strings: string[], date1904: boolean): CellValue {
  if (type === "inlineStr") return richText(parseXml(inner.slice(inner.search(/<(?:\w+:)?is\b/))));
  const raw = VALUE.exec(inner)?.[1];
  if (raw === undefined) return type === "str" ? "" : undefined;
  switch (type) {
    case "s":
      return strings[Number(raw)];
    case "str":
      return decodeCellText(unescapeXml(raw));
    case "b":
      return raw.trim() === "1" || raw.trim() === "true";
    case "e":
      return CellError.of(unescapeXml(raw));
    case "d":
      return readIsoDate(raw, date1904);
    default: {
      const number = Number(raw);
      return raw.trim() === "" || Number.isNaN(number) ? undefined : number;
    }
  }
}

function readIsoDate(text: string, date1904: boolean): CellValue {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})(?:T(.*?)Z?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return text;
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? "").split(":").map(Number);
  const fraction = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  return serialOfDate(Number(year), Number(month), Number(day), date1904) + fraction;
}

const FORMULA = /<(?:\w+:)?f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/;

/** The cells of a what-if table ("data table"), which has a formula of its own kind. */
function whatIfTable(inner: string): Area | undefined {
  if (!inner.includes("dataTable")) return undefined;
  const { t, ref } = parseAttributes(FORMULA.exec(inner)?.[1] ?? "");
  return t === "dataTable" && ref !== undefined ? parseArea(ref) : undefined;
}

function readFormula(
  inner: string,
  row: number,
  column: number,
  shared: Map<string, SharedFormula>,
): { text: string; arrayRef?: string } | undefined {
  const match = FORMULA.exec(inner);
  if (!match) return undefined;
  const { t, si = "", ref } = parseAttributes(match[1] ?? "");
  const stored = unescapeXml(match[2] ?? "");
  if (t === "dataTable") return undefined;
  if (t === "shared" && stored === "") {
    const master = shared.get(si);
    return master && { text: offsetFormula(master.formula, row - master.row, column - master.column) };
  }
  if (stored === "") return undefined;
  const text = fromStoredFormula(stored);
  if (t === "shared") shared.set(si, { formula: text, row, column });
  return t === "array" && ref !== undefined ? { text, arrayRef: ref } : { text };
}
