/**
 * A second route to every verdict, straight from the words of section 3 and slow on purpose: whole numbers instead of
 * rounded shares, one criterion at a time, nothing shared with the product.
 */

/** A criterion as a person would describe it. Figures are as they stand in the cells' own unit. */
export interface Described {
  readonly actual:
    | { readonly is: "figure"; readonly value: number; readonly percent: boolean }
    | { readonly is: "word"; readonly text: string }
    | { readonly is: "blank" }
    | { readonly is: "error" };
  /** The operator is ≥ throughout: the comparisons have tests of their own. */
  readonly passAt: { readonly value: number; readonly percent: boolean } | "blank" | "unreadable";
  readonly warnAt: { readonly value: number; readonly percent: boolean } | "blank";
  readonly mustPass: "Yes" | "No" | "unreadable";
  readonly applies: "Yes" | "No, with a reason" | "No, without one";
  /** In tenths, so that sums stay whole. */
  readonly weightTenths: number;
  /** Days before the status date; negative: after it. */
  readonly age: number | "blank";
  readonly waiver: "none" | "valid" | "invalid";
}

export interface SheetHas {
  readonly dates: boolean;
  readonly passAt: boolean;
}

const KNOWN_WORDS = { pass: ["Done"], warn: ["Partly"], fail: ["Open"] };

const isMust = (criterion: Described): boolean => criterion.mustPass !== "No";

export function resultByTheWords(criterion: Described, has: SheetHas): string {
  if (criterion.applies !== "Yes" && !isMust(criterion)) {
    return criterion.applies === "No, with a reason" ? "Not applicable" : "No evidence";
  }
  const fresh = resultOfTheDay(criterion, has);
  if (fresh !== "Met" && fresh !== "Warning") return fresh;
  if (!has.dates) return fresh;
  if (criterion.age === "blank") return isMust(criterion) ? "Stale" : fresh;
  return criterion.age < 0 || criterion.age > 90 ? "Stale" : fresh;
}

function resultOfTheDay({ actual, passAt, warnAt, ...rest }: Described, has: SheetHas): string {
  if (passAt === "unreadable" && has.passAt) return "No evidence";
  if (passAt === "blank" || !has.passAt) {
    if (actual.is === "word") {
      if (KNOWN_WORDS.pass.includes(actual.text)) return "Met";
      if (KNOWN_WORDS.warn.includes(actual.text)) return "Warning";
      if (KNOWN_WORDS.fail.includes(actual.text)) return "Not met";
    }
    const informs = actual.is === "figure" && has.passAt && rest.mustPass === "No";
    return informs ? "Information" : "No evidence";
  }
  if (actual.is !== "figure" || passAt === "unreadable") return "No evidence";
  const compared = [actual, passAt, ...(warnAt === "blank" ? [] : [warnAt])];
  const percentages = compared.filter(({ percent }) => percent).length;
  if (percentages > 0 && percentages < compared.length) return "No evidence";
  if (actual.value >= passAt.value) return "Met";
  const usable = warnAt !== "blank" && warnAt.value <= passAt.value;
  return usable && actual.value >= warnAt.value ? "Warning" : "Not met";
}

export interface Standing {
  readonly result: string;
  readonly mustPass: boolean;
  readonly weightTenths: number;
  /** A valid waiver stands ready; it is used where there is something to excuse. */
  readonly waiver: boolean;
}

export function standingOf(criterion: Described, has: SheetHas): Standing {
  return {
    result: resultByTheWords(criterion, has),
    mustPass: isMust(criterion),
    weightTenths: criterion.weightTenths,
    waiver: criterion.waiver === "valid",
  };
}

export interface Judgement {
  readonly verdict: string;
  /** Numbers × half points: score = 100 · low / (2 · weight). */
  readonly score: number | undefined;
  readonly high: number | undefined;
  readonly beforeWaivers: number | undefined;
  readonly used: number;
}

/** The verdict of rules 1 to 5. `holds`: blockers beside the criteria. Thresholds in whole percent. */
export function verdictByTheWords(
  gate: readonly Standing[],
  thresholds: { readonly pass: number; readonly warn: number; readonly missingLimit: number },
  holds = 0,
): Judgement {
  const scored = gate.filter(({ result }) => result !== "Not applicable" && result !== "Information");
  const unknown = (one: Standing): boolean => one.result === "No evidence" || one.result === "Stale";
  const waived = (one: Standing): boolean => one.waiver && (unknown(one) || one.result === "Not met");
  const halves = (one: Standing): number => (one.result === "Met" ? 2 : one.result === "Warning" ? 1 : 0);
  const sum = (share: (one: Standing) => number): number =>
    scored.reduce((total, one) => total + one.weightTenths * share(one), 0);

  const weight = sum(() => 1);
  const low = sum((one) => (waived(one) ? 1 : halves(one)));
  const high = sum((one) => (unknown(one) ? 2 : waived(one) ? 1 : halves(one)));
  const before = sum(halves);
  const missing = sum((one) => (unknown(one) && !waived(one) ? 1 : 0));
  const used = scored.filter(waived).length;
  const below = (twice: number, threshold: number): boolean => 100 * twice < threshold * 2 * weight;

  const verdict = (): string => {
    if (scored.some((one) => one.mustPass && one.result === "Not met" && !waived(one))) return "No-go";
    if (weight > 0 && below(high, thresholds.warn)) return "No-go";
    if (scored.length === 0 || weight === 0) return "Not evaluable";
    if (100 * missing >= thresholds.missingLimit * weight) return "Not evaluable";
    if (scored.some((one) => one.mustPass && unknown(one) && !waived(one))) return "Hold";
    if (holds > 0 || below(low, thresholds.warn)) return "Hold";
    return below(low, thresholds.pass) || used > 0 ? "Conditional go" : "Go";
  };
  const share = (twice: number): number | undefined => (weight === 0 ? undefined : (100 * twice) / (2 * weight));
  const found = verdict();
  return {
    verdict: found,
    score: found === "Not evaluable" ? undefined : share(low),
    high: share(high),
    beforeWaivers: share(before),
    used,
  };
}
