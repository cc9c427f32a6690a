import { numberFromText } from "../../tabular/numberText";
import type { Quantity } from "../../tabular/quantity";
import { splitList } from "../../tabular/readCell";
import type { WorkbookLocale } from "../../tabular/workbookLocale";

/** One step of the cap ramp: how many units a generated wave may take. */
export type RampStep =
  | { readonly kind: "units"; readonly count: number }
  | { readonly kind: "share"; readonly percent: number }
  | { readonly kind: "rest" };

/** "1, 5 %, 15 %, 30 %, rest": numbers of units, shares of all units, or whatever is left. */
export function rampOf(value: Quantity, locale: WorkbookLocale): readonly RampStep[] | undefined {
  if (value.kind === "number") {
    const step = rampStep(value.value, value.unit === "percent");
    return step === undefined ? undefined : [step];
  }
  if (value.kind !== "words") return undefined;
  const steps = splitList(value.text).map((part): RampStep | undefined => {
    if (part.toLowerCase() === "rest") return { kind: "rest" };
    const figure = numberFromText(part, locale);
    return figure === undefined ? undefined : rampStep(figure.value, figure.percent);
  });
  const ramp = steps.filter((step) => step !== undefined);
  return ramp.length === 0 || ramp.length < steps.length ? undefined : ramp;
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
