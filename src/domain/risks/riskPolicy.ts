import type { SettingDeclaration } from "../settings";
import type { ProbabilityScale } from "./probabilityScale";
import type { Span } from "./scaleSpan";

/** What the Transition table says about risks. */
export interface RiskPolicy {
  /** A score above this is above appetite, and so is an expected loss above that, where one is set. */
  readonly appetiteScore: number;
  readonly appetiteLoss: number | undefined;
  readonly draws: number;
  readonly seed: number;
  /** ρ of the one-factor copula, 0 to 1. */
  readonly correlation: number;
  /** What a week's delay costs; undefined: nobody said. */
  readonly weekCost: number | undefined;
  /** How the plain figures of a column are meant, where somebody has said so. */
  readonly scales: SaidScales;
  /** As money is written, such as GBP or £; undefined where nobody said. */
  readonly currency: string | undefined;
}

export interface SaidScales {
  readonly probability: ProbabilityScale | undefined;
  readonly probabilityAfter: ProbabilityScale | undefined;
  readonly impact: Span | undefined;
}

/** The setting that says it. */
export const SCALE_SETTINGS = {
  probability: "Probability scale",
  probabilityAfter: "Probability after scale",
  impact: "Impact scale",
} as const satisfies Readonly<Record<keyof SaidScales, string>>;

export const PROBABILITY_SCALES: Readonly<Record<string, ProbabilityScale>> = {
  fraction: "fraction",
  fractions: "fraction",
  percent: "percent",
  "%": "percent",
  "1 to 5": "levels",
  "1-5": "levels",
  "1–5": "levels",
};

export const RISK_SETTINGS: readonly SettingDeclaration[] = [
  {
    name: "Appetite score",
    unit: "count",
    default: 12,
    meaning: "A risk that scores more is above appetite: it needs an owner, a mitigation and a contingency.",
  },
  {
    name: "Appetite loss",
    unit: "money",
    default: "",
    meaning: "A risk whose expected loss is more is above appetite too. Blank: the score alone counts.",
  },
  { name: "Draws", unit: "draws", default: 20000, meaning: "How often the exposure is drawn, 1,000 to 1,000,000." },
  { name: "Seed", unit: "seed", default: 1, meaning: "The same seed gives the same figures. A whole number." },
  {
    name: "Correlation",
    unit: "correlation",
    default: 0.3,
    meaning: "How much risks occur together, 0 to 1; shown beside the figures for 0.",
  },
  {
    name: "Cost of a week's delay",
    unit: "money",
    default: "",
    meaning: "For the price of waiting. Blank: not shown.",
  },
  {
    name: SCALE_SETTINGS.probability,
    unit: "probabilityScale",
    default: "",
    meaning: "Of the figures in Probability: Fraction, Percent or 1 to 5. Blank: told from the column.",
  },
  {
    name: SCALE_SETTINGS.probabilityAfter,
    unit: "probabilityScale",
    default: "",
    meaning: "Of the figures in Probability after: Fraction, Percent or 1 to 5. Blank: told from the columns.",
  },
  {
    name: SCALE_SETTINGS.impact,
    unit: "impactScale",
    default: "",
    meaning: "Of the figures in Impact, such as 1 to 10; it is stretched onto 1 to 5. Blank: told from the column.",
  },
];

/** Reads the settings by name; what is not given stands at its default. */
export function riskPolicy(given: (name: string) => unknown): RiskPolicy {
  const figure = (name: string): number => (given(name) as number | undefined) ?? Number(defaultOf(name));
  return {
    appetiteScore: figure("Appetite score"),
    appetiteLoss: given("Appetite loss") as number | undefined,
    draws: figure("Draws"),
    seed: figure("Seed"),
    correlation: figure("Correlation"),
    weekCost: given("Cost of a week's delay") as number | undefined,
    scales: {
      probability: given(SCALE_SETTINGS.probability) as ProbabilityScale | undefined,
      probabilityAfter: given(SCALE_SETTINGS.probabilityAfter) as ProbabilityScale | undefined,
      impact: given(SCALE_SETTINGS.impact) as Span | undefined,
    },
    currency: given("Currency") as string | undefined,
  };
}

function defaultOf(name: string): string | number | undefined {
  return RISK_SETTINGS.find((setting) => setting.name === name)?.default;
}
