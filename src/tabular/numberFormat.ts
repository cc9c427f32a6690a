/** What a number in a cell is counted in, told by the cell's number format. */
export type Unit = "plain" | "percent" | "date" | "time";

/**
 * Of amounts of money, whatever they are counted in: whole, but with decimals below 100, so that 0.24 million is never
 * shown as 0.
 */
export const MONEY_FORMAT = "[=0]0;[<100]#,##0.0###;#,##0";

const known = new Map<string, Unit>([["General", "plain"]]);

/** The unit of a number format such as `0.0%` (percent), `d mmm yyyy` (date) or `#,##0` (plain). */
export function unitOfFormat(format: string): Unit {
  let unit = known.get(format);
  if (unit === undefined) {
    unit = unitOf(format);
    known.set(format, unit);
  }
  return unit;
}

function unitOf(format: string): Unit {
  // Literal text in quotes, escaped characters and [colour] or [condition] parts say nothing about the unit.
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, "");
  if (bare.includes("%")) return "percent";
  const letters = bare.replace(/general|standard/gi, "");
  // "mm:ss" and "[h]:mm" are times; a month stands beside a day or a year.
  if (/[dy]/i.test(letters) || (/m/i.test(letters) && !/[hs]/i.test(letters))) return "date";
  return /[hs]/i.test(letters) ? "time" : "plain";
}
