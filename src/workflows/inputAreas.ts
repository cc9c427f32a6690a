import { matchColumns } from "../tabular/matchColumns";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Table } from "../tabular/table";
import { criteriaTable } from "../domain/gates/criteria.table";
import { TABLES } from "../domain/tables";
import { ourColumns } from "./record";
import type { EditPlan, WorkbookSnapshot } from "./workbook";

/** Where the cells stand that a result rests on, once the plan is written. Rows and columns are zero-based. */
export interface InputArea {
  readonly sheet: { readonly id: string; readonly name: string };
  /** Undefined for a plain range. */
  readonly tableId: string | undefined;
  readonly name: string;
  /** From the headers to the last row. */
  readonly top: number;
  readonly bottom: number;
  /** Columns of the sheet that people fill in, in order. */
  readonly columns: readonly number[];
  /** Those of them that hold dates, which Excel tells as figures. */
  readonly dates: readonly number[];
  /** The first column behind the area and what we add to it: what is typed there becomes part of the table. */
  readonly next: number;
}

/** The areas of all tables and of the checklist. Our own columns and sheets are no inputs. */
export function inputAreas(snapshot: WorkbookSnapshot, plan: EditPlan | undefined): readonly InputArea[] {
  const tables = TABLES.flatMap((table): readonly InputArea[] => {
    const found = snapshot.tables.get(table.name);
    return found === undefined ? [] : [areaOf(table, found, snapshot, plan)];
  });
  const range = snapshot.checklist?.range;
  if (range === undefined) return tables;
  const area = areaOf(criteriaTable, range.table, snapshot, plan);
  return [...tables, { ...area, tableId: undefined, name: area.sheet.name, top: range.choice.headerTop }];
}

function areaOf(
  table: Table,
  found: TableSnapshot,
  { record }: WorkbookSnapshot,
  plan: EditPlan | undefined,
): InputArea {
  const { id, name, sheet, headerRow, firstColumn, columns, values } = found;
  const ours = ourColumns(record, id);
  const { positions } = matchColumns(table, found, ours);
  const own = new Set(ours.values());
  const made = plan?.columns.filter(({ tableId }) => tableId === id).length ?? 0;
  return {
    sheet,
    tableId: id,
    name,
    top: headerRow,
    bottom: headerRow + values.length,
    columns: columns.flatMap((column, position) => (own.has(column.id) ? [] : [firstColumn + position])),
    dates: [...positions].flatMap(([key, position]) =>
      table.columns[key]?.type === "date" ? [firstColumn + position] : [],
    ),
    next: firstColumn + columns.length + made,
  };
}
