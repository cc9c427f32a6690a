import type { Day } from "../../tabular/excelDate";
import type { SettingDeclaration } from "../settings";
import type { RampStep } from "./capRamp";

/** The rules of the wave plan. */
export interface WavePolicy {
  readonly firstStart: Day | undefined;
  readonly lengthWeeks: number;
  readonly gapWeeks: number;
  /** How many waves are generated; undefined: as many as the ramp and the dependencies need. */
  readonly waves: number | undefined;
  readonly ramp: readonly RampStep[];
  readonly hypercareWeeks: number;
  /** Undefined: by the size of the programme. */
  readonly steps: number | undefined;
  readonly seed: number;
}

/** What the planner goes by where the Transition table says nothing. The settings below tell the same. */
export const WAVE_POLICY: WavePolicy = {
  firstStart: undefined,
  lengthWeeks: 4,
  gapWeeks: 0,
  waves: undefined,
  ramp: [
    { kind: "units", count: 1 },
    { kind: "share", percent: 5 },
    { kind: "share", percent: 15 },
    { kind: "share", percent: 30 },
    { kind: "rest" },
  ],
  hypercareWeeks: 4,
  steps: undefined,
  seed: 1,
};

/** They count where no Waves table says what its waves are; hypercare, steps and seed count for every plan. */
export const WAVE_SETTINGS: readonly SettingDeclaration[] = [
  {
    name: "First wave start",
    unit: "date",
    default: "",
    meaning:
      "First day of wave 1, where no Waves table lists the waves. Blank: the first Monday from the status date on.",
  },
  { name: "Wave length (weeks)", unit: "wholeFromOne", default: 4, meaning: "How long a generated wave lasts." },
  { name: "Gap (weeks)", unit: "whole", default: 0, meaning: "Weeks between two generated waves." },
  {
    name: "Waves",
    unit: "wholeFromOne",
    default: "",
    meaning: "How many waves are generated. Blank: as many as the cap ramp and the dependencies need.",
  },
  {
    name: "Cap ramp",
    unit: "ramp",
    default: "1, 5 %, 15 %, 30 %, rest",
    meaning: "How many units each generated wave may take: a number, a share of all, or the rest.",
  },
  { name: "Hypercare (weeks)", unit: "whole", default: 4, meaning: "How long a unit needs support after its wave." },
  {
    name: "Plan steps",
    unit: "whole",
    default: "",
    meaning: "How long a better plan is looked for, in steps. Blank: by the number of units.",
  },
];

/** Reads the settings by name; what is not given stands at its default. The seed is the one of the risks. */
export function wavePolicy(given: (name: string) => unknown): WavePolicy {
  const figure = (name: string): number | undefined => given(name) as number | undefined;
  return {
    firstStart: figure("First wave start"),
    lengthWeeks: figure("Wave length (weeks)") ?? WAVE_POLICY.lengthWeeks,
    gapWeeks: figure("Gap (weeks)") ?? WAVE_POLICY.gapWeeks,
    waves: figure("Waves"),
    ramp: (given("Cap ramp") as readonly RampStep[] | undefined) ?? WAVE_POLICY.ramp,
    hypercareWeeks: figure("Hypercare (weeks)") ?? WAVE_POLICY.hypercareWeeks,
    steps: figure("Plan steps"),
    seed: figure("Seed") ?? WAVE_POLICY.seed,
  };
}
