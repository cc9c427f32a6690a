import type { CellValue } from "./cellValue";

/**
 * A value as it is handed to Excel so that it reads back the same. Excel takes text that looks like a formula, a number,
 * a date, a percentage or TRUE for that; a leading apostrophe keeps it text, and is not part of what is read back.
 */
export function writtenValue(value: CellValue): CellValue {
  return typeof value === "string" && mayBeReinterpreted(value) ? `'${value}` : value;
}

/** Anything but plain words: a letter first and no figure; one word in capitals may be TRUE in some language. */
function mayBeReinterpreted(text: string): boolean {
  if (text === "") return false;
  if (/\d/.test(text) || !(/^[A-Za-z]/.test(text) || /^\p{L}/u.test(text))) return true;
  return !/[a-z]/.test(text) && /^\p{Lu}+$/u.test(text);
}
