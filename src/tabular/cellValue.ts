/** What Excel hands over for one cell. "" is a blank cell; an error arrives as its text, such as "#N/A". */
export type CellValue = string | number | boolean;

const ERRORS = new Set([
  "#N/A",
  "#VALUE!",
  "#REF!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#EXTERNAL!",
  "#BUSY!",
  "#PYTHON!",
  "#UNKNOWN!",
  "#GETTING_DATA",
]);

export function isErrorValue(value: CellValue): boolean {
  return typeof value === "string" && value.startsWith("#") && ERRORS.has(value.toUpperCase());
}

/** Blank to a reader: nothing, or white space only. */
export function isBlank(value: CellValue): boolean {
  return typeof value === "string" && value.trim() === "";
}
