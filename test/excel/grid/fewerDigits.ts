/** A General number in a column too narrow for it is rounded to what fits; other formats are not. */

import type { Culture } from "../model/culture";
import { displayText } from "../model/numberFormat";

const MOST_DIGITS = 10;
const MOST_DECIMALS = 5;
/** Below this, rounding decimals away would leave too little of the number. */
const SMALL = 1e-4;

/** The number with as many digits as fit; undefined where none do. */
export function fewerDigits(value: number, culture: Culture, fits: (text: string) => boolean): string | undefined {
  const rounded = roundedTexts(value, culture);
  const scientific = scientificTexts(value, culture);
  const texts = Math.abs(value) < SMALL ? [...scientific, ...rounded] : [...rounded, ...scientific];
  return texts.find(fits);
}

/** Never rounds the whole part. */
function roundedTexts(value: number, culture: Culture): string[] {
  const wholeDigits = Math.abs(value) < 1 ? 0 : Math.trunc(Math.abs(value)).toFixed(0).length;
  const texts: string[] = [];
  for (let digits = MOST_DIGITS; digits > wholeDigits; digits--) {
    texts.push(displayText(Number(value.toPrecision(digits)), "General", culture, false));
  }
  return [...texts, displayText(Number(value.toFixed(0)), "General", culture, false)];
}

function scientificTexts(value: number, culture: Culture): string[] {
  const texts: string[] = [];
  for (let decimals = MOST_DECIMALS; decimals >= 0; decimals--) {
    const [mantissa = "", exponent = ""] = value.toExponential(decimals).split("e");
    const format = `0${decimals === 0 ? "" : `.${"0".repeat(shownDecimals(mantissa))}`}E+00`;
    texts.push(displayText(Number(`${mantissa}e${exponent}`), format.replace(".E", "E"), culture, false));
  }
  return texts;
}

function shownDecimals(mantissa: string): number {
  return (mantissa.split(".")[1] ?? "").replace(/0+$/, "").length;
}
