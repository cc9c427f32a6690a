import { numberFromText } from "../../tabular/numberText";
import type { WorkbookLocale } from "../../tabular/workbookLocale";

type Separators = Pick<WorkbookLocale, "decimal" | "group">;

/** An amount, both ends of a range, one end with nothing at the other, or a range whose first end lacks its "k". */
export type MoneyText =
  | { readonly kind: "amount"; readonly amount: number }
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "one-end" }
  | { readonly kind: "unit-unclear" };

const THOUSANDS: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/**
 * Reads "10k–50k", "£1.2m", "10,000 to 50,000 EUR", "> 50k". "10–50k" may mean ten or ten thousand: it is not guessed.
 * Undefined for anything else.
 */
export function moneyFromText(text: string, locale: Separators): MoneyText | undefined {
  const plain = text.trim();
  const open = /^(?:[<>≤≥]=?|over|under|above|below|from|up to|at least|at most|ab|bis)\s*(.+)$|^(.+?)\s*\+$/i.exec(
    plain,
  );
  if (open !== null) return oneAmount(open[1] ?? open[2] ?? "", locale) === undefined ? undefined : { kind: "one-end" };
  const single = oneAmount(plain, locale);
  if (single !== undefined) return { kind: "amount", amount: single.amount };
  const ends = plain.split(/\s*(?:\.\.+|…|–|—)\s*|\s+(?:to|bis|and|à)\s+|(?<=[\d\p{L}])\s*-\s*(?=[\d\p{Sc}])/u);
  const [first, second] = ends;
  if (ends.length !== 2 || first === undefined || second === undefined) return undefined;
  const low = oneAmount(first, locale);
  const high = oneAmount(second, locale);
  if (first.trim() === "" || second.trim() === "") {
    return low === undefined && high === undefined ? undefined : { kind: "one-end" };
  }
  if (low === undefined || high === undefined) return undefined;
  if (low.factor === 1 && high.factor > 1) return { kind: "unit-unclear" };
  return { kind: "range", low: low.amount, high: high.amount };
}

function oneAmount(text: string, locale: Separators): { readonly amount: number; readonly factor: number } | undefined {
  const bare = text
    .trim()
    .replace(/^(?:\p{Sc}|[A-Z]{3}\b)\s*/u, "")
    .replace(/\s*(?:\p{Sc}|\b[A-Z]{3})$/u, "")
    .trim();
  const [, figure = "", unit] = /^(.*?\d)\s*(\p{L}+)?\.?$/u.exec(bare) ?? [];
  const factor = unit === undefined ? 1 : THOUSANDS[unit.toLowerCase()];
  const number = factor === undefined ? undefined : numberFromText(figure, locale);
  if (factor === undefined || number === undefined || number.percent) return undefined;
  return { amount: number.value * factor, factor };
}
