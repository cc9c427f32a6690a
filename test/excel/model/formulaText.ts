/** Rewrites the references inside formulas when cells move or sheets, tables and columns are renamed. */

import { columnLetters, columnNumber, MAX_COLUMNS, MAX_ROWS, quoteSheetName, type Area } from "./address";
import { shiftArea, type Shift } from "./shift";

interface Corner {
  row: number | undefined;
  column: number | undefined;
  rowFixed: boolean;
  columnFixed: boolean;
}

interface Reference {
  /** The sheet's name, unquoted; undefined when the formula names none. */
  sheetName: string | undefined;
  first: Corner;
  second: Corner | undefined;
}

const SHEET = String.raw`'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?[0-9]{1,7}`;
const REFERENCE = String.raw`${CELL}:${CELL}|${CELL}|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?[0-9]{1,7}:\$?[0-9]{1,7}`;
const STRUCTURED = String.raw`\[(?:[^[\]']|'.|\[(?:[^[\]']|'.)*\])*\]`;
const TOKENS = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`'\[[^']*'![$A-Z0-9:]+|\[[0-9]+\][\p{L}\p{N}_.]*![$A-Z0-9:]+`,
    String.raw`(?<sheet>${SHEET})?(?<reference>${REFERENCE})(?![\p{L}\p{N}_(.!\[])`,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*!?`,
    STRUCTURED,
    String.raw`[0-9]+(?:\.[0-9]*)?(?:E[+-]?[0-9]+)?`,
    `'(?:[^']|'')+'!`,
  ].join("|"),
  "giu",
);

function mapReferences(formula: string, rewrite: (reference: Reference) => string | undefined): string {
  return formula.replace(TOKENS, (token: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { sheet?: string; reference?: string };
    if (groups.reference === undefined) return token;
    const [first = "", second] = groups.reference.split(":");
    const reference: Reference = {
      sheetName: groups.sheet === undefined ? undefined : unquote(groups.sheet.slice(0, -1)),
      first: corner(first),
      second: second === undefined ? undefined : corner(second),
    };
    return rewrite(reference) ?? token;
  });
}

