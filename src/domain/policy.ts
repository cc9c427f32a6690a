import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../tabular/cellProblem";
import { dayFromText, isDay, type Day } from "../tabular/excelDate";
import type { Quantity } from "../tabular/quantity";
import { splitList } from "../tabular/readCell";
import type { WordMeaning } from "../tabular/range/chosenRange";
import type { TableRows } from "../tabular/readRows";
import type { Row } from "../tabular/table";
import type { transitionTable } from "./transition/transition.table";
import type { WorkbookLocale } from "../tabular/workbookLocale";
import { fitSettings, type FitSettings } from "./fit/fitPolicy";
import { round9 } from "./rounding";
import { PROBABILITY_SCALES, riskPolicy, type RiskPolicy } from "./risks/riskPolicy";
import { LATER_SETTINGS, SETTINGS, type SettingDeclaration } from "./settings";
import { comparable } from "./words";

/** The rules of this transition: the defaults, and what its Transition table changes. */
export interface Policy {
  readonly name: string | undefined;
  readonly purpose: string | undefined;
  readonly language: string | undefined;
  readonly statusDate: Day | undefined;
  /** Scores, 0 to 100. */
  readonly passScore: number;
  readonly warnScore: number;
  readonly evidenceAgeDays: number;
  /** Share of the scored weight that may lack evidence, percent. */
  readonly missingLimitPercent: number;
  /** The boundary that sizes are counted in, by ID or name; undefined: the first. */
  readonly mainBoundary: string | undefined;
  readonly signalAgeDays: number;
  /** Share of a limit above which something is near it, above 0 and up to 1. */
  readonly nearLimit: number;
  /** Importance, 1 to 5, from which an assumption is load-bearing. */
  readonly loadBearingFrom: number;
  /** As they are compared. */
  readonly wordsThatPass: readonly string[];
  readonly wordsThatWarn: readonly string[];
  readonly wordsThatFail: readonly string[];
  /** All of them, as somebody wrote them. */
  readonly wordsShown: readonly string[];
  readonly risks: RiskPolicy;
  readonly fit: FitSettings;
}

export interface PolicyReading {
  readonly policy: Policy;
  readonly problems: readonly CellProblem[];
}

/** Why a pair of thresholds is refused: a gate that could pass on less than it knows. */
export type ThresholdFault = "warn-above-pass" | "warn-too-low" | "out-of-range";

/**
 * A warn score ≤ 50 or ≤ 100 − missing limit would let missing evidence alone decide; one above the pass score
 * contradicts it. Undefined: the pair is sound.
 */
export function thresholdFault(pass: number, warn: number, missingLimitPercent: number): ThresholdFault | undefined {
  if (!(pass > 0 && pass <= 100)) return "out-of-range";
  if (warn <= 50 || warn <= 100 - missingLimitPercent) return "warn-too-low";
  return warn > pass ? "warn-above-pass" : undefined;
}

type SettingRow = Row<typeof transitionTable>;

/** The policy with the words of a checklist whose meaning somebody has said; what the policy says itself stands. */
export function withWords(policy: Policy, words: Readonly<Record<string, WordMeaning>> = {}): Policy {
  const known = new Set([...policy.wordsThatPass, ...policy.wordsThatWarn, ...policy.wordsThatFail]);
  const added = (meaning: WordMeaning): readonly string[] =>
    Object.entries(words)
      .filter(([word, said]) => said === meaning && !known.has(comparable(word)))
      .map(([word]) => comparable(word));
  return {
    ...policy,
    wordsThatPass: [...policy.wordsThatPass, ...added("passes")],
    wordsThatWarn: [...policy.wordsThatWarn, ...added("warns")],
    wordsThatFail: [...policy.wordsThatFail, ...added("fails")],
    wordsShown: [...policy.wordsShown, ...Object.keys(words).filter((word) => !known.has(comparable(word)))],
  };
}

/** Every word that passes, warns or fails where the Transition table says nothing else. */
export const DEFAULT_WORDS: readonly string[] = ["Words that pass", "Words that warn", "Words that fail"].flatMap(
  (name) => splitList(defaultText(name)),
);

/**
 * Reads the policy. A value that cannot be read, or that would make verdicts unsafe, is refused by name and the
 * default is used; thresholds are refused together (90/75/50).
 */
