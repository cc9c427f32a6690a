import type { BoundaryState } from "../domain/boundary/boundaries.table";
import type { Day } from "../tabular/excelDate";
import { times } from "./audit.en";
import type { Format } from "./format";

/** What the bar of a boundary shows. */
export interface BoundaryBarFacts {
  readonly name: string;
  readonly current: string;
  readonly target: string;
  readonly limit: string;
}

/** What somebody carries, as a share of their capacity; of `unknown` of their duties nobody knows the load. */
export interface LoadFacts {
  readonly atTarget: number;
  readonly delegated: number;
  readonly duties: number;
  readonly unknown: number;
}

export type AssumptionFilter = "action" | "strained" | "hold";

/** The words of the view Audit, in English. Loaded with it. */
export function auditPaneWords(format: Format) {
  const { number, date } = format;
  const dutiesText = (duties: number): string => `${number(duties)} ${duties === 1 ? "duty" : "duties"}`;
  return {
    empty:
      "Whether this is a change of regime is not assessed. Name what grows and where the old model stops being reliable; then what it relies on.",
    add: "Add the sheets",
    because: "Because",
    nextSafeStep: (size: number, metric: string | undefined, assumption: string): string =>
      size === 0
        ? `Next safe step: none. “${assumption}” has no headroom left.`
        : `Next safe step: ${number(size)} more${metric === undefined ? "" : ` ${metric}`} before “${assumption}” breaks.`,
    boundaries: "Boundaries",
    nowAndTarget: (current: string, target: string): string => `${current} now, ${target} at target`,
    bar: ({ name, current, target, limit }: BoundaryBarFacts): string =>
      `${name}: ${current} now, ${target} at target, limit of the old model ${limit}`,
    atTarget: (state: BoundaryState, limit: string): string =>
      state === "Not assessed" ? "Not assessed" : `${state} at target, limit ${limit}`,
    crossing: (limit: string, on: Day): string => `Passes ${limit} on ${date(on)}`,
    keyNow: "now",
    keyTarget: "target",
    keyLimit: "limit of the old model",
    unknown: "unknown",
    signals: "Signals that need attention",
    signal: (state: string, current: string | undefined): string =>
      current === undefined ? `${state}.` : `${state}, at ${current}.`,
    assumptions: "Assumptions",
    audited: (all: number): string => `${number(all)} audited`,
    show: "Show assumptions",
    filter: (filter: AssumptionFilter, assumptions: number): string =>
      `${{ action: "Need action", strained: "Strained", hold: "Hold" }[filter]} ${number(assumptions)}`,
    noneOfThese: "None of these.",
    verdict: (verdict: string, ratio: number | undefined, untested: string | undefined): string => {
      if (untested !== undefined) return `${verdict}: ${untested}.`;
      return verdict === "Breaks" && ratio !== undefined
        ? `Breaks, ${times(ratio, format)} what it carries.`
        : ratio === undefined
          ? `${verdict}.`
          : `${verdict}, at ${times(ratio, format)} what it carries.`;
    },
    facts: (wave: number | undefined, on: Day | undefined, loadBearing: boolean): string => {
      const parts = [
        ...(wave === undefined ? [] : [`wave ${number(wave)}${on === undefined ? "" : `, ${date(on)}`}`]),
        ...(loadBearing ? ["load-bearing"] : []),
      ].join(", ");
      return parts === "" ? "" : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`;
    },
    replacedBy: (name: string, state: string | undefined): string =>
      `Replaced by ${name}: ${state === undefined ? "state unknown" : state.toLowerCase()}`,
    noRedesign: "Nothing replaces it yet.",
    draft: "Draft a redesign row",
    draftOf: (assumption: string): string => `Draft a redesign row for ${assumption}`,
    redesign: "The redesigned operating model",
    load: "Load by person or role",
    loadOf: ({ atTarget, delegated, duties, unknown }: LoadFacts): string => {
      if (unknown === duties) return `Load unknown: nothing is known of ${dutiesText(duties)}`;
      const share = delegated === atTarget ? "" : `, ${times(delegated, format)} with the share delegated`;
      const more = unknown === 0 ? "" : `, and ${dutiesText(unknown)} more of unknown load`;
      return `${times(atTarget, format)} their capacity at target${share}${more}`;
    },
    kinds: "Kinds not looked at",
  };
}
