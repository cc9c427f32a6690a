import { dayFromText, isDay } from "../tabular/excelDate";
import type { Quantity } from "../tabular/quantity";
import { splitList } from "../tabular/readCell";
import type { WorkbookLocale } from "../tabular/workbookLocale";
import { PROBABILITY_SCALES } from "./risks/riskPolicy";
import { spanFromText } from "./risks/scaleSpan";
import type { SettingDeclaration } from "./settings";
import { rampOf } from "./waves/capRamp";

/** Excel shows 15 digits. */
const MOST_MONEY = 1e15;

/** The value of a setting in its own unit, or undefined where the cell holds something else. */
export function settingValue(setting: SettingDeclaration, value: Quantity, locale: WorkbookLocale): unknown {
  switch (setting.unit) {
    case "text":
      return value.kind === "words" ? value.text : value.kind === "number" ? String(value.value) : undefined;
    case "words":
      return value.kind === "words" ? splitList(value.text) : undefined;
    case "language":
      return value.kind === "words" && isLanguage(value.text) ? value.text : undefined;
    case "date":
      if (value.kind === "words") return dayFromText(value.text, locale.dateOrder);
      return value.kind === "number" && isStatusDay(value) ? Math.floor(value.value) : undefined;
    case "percent":
      return percentValue(value);
    case "score":
      return value.kind === "number" && value.value > 0 && value.value <= 100 ? value.value : undefined;
    case "days":
    case "count":
      return value.kind === "number" && value.unit === "plain" && value.value >= 0 ? value.value : undefined;
    case "importance":
      return wholeIn(value, 1, 5);
    case "share": {
      if (value.kind === "number" && value.unit === "plain" && value.value > 1) return undefined;
      const share = percentValue(value);
      return share === undefined ? undefined : share / 100;
    }
    case "correlation":
      if (value.kind !== "number" || (value.unit !== "plain" && value.unit !== "percent")) return undefined;
      return inRange(value.unit === "percent" ? value.value / 100 : value.value, 0, 1);
    case "money":
      return value.kind === "number" && value.unit === "plain" && value.value > 0
        ? inRange(value.value, 0, MOST_MONEY)
        : undefined;
    case "draws":
      return wholeIn(value, 1000, 1_000_000);
    case "seed":
      return wholeIn(value, -(2 ** 31), 2 ** 31 - 1);
    case "whole":
      return wholeIn(value, 0, Number.MAX_SAFE_INTEGER);
    case "wholeFromOne":
      return wholeIn(value, 1, Number.MAX_SAFE_INTEGER);
    case "ramp":
      return rampOf(value, locale);
    case "probabilityScale":
      return value.kind === "words" ? PROBABILITY_SCALES[value.text.trim().toLowerCase()] : undefined;
    case "impactScale":
      return value.kind === "words" ? spanFromText(value.text) : undefined;
  }
}

function wholeIn(value: Quantity, least: number, most: number): number | undefined {
  if (value.kind !== "number" || value.unit !== "plain" || !Number.isInteger(value.value)) return undefined;
  return inRange(value.value, least, most);
}

function inRange(value: number, least: number, most: number): number | undefined {
  return value >= least && value <= most ? value : undefined;
}

/** 50 %, 50 and the fraction 0.5 all mean half. */
function percentValue(value: Quantity): number | undefined {
  if (
    value.kind !== "number" ||
    value.unit === "date" ||
    value.unit === "time" ||
    value.value <= 0 ||
    value.value > 100
  )
    return undefined;
  return value.unit === "plain" && value.value <= 1 ? value.value * 100 : value.value;
}

/** A serial that is formatted as a date, or one between 2000 and 2100 that lost its format. */
function isStatusDay({ value, unit }: Extract<Quantity, { kind: "number" }>): boolean {
  return unit === "date" ? isDay(value) : unit === "plain" && value >= 36526 && value < 73051;
}

function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
