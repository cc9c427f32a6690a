import { isErrorValue, type CellValue } from "./cellValue";
import type { Column } from "./column";
import { DAYS_1904, dayFromText, isDay, type Day } from "./excelDate";
import { numberFromText } from "./numberText";
import { unitOfFormat } from "./numberFormat";
import type { Quantity } from "./quantity";
import type { ProblemCode } from "./cellProblem";
import type { WorkbookLocale } from "./workbookLocale";

/** What reading one cell needs to know beside its value. */
export interface CellContext {
  readonly column: Column;
  readonly locale: WorkbookLocale;
  /** Number format of the cell; only where units matter. */
  readonly format: string | undefined;
  /** The header says that plain figures are percentages ("Actual %"). */
  readonly percentHeader: boolean;
}

/** A value, or why there is none. A blank cell is neither: undefined. */
export interface CellReading {
  readonly value?: unknown;
  readonly code?: ProblemCode;
  /** Used all the same, with a note. */
  readonly guess?: true;
}

type Reader = (value: CellValue, context: CellContext) => CellReading;

/** The text of a cell that is not blank; TRUE and FALSE are Yes and No. */
export function cellText(value: CellValue): string {
  return typeof value === "string" ? value.trim() : wordOf(value);
}

function wordOf(value: number | boolean): string {
  return typeof value === "boolean" ? (value ? "Yes" : "No") : String(value);
}

export function splitList(text: string): readonly string[] {
  return text
    .split(/[,;\n\r]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

const YES = new Set(["yes", "y", "true", "x", "✓", "✔"]);
const NO = new Set(["no", "n", "false"]);

function readNumber(value: CellValue, { locale }: CellContext): CellReading {
  if (typeof value === "number") return { value };
  const figure = typeof value === "string" ? numberFromText(value, locale) : undefined;
  if (figure === undefined || figure.percent) return { code: "not-a-number" };
  return { value: figure.value, code: "number-as-text", guess: true };
}

function readFigure(value: CellValue, context: CellContext): CellReading {
  const reading = readQuantity(value, context);
  const quantity = reading.value as Quantity;
  const counts = quantity.kind === "number" && (quantity.unit === "plain" || quantity.unit === "percent");
  return counts ? { ...reading, value: quantity.value } : { code: "not-a-number" };
}

function readDate(value: CellValue, { locale }: CellContext): CellReading {
  if (typeof value === "number") {
    const day = dayFromSerial(value, locale.date1904);
    return day === undefined ? { code: "not-a-date" } : { value: day };
  }
  const day = typeof value === "string" ? dayFromText(value, locale.dateOrder) : undefined;
  return day === undefined ? { code: "not-a-date" } : { value: day, code: "date-as-text", guess: true };
}

export function dayFromSerial(serial: number, date1904: boolean): Day | undefined {
  const day = Math.floor(serial) + (date1904 ? DAYS_1904 : 0);
  return isDay(day) ? day : undefined;
}

function readChoice(value: CellValue, { column }: CellContext): CellReading {
  const word = cellText(value).toLowerCase();
  const choice = column.choices?.find((candidate) => candidate.toLowerCase() === word);
  const meant = choice ?? column.otherWords?.[word];
  return meant === undefined ? { code: "not-a-choice" } : { value: meant };
}

/** What a column of Yes and No takes: the words, Y and N, TRUE and FALSE, a tick or an X. */
export function isYesOrNo(value: CellValue): boolean {
  const word = cellText(value).toLowerCase();
  return YES.has(word) || NO.has(word);
}

function readYesNo(value: CellValue): CellReading {
  const word = cellText(value).toLowerCase();
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { code: "not-yes-or-no" };
}

function readQuantity(value: CellValue, context: CellContext): CellReading {
  if (typeof value === "boolean") return { value: words(wordOf(value)) };
  if (typeof value === "number") return { value: figure(value, context) };
  if (isErrorValue(value)) return { value: { kind: "error", text: value.toUpperCase() } satisfies Quantity };
  const typed = numberFromText(value, context.locale);
  if (typed === undefined) return { value: words(value.trim()) };
  const unit = typed.percent || context.percentHeader ? "percent" : "plain";
  const quantity: Quantity = { kind: "number", value: typed.value, unit };
  return { value: quantity, code: "number-as-text", guess: true };
}

function words(text: string): Quantity {
  return { kind: "words", text };
}

function figure(value: number, { format, percentHeader, locale }: CellContext): Quantity {
  const unit = format === undefined ? "plain" : unitOfFormat(format);
  if (unit === "percent") return { kind: "number", value: value * 100, unit };
  // Dates are calendar days: the hour behind a date never decides.
  if (unit === "date") return { kind: "number", value: Math.floor(value) + (locale.date1904 ? DAYS_1904 : 0), unit };
  if (unit === "time") return { kind: "number", value, unit };
  return { kind: "number", value, unit: percentHeader ? "percent" : "plain" };
}

function readId(value: CellValue): CellReading {
  return typeof value === "number"
    ? { value: String(value), code: "id-as-number", guess: true }
    : { value: cellText(value) };
}

const READERS: Readonly<Record<Column["type"], Reader>> = {
  text: (value) => ({ value: cellText(value) }),
  id: readId,
  ids: (value) => ({ value: splitList(cellText(value)) }),
  number: readNumber,
  figure: readFigure,
  date: readDate,
  yesNo: readYesNo,
  choice: readChoice,
  quantity: readQuantity,
};

/** Reads one cell that is not blank. An Excel error is a problem everywhere but in a measured cell, where it is shown. */
export function readCell(value: CellValue, context: CellContext): CellReading {
  if (context.column.type !== "quantity" && isErrorValue(value)) return { code: "error-value" };
  return READERS[context.column.type](value, context);
}
