import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit, NewColumn } from "../tabular/planEdits";
import { headerNames } from "../tabular/range/headerRows";
import { RANGE_ID, type LocatedRange } from "../tabular/range/locateRange";
import { SHEET_ROWS } from "../tabular/range/sheetCells";
import { oneStep, type Steps } from "../tabular/steps";
import { writtenValue } from "../tabular/writtenValue";
import type { EditPlan, WorkbookSnapshot } from "../workflows/workbook";
import type { Write } from "./applyEdits";
import { columnWrites } from "./columnWrites";
import { explainColumn, setNumberFormat } from "./dataEntry";
import { bodyReadings, type GuardReading } from "./guard";
import { colourWords, columnPoints, indent, markComputed } from "./look";
import { rowCountCheck } from "./sizeChecks";

type Grid = readonly (readonly CellValue[])[];

/** Whether a plan is still to be written, stands, or was cut short. */
export type Stage = "before" | "after" | "between";

/** About what the looks of a column take in a request. */
const LOOK_BYTES = 4000;

/** One column of results beside a plain range: a new one, or what changes in one of ours. */
interface Target {
  /** Column of the sheet. */
  readonly column: number;
  readonly made: NewColumn | undefined;
  readonly values: readonly (CellValue | null)[];
  /** From this row of the body on the cells have not been ours before, so they get their looks. */
  readonly freshFrom: number;
}

/**
 * Re-reads the range, its headers, and the cells in which new columns are to stand, which hold what we wrote, or may.
 * Empty where the workbook has no plain range to rest on.
 */
export function* rangeGuards(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
  stage: Stage,
): Steps<readonly GuardReading[]> {
  const located = read.checklist?.range;
  if (located === undefined) return [];
  const { table, choice } = located;
  const targets = targetsOf(plan, located, read.checklist?.choice.rows);
  const sheet = context.workbook.worksheets.getItem(table.sheet.id);
  const added = targets.filter(({ made }) => made !== undefined);
  const width = table.columns.length + added.length;
  const before = table.values.map((row): readonly CellValue[] => [...row, ...added.map(() => "")]);
  const after = before.map((row, index) => {
    const cells = [...row];
    for (const { column, values } of targets) {
      cells[column - table.firstColumn] = values[index] ?? cells[column - table.firstColumn] ?? "";
    }
    return cells;
  });
  const expected = { before: { rows: before }, after: { rows: after }, between: { rows: before, orRows: after } }[
    stage
  ];
  const pieces = yield* bodyReadings(table, expected, ({ first, count }) =>
    sheet.getRangeByIndexes(table.headerRow + 1 + first, table.firstColumn, count, width),
  );
  let head: Excel.Range | undefined;
  let below: Excel.Range | undefined;
  const header: GuardReading = {
    table,
    bytes: 100 * width,
    queue: () => {
      const height = choiceHeight(located);
      head = sheet.getRangeByIndexes(choice.headerTop, table.firstColumn, height, width).load({ values: true });
      if (table.headerRow + 1 + table.values.length >= SHEET_ROWS) return;
      // A row that somebody adds below belongs to the range.
      below = sheet
        .getRangeByIndexes(table.headerRow + 1 + table.values.length, table.firstColumn, 1, table.columns.length)
        .load({ values: true });
    },
    changed: () =>
      oneStep(() => {
        const names = headerNames((head?.values ?? []) as Grid);
        const same =
          table.columns.every(({ header: name }, position) => names[position] === name) &&
          added.every(({ made }, position) => {
            const name = names[table.columns.length + position];
            return (stage !== "after" && name === "") || (stage !== "before" && name === made?.header);
          });
        const grown =
          table.values.length === located.rows &&
          ((below?.values ?? []) as Grid).some((row) => row.some((value) => value !== ""));
        const at = { sheet: table.sheet.name, column: table.firstColumn };
        return [
          ...(same ? [] : [{ ...at, row: table.headerRow }]),
          ...(grown ? [{ ...at, row: table.headerRow + 1 + table.values.length }] : []),
        ];
      }),
  };
  return [header, ...pieces];
}

