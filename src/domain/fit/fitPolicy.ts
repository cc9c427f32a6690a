import type { SettingDeclaration } from "../settings";

/** What the Transition table says about fit and temporary supports. */
export interface FitSettings {
  /** Readings in a row in which the measure of a support has to pass. */
  readonly readingsToRetire: number;
  /** Percent of the work that active temporary supports may absorb together. */
  readonly absorbedWorkLimitPercent: number;
}

const READINGS_TO_RETIRE = 3;
const ABSORBED_WORK_LIMIT = 10;

export const FIT_SETTINGS: readonly SettingDeclaration[] = [
  {
    name: "Readings to retire",
    unit: "wholeFromOne",
    default: READINGS_TO_RETIRE,
    meaning: "Readings in a row in which the measure of a support has to pass before it can go.",
  },
  {
    name: "Absorbed work limit",
    unit: "percent",
    default: ABSORBED_WORK_LIMIT,
    meaning: "Percent of the work above which active temporary supports make the new model fit on crutches.",
  },
];

/** Reads the settings by name; what is not given stands at its default. */
export function fitSettings(given: (name: string) => unknown): FitSettings {
  return {
    readingsToRetire: (given("Readings to retire") as number | undefined) ?? READINGS_TO_RETIRE,
    absorbedWorkLimitPercent: (given("Absorbed work limit") as number | undefined) ?? ABSORBED_WORK_LIMIT,
  };
}
