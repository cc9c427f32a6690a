/** Spells a formula as the engine needs it where the engine knows less than Excel. */

import { formatArea, parseArea, type Area } from "./address";
import { argumentsAt, callsOf } from "./formulaCalls";
import { readTypedInput } from "./typedInput";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

/** The area that the formula of a cell fills, if it fills more than its own. */
export type SpillArea = (sheet: Worksheet, row: number, column: number) => Area | undefined;

/** `formula` is without "=" and belongs to a cell of `home`. */
export function engineFormula(formula: string, home: Worksheet, spillArea: SpillArea): string {
  let text = formula;
  if (text.includes("#")) text = withSpillAreas(text, home, spillArea);
  if (/\bLAMBDA\(/i.test(text)) text = withoutLambdaCalls(text);
  return /[-+*/^%"]|[A-Z]\(/i.test(text) ? withNumbers(text, home) : text;
}

const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[0-9]{1,7}`;
const SPILLED = new RegExp(
  String.raw`"(?:[^"]|"")*"|\[(?:[^[\]]|\[[^\]]*\])*\]|(?<![\w.])(?<sheet>${SHEET})?(?<cell>${CELL})#`,
  "giu",
);

/** A1# is the area that A1 fills; #REF! where A1 fills no other cells. */
function withSpillAreas(formula: string, home: Worksheet, spillArea: SpillArea): string {
  return formula.replace(SPILLED, (all: string, ...rest: unknown[]) => {
    const { sheet: prefix = "", cell } = rest.at(-1) as { sheet?: string; cell?: string };
    if (cell === undefined) return all;
    const sheet = sheetNamed(home.workbook, prefix, home);
    const anchor = parseArea(cell);
    const area = sheet && anchor && spillArea(sheet, anchor.row, anchor.column);
    return area ? prefix + formatArea(area) : "#REF!";
  });
}

function sheetNamed(workbook: Workbook, prefix: string, home: Worksheet): Worksheet | undefined {
  if (prefix === "") return home;
  const name = prefix.slice(0, -1);
  return workbook.sheet(name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name);
}

/** LAMBDA(x, x+1)(4) says the same as LET(x, 4, x+1), which the engine knows. */
function withoutLambdaCalls(formula: string): string {
  let text = formula;
  for (const { start, end, args } of callsOf(formula, /LAMBDA/).reverse()) {
    if (text[end] !== "(") continue;
    const given = argumentsAt(text, end);
    const names = args.slice(0, -1);
    if (!given || given.args.length !== names.length) continue;
    const pairs = names.map((name, index) => `${name},${given.args[index] ?? ""}`);
    const body = withoutLambdaCalls(args.at(-1) ?? "");
    text = `${text.slice(0, start)}LET(${[...pairs, body].join(",")})${text.slice(given.end)}`;
  }
  return text;
}

const TOKENS = new RegExp(
  [
    String.raw`(?<text>"(?:[^"]|"")*")`,
    String.raw`\[(?:[^[\]]|\[[^\]]*\])*\]`,
    String.raw`(?<sheet>${SHEET})?(?<cell>${CELL})(?![\p{L}\p{N}_(.!:#[])`,
    String.raw`(?:${SHEET})?[\p{L}_\\$][\p{L}\p{N}_.\\$]*!?`,
    String.raw`[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?`,
    String.raw`\s+`,
    `[^]`,
  ].join("|"),
  "giu",
);

const ARITHMETIC = /^[-+*/^%]$/;
/** Functions whose first argument is one number. */
const OF_NUMBER =
  /^(VALUE|ABS|INT|TRUNC|SIGN|SQRT|MOD|ROUND|ROUNDUP|ROUNDDOWN|YEAR|MONTH|DAY|WEEKDAY|HOUR|MINUTE|SECOND|EDATE|EOMONTH)$/i;

/** Texts that Excel reads as numbers where it calculates with them: "$5", "9 AM", "1/2/2017", "(5)". */
function withNumbers(formula: string, home: Worksheet): string {
  const tokens = [...formula.matchAll(TOKENS)].filter(([token]) => token.trim() !== "");
  let text = "";
  let last = 0;
  tokens.forEach((match, index) => {
    const { text: literal, sheet: prefix = "", cell } = match.groups ?? {};
    if (literal === undefined && cell === undefined) return;
    const before = tokens[index - 1]?.[0] ?? "";
    const after = tokens[index + 1]?.[0] ?? "";
    const isArgument = before === "(" && /^[,)]$/.test(after) && OF_NUMBER.test(tokens[index - 2]?.[0] ?? "");
    if (!isArgument && !ARITHMETIC.test(before) && !ARITHMETIC.test(after)) return;
    if (before === ":") return;
    const shown = literal === undefined ? constantText(home, prefix, cell ?? "") : unquoted(literal);
    const number = shown === undefined ? undefined : readNumber(shown, home.workbook);
    if (number === undefined) return;
    text += formula.slice(last, match.index) + (number < 0 ? `(${number})` : String(number));
    last = match.index + match[0].length;
  });
  return last === 0 ? formula : text + formula.slice(last);
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/""/g, '"');
}

/** The text that was typed into a cell. */
function constantText(home: Worksheet, prefix: string, cell: string): string | undefined {
  const place = parseArea(cell);
  const sheet = sheetNamed(home.workbook, prefix, home);
  if (!place || !sheet || sheet.cells.formula(place.row, place.column) !== undefined) return undefined;
  const value = sheet.cells.value(place.row, place.column);
  return typeof value === "string" ? value : undefined;
}

/** undefined for what is no number, and for plain numbers, which the engine reads itself. */
function readNumber(text: string, { culture, date1904, currentYear }: Workbook): number | undefined {
  if (!/\d/.test(text) || /^[-+.\d\sE%]+$/.test(text) || text.startsWith("=")) return undefined;
  const { value } = readTypedInput(text, { culture, date1904, currentYear });
  return typeof value === "number" ? value : undefined;
}
