import type { CellProblem } from "../../tabular/cellProblem";
import { dayFromText, isDay, type Day } from "../../tabular/excelDate";
import { numberFromText } from "../../tabular/numberText";
import type { Quantity } from "../../tabular/quantity";
import { splitList } from "../../tabular/readCell";
import type { TableRows } from "../../tabular/readRows";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { transitionTable } from "../transition/transition.table";

/** One step of the cap ramp: how many units a generated wave may take. */
export type RampStep =
  | { readonly kind: "units"; readonly count: number }
  | { readonly kind: "share"; readonly percent: number }
  | { readonly kind: "rest" };

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

type Reader = (value: Quantity, locale: WorkbookLocale) => Partial<WavePolicy> | undefined;

const whole =
  (least: number, made: (value: number) => Partial<WavePolicy>): Reader =>
  (value) =>
    value.kind === "number" && value.unit === "plain" && Number.isInteger(value.value) && value.value >= least
      ? made(value.value)
      : undefined;

const READERS: Readonly<Record<string, { readonly unit: string; readonly read: Reader }>> = {
  "first wave start": { unit: "date", read: readStart },
  "wave length (weeks)": { unit: "count", read: whole(1, (lengthWeeks) => ({ lengthWeeks })) },
  "gap (weeks)": { unit: "count", read: whole(0, (gapWeeks) => ({ gapWeeks })) },
  waves: { unit: "count", read: whole(1, (waves) => ({ waves })) },
  "cap ramp": { unit: "ramp", read: readRamp },
  "hypercare (weeks)": { unit: "count", read: whole(0, (hypercareWeeks) => ({ hypercareWeeks })) },
  "plan steps": { unit: "count", read: whole(0, (steps) => ({ steps })) },
  seed: { unit: "count", read: whole(0, (seed) => ({ seed })) },
};

/** The wave plan's settings of the Transition table. A value that cannot be used is named, and the default serves. */
export function readWavePolicy(
  transition: TableRows<typeof transitionTable> | undefined,
  locale: WorkbookLocale,
): { readonly policy: WavePolicy; readonly problems: readonly CellProblem[] } {
  let policy = WAVE_POLICY;
  const problems: CellProblem[] = [];
  for (const row of transition?.rows ?? []) {
    const setting = READERS[row.key.trim().toLowerCase()];
    if (transition === undefined || setting === undefined || row.value === undefined) continue;
    const read = setting.read(row.value, locale);
    if (read !== undefined) policy = { ...policy, ...read };
    else {
      problems.push({
        cell: transition.cell(row, "value"),
        severity: "problem",
        code: "policy-unreadable",
        column: "Value",
        found: row.value.kind === "number" ? row.value.value : row.value.text,
        facts: { row: row.key, unit: setting.unit, setting: row.key },
      });
    }
  }
  return { policy, problems };
}

function readStart(value: Quantity, locale: WorkbookLocale): Partial<WavePolicy> | undefined {
  if (value.kind === "words") {
    const day = dayFromText(value.text, locale.dateOrder);
    return day === undefined ? undefined : { firstStart: day };
  }
  return value.kind === "number" && value.unit !== "percent" && isDay(value.value)
    ? { firstStart: Math.floor(value.value) }
    : undefined;
}

/** "1, 5 %, 15 %, 30 %, rest": numbers of units, shares of all units, or whatever is left. */
function readRamp(value: Quantity, locale: WorkbookLocale): Partial<WavePolicy> | undefined {
  if (value.kind === "number") {
    const step = rampStep(value.value, value.unit === "percent");
    return step === undefined ? undefined : { ramp: [step] };
  }
  if (value.kind !== "words") return undefined;
  const steps = splitList(value.text).map((part): RampStep | undefined => {
    if (part.toLowerCase() === "rest") return { kind: "rest" };
    const figure = numberFromText(part, locale);
    return figure === undefined ? undefined : rampStep(figure.value, figure.percent);
  });
  const ramp = steps.filter((step) => step !== undefined);
  return ramp.length === 0 || ramp.length < steps.length ? undefined : { ramp };
}

function rampStep(value: number, percent: boolean): RampStep | undefined {
  if (percent) return value > 0 && value <= 100 ? { kind: "share", percent: value } : undefined;
  return Number.isInteger(value) && value > 0 ? { kind: "units", count: value } : undefined;
}

/** How many units a step of the ramp lets into its wave; at least one. */
export function rampCap(step: RampStep | undefined, units: number): number | undefined {
  if (step === undefined || step.kind === "rest") return undefined;
  return step.kind === "units" ? step.count : Math.max(1, Math.ceil((step.percent / 100) * units - 1e-9));
}
