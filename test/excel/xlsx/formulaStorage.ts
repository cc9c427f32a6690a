/** Formulas as files spell them: newer functions with a prefix, structured references in full, no "=". */

import { toStoredReferences } from "../model/structuredNames";
import type { Table } from "../model/table";

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
  return `=${stored.replace(PREFIX, "")}`;
}

export function toStoredFormula(formula: string, home: Table | undefined): string {
  const parts = toStoredReferences(formula, home)
    .slice(1)
    .split(/("(?:[^"]|"")*")/);
  return parts.map((part, index) => (index % 2 === 1 ? part : withPrefixes(part))).join("");
}

function withPrefixes(text: string): string {
  return text.replace(/(?<![\w.])([A-Z][A-Z0-9.]*)(?=\()/gi, (name: string) => {
    const upper = name.toUpperCase();
    if (DOUBLY_PREFIXED.has(upper)) return `_xlfn._xlws.${upper}`;
    return PREFIXED.has(upper) ? `_xlfn.${upper}` : name;
  });
}