export function readPolicy(
  transition: TableRows<typeof transitionTable> | undefined,
  locale: WorkbookLocale,
): PolicyReading {
  const problems: CellProblem[] = [];
  const values = new Map<SettingDeclaration, { value: unknown; row: SettingRow }>();
  for (const row of transition?.rows ?? []) {
    const setting = SETTINGS.find((candidate) => sameName(candidate.name, row.key));
    const report = problemReporter(transition, row, problems);
    if (setting === undefined) {
      if (!LATER_SETTINGS.some((name) => sameName(name, row.key))) report("setting-unknown", "guess", {});
    } else if (row.value !== undefined) {
      const value = settingValue(setting, row.value, locale);
      if (value === undefined) report("policy-unreadable", "problem", { unit: setting.unit, setting: setting.name });
      else values.set(setting, { value, row });
    }
  }
  const given = (name: string): unknown => [...values].find(([setting]) => setting.name === name)?.[1].value;
  const textOf = (name: string): string | undefined => given(name) as string | undefined;
  const numberOf = (name: string): number => round9((given(name) as number | undefined) ?? defaultNumber(name));
  const written = (name: string): readonly string[] =>
    (given(name) as readonly string[] | undefined) ?? splitList(defaultText(name));
  const lists = ["Words that fail", "Words that warn", "Words that pass"];
  const listed = (name: string): readonly string[] => [...new Set(written(name).map(comparable))];
  // What the workbook says of a word outranks the default; said twice, the worse counts.
  const words = (name: string): readonly string[] => {
    const others = lists.filter((other) => other !== name && (given(other) !== undefined || given(name) === undefined));
    const stronger = others.filter(
      (other) =>
        (given(other) !== undefined && given(name) === undefined) || lists.indexOf(other) < lists.indexOf(name),
    );
    const taken = new Set(stronger.flatMap(listed));
    return listed(name).filter((word) => !taken.has(word));
  };

  let [passScore, warnScore] = [numberOf("Pass score"), numberOf("Warn score")];
  let missingLimitPercent = numberOf("Missing limit");
  const fault = thresholdFault(passScore, warnScore, missingLimitPercent);
  if (fault !== undefined) {
    for (const [setting, { row }] of values) {
      if (!["Pass score", "Warn score", "Missing limit"].includes(setting.name)) continue;
      problemReporter(transition, row, problems)("policy-refused", "problem", { fault, setting: setting.name });
    }
    [passScore, warnScore, missingLimitPercent] = [90, 75, 50];
  }
  return {
    policy: {
      name: textOf("Name"),
      purpose: textOf("Purpose"),
      language: textOf("Language"),
      statusDate: given("Status date") as Day | undefined,
      passScore,
      warnScore,
      evidenceAgeDays: numberOf("Evidence age (days)"),
      missingLimitPercent,
      mainBoundary: textOf("Main boundary"),
      signalAgeDays: numberOf("Signal age (days)"),
      nearLimit: numberOf("Near limit"),
      loadBearingFrom: numberOf("Load-bearing from"),
      wordsThatPass: words("Words that pass"),
      wordsThatWarn: words("Words that warn"),
      wordsThatFail: words("Words that fail"),
      wordsShown: ["Words that pass", "Words that warn", "Words that fail"].flatMap(written),
      risks: riskPolicy(given),
      fit: fitSettings(given),
    },
    problems,
  };
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.trim().toLowerCase();

function problemReporter(
  transition: TableRows<typeof transitionTable> | undefined,
  row: SettingRow,
  problems: CellProblem[],
) {
  return (code: ProblemCode, severity: CellProblem["severity"], facts: Record<string, string>): void => {
    if (transition === undefined) return;
    const cell: CellAddress = transition.cell(row, code === "setting-unknown" ? "setting" : "value");
    problems.push({ cell, severity, code, column: "Value", found: shownValue(row), facts: { row: row.key, ...facts } });
  };
}

function shownValue(row: SettingRow): string | number {
  if (row.value === undefined) return row.key;
  return row.value.kind === "number" ? row.value.value : row.value.text;
}

function defaultNumber(name: string): number {
  return Number(SETTINGS.find((setting) => setting.name === name)?.default);
}

function defaultText(name: string): string {
  return String(SETTINGS.find((setting) => setting.name === name)?.default);
}

/** The value of a setting in its own unit, or undefined where the cell holds something else. */
function settingValue(setting: SettingDeclaration, value: Quantity, locale: WorkbookLocale): unknown {
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
    case "share": {
      const share = percentValue(value);
      return share === undefined ? undefined : share / 100;
    }
    case "correlation":
      if (value.kind !== "number" || (value.unit !== "plain" && value.unit !== "percent")) return undefined;
      return inRange(value.unit === "percent" ? value.value / 100 : value.value, 0, 1);
    case "money":
      return value.kind === "number" && value.unit === "plain" && value.value > 0 ? value.value : undefined;
    case "draws":
      return wholeIn(value, 1000, 1_000_000);
    case "seed":
      return wholeIn(value, -(2 ** 31), 2 ** 31 - 1);
    case "probabilityScale":
      return value.kind === "words" ? PROBABILITY_SCALES[value.text.trim().toLowerCase()] : undefined;
    case "other":
      return value;
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
