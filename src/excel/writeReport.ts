import type { Block, Report } from "../reports/report";
import type { CellValue } from "../tabular/cellValue";
import type { Steps } from "../tabular/steps";
import { writtenValue } from "../tabular/writtenValue";
import type { ReportEdit } from "../workflows/workbook";
import type { Write } from "./applyEdits";
import { REPORT_PROPERTY } from "./catalog";
import { setNumberFormat } from "./dataEntry";
import { colourCounts, colourMarks, colourWords, columnPoints, indent, INK, QUIET, RULE } from "./look";
import { rowPieces, WRITE_BYTES } from "./payload";
import { writeChart } from "./writeChart";

/** About what the looks of one block take in a request. */
const BLOCK_BYTES = 12_000;

/** Makes or updates one report sheet. Looks are laid only where the blocks moved. */
export function* reportWrites(context: Excel.RequestContext, edit: ReportEdit): Steps<readonly Write[]> {
  const { report, relayout, sheetId, name, key } = edit;
  const sheets = context.workbook.worksheets;
  const sheet = (): Excel.Worksheet => sheets.getItem(sheetId ?? name);
  const made: readonly Write[] =
    sheetId === undefined
      ? [
          {
            bytes: 2000,
            queue: () => {
              sheets.add(name).customProperties.add(REPORT_PROPERTY, key);
            },
          },
        ]
      : [];
  const cleared: readonly Write[] =
    relayout && sheetId !== undefined
      ? [
          {
            bytes: 2000,
            queue: () => {
              clearLooks(area(sheet(), 0, 0, edit.values.length, report.widths.length));
            },
          },
        ]
      : [];
  const looks: readonly Write[] = relayout
    ? [
        {
          bytes: 4000,
          queue: () => {
            layPage(sheet(), report);
          },
        },
        ...report.blocks.map((block) => ({
          bytes: BLOCK_BYTES,
          queue: () => {
            layBlock(sheet(), block, report.widths);
          },
        })),
        {
          bytes: BLOCK_BYTES,
          queue: () => {
            layWords(sheet(), report);
          },
        },
        ...edit.chartsGone.map((chart) => ({
          bytes: 500,
          queue: () => {
            sheet().charts.getItem(chart).delete();
          },
        })),
        ...edit.charts.map((chart) => ({
          bytes: BLOCK_BYTES,
          queue: () => {
            writeChart(sheet(), chart, report);
          },
        })),
      ]
    : [];
  return [...made, ...cleared, ...(yield* valueWrites(sheet, edit.values)), ...looks];
}

function* valueWrites(sheet: () => Excel.Worksheet, values: ReportEdit["values"]): Steps<readonly Write[]> {
  const pieces = yield* rowPieces(values, WRITE_BYTES);
  return pieces.flatMap(({ first, count, bytes }): readonly Write[] => {
    const rows = values.slice(first, first + count);
    if (rows.every((row) => row.every((value) => value === null))) return [];
    return [
      {
        bytes: 500 + bytes,
        cells: rows.reduce((sum, row) => sum + row.filter((value) => value !== null).length, 0),
        queue: () => {
          area(sheet(), first, 0, count, rows[0]?.length ?? 0).values = rows.map((row) => row.map(written));
        },
      },
    ];
  });
}

function written(value: CellValue | null): CellValue | null {
  return value === null ? null : writtenValue(value);
}

function area(sheet: Excel.Worksheet, row: number, column: number, rows: number, columns: number): Excel.Range {
  return sheet.getRangeByIndexes(row, column, Math.max(1, rows), Math.max(1, columns));
}

function clearLooks(cells: Excel.Range): void {
  cells.unmerge();
  cells.conditionalFormats.clearAll();
  cells.clear(Excel.ClearApplyTo.formats);
}

function layPage(sheet: Excel.Worksheet, report: Report): void {
  sheet.showGridlines = false;
  sheet.freezePanes.freezeRows(3);
  report.widths.forEach((width, column) => {
    area(sheet, 0, column, 1, 1).format.columnWidth = columnPoints(width);
  });
  const page = sheet.pageLayout;
  page.orientation = Excel.PageOrientation.landscape;
  page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
  page.setPrintTitleRows("$1:$3");
  page.headersFooters.defaultForAllPages.leftFooter = "&8&F, &A";
  page.headersFooters.defaultForAllPages.rightFooter = "&8&P / &N";
  sheet.horizontalPageBreaks.removePageBreaks();
}

