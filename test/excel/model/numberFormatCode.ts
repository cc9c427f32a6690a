/** Whether Excel takes a text as a number format. */

import { refuse } from "./excelError";

const LONGEST = 255;
const MOST_SECTIONS = 4;

/** What stands between quotes, brackets or after a sign that takes the next character along. */
const LITERAL = /"[^"]*"|\\[^]|_[^]|\*[^]/g;

const BRACKETS = [
  /^\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2})\]$/i,
  /^\[(?:<|>|=|<=|>=|<>)\s*-?[\d.]+(?:E[+-]?\d+)?\]$/i,
  /^\[(?:h+|m+|s+)\]$/i,
  /^\[\$[^\]]*\]$/,
  /^\[(?:DBNum\d|NatNum\d+|ENG|JPN|KOR|CHT|CHS|THA|~[^\]]*|@[^\]]*)\]$/i,
];

/** Words that are places for something; of other letters Excel takes single ones as they stand. */
const WORDS = /general|am\/pm|a\/p|e[+-]/gi;
const DATE_LETTERS = /^[ymdhsegb]+$/i;

/** Refuses a text that is no number format; an empty text stands for General. */
export function checkNumberFormat(format: string): string {
  if (accepted.has(format)) return format;
  if (!isNumberFormat(format)) refuse("InvalidArgument", `"${format}" is not a number format.`);
  if (format === "") return "General";
  accepted.add(format);
  return format;
}

/** Formats that were looked at before: thousands of cells have the same few. */
const accepted = new Set<string>(["General"]);

function isNumberFormat(format: string): boolean {
  if (format.length > LONGEST) return false;
  const bare = format.replace(LITERAL, " ");
  if (/["\\_]|\*$/.test(bare)) return false;
  const brackets = bare.match(/\[[^\]]*\]/g) ?? [];
  if (!brackets.every((one) => BRACKETS.some((known) => known.test(one)))) return false;
  const rest = bare.replace(/\[[^\]]*\]/g, " ");
  if (/[[\]]/.test(rest) || rest.split(";").length > MOST_SECTIONS) return false;
  const letters = rest.replace(WORDS, " ").match(/[A-Za-z]+/g) ?? [];
  return letters.every((run) => run.length === 1 || DATE_LETTERS.test(run));
}
