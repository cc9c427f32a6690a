import type { NewColumn } from "../tabular/planEdits";
import type { TableSnapshot } from "../tabular/snapshot";
import { RANGE_ID } from "../tabular/range/locateRange";
import { inSlices, type Pause, type Steps } from "../tabular/steps";
import type { OwnershipRecord } from "../workflows/record";
import type { EditPlan, ReportEdit, WorkbookSnapshot, Written } from "../workflows/workbook";
import { RECORD_KEY } from "./catalog";
import { columnWrites, type ColumnValues } from "./columnWrites";
import { explainColumn, offerChoices, setNumberFormat } from "./dataEntry";
import { flush } from "./flush";
import { changedCells, guardGroups } from "./guard";
import { colourWords, columnPoints, indent, markComputed } from "./look";
import { guardsOf, refuseBlocked, touchedTables } from "./refuseBlocked";
import { CHUNK_BYTES, packed, WRITE_BYTES } from "./payload";
import { columnCountCheck, rowCountCheck } from "./sizeChecks";
import { RangeWriter } from "./writeChecklist";
import { logWrites } from "./writeLog";
import { storedRecord, type WriteProgress } from "./writeProgress";

/** A piece of writing that goes out at once, and about what it takes in a request. */
export interface Write {
  readonly bytes: number;
  readonly queue: () => void;
  /** How many cells get another value by it, and on which sheet; left out where it is about something else. */
  readonly cells?: number;
  readonly sheet?: string;
}

/**
 * The only code that writes results to Excel. Writes exactly the plan, in two syncs: re-read everything the plan rests
 * on, and refuse by name where it changed; then write, and read back in the same request what stands there now.
 * One sync more per further 4 MB, and one where Excel numbers a new column otherwise than it always did. A table that
 * lost or gained rows or columns since the guard makes Excel refuse the request before it writes anything of it.
 */
export async function applyEdits(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
  progress: WriteProgress,
  pause?: Pause,
): Promise<Written> {
  const beside = new RangeWriter(context, plan, read);
  // How reports look is loaded only now: the pane's first paint does without it.
  const { reportWrites } = await import("./writeReport");
  const { record, predicted } = recordWithColumns(plan, read);
  const touched = touchedTables(plan, read);
  const heightChecks = touched.map((table) => heightCheck(context, table));
  const finishes = predicted.length > 0 || plan.log !== undefined || plan.reports.some(({ relayout }) => relayout);
  // All that can be made ready is, so that little time passes between guard and write.
  const [results, proof] = await inSlices(
    both(resultWrites(context, plan, read, beside, reportWrites), guardsOf(context, plan, read, "after")),
    pause,
  );
  const begun =
    record === undefined || !finishes ? record : withLaying(unfinishedRecord(record, predicted, read), plan);
  const writes: readonly Write[] = [
    ...touched.map((table) => headerCheck(context, table)),
    ...heightChecks,
    // What is ours comes first, so that a write cut short leaves nothing that nobody owns.
    ...(begun === undefined ? [] : [settingWrite(context, begun)]),
    ...results,
    ...(record !== undefined && finishes ? [settingWrite(context, record)] : []),
  ];
  const [firstProof = [], ...moreProof] = guardGroups(proof);
  const checkBytes = heightChecks.reduce((sum, { bytes }) => sum + bytes, 0);
  const batches = packed(writes, ({ bytes }) => bytes, Math.max(WRITE_BYTES, CHUNK_BYTES - checkBytes));
  // The log's own rows are added in the first batch, and its height is another one since.
  const laterChecks = heightChecks.filter((_, index) => touched[index]?.id !== plan.log?.table?.id);
  const numbered = predicted.map(({ tableId }) => context.workbook.tables.getItem(tableId).columns);
  const numbering = numbered.map((columns) => ({ queue: () => void columns.load("items/id,items/name") }));
  await refuseBlocked(context, plan, read, "before", pause);

  progress.begins(writes, begun);
  for (const [position, batch] of batches.entries()) {
    const checks = position === 0 ? [] : laterChecks;
    const last = position === batches.length - 1 ? [...numbering, ...firstProof] : [];
    await flush(context, [...checks, ...batch, ...last], pause);
    progress.wrote(batch);
  }
  for (const group of moreProof) await flush(context, group, pause);

  await correctRecord(context, record, predicted, numbered);
  return { changedMeanwhile: await inSlices(changedCells(proof), pause) };
}

function* both<A, B>(one: Steps<A>, other: Steps<B>): Steps<readonly [A, B]> {
  return [yield* one, yield* other];
}

/** Everything that people see of a plan, in the order in which it is written. */
function* resultWrites(
  context: Excel.RequestContext,
  { log, columns, cells, reports }: EditPlan,
  read: WorkbookSnapshot,
  beside: RangeWriter,
  reportWrites: (context: Excel.RequestContext, edit: ReportEdit) => Steps<readonly Write[]>,
): Steps<readonly Write[]> {
  const sheets = new Map([...read.tables.values()].map(({ id, sheet }) => [id, sheet.name]));
  const writes: Write[] = [];
  const add = (sheet: string | undefined, some: readonly Write[]): void => {
    for (const write of some) writes.push(sheet === undefined ? write : { ...write, sheet });
  };
  // What changed is logged before it is overwritten: cut short, it is known rather than lost.
  if (log !== undefined) add(log.table?.sheet.name ?? log.name, yield* logWrites(context, log));
  add(read.checklist?.range?.table.sheet.name, yield* beside.writes());
  const made = columns.filter(isOfTable);
  for (const column of made) add(sheets.get(column.tableId), [newColumnWrite(context, column)]);
  for (const column of made) {
    add(sheets.get(column.tableId), yield* valueWrites(context, column.tableId, column.header, column));
  }
  for (const edit of cells.filter(isOfTable)) {
    add(sheets.get(edit.tableId), yield* valueWrites(context, edit.tableId, edit.columnId, edit));
  }
  for (const report of reports) add(report.name, yield* reportWrites(context, report));
  return writes;
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

/** The record while looks are being laid and charts made: cut short, that is begun anew. */
function withLaying(record: OwnershipRecord, plan: EditPlan): OwnershipRecord {
  const reports = { ...record.reports };
  for (const { key, relayout } of plan.reports) {
    const report = reports[key];
    if (relayout && report !== undefined) reports[key] = { ...report, layout: "" };
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
  const value = storedRecord(record);
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
): Steps<readonly Write[]> {
  return columnWrites({ ...change, isNew: typeof column === "string" }, (first, count) =>
    context.workbook.tables
      .getItem(tableId)
      .columns.getItem(column)
      .getDataBodyRange()
      .getCell(first, 0)
      .getResizedRange(count - 1, 0),
  );
}