function layBlock(sheet: Excel.Worksheet, block: Block, widths: readonly number[]): void {
  const cells = area(sheet, block.top, 0, block.rows.length, widths.length);
  cells.format.verticalAlignment = Excel.VerticalAlignment.top;
  if (block.pageBreak) sheet.horizontalPageBreaks.add(area(sheet, block.top, 0, 1, 1));
  switch (block.role) {
    case "title":
      heading(cells, 18);
      break;
    case "heading":
      heading(cells, 13);
      break;
    case "subtitle":
      cells.format.font.size = 9;
      cells.format.font.color = QUIET;
      break;
    case "subheading":
      cells.format.font.bold = true;
      break;
    case "verdict":
      verdictLine(sheet, block);
      break;
    case "text":
      sentences(sheet, block, 0, widths);
      break;
    case "reasons":
      sentences(sheet, block, 1, widths);
      break;
    case "table":
      table(sheet, block, widths);
      break;
    case "grid":
      grid(sheet, block, widths);
      break;
    case "signing":
      signingLine(sheet, block, widths.length);
      break;
    case "chart":
      break;
  }
}

/** Colours the words of a column once from its first block to its last: other cells there hold no such word. */
function layWords(sheet: Excel.Worksheet, { blocks, widths }: Report): void {
  widths.forEach((_width, column) => {
    const worded = blocks.flatMap(({ role, top, rows, columns = [], words = [] }) => {
      const own = role === "verdict" && column === 0 ? words : (columns[column]?.words ?? []);
      return own.length === 0 ? [] : [{ top, end: top + rows.length, own }];
    });
    const [first] = worded;
    const last = worded.at(-1);
    if (first === undefined || last === undefined) return;
    colourWords(area(sheet, first.top, column, last.end - first.top, 1), [
      ...new Set(worded.flatMap(({ own }) => own)),
    ]);
  });
}

function heading(cells: Excel.Range, size: number): void {
  cells.format.rowHeight = Math.round(1.6 * size);
  cells.format.font.size = size;
  cells.format.font.bold = true;
  cells.format.font.color = INK;
}

function verdictLine(sheet: Excel.Worksheet, { top }: Block): void {
  const word = area(sheet, top, 0, 1, 2);
  word.merge(false);
  word.format.font.size = 14;
  word.format.font.bold = true;
  const score = area(sheet, top, 2, 1, 1);
  setNumberFormat(score, "0.0");
  score.format.font.size = 14;
  score.format.font.bold = true;
  indent(area(sheet, top, 3, 1, 1));
  const line = area(sheet, top, 0, 1, 8).format;
  line.rowHeight = 24;
  line.verticalAlignment = Excel.VerticalAlignment.center;
}

/** Each cell for an entry is a cell of its own, for people to type into. */
function signingLine(sheet: Excel.Worksheet, { top, rows }: Block, width: number): void {
  area(sheet, top, 0, 1, 2).merge(false);
  const room = area(sheet, top, 2, 1, width - 2).format;
  room.horizontalAlignment = Excel.HorizontalAlignment.left;
  border(room, Excel.BorderIndex.edgeBottom, INK, Excel.BorderLineStyle.continuous);
  rows[0]?.forEach((value, column) => {
    if (column > 1 && isDayOfSigning(value)) setNumberFormat(area(sheet, top, column, 1, 1), "d mmm yyyy");
  });
}

/** A moved line has lost its formats: a number of this size is a day of this century, in either date system. */
function isDayOfSigning(value: CellValue): boolean {
  return typeof value === "number" && value >= 36_526 && value < 73_051;
}

/** Sentences run across merged cells, for which Excel does not grow the row: its height is told. */
function sentences(sheet: Excel.Worksheet, block: Block, column: number, widths: readonly number[]): void {
  const span = widths.length - column - (column === 0 ? 0 : 1);
  const cells = area(sheet, block.top, column, block.rows.length, span);
  cells.merge(true);
  cells.format.wrapText = true;
  if (column > 0) area(sheet, block.top, widths.length - 1, block.rows.length, 1).format.wrapText = true;
  const room = widths.slice(column, column + span).reduce((sum, width) => sum + width, 0);
  layHeights(
    sheet,
    block.top,
    block.rows.map((row) => linesOf(row[column], room)),
  );
}

