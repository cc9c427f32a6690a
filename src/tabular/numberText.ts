import type { WorkbookLocale } from "./workbookLocale";

/** A number that somebody typed as text, and whether a % stood behind it (then the value is the percentage). */
export interface NumberText {
  readonly value: number;
  readonly percent: boolean;
}

/**
 * Reads "92.1", "1,250", "90 %", "−3" as a person in that locale means it; undefined for anything else.
 * A text with a group separator in a place where no group ends is not a number ("1,25" in English).
 */
export function numberFromText(
  text: string,
  locale: Pick<WorkbookLocale, "decimal" | "group">,
): NumberText | undefined {
  const trimmed = text.trim();
  if (!/\d/.test(trimmed)) return undefined;
  const percent = trimmed.endsWith("%");
  const figure = (percent ? trimmed.slice(0, -1) : trimmed)
    .trim()
    .replace(/^[−–]/, "-")
    .replace(/[\u00a0\u202f]/g, " ");
  const group = /\s/.test(locale.group) ? " " : locale.group;
  const [whole = "", fraction, ...more] = figure.split(locale.decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d*(e[+-]?\d+)?$/i.test(fraction))) return undefined;
  const groups = whole.replace(/^[+-]/, "").split(group);
  const grouped = groups.every((part, i) => (i === 0 ? /^\d{1,3}$/.test(part) : /^\d{3}$/.test(part)));
  if (groups.length > 1 ? !grouped : !/^[+-]?\d*(e[+-]?\d+)?$/i.test(whole)) return undefined;
  const plain = `${whole.replaceAll(group, "")}${fraction === undefined ? "" : `.${fraction}`}`;
  const value = Number(plain);
  return plain === "" || !Number.isFinite(value) ? undefined : { value, percent };
}
