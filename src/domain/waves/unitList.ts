import { isBlank, type CellValue } from "../../tabular/cellValue";
import { newTable, newTableColumn, type NewTable, type SampleRow } from "../../tabular/derive/newTable";
import type { Column } from "../../tabular/column";
import { matchColumns, normalHeader } from "../../tabular/matchColumns";
import type { FoundRange } from "../../tabular/range/findRanges";
import { columnEntries } from "../../tabular/table";
import { unitsTable, WAVE_HEADERS } from "./units.table";

/** A list of units of the user's own, under headers of their own. */
export interface UnitList {
  readonly range: FoundRange;
  /** Position in the range by column of Units. */
  readonly columns: ReadonlyMap<string, number>;
  /** Where it says in which wave a unit is to move. */
  readonly wave: number | undefined;
  /** Headers that no column of Units stands for. */
  readonly unused: readonly string[];
}

const KNOWN = new Set(
  [
    ...columnEntries(unitsTable).flatMap(([, column]) => [column.header, ...(column.otherNames ?? [])]),
    ...WAVE_HEADERS,
  ].map(normalHeader),
);

export function isUnitHeader(header: string): boolean {
  return KNOWN.has(normalHeader(header));
}

/** A range reads as units when it names them and says something of them that a plan is made from. */
export function unitListIn(range: FoundRange): UnitList | undefined {
  const headers = range.headers.map((header) => header.replace(/^\uFEFF/, ""));
  const columns = headers.map((header, position) => ({ id: position + 1, header }));
  const { positions, duplicates } = matchColumns(unitsTable, { columns }, new Map());
  const wave = headers.findIndex((header) => WAVE_HEADERS.map(normalHeader).includes(normalHeader(header)));
  const found = new Map<string, number>(positions);
  const named = [positions.get("unit"), ...duplicates.filter(({ key }) => key === "unit").map((one) => one.position)];
  const [best, ...others] = named
    .filter((position) => position !== undefined)
    .sort((one, other) => distinct(range, other) - distinct(range, one));
  if (best !== undefined) found.set("unit", best);
  // Of two columns of names the one that tells the rows apart names them, and the other one groups them.
  const [group] = others;
  if (group !== undefined && !found.has("group")) found.set("group", group);
  const names = found.has("unit") || found.has("id");
  const said = [...found.keys()].filter((key) => key !== "unit" && key !== "id").length + (wave < 0 ? 0 : 1);
  if (!names || said === 0 || range.body.length === 0) return undefined;
  const used = new Set([...found.values(), wave]);
  return {
    range,
    columns: found,
    wave: wave < 0 ? undefined : wave,
    unused: headers.filter((header, position) => header !== "" && !used.has(position)),
  };
}

function distinct({ body }: FoundRange, column: number): number {
  return new Set(body.map((row) => row[column] ?? "").filter((value) => !isBlank(value))).size;
}

/** A plan that people have made already stands in a column of theirs. */
const OWN_WAVE: Column = { header: "Wave", type: "text", help: "The wave that it is to move in, as the list says." };

/** Columns in which a blank is a gap. Where a list says nothing of them they are not assessed, and so not made. */
const BLANK_IS_A_GAP: ReadonlySet<string> = new Set([
  "id",
  "unit",
  "size",
  "supportLoad",
  "riskTier",
  "owner",
  "parallelUntil",
] satisfies (keyof (typeof unitsTable)["columns"])[]);

/** The Units table that holds the list, value by value. A wave that it says stands in a column of its own. */
export function unitListTable({ range, columns, wave }: UnitList): NewTable {
  const rows = range.body.map((row): SampleRow => {
    return Object.fromEntries([...columns].map(([key, position]): [string, CellValue] => [key, row[position] ?? ""]));
  });
  const made = columnEntries(unitsTable).filter(([key]) => columns.has(key) || !BLANK_IS_A_GAP.has(key));
  const table = newTable({ ...unitsTable, columns: Object.fromEntries(made) }, rows);
  if (wave === undefined) return table;
  return {
    ...table,
    columns: [...table.columns, newTableColumn("wave", OWN_WAVE)],
    rows: table.rows.map((row, at) => [...row, range.body[at]?.[wave] ?? ""]),
  };
}