function choiceHeight({ choice }: LocatedRange): number {
  return choice.headerRow - choice.headerTop + 1;
}

/** Whether a plan writes beside the range, and so needs its sheet. */
export function touchesRange(plan: EditPlan): boolean {
  return [...plan.columns, ...plan.cells].some(({ tableId }) => tableId === RANGE_ID);
}

function targetsOf(plan: EditPlan, { table }: LocatedRange, ownRows = 0): readonly Target[] {
  const made = plan.columns
    .filter(({ tableId }) => tableId === RANGE_ID)
    .map((column, position) => ({
      column: table.firstColumn + table.columns.length + position,
      made: column,
      values: column.values,
      freshFrom: 0,
    }));
  const edited = plan.cells
    .filter(({ tableId }) => tableId === RANGE_ID)
    .map(({ position, values }: ColumnEdit) => ({
      column: table.firstColumn + position,
      made: undefined,
      values,
      freshFrom: ownRows,
    }));
  return [...edited, ...made];
}

/**
 * The writes beside a plain range. The cells are taken hold of before the guard is read: Excel moves them along should
 * somebody insert rows or columns between guard and write, and refuses an array that no longer fits.
 */
export class RangeWriter {
  readonly #targets: readonly (Target & { readonly header: Excel.Range; readonly body: Excel.Range })[];
  readonly #rows: number;

  constructor(context: Excel.RequestContext, plan: EditPlan, read: WorkbookSnapshot) {
    const located = read.checklist?.range;
    if (located === undefined || !touchesRange(plan)) {
      this.#targets = [];
      this.#rows = 0;
      return;
    }
    const { table } = located;
    this.#rows = table.values.length;
    const sheet = context.workbook.worksheets.getItem(table.sheet.id);
    this.#targets = targetsOf(plan, located, read.checklist?.choice.rows).map((target) => ({
      ...target,
      header: sheet.getRangeByIndexes(table.headerRow, target.column, 1, 1).load({ rowIndex: true }),
      body: sheet
        .getRangeByIndexes(table.headerRow + 1, target.column, Math.max(1, table.values.length), 1)
        .load({ rowIndex: true }),
    }));
  }

  *writes(): Steps<readonly Write[]> {
    const writes = this.#targets.map(({ body }) => rowCountCheck(Math.max(1, this.#rows), () => body));
    for (const target of this.#targets) {
      writes.push(...headerWrites(target), ...(yield* valueWrites(target)));
      if (this.#rows > target.freshFrom) writes.push(lookWrite(target, this.#rows));
    }
    return writes;
  }
}

function headerWrites({
  made,
  header,
}: {
  readonly made: NewColumn | undefined;
  readonly header: Excel.Range;
}): readonly Write[] {
  if (made === undefined) return [];
  return [
    {
      bytes: LOOK_BYTES,
      queue: () => {
        header.values = [[writtenValue(made.header)]];
        header.format.font.bold = true;
        markComputed(header);
        header.format.columnWidth = columnPoints(made.width);
        explainColumn(header, made);
      },
    },
  ];
}

function valueWrites({ values, made, body }: Target & { readonly body: Excel.Range }): Steps<readonly Write[]> {
  return columnWrites({ values, isNew: made !== undefined }, (first, count) =>
    body.getCell(first, 0).getResizedRange(count - 1, 0),
  );
}

function lookWrite({ made, body, freshFrom }: Target & { readonly body: Excel.Range }, rows: number): Write {
  return {
    bytes: LOOK_BYTES,
    queue: () => {
      const fresh = body.getCell(freshFrom, 0).getResizedRange(rows - freshFrom - 1, 0);
      markComputed(fresh);
      fresh.format.verticalAlignment = Excel.VerticalAlignment.top;
      if (made === undefined) return;
      setNumberFormat(fresh, "General");
      indent(fresh);
      colourWords(fresh, made.words ?? []);
    },
  };
}
