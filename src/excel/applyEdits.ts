import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit, NewColumn } from "../tabular/planEdits";
import type { TableSnapshot } from "../tabular/snapshot";
import { RANGE_ID } from "../tabular/range/locateRange";
import { EMPTY_RECORD, type OwnershipRecord } from "../workflows/record";
import type { EditPlan, WorkbookSnapshot, Written } from "../workflows/workbook";
import { RECORD_KEY } from "./catalog";
import { columnWrites, type ColumnValues } from "./columnWrites";
import { explainColumn, offerChoices, setNumberFormat } from "./dataEntry";
import { flush } from "./flush";
import { guardGroups, guardReadings } from "./guard";
import { colourWords, columnPoints, indent, markComputed } from "./look";
import { refuseBlocked, touchedTables } from "./refuseBlocked";
import { CHUNK_BYTES, packed, WRITE_BYTES } from "./payload";
import { columnCountCheck, rowCountCheck } from "./sizeChecks";
import { RangeWriter, rangeGuards } from "./writeChecklist";
import { logWrites, withLogRows } from "./writeLog";

/** A piece of writing that goes out at once, and about what it takes in a request. */
export interface Write {
  readonly bytes: number;
  readonly queue: () => void;
}

/**
 * The only code that writes results to Excel. Writes exactly the plan, in two syncs: re-read everything the plan rests
 * on, and refuse by name where it changed; then write, and read back in the same request what stands there now.
 * One sync more per further 4 MB, and one where Excel numbers a new column otherwise than it always did. A table that
 * lost or gained rows or columns since the guard makes Excel refuse the request before it writes anything.
 */
export async function applyEdits(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
): Promise<Written> {
  const tables = [...read.tables.values()];
  const beside = new RangeWriter(context, plan, read);
  // How reports look is loaded while the guard is read: the pane's first paint does without it.
  const [{ reportWrites }] = await Promise.all([import("./writeReport"), refuseBlocked(context, plan, read)]);

  const { record, predicted } = recordWithColumns(plan, read);
  const touched = touchedTables(plan, read);
  const { log } = plan;
  const [columns, cells] = [plan.columns.filter(isOfTable), plan.cells.filter(isOfTable)];
  const heightChecks = touched.map((table) => heightCheck(context, table));
  const finishes = predicted.length > 0 || log !== undefined || plan.reports.some(({ relayout }) => relayout);
  const writes: readonly Write[] = [
    ...touched.map((table) => headerCheck(context, table)),
    ...heightChecks,
    // What is ours comes first, so that a write cut short leaves nothing that nobody owns.
    ...(record === undefined
      ? []
      : [settingWrite(context, finishes ? withLaying(unfinishedRecord(record, predicted, read), plan, read) : record)]),
    // What changed is logged before it is overwritten: cut short, it is known rather than lost.
    ...(log === undefined ? [] : logWrites(context, log)),
    ...beside.writes(),
    ...columns.map((column) => newColumnWrite(context, column)),
    ...columns.flatMap((column) => valueWrites(context, column.tableId, column.header, column)),
    ...cells.flatMap((edit) => valueWrites(context, edit.tableId, edit.columnId, edit)),
    ...plan.reports.flatMap((report) => reportWrites(context, report)),
    ...(record !== undefined && finishes ? [settingWrite(context, record)] : []),
  ];
  const proof = [
    ...guardReadings(
      context,
      tables,
      withEdits(plan.cells),
      ({ id }) => plan.columns.filter(({ tableId }) => tableId === id).length,
    ),
    ...(log?.table === undefined
      ? []
      : guardReadings(
          context,
          [withLogRows(log.table, log.rows)],
          ({ values }) => values,
          () => 0,
        )),
    ...rangeGuards(context, plan, read, true),
  ];
  const [firstProof = [], ...moreProof] = guardGroups(proof);
  const checkBytes = heightChecks.reduce((sum, { bytes }) => sum + bytes, 0);
  const batches = packed(writes, ({ bytes }) => bytes, Math.max(WRITE_BYTES, CHUNK_BYTES - checkBytes));
  // The log's own rows are added in the first batch, and its height is another one since.
  const laterChecks = heightChecks.filter((_, index) => touched[index]?.id !== log?.table?.id);
  const numbered = predicted.map(({ tableId }) => context.workbook.tables.getItem(tableId).columns);
  const numbering = numbered.map((columns) => ({ queue: () => void columns.load("items/id,items/name") }));
  for (const [position, batch] of batches.entries()) {
    const checks = position === 0 ? [] : laterChecks;
    const last = position === batches.length - 1 ? [...numbering, ...firstProof] : [];
    await flush(context, [...checks, ...batch, ...last]);
  }
  for (const group of moreProof) await flush(context, group);

  await correctRecord(context, record, predicted, numbered);
  return { changedMeanwhile: proof.flatMap(({ changed }) => changed()) };
}

/** What stands beside a plain range is written otherwise. */
function isOfTable({ tableId }: { readonly tableId: string }): boolean {
  return tableId !== RANGE_ID;
}

function headerCheck(context: Excel.RequestContext, { id, columns }: TableSnapshot): Write {
  return columnCountCheck(columns.length, () => context.workbook.tables.getItem(id).getHeaderRowRange());
}

function heightCheck(context: Excel.RequestContext, { id, columns: [first], values }: TableSnapshot): Write {
  return rowCountCheck(first === undefined ? 0 : values.length, () =>
    context.workbook.tables
      .getItem(id)
      .columns.getItem(first?.id ?? 0)
      .getDataBodyRange(),
  );
}

