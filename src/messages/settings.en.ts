import type { VerdictFlip } from "../workflows/verdictFlips";
import type { NearestFlip, PolicyNumber, Tried } from "../workflows/trySetting";
import type { WordMeaning } from "../tabular/range/chosenRange";
import type { Format } from "./format";

export type SettingsWords = ReturnType<typeof settingsEn>;

/** The words of the settings view, in English; they are loaded with it. */
export function settingsEn(format: Format) {
  const count = (value: number, one: string, many: string): string =>
    `${format.number(value)} ${value === 1 ? one : many}`;
  const criteria = (value: number): string => count(value, "criterion", "criteria");
  const value = (name: PolicyNumber, figure: number): string =>
    name === "missingLimitPercent"
      ? format.percent(figure)
      : name === "evidenceAgeDays"
        ? count(figure, "day", "days")
        : format.number(figure);
  const flips = (gates: readonly VerdictFlip[]): string => {
    const sentences = gates.slice(0, NAMED).map(({ gate, to }) => `gate ${gate} would be ${to}`);
    const more = gates.length - sentences.length;
    return `${sentences.join(", ")}${more > 0 ? `, and ${count(more, "more gate", "more gates")} would differ` : ""}`;
  };
  return {
    title: "Settings",
    explain:
      "The rules stand in the Transition sheet, and are changed there. Here you can try others: nothing is written.",
    goToRules: "Go to the rules",
    noTable: "This workbook has no Transition table, so the usual rules count.",
    create: "Create the sheets",
    rules: "Scores and evidence",
    words: "Words",
    wordsHint: "They count where Pass at is blank.",
    transition: "This transition",
    who: "Who evaluates",
    value,
    none: "(blank)",
    today: (date: string): string => `${date}, today`,
    excelsOwn: "Excel's own",
    isDefault: "The default.",
    notInTable: "The default: the table has no row for it.",
    blankCell: "Blank there, so the default counts.",
    setAt: "Set at",
    refused: (found: string, expected: string, effect: string): string =>
      `${found} is not used: expected ${expected}. ${effect}.`,
    ownScores: (gates: readonly string[]): string =>
      gates.length === 1
        ? `Gate ${gates[0] ?? ""} has scores of its own.`
        : `Gates with scores of their own: ${gates.slice(0, NAMED).join(", ")}${gates.length > NAMED ? " …" : ""}.`,
    nearest: (name: PolicyNumber, { value: at, flips: gates }: NearestFlip): string =>
      `At ${value(name, at)} ${flips(gates)}.`,
    noFlip: "No value that can be used changes a verdict.",
    trying: "Looking for values that change a verdict",
    tryAnother: (setting: string): string => `Try another ${setting}`,
    tryLabel: "Try",
    notANumber: "That is not a number.",
    tried: (name: PolicyNumber, at: number, outcome: Tried): string => {
      const lead = `At ${value(name, at)}`;
      if (outcome.refused !== undefined) return `${lead}: refused. ${REFUSED[outcome.refused]}`;
      if (outcome.flips.length > 0) return `${lead} ${flips(outcome.flips)}.`;
      return outcome.criteria === 0
        ? `${lead} every verdict stays.`
        : `${lead} every verdict stays; ${criteria(outcome.criteria)} would count differently.`;
    },
    judged: (judged: number): string =>
      judged === 0 ? "No criterion is judged by them." : `${criteria(judged)} judged by them.`,
    unknown: "Words on no list",
    unknownWord: (word: string, cells: number): string =>
      `“${word}”: ${count(cells, "criterion has", "criteria have")} no evidence.`,
    wordWould: (meaning: WordMeaning, outcome: Tried): string => {
      const lead = WOULD[meaning];
      const changed = outcome.refused === undefined ? outcome.flips : [];
      return changed.length === 0 ? `${lead} every verdict stays.` : `${lead} ${flips(changed)}.`;
    },
    moreWords: (more: number): string => `And ${count(more, "more word", "more words")}, among the cells to fix.`,
  };
}

/** More gates than these are counted. */
const NAMED = 3;

const WOULD: Readonly<Record<WordMeaning, string>> = {
  passes: "If it passed,",
  warns: "If it warned,",
  fails: "If it failed,",
};

const REFUSED = {
  "warn-above-pass": "The warn score would lie above the pass score.",
  "warn-too-low": "The warn score has to lie above 50, and above 100 less the missing limit.",
  "out-of-range": "It has to be above 0, and 100 at most.",
  "below-zero": "It has to be 0 or more.",
} as const;
