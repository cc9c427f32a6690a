/** Writes a table part with the ids of the table and its columns, which must never change. */

import { formatArea, type Area } from "../model/address";
import { isAwaitingFirstRow } from "../model/tableEdits";
import type { Table, TableColumn } from "../model/table";
import { filterColumnXml } from "./filterElements";
import { toStoredFormula } from "./formulaStorage";
import { sortStateXml } from "./sortState";
import type { StyleWriter } from "./writeStyles";
import { attributes, encodeCellText, escapeXml, MAIN_NAMESPACE, XML_HEAD } from "./xml";

const NAMESPACES = {
  xmlns: MAIN_NAMESPACE,
  "xmlns:mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
  "mc:Ignorable": "xr",
  "xmlns:xr": "http://schemas.microsoft.com/office/spreadsheetml/2014/revision",
};

export function tableXml(table: Table, number: number, styles: StyleWriter): string {
  const { area, options, columns } = table;
  const head = attributes({
    ...NAMESPACES,
    id: number,
    "xr:uid": table.id,
    name: table.name,
    displayName: table.name,
    ref: formatArea(area),
    insertRow: isAwaitingFirstRow(table) ? true : undefined,
    headerRowCount: options.showHeaders ? undefined : 0,
    totalsRowCount: options.showTotals ? 1 : undefined,
    totalsRowShown: options.showTotals ? undefined : false,
    ...table.storedAttributes,
  });
  const style = attributes({
    name: table.style === "" ? undefined : table.style,
    showFirstColumn: options.highlightFirstColumn,
    showLastColumn: options.highlightLastColumn,
    showRowStripes: options.showBandedRows,
    showColumnStripes: options.showBandedColumns,
  });
  return (
    `${XML_HEAD}<table${head}>${filterXml(table, styles)}${sortStateXml(table, (look) => styles.look({ look }))}` +
    `<tableColumns count="${columns.length}">${columns.map((column) => columnXml(table, column)).join("")}</tableColumns>` +
    `<tableStyleInfo${style}/></table>`
  );
}

function filterXml(table: Table, styles: StyleWriter): string {
  const { options, area, columns, filters } = table;
  if (!options.showFilterButton || !options.showHeaders) return "";
  const filtered: Area = options.showTotals ? { ...area, rows: area.rows - 1 } : area;
  const criteria = columns.flatMap((column, index) => {
    const filter = filters.get(column.id);
    return filter ? [filterColumnXml(index, filter, (look) => styles.look({ look }))] : [];
  });
  const ref = `ref="${formatArea(filtered)}"`;
  return criteria.length === 0 ? `<autoFilter ${ref}/>` : `<autoFilter ${ref}>${criteria.join("")}</autoFilter>`;
}

function columnXml(table: Table, column: TableColumn): string {
  const formula = (tag: string, text: string | undefined): string =>
    text === undefined ? "" : `<${tag}>${encodeCellText(toStoredFormula(text, table))}</${tag}>`;
  const inside =
    formula("calculatedColumnFormula", column.calculatedFormula) +
    formula("totalsRowFormula", column.totalsFormula) +
    (column.stored?.children ?? "");
  const label = column.totalsLabel;
  const head =
    ` id="${column.id}" name="${columnName(column.name)}"` +
    (label === undefined ? "" : ` totalsRowLabel="${columnName(label)}"`) +
    attributes({ totalsRowFunction: column.totalsFunction }) +
    (column.stored?.attributes ?? "");
  return inside === "" ? `<tableColumn${head}/>` : `<tableColumn${head}>${inside}</tableColumn>`;
}

/** Line breaks in headers are spelled out. */
function columnName(name: string): string {
  return escapeXml(
    name
      .replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_")
      .replace(/\r/g, "_x000d_")
      .replace(/\n/g, "_x000a_"),
  );
}
