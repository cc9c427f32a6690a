import { FIT_SETTINGS } from "./fit/fitPolicy";
import { RISK_SETTINGS } from "./risks/riskPolicy";
import { WAVE_SETTINGS } from "./waves/wavePolicy";

/** What the Value of a setting holds. */
export type SettingUnit =
  | "text"
  | "words"
  | "language"
  | "date"
  | "percent"
  | "score"
  | "days"
  | "count"
  | "share"
  | "importance"
  | "correlation"
  | "money"
  | "draws"
  | "seed"
  | "whole"
  | "wholeFromOne"
  | "ramp"
  | "probabilityScale"
  | "impactScale";

export interface SettingDeclaration {
  readonly name: string;
  readonly unit: SettingUnit;
  /** Written when the add-in makes the table, in the cell and in Meaning; "" where there is none. */
  readonly default: string | number;
  readonly meaning: string;
}

/** Every setting of the Transition table, once, in the order in which the table lists them. */
export const SETTINGS: readonly SettingDeclaration[] = [
  { name: "Name", unit: "text", default: "", meaning: "What is being scaled, as the reports title it." },
  { name: "Purpose", unit: "text", default: "", meaning: "What the crossing is for, and what must survive it." },
  { name: "Variant", unit: "text", default: "", meaning: "Such as Pilot to production or Local to regional." },
  { name: "Status date", unit: "date", default: "", meaning: "The day that counts as today. Blank: today." },
  { name: "Currency", unit: "text", default: "", meaning: "Of every money column, with its period." },
  {
    name: "Language",
    unit: "language",
    default: "",
    meaning: "Of text that is written to cells, such as en-GB. Blank: Excel's own.",
  },
  {
    name: "Main boundary",
    unit: "text",
    default: "",
    meaning: "ID of the boundary by which the size of units and waves is counted. Blank: the first.",
  },
  { name: "Pass score", unit: "score", default: 90, meaning: "Score from which a gate passes." },
  { name: "Warn score", unit: "score", default: 75, meaning: "Score below which a gate does not pass at all." },
  { name: "Evidence age (days)", unit: "days", default: 90, meaning: "Evidence older than this goes stale." },
  {
    name: "Missing limit",
    unit: "percent",
    default: 50,
    meaning: "Percent of the weight without evidence from which a gate has no score.",
  },
  {
    name: "Signal age (days)",
    unit: "days",
    default: 31,
    meaning: "Readings of a signal older than this go stale.",
  },
  { name: "Near limit", unit: "share", default: 0.8, meaning: "Share of a limit from which it comes near." },
  {
    name: "Load-bearing from",
    unit: "importance",
    default: 4,
    meaning: "Importance from which an assumption is load-bearing.",
  },
  {
    name: "Words that pass",
    unit: "words",
    default: "Yes, Done, Complete, Met, Passed, Green, TRUE",
    meaning: "Count as met where Pass at is blank.",
  },
  {
    name: "Words that warn",
    unit: "words",
    default: "Partly, In progress, Amber",
    meaning: "Count as a warning where Pass at is blank.",
  },
  {
    name: "Words that fail",
    unit: "words",
    default: "No, Open, Not started, Failed, Red, FALSE",
    meaning: "Count as not met where Pass at is blank.",
  },
  ...WAVE_SETTINGS,
  ...RISK_SETTINGS,
  ...FIT_SETTINGS,
];

/** Settings that later parts of the product read; a row with one of these names is no surprise. */
export const LATER_SETTINGS: readonly string[] = ["Waived weight limit", "Days before gate"];