function unquote(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

function corner(text: string): Corner {
  const [, columnDollar, letters, rowDollar, digits] = /^(\$?)([A-Z]*)(\$?)([0-9]*)$/i.exec(text) ?? [];
  const onlyRow = !letters;
  return {
    column: letters ? columnNumber(letters) : undefined,
    row: digits ? Number(digits) - 1 : undefined,
    columnFixed: !onlyRow && columnDollar === "$",
    rowFixed: onlyRow ? columnDollar === "$" : rowDollar === "$",
  };
}

function cornerText({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column === undefined ? "" : (columnFixed ? "$" : "") + columnLetters(column);
  return letters + (row === undefined ? "" : (rowFixed ? "$" : "") + String(row + 1));
}

function referenceText({ sheetName, first, second }: Reference): string {
  const prefix = sheetName === undefined ? "" : quoteSheetName(sheetName) + "!";
  return prefix + cornerText(first) + (second ? ":" + cornerText(second) : "");
}

function areaOf({ first, second = first }: Reference): Area {
  const [top, bottom] = [first.row ?? 0, second.row ?? MAX_ROWS - 1].sort((a, b) => a - b) as [number, number];
  const [left, right] = [first.column ?? 0, second.column ?? MAX_COLUMNS - 1].sort((a, b) => a - b) as [number, number];
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** The formula after cells were inserted or deleted on the sheet of that name. */
export function shiftFormula(formula: string, homeSheet: string, changedSheet: string, shift: Shift): string {
  return mapReferences(formula, (reference) => {
    if (!same(reference.sheetName ?? homeSheet, changedSheet)) return undefined;
    const before = areaOf(reference);
    const after = shiftArea(before, shift);
    if (after === before) return undefined;
    if (!after) return `${reference.sheetName === undefined ? "" : quoteSheetName(reference.sheetName) + "!"}#REF!`;
    const { first, second } = reference;
    const place = (at: Corner, row: number, column: number): Corner => ({
      ...at,
      row: at.row === undefined ? undefined : row,
      column: at.column === undefined ? undefined : column,
    });
    return referenceText({
      ...reference,
      first: place(first, after.row, after.column),
      second: second && place(second, after.row + after.rows - 1, after.column + after.columns - 1),
    });
  });
}

/** The formula as it reads when copied so many rows and columns away: only references without $ move. */
export function offsetFormula(formula: string, rows: number, columns: number): string {
  const move = (at: Corner): Corner => ({
    ...at,
    row: at.row === undefined || at.rowFixed ? at.row : at.row + rows,
    column: at.column === undefined || at.columnFixed ? at.column : at.column + columns,
  });
  const outside = ({ row = 0, column = 0 }: Corner): boolean =>
    row < 0 || row >= MAX_ROWS || column < 0 || column >= MAX_COLUMNS;
  return mapReferences(formula, (reference) => {
    const first = move(reference.first);
    const second = reference.second && move(reference.second);
    return outside(first) || (second && outside(second)) ? "#REF!" : referenceText({ ...reference, first, second });
  });
}

export function renameSheetInFormula(formula: string, before: string, after: string): string {
  return mapReferences(formula, (reference) =>
    reference.sheetName !== undefined && same(reference.sheetName, before)
      ? referenceText({ ...reference, sheetName: after })
      : undefined,
  );
}

/** References to a deleted sheet become #REF!. */
export function dropSheetFromFormula(formula: string, name: string): string {
  return mapReferences(formula, (reference) => (same(reference.sheetName, name) ? "#REF!" : undefined));
}

export function renameTableInFormula(formula: string, before: string, after: string): string {
  return formula.replace(TOKENS, (token: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { reference?: string };
    return groups.reference === undefined && same(token, before) ? after : token;
  });
}

/** Renames a column in Table[Column] and Table[[#This Row],[Column]]; unqualified [@Column] only where asked. */
export function renameColumnInFormula(
  formula: string,
  table: string,
  before: string,
  after: string,
  insideTable: boolean,
): string {
  let owner = { text: "", end: -1 };
  return formula.replace(TOKENS, (token: string, ...rest: unknown[]) => {
    const at = rest.at(-3) as number;
    if (!token.startsWith("[")) {
      owner = { text: token, end: at + token.length };
      return token;
    }
    const ours = owner.end === at ? same(owner.text, table) : insideTable;
    if (!ours) return token;
    const from = escapeColumn(before);
    const to = escapeColumn(after);
    if (same(token, `[${from}]`)) return `[${to}]`;
    if (same(token, `[@${from}]`)) return /^[\p{L}\p{N}_]+$/u.test(after) ? `[@${to}]` : `[@[${to}]]`;
    return token.replace(/\[((?:[^[\]']|'.)*)\]/g, (part, name: string) => (same(name, from) ? `[${to}]` : part));
  });
}

/** A column's name as structured references spell it. */
export function escapeColumn(name: string): string {
  return name.replace(/['#@[\]]/g, "'$&");
}

/** Whether quotes and brackets are balanced: the part of Excel's syntax check that needs no grammar. */
export function looksComplete(formula: string): boolean {
  let depth = 0;
  const quoted = formula.includes('"') || formula.includes("'");
  const bare = quoted ? formula.replace(/"(?:[^"]|"")*"/g, "0").replace(/'(?:[^']|'')+'!/g, "") : formula;
  for (let at = 0; at < bare.length; at++) {
    const code = bare.charCodeAt(at);
    if (code === 40) depth++;
    if (code === 41 && --depth < 0) return false;
  }
  return depth === 0 && !bare.includes('"') && !"=+-*/^&<>,(".includes(bare.trimEnd().slice(-1));
}

/** The formula after the cells of an area were moved elsewhere: references that lie wholly in the area follow. */
export function moveReferences(
  formula: string,
  homeSheet: string,
  from: { sheetName: string; area: Area },
  to: { sheetName: string; row: number; column: number },
): string {
  const { area } = from;
  const inside = ({ row, column, rows, columns }: Area): boolean =>
    row >= area.row &&
    column >= area.column &&
    row + rows <= area.row + area.rows &&
    column + columns <= area.column + area.columns;
  const move = (at: Corner): Corner => ({
    ...at,
    row: at.row === undefined ? undefined : at.row + to.row - area.row,
    column: at.column === undefined ? undefined : at.column + to.column - area.column,
  });
  return mapReferences(formula, (reference) => {
    if (!same(reference.sheetName ?? homeSheet, from.sheetName) || !inside(areaOf(reference))) return undefined;
    const { first, second, sheetName } = reference;
    const named = sheetName !== undefined || !same(homeSheet, to.sheetName);
    return referenceText({
      sheetName: named ? to.sheetName : undefined,
      first: move(first),
      second: second && move(second),
    });
  });
}

/** The formula with every reference naming its sheet. */
export function qualifyReferences(formula: string, sheetName: string): string {
  return mapReferences(formula, (reference) =>
    referenceText({ ...reference, sheetName: reference.sheetName ?? sheetName }),
  );
}

/** The areas a formula names by address, with the sheet's name where it says one. */
export function referencesOf(formula: string): { sheetName: string | undefined; area: Area }[] {
  const found: { sheetName: string | undefined; area: Area }[] = [];
  mapReferences(formula, (reference) => {
    found.push({ sheetName: reference.sheetName, area: areaOf(reference) });
    return undefined;
  });
  return found;
}

/** The formula as R1C1 notation writes it in that cell. */
export function toR1C1(formula: string, row: number, column: number): string {
  const axis = (letter: string, at: number | undefined, fixed: boolean, home: number): string => {
    if (at === undefined) return "";
    if (fixed) return `${letter}${at + 1}`;
    return at === home ? letter : `${letter}[${at - home}]`;
  };
  const text = (at: Corner): string =>
    axis("R", at.row, at.rowFixed, row) + axis("C", at.column, at.columnFixed, column);
  return mapReferences(formula, ({ sheetName, first, second }) => {
    const prefix = sheetName === undefined ? "" : quoteSheetName(sheetName) + "!";
    return prefix + text(first) + (second ? `:${text(second)}` : "");
  });
}

const R1C1 =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])(?:R(\[-?[0-9]+\]|[0-9]+)?)?(?:C(\[-?[0-9]+\]|[0-9]+)?)?(?![\p{L}\p{N}_.([])/giu;

/** A formula in R1C1 notation as A1 notation writes it in that cell; undefined when it points outside the sheet. */
export function fromR1C1(formula: string, row: number, column: number): string | undefined {
  const outside: string[] = [];
  const axis = (given: string | undefined, home: number): { at: number; fixed: boolean } => {
    if (given === undefined) return { at: home, fixed: false };
    return given.startsWith("[")
      ? { at: home + Number(given.slice(1, -1)), fixed: false }
      : { at: Number(given) - 1, fixed: true };
  };
  const result = formula.replace(R1C1, (all, rowText?: string, columnText?: string) => {
    if (all === "" || all.startsWith('"')) return all;
    const hasRow = /^R/i.test(all);
    const hasColumn = /C/i.test(all);
    const down = axis(rowText, row);
    const across = axis(columnText, column);
    if (down.at < 0 || across.at < 0 || down.at >= MAX_ROWS || across.at >= MAX_COLUMNS) outside.push(all);
    const text = cornerText({
      row: hasRow ? down.at : undefined,
      column: hasColumn ? across.at : undefined,
      rowFixed: down.fixed,
      columnFixed: across.fixed,
    });
    return hasRow && hasColumn ? text : `${text}:${text}`;
  });
  return outside.length > 0 ? undefined : result;
}
