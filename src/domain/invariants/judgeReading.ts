import type { Day } from "../../tabular/excelDate";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { RuleText, Shown } from "../finding";
import { judgeFigure, judgeFigureAsWord, judgeWord, type Rule } from "../gates/criterionRule";
import type { Reading } from "../readings/latestReadings";
import { round9 } from "../rounding";

/** Why an invariant is in its state. `unit`: where it was seen; undefined for the whole. */
export type InvariantReason =
  | { readonly id: "keeps"; readonly actual: Shown; readonly rule: RuleText }
  | {
      readonly id: "breaches";
      readonly actual: Shown;
      readonly rule: RuleText;
      readonly date: Day | undefined;
      readonly unit: string | undefined;
      /** Further units that breach it. */
      readonly more: number;
    }
  | {
      readonly id: "reading-old";
      readonly date: Day;
      readonly days: number;
      readonly limit: number;
      readonly unit: string | undefined;
    }
  | { readonly id: "reading-undated"; readonly unit: string | undefined }
  | { readonly id: "reading-future"; readonly date: Day }
  | { readonly id: "reading-missing" }
  | { readonly id: "reading-unusable"; readonly unit: string | undefined }
  | { readonly id: "limit-unusable" };

export interface JudgedReading {
  readonly outcome: "kept" | "breached" | "stale" | "unknown";
  readonly reason: InvariantReason;
}

/** The days that decide: the one judged, up to which readings can exist, and how long they stay fresh. */
export interface ReadingDays {
  readonly day: Day;
  readonly known: Day;
  readonly ageDays: number;
}

/** Judges one reading: a breach is one at any age, a kept one has to be fresh. */
export function judgeReading(
  rule: Rule,
  { quantity, date }: Reading,
  unit: string | undefined,
  { day, known, ageDays }: ReadingDays,
  locale: WorkbookLocale,
): JudgedReading {
  const judgement = quantity === undefined ? undefined : judged(rule, quantity, locale);
  if (judgement === undefined) return { outcome: "unknown", reason: { id: "reading-unusable", unit } };
  const { actual, keeps } = judgement;
  if (!keeps) return { outcome: "breached", reason: { id: "breaches", actual, rule, date, unit, more: 0 } };
  if (date === undefined) return { outcome: "stale", reason: { id: "reading-undated", unit } };
  if (date > known) return { outcome: "stale", reason: { id: "reading-future", date } };
  if (day - date > ageDays) {
    return { outcome: "stale", reason: { id: "reading-old", date, days: day - date, limit: ageDays, unit } };
  }
  return { outcome: "kept", reason: { id: "keeps", actual, rule } };
}

/** Undefined where the two cannot be compared: another unit, a word against a figure, an error value. */
function judged(
  rule: Rule,
  quantity: NonNullable<Reading["quantity"]>,
  locale: WorkbookLocale,
): { readonly actual: Shown; readonly keeps: boolean } | undefined {
  if (quantity.kind === "error") return undefined;
  if (quantity.kind === "words") {
    return rule.kind === "words"
      ? { actual: quantity.text, keeps: judgeWord(rule, quantity.text) === "pass" }
      : undefined;
  }
  const actual = { value: round9(quantity.value), unit: quantity.unit };
  if (rule.kind === "figure") {
    return quantity.unit === rule.unit ? { actual, keeps: judgeFigure(rule, quantity.value) === "pass" } : undefined;
  }
  const judgement = judgeFigureAsWord(rule, quantity, locale);
  return judgement === undefined ? undefined : { actual, keeps: judgement === "pass" };
}
