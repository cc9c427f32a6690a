/** Writes a worksheet part: its cells here, what lies on them from writeSheetParts, in the order the format demands. */

import { cellAddress, formatArea } from "../model/address";
import type { SheetFilter } from "../model/filter";
import type { StoredRow } from "../model/cellStore";
import { CellError, type CellValue } from "../model/cellValue";
import type { SourcePackage, SourceRelationship, SourceSheet } from "../model/sourcePackage";
import { tableAt } from "../model/structuredNames";
import type { Worksheet } from "../model/worksheet";
import { moveExtensionReferences } from "./extensionReferences";
import { filterColumnXml } from "./filterElements";
import { rowContents } from "./fittedRows";
import { toStoredFormula } from "./formulaStorage";
import type { SharedStringWriter } from "./sharedStringWriter";
import {
  breaksXml,
  columnsXml,
  customPropertiesXml,
  hyperlinksXml,
  pageXml,
  protectionXml,
  sheetFormatXml,
  sheetPropertiesXml,
  validationsXml,
  viewXml,
} from "./writeSheetParts";
import { conditionalFormatsXml, extensionsXml } from "./writeConditionalFormats";
import type { StyleWriter } from "./writeStyles";
import { attributes, encodeCellText, MAIN_NAMESPACE, RELATIONSHIPS, XML_HEAD } from "./xml";

export interface SheetWriting {
  sheet: Worksheet;
  stored: SourceSheet | undefined;
  source: SourcePackage | undefined;
  styles: StyleWriter;
  strings: SharedStringWriter;
  /** Adds a relationship of the sheet's part and gives its id. */
  relate: (relationship: Omit<SourceRelationship, "id">) => string;
  /** The ids of the relationships to the sheet's tables. */
  tableIds: string[];
  /** The ids of the relationships to the values of its custom properties, by key. */
  propertyIds: Map<string, string>;
  /** The id of the relationship to the drawing that was written anew; "" where the sheet has none left. */
  drawingId: string | undefined;
  /** Elements made anew that stand where the file's own would. */
  made: ReadonlyMap<string, string>;
}

function sheetFilterXml({ area, columns: filters }: SheetFilter, styles: StyleWriter): string {
  const columns = [...filters]
    .sort(([a], [b]) => a - b)
    .map(([index, one]) => filterColumnXml(index, one, (look) => styles.look({ look })));
  if (columns.length === 0) return `<autoFilter ref="${formatArea(area)}"/>`;
  return `<autoFilter ref="${formatArea(area)}">${columns.join("")}</autoFilter>`;
}

export function sheetXml(writing: SheetWriting): string {
  const { sheet, stored, tableIds } = writing;
  const kept = (...names: string[]): string =>
    names.map((name) => writing.made.get(name) ?? stored?.elements.get(name) ?? "").join("");
  const merges = sheet.merges.map((area) => `<mergeCell ref="${formatArea(area)}"/>`);
  const tableParts = tableIds.map((id) => `<tablePart r:id="${id}"/>`);
  const used = sheet.usedArea(false);
  return (
    `${XML_HEAD}<worksheet${rootAttributes(sheet, stored)}>` +
    sheetPropertiesXml(sheet, stored) +
    `<dimension ref="${used ? formatArea(used) : "A1"}"/>` +
    viewXml(sheet, stored) +
    sheetFormatXml(sheet, stored?.elements.get("sheetFormatPr")) +
    columnsXml(sheet, writing.styles) +
    `<sheetData>${rowsXml(writing)}</sheetData>` +
    kept("sheetCalcPr") +
    protectionXml(sheet) +
    kept("protectedRanges", "scenarios") +
    (sheet.autoFilter ? sheetFilterXml(sheet.autoFilter, writing.styles) : "") +
    kept("sortState", "dataConsolidate") +
    list("mergeCells", merges) +
    kept("phoneticPr") +
    conditionalFormatsXml(sheet, writing.styles) +
    validationsXml(sheet) +
    hyperlinksXml(sheet, writing.relate) +
    pageXml(sheet, stored) +
    breaksXml(sheet) +
    customPropertiesXml(writing.propertyIds) +
    kept("cellWatches", "ignoredErrors", "smartTags") +
    drawingXml(writing) +
    kept("legacyDrawing", "legacyDrawingHF", "drawingHF") +
    kept("picture", "oleObjects", "controls", "AlternateContent") +
    list("tableParts", tableParts) +
    extensionsXml(sheet, moveExtensionReferences(sheet, kept("extLst"))) +
    "</worksheet>"
  );
}

