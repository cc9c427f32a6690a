/** Formulas as files spell them: newer functions with a prefix, structured references in full, no "=". */

import { toStoredReferences } from "../model/structuredNames";
import { callsOf, namesGiven } from "../model/formulaCalls";
import type { Table } from "../model/table";

/** A1# as files have it. */
const ANCHOR = /_xlfn\.ANCHORARRAY\(((?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Z]{1,3}\$?[0-9]{1,7})\)/giu;
const SPILLED = /(?<![\w.])((?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?\$?[A-Z]{1,3}\$?[0-9]{1,7})#/giu;

const PREFIX = /_xlfn\.(?:_xlws\.)?|_xlpm\.|_xludf\./g;

/** Functions that came after the file format and are therefore stored with a prefix. */
const PREFIXED = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BETA.DIST BETA.INV BINOM.DIST BITAND BITOR BITXOR BYCOL BYROW " +
    "CEILING.MATH CHOOSECOLS CHOOSEROWS CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH DAYS DECIMAL DROP EXPAND " +
    "EXPON.DIST F.DIST F.INV FLOOR.MATH FORECAST.LINEAR FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA " +
    "ISOWEEKNUM LAMBDA LET MAKEARRAY MAP MAXIFS MINIFS MODE.SNGL MUNIT NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV " +
    "NUMBERVALUE PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.INC PHI QUARTILE.INC RANDARRAY RANK.AVG RANK.EQ " +
    "REDUCE RRI SCAN SEQUENCE SHEET SHEETS SINGLE SORTBY STDEV.P STDEV.S SWITCH T.DIST T.INV TAKE TEXTAFTER " +
    "TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE VALUETOTEXT VAR.P VAR.S VSTACK WRAPCOLS " +
    "WRAPROWS XLOOKUP XMATCH XOR"
  ).split(" "),
);

/** These two have a second prefix. */
const DOUBLY_PREFIXED = new Set(["FILTER", "SORT"]);

export function fromStoredFormula(stored: string): string {
  return `=${stored.replace(ANCHOR, "$1#").replace(PREFIX, "")}`;
}

export function toStoredFormula(formula: string, home: Table | undefined): string {
  const parts = withParameters(toStoredReferences(formula, home).slice(1)).split(/("(?:[^"]|"")*")/);
  return parts.map((part, index) => (index % 2 === 1 ? part : withPrefixes(part))).join("");
}

/** Names given by LET and LAMBDA have a prefix wherever they stand in the call. */
function withParameters(formula: string): string {
  if (!/\b(?:LET|LAMBDA)\(/i.test(formula)) return formula;
  let text = formula;
  for (const call of callsOf(formula, /LET|LAMBDA/).reverse()) {
    const names = new Set(namesGiven(call).map((name) => name.toLowerCase()));
    const inside = call.args.map((arg) => withParameters(arg)).join(",");
    const prefixed = inside.replace(NAMES, (name) => (names.has(name.toLowerCase()) ? `_xlpm.${name}` : name));
    text = `${text.slice(0, call.start)}${call.name}(${prefixed})${text.slice(call.end)}`;
  }
  return text;
}

const NAMES = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[[^\]]*\]|[\p{L}_\\][\p{L}\p{N}_.\\]*!?/gu;

function withPrefixes(text: string): string {
  return text
    .replace(SPILLED, "_xlfn.ANCHORARRAY($1)")
    .replace(/(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gi, (name: string) => {
      const upper = name.toUpperCase();
      if (DOUBLY_PREFIXED.has(upper)) return `_xlfn._xlws.${upper}`;
      return PREFIXED.has(upper) ? `_xlfn.${upper}` : name;
    });
}
