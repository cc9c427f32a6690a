import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { splitList } from "../tabular/readCell";
import type { WordMeaning } from "../tabular/range/chosenRange";
import type { TableRows } from "../tabular/readRows";
import type { Row } from "../tabular/table";
import type { transitionTable } from "./transition/transition.table";
import type { WorkbookLocale } from "../tabular/workbookLocale";
import { fitSettings, type FitSettings } from "./fit/fitPolicy";
import { round9 } from "./rounding";
import { riskPolicy, type RiskPolicy } from "./risks/riskPolicy";
import { LATER_SETTINGS, SETTINGS, type SettingDeclaration } from "./settings";
import { settingValue } from "./settingValue";
import { wavePolicy, type WavePolicy } from "./waves/wavePolicy";
import { comparable } from "./words";
import { wordsTwice } from "./wordsTwice";

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
  readonly waves: WavePolicy;
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

  for (const [name, twice] of wordsTwice(written, (list) => given(list) !== undefined)) {
    const row = [...values].find(([setting]) => setting.name === name)?.[1].row;
    if (row === undefined) continue;
    problemReporter(transition, row, problems)("word-on-two-lists", "guess", {
      setting: name,
      words: twice.map(({ word }) => word).join(", "),
      other: [...new Set(twice.map(({ other }) => other))].join(", "),
    });
  }

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
      waves: wavePolicy(given),
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
