/** What a cell can hold, and the names Excel gives to it. */

/** An error value such as #N/A. One object per error, so that it can be told from the text "#N/A". */
export class CellError {
  private static readonly known = new Map<string, CellError>();

  private constructor(readonly text: string) {}

  static of(text: string): CellError {
    const name = text.toUpperCase();
    let error = CellError.known.get(name);
    if (!error) CellError.known.set(name, (error = new CellError(name)));
    return error;
  }

  static parse(text: string): CellError | undefined {
    return ERROR_NAMES.has(text.toUpperCase()) ? CellError.of(text) : undefined;
  }
}

const ERROR_NAMES = new Set([
  "#NULL!",
  "#DIV/0!",
  "#VALUE!",
  "#REF!",
  "#NAME?",
  "#NUM!",
  "#N/A",
  "#GETTING_DATA",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#UNKNOWN!",
  "#CONNECT!",
  "#BUSY!",
]);

/** A cell's value; undefined when the cell is empty. */
export type CellValue = string | number | boolean | CellError | undefined;

/** A value as it goes over the wire and into snapshots: errors as their text, empty as "". */
export type WireValue = string | number | boolean;

export function toWire(value: CellValue): WireValue {
  if (value === undefined) return "";
  return value instanceof CellError ? value.text : value;
}

export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

export function valueType(value: CellValue): ValueType {
  if (value === undefined) return "Empty";
  if (value instanceof CellError) return "Error";
  if (typeof value === "number") return "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}