function drawingXml({ drawingId, stored }: SheetWriting): string {
  if (drawingId === undefined) return stored?.elements.get("drawing") ?? "";
  return drawingId === "" ? "" : `<drawing r:id="${drawingId}"/>`;
}

export function list(name: string, items: string[]): string {
  return items.length === 0 ? "" : `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

const REVISION = "http://schemas.microsoft.com/office/spreadsheetml/2014/revision";

function rootAttributes(sheet: Worksheet, stored: SourceSheet | undefined): string {
  const kept = { ...stored?.rootAttributes };
  for (const key of Object.keys(kept)) if (key === "xmlns" || key.endsWith(":uid")) Reflect.deleteProperty(kept, key);
  const ignorable = new Set((kept["mc:Ignorable"] ?? "").split(/\s+/).filter((name) => name !== ""));
  ignorable.add("xr");
  return attributes({
    xmlns: MAIN_NAMESPACE,
    ...kept,
    "xmlns:r": RELATIONSHIPS,
    "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xmlns:xr": REVISION,
    "mc:Ignorable": [...ignorable].join(" "),
    "xr:uid": sheet.id,
  });
}

function rowsXml(writing: SheetWriting): string {
  const { sheet, styles } = writing;
  const numbers = new Set([...sheet.cells.sortedRows(), ...sheet.rows.keys()]);
  const lines: string[] = [];
  for (const row of [...numbers].sort((a, b) => a - b)) {
    const lane = sheet.rows.get(row);
    const cells = sheet.cells.row(row);
    const inside = cells ? cellsXml(writing, row, cells) : "";
    if (inside === "" && !lane) continue;
    const fitted = lane?.fitted?.contents === rowContents(sheet, row) ? lane.fitted.points : undefined;
    const head = attributes({
      r: row + 1,
      s: lane?.style && styles.format(lane.style),
      customFormat: lane?.style ? true : undefined,
      ht: lane?.size ?? fitted,
      hidden: lane?.hidden ? true : undefined,
      customHeight: lane?.size === undefined ? undefined : true,
      ...lane?.outline,
    });
    lines.push(`<row${head}>${inside}</row>`);
  }
  return lines.join("");
}

function cellsXml(writing: SheetWriting, row: number, cells: StoredRow): string {
  const { sheet, styles } = writing;
  let text = "";
  for (let column = 0; column < cells.width; column++) {
    const value = cells.values[column];
    const formula = cells.formulas?.[column];
    if (value === undefined && formula === undefined && cells.styles?.[column] === undefined) continue;
    const format = styles.format(sheet.style(row, column));
    const head = `<c r="${cellAddress(row, column)}"${format === 0 ? "" : ` s="${format}"`}`;
    text += head + contentXml(writing, row, column, value, formula);
  }
  return text;
}

function contentXml(
  { sheet, strings }: SheetWriting,
  row: number,
  column: number,
  value: CellValue,
  formula: string | undefined,
): string {
  if (formula === undefined) {
    if (value === undefined) return "/>";
    if (typeof value === "string") return ` t="s"><v>${strings.index(value)}</v></c>`;
    return `${plainValue(value)}</c>`;
  }
  const stored = encodeCellText(toStoredFormula(formula, tableAt(sheet, row, column)));
  const array = sheet.arrayFormulas.find(({ area }) => area.row === row && area.column === column);
  const head = array ? ` t="array" ref="${formatArea(array.area)}"` : "";
  const cell = array?.dynamic ? ' cm="1"' : "";
  const formulaXml = `<f${head}>${stored}</f>`;
  if (value === undefined) return `${cell}>${formulaXml}</c>`;
  if (typeof value === "string") return `${cell} t="str">${formulaXml}<v>${encodeCellText(value)}</v></c>`;
  return `${cell}${plainValue(value).replace(">", () => `>${formulaXml}`)}</c>`;
}

function plainValue(value: number | boolean | CellError): string {
  if (value instanceof CellError) return ` t="e"><v>${encodeCellText(value.text)}</v>`;
  if (typeof value === "boolean") return ` t="b"><v>${value ? 1 : 0}</v>`;
  return `><v>${value}</v>`;
}

/** Whether the sheet has a formula that spills, which needs a metadata part. */
export function hasDynamicArrays(sheet: Worksheet): boolean {
  return sheet.arrayFormulas.some(
    ({ dynamic, area }) => dynamic && sheet.cells.formula(area.row, area.column) !== undefined,
  );
}
