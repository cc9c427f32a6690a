/** How a table was sorted, as files keep it. */

import { formatArea, parseArea } from "../model/address";
import type { ConditionalLook } from "../model/conditionalFormat";
import type { Table, TableSortState } from "../model/table";
import { sortFieldsOf } from "../model/tableSort";
import { attributes, children, flag, type XmlElement } from "./xml";

const KNOWN = new Set(["ref", "descending", "sortBy", "dxfId"]);

/** undefined where it says more than the stand-in can repeat: icons, lists of one's own, strokes. */
export function readSortState(
  element: XmlElement,
  { area, columns }: Pick<Table, "area" | "columns">,
  looks: readonly ConditionalLook[],
): TableSortState | undefined {
  const { caseSensitive, sortMethod } = element.attributes;
  if (sortMethod !== undefined || element.children.some(({ name }) => name !== "sortCondition")) return undefined;
  const fields: TableSortState["fields"] = [];
  for (const { attributes: given } of children(element, "sortCondition")) {
    const place = parseArea(given["ref"] ?? "");
    const column = place && columns[place.column - area.column];
    const color = colorOf(given, looks);
    if (!column || color === null || Object.keys(given).some((key) => !KNOWN.has(key))) return undefined;
    fields.push({ columnId: column.id, ascending: !flag(given["descending"]), ...(color && { color }) });
  }
  return fields.length === 0 ? undefined : { fields, matchCase: flag(caseSensitive) };
}

type Color = TableSortState["fields"][number]["color"];

/** null for what the stand-in does not sort by. */
function colorOf({ sortBy, dxfId }: Record<string, string>, looks: readonly ConditionalLook[]): Color | null {
  if (sortBy === undefined || sortBy === "value") return undefined;
  const look = looks[Number(dxfId)];
  const of = sortBy === "cellColor" ? "fillColor" : sortBy === "fontColor" ? "fontColor" : undefined;
  const value = of && look?.[of];
  return of === undefined || value === undefined ? null : { of, value };
}

export function sortStateXml(table: Table, lookNumber: (look: ConditionalLook) => number | undefined): string {
  const fields = sortFieldsOf(table);
  if (fields.length === 0) return table.storedSortState ?? "";
  const { bodyArea } = table;
  const conditions = fields.map(({ key, ascending, color }) => {
    const head = attributes({
      descending: ascending ? undefined : true,
      sortBy: color && (color.of === "fillColor" ? "cellColor" : "fontColor"),
      ref: formatArea({ ...bodyArea, column: bodyArea.column + key, columns: 1 }),
      dxfId: color && lookNumber({ [color.of]: color.value }),
    });
    return `<sortCondition${head}/>`;
  });
  const head = attributes({ caseSensitive: table.sort?.matchCase || undefined, ref: formatArea(bodyArea) });
  return `<sortState${head}>${conditions.join("")}</sortState>`;
}
