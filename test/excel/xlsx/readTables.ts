/** Reads the tables of a sheet with the ids of tables and columns. */

import { parseArea } from "../model/address";
import type { SourceRelationship } from "../model/sourcePackage";
import { Table, type TableColumn } from "../model/table";
import type { Worksheet } from "../model/worksheet";
import { readFilterColumns } from "./filterElements";
import { fromStoredFormula } from "./formulaStorage";
import { kindOf, relationshipsPart } from "./package";
import type { SheetReading } from "./readSheet";
import { readSortState } from "./sortState";
import { attributes as writeAttributes, child, children, decodeCellText, flag, type XmlElement } from "./xml";

const MODELLED = new Set(["id", "name", "totalsRowLabel", "totalsRowFunction"]);
const MODELLED_CHILDREN = new Set(["calculatedColumnFormula", "totalsRowFormula"]);

export function readTables(sheet: Worksheet, relationships: SourceRelationship[], reading: SheetReading): void {
  for (const { target } of relationships.filter((one) => kindOf(one) === "table")) {
    const root = reading.file.xml(target);
    if (!root) continue;
    reading.used.add(target).add(relationshipsPart(target));
    readTable(sheet, root, reading.file.text(target) ?? "", reading);
  }
}

function readTable(sheet: Worksheet, root: XmlElement, text: string, reading: SheetReading): void {
  const { ref, displayName, name, headerRowCount, totalsRowCount, insertRow, ...others } = root.attributes;
  const area = parseArea(ref ?? "");
  if (!area) return;
  const { workbook } = sheet;
  const uid = Object.entries(others).find(([key]) => key.endsWith(":uid"))?.[1];
  const free = uid !== undefined && !workbook.tables.some(({ id }) => id === uid);
  const table = new Table(sheet, free ? uid : workbook.newId("table"), displayName ?? name ?? "", area);
  const style = child(root, "tableStyleInfo");
  const autoFilter = child(root, "autoFilter");
  table.style = style?.attributes["name"] ?? "";
  table.options = {
    showHeaders: headerRowCount !== "0",
    showTotals: Number(totalsRowCount ?? 0) > 0,
    showBandedRows: flag(style?.attributes["showRowStripes"]),
    showBandedColumns: flag(style?.attributes["showColumnStripes"]),
    highlightFirstColumn: flag(style?.attributes["showFirstColumn"]),
    highlightLastColumn: flag(style?.attributes["showLastColumn"]),
    showFilterButton: autoFilter !== undefined,
  };
  table.columns = children(child(root, "tableColumns"), "tableColumn").map((column) => readColumn(column, text));
  for (const [index, filter] of readFilterColumns(autoFilter, text, reading.styles.looks)) {
    const column = table.columns[index];
    if (column) table.filters.set(column.id, filter);
  }
  const sortState = child(root, "sortState");
  if (sortState) {
    table.sort = readSortState(sortState, table, reading.styles.looks);
    if (!table.sort) table.storedSortState = text.slice(sortState.start, sortState.end);
  }
  table.awaitsFirstRow = flag(insertRow);
  table.storedAttributes = keptAttributes(others);
  sheet.tables.push(table);
}

function keptAttributes(others: Record<string, string>): Record<string, string> {
  const remade = /^(xmlns|id$|totalsRowShown$|.*:(Ignorable|uid)$)/;
  return Object.fromEntries(Object.entries(others).filter(([key]) => !remade.test(key) && !key.includes(":")));
}

function readColumn(column: XmlElement, text: string): TableColumn {
  const { id, name, totalsRowLabel, totalsRowFunction } = column.attributes;
  const calculated = child(column, "calculatedColumnFormula");
  const totals = child(column, "totalsRowFormula");
  const attributes = Object.entries(column.attributes).filter(([key]) => !MODELLED.has(key) && !key.includes(":"));
  const kept = column.children.filter((one) => !MODELLED_CHILDREN.has(one.name) && one.name !== "extLst");
  return {
    id: Number(id),
    name: decodeCellText(name ?? ""),
    ...(calculated && { calculatedFormula: fromStoredFormula(calculated.text) }),
    ...(totalsRowLabel !== undefined && { totalsLabel: decodeCellText(totalsRowLabel) }),
    ...(totalsRowFunction !== undefined && { totalsFunction: totalsRowFunction }),
    ...(totals && { totalsFormula: fromStoredFormula(totals.text) }),
    ...((attributes.length > 0 || kept.length > 0) && {
      stored: {
        attributes: writeAttributes(Object.fromEntries(attributes)),
        children: kept.map(({ start, end }) => text.slice(start, end)).join(""),
      },
    }),
  };
}