const LINE_POINTS = 15;
/** Excel takes no higher row. */
const HIGHEST_ROW = 409;

/** About how many lines a text takes in so many characters of width; words do not fill a line to its end. */
function linesOf(value: CellValue | undefined, width: number): number {
  return Math.max(1, Math.ceil((0.95 * String(value ?? "").length) / width));
}

/** The words of a header stand below each other where they do not fit side by side. */
function headerLines(value: CellValue | undefined, width: number): number {
  const words = String(value ?? "").split(" ");
  let lines = 1;
  let used = 0;
  for (const { length } of words) {
    if (used > 0 && used + 1 + length > width) {
      lines += 1;
      used = length;
    } else used += (used > 0 ? 1 : 0) + length;
  }
  return lines;
}

/** Tells the height of rows that hold more than one line; neighbours of one height at once. */
function layHeights(sheet: Excel.Worksheet, top: number, lines: readonly number[]): void {
  let first = 0;
  lines.forEach((count, row) => {
    if (count === lines[row + 1]) return;
    if (count > 1)
      area(sheet, top + first, 0, row - first + 1, 1).format.rowHeight = Math.min(HIGHEST_ROW, LINE_POINTS * count);
    first = row + 1;
  });
}

function table(sheet: Excel.Worksheet, { top, rows, columns = [] }: Block, widths: readonly number[]): void {
  const header = area(sheet, top, 0, 1, widths.length).format;
  header.font.bold = true;
  header.font.size = 10;
  header.font.color = INK;
  header.wrapText = true;
  border(header, Excel.BorderIndex.edgeBottom, INK, Excel.BorderLineStyle.continuous);
  layHeights(sheet, top, [Math.max(1, ...widths.map((width, position) => headerLines(rows[0]?.[position], width)))]);
  const body = rows.length - 1;
  if (body < 1) return;
  const lines = area(sheet, top + 1, 0, body, widths.length).format;
  border(lines, Excel.BorderIndex.edgeBottom, RULE, Excel.BorderLineStyle.continuous);
  if (body > 1) border(lines, Excel.BorderIndex.insideHorizontal, RULE, Excel.BorderLineStyle.continuous);
  columns.forEach((column, position) => {
    const cells = area(sheet, top + 1, position, body, 1);
    if (column.format !== undefined) setNumberFormat(cells, column.format);
    if (column.align === "right") {
      area(sheet, top, position, body + 1, 1).format.horizontalAlignment = Excel.HorizontalAlignment.right;
    } else if (columns[position - 1]?.align === "right") {
      indent(area(sheet, top, position, body + 1, 1));
    } else if (column.align === "left") {
      area(sheet, top, position, body + 1, 1).format.horizontalAlignment = Excel.HorizontalAlignment.left;
    }
    if (column.wrap) cells.format.wrapText = true;
  });
  const wrapped = columns.flatMap(({ wrap }, position) => (wrap ? [position] : []));
  layHeights(
    sheet,
    top + 1,
    rows
      .slice(1)
      .map((row) => Math.max(1, ...wrapped.map((position) => linesOf(row[position], widths[position] ?? 1)))),
  );
}

/** The cells between the first two columns and the last one, filled by what they hold. */
function grid(sheet: Excel.Worksheet, block: Block, widths: readonly number[]): void {
  const { top, rows, words = [], counts = false } = block;
  table(sheet, block, widths);
  area(sheet, top, 2, rows.length, widths.length - 3).format.horizontalAlignment = Excel.HorizontalAlignment.center;
  if (rows.length < 2) return;
  const cells = area(sheet, top + 1, 2, rows.length - 1, widths.length - 3);
  cells.format.font.size = 9;
  if (counts) colourCounts(cells);
  colourMarks(cells, words);
}

function border(format: Excel.RangeFormat, edge: Excel.BorderIndex, color: string, style: Excel.BorderLineStyle): void {
  const line = format.borders.getItem(edge);
  line.style = style;
  line.color = color;
  line.weight = Excel.BorderWeight.hairline;
}