/** The bodies of the tables as they will stand once the edits are made. */
function withEdits(edits: readonly ColumnEdit[]): (table: TableSnapshot) => TableSnapshot["values"] {
  return (table) => {
    const own = edits.filter(({ tableId }) => tableId === table.id);
    if (own.length === 0) return table.values;
    return table.values.map((row, index) => {
      const next: CellValue[] = [...row];
      for (const { position, values } of own) {
        const value = values[index];
        if (value !== null && value !== undefined) next[position] = value;
      }
      return next;
    });
  };
}

interface Prediction {
  readonly tableId: string;
  readonly columns: readonly { readonly key: string; readonly header: string; readonly id: number }[];
}

/**
 * The record with the columns that are about to be made. Excel gives a new table column the next free number; it is
 * recorded before it is known, so that all fits one request, and corrected afterwards should Excel ever differ.
 */
function recordWithColumns(
  plan: EditPlan,
  read: WorkbookSnapshot,
): { readonly record: OwnershipRecord | undefined; readonly predicted: readonly Prediction[] } {
  const predicted = [...read.tables.values()].flatMap((table): readonly Prediction[] => {
    const last = Math.max(0, ...table.columns.map(({ id }) => id));
    const columns = plan.columns
      .filter(({ tableId }) => tableId === table.id)
      .map(({ key, header, computed }, position) => ({ key, header, computed, id: last + 1 + position }))
      .filter(({ computed }) => computed);
    return columns.length === 0 ? [] : [{ tableId: table.id, columns }];
  });
  if (predicted.length === 0) return { record: plan.record, predicted };
  const base = plan.record ?? read.record;
  const columns = { ...base.columns };
  for (const { tableId, columns: own } of predicted) {
    columns[tableId] = { ...columns[tableId], ...Object.fromEntries(own.map(({ key, id }) => [key, id])) };
  }
  return { record: { ...base, columns, making: undefined }, predicted };
}

/**
 * The record until all is written: columns that are being made with their headers, by which they are known should the
 * write be cut short; the log ends where it ended, and rules are as they were, until its rows stand.
 */
function unfinishedRecord(
  record: OwnershipRecord,
  predicted: readonly Prediction[],
  { record: { log, rules } }: WorkbookSnapshot,
): OwnershipRecord {
  const before = { ...record, log, rules };
  if (predicted.length === 0) return before;
  const headers = predicted.map(({ tableId, columns }) => [
    tableId,
    Object.fromEntries(columns.map(({ key, header }) => [key, header])),
  ]);
  return { ...before, making: Object.fromEntries(headers) as OwnershipRecord["making"] };
}

/** The record while looks are being laid and charts made or taken away: cut short, that is begun anew. */
function withLaying(record: OwnershipRecord, plan: EditPlan, read: WorkbookSnapshot): OwnershipRecord {
  const reports = { ...record.reports };
  for (const { key, relayout } of plan.reports) {
    const report = reports[key];
    if (!relayout || report === undefined) continue;
    const charts = { ...read.record.reports[key]?.charts, ...report.charts };
    reports[key] = { ...report, layout: "", ...(Object.keys(charts).length === 0 ? {} : { charts }) };
  }
  return { ...record, reports };
}

async function correctRecord(
  context: Excel.RequestContext,
  record: OwnershipRecord | undefined,
  predicted: readonly Prediction[],
  numbered: readonly Excel.TableColumnCollection[],
): Promise<void> {
  if (record === undefined) return;
  const corrections = predicted.flatMap(({ tableId, columns: own }, position) =>
    own.flatMap(({ key, header, id }) => {
      const actual = numbered[position]?.items.find(({ name }) => name === header)?.id;
      return actual === undefined || actual === id ? [] : [{ tableId, key, actual }];
    }),
  );
  if (corrections.length === 0) return;
  const columns = { ...record.columns };
  for (const { tableId, key, actual } of corrections) columns[tableId] = { ...columns[tableId], [key]: actual };
  settingWrite(context, { ...record, columns }).queue();
  await context.sync();
}

function settingWrite(context: Excel.RequestContext, record: OwnershipRecord): Write {
  const value = { ...EMPTY_RECORD, ...record };
  return {
    bytes: JSON.stringify(value).length,
    queue: () => {
      context.workbook.settings.add(RECORD_KEY, value);
    },
  };
}

function newColumnWrite(context: Excel.RequestContext, column: NewColumn): Write {
  return {
    bytes: 8000,
    queue: () => {
      const added = context.workbook.tables.getItem(column.tableId).columns.add(undefined, undefined, column.header);
      const body = added.getDataBodyRange();
      // Excel gives a new column the format of its neighbour: a date there would make dates of figures here.
      setNumberFormat(body, column.numberFormat ?? "General");
      const whole = added.getRange().format;
      whole.columnWidth = columnPoints(column.width);
      if (column.computed) markComputed(body);
      body.format.verticalAlignment = Excel.VerticalAlignment.top;
      // Text does not wrap: the height of the user's rows is theirs.
      if (column.numberFormat === undefined) indent(body);
      explainColumn(added.getHeaderRowRange(), column);
      offerChoices(body, column.choices);
      colourWords(body, column.words ?? []);
    },
  };
}

function valueWrites(
  context: Excel.RequestContext,
  tableId: string,
  column: number | string,
  change: Omit<ColumnValues, "isNew">,
): readonly Write[] {
  return columnWrites({ ...change, isNew: typeof column === "string" }, (first, count) =>
    context.workbook.tables
      .getItem(tableId)
      .columns.getItem(column)
      .getDataBodyRange()
      .getCell(first, 0)
      .getResizedRange(count - 1, 0),
  );
}
