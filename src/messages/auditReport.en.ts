import type { AssumptionKind } from "../domain/assumptions/assumptions.table";
import type { UntestedReason } from "../domain/audit/auditFindings";
import type { NoCrossingReason } from "../domain/boundary/crossingDate";
import { times, WHY_UNTESTED } from "./audit.en";
import type { Format } from "./format";

export type AuditReportWords = ReturnType<typeof auditReportWords>;

/** The words of the Assumption audit and of the Decision matrix, in English. */
export function auditReportWords(format: Format) {
  const { number, date } = format;
  const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
  return {
    title: "Assumption audit",
    subtitle: (name: string | undefined, asOf: string): string =>
      `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas.`,
    moreReasons: (findings: number): string => `And ${number(findings)} more, in the tables below.`,
    others: "What else the sheets say",
    nextSafeStep: (size: number, metric: string | undefined, assumption: string): string =>
      size === 0
        ? `Next safe step: none. “${assumption}” has no headroom left.`
        : `Next safe step: ${number(size)} more ${metric ?? ""} before “${assumption}” breaks. No wave should be larger.`.replace(
            "  ",
            " ",
          ),
    unknownHeadroom: (assumptions: number): string =>
      `Of ${count(assumptions, "load-bearing assumption", "load-bearing assumptions")} that nothing replaces yet nobody knows how far ${
        assumptions === 1 ? "it carries" : "they carry"
      }.`,
    boundaries: "Boundaries",
    boundariesHeader: [
      "ID",
      "Boundary",
      "Now",
      "Target",
      "Limit",
      "State now",
      "At target",
      "When, and how that is reckoned",
    ],
    crossing: (on: number, months: number, growth: number, from: number): string =>
      `${date(on)}: at ${number(growth)}% a month the limit is ${number(Number(months.toFixed(1)))} months from ${date(from)}`,
    noCrossing: (why: NoCrossingReason): string => `No date: ${WHY_NO_CROSSING[why]}`,
    notKnown: "Not known",
    fitted: (peak: string, low: string, high: string): string =>
      `By the readings throughput peaks at a load of ${peak} (95% sure: ${low} to ${high})`,
    fitChart: (boundary: string): string => `${boundary}: throughput under load, the curve through it, and its peak`,
    load: "Load",
    reading: "Reading",
    curve: "Universal Scalability Law",
    peak: "Peak",
    signals: "Signals",
    signalsHeader: ["ID", "Signal", "Current", "Watch at", "Act at", "State", "Observed on", "Boundary"],
    assumptions: "Assumptions, those that need action first",
    assumptionsHeader: [
      "ID",
      "Assumption",
      "At target",
      "Holds up to",
      "Priority",
      "Verdict",
      "Covered",
      "What follows",
    ],
    followsRatio: (ratio: number): string => `${times(ratio, format)} what it carries`,
    headroom: (size: string, metric: string | undefined): string =>
      `headroom ${size}${metric === undefined ? "" : ` ${metric}`}`,
    inWave: (wave: number, on: number | undefined): string =>
      `breaks in wave ${number(wave)}${on === undefined ? "" : ` on ${date(on)}`}`,
    loadBearing: (given: boolean): string =>
      given ? "load-bearing" : "counts as load-bearing, for nobody said how important it is",
    untested: (why: UntestedReason): string => WHY_UNTESTED[why],
    cost: (cost: number, limit: number): string => `costs ${number(cost)} at target, limit ${number(limit)}`,
    replacedBy: (name: string, state: string | undefined): string =>
      `replaced by ${name} (${state === undefined ? "no state" : state.toLowerCase()})`,
    noRedesign: "nothing replaces it",
    broke: (on: number): string => `did break on ${date(on)}`,
    mapChart: "Importance and evidence: the upper left is what the crossing rests on and nobody has tested",
    mapShown: (shown: number, all: number): string => `${number(shown)} of ${number(all)} assumptions are drawn.`,
    mapHeader: ["ID", "Evidence", "Holds or is strained", "Gives out or is untested", "Load-bearing from"],
    mapEvidence: "Evidence: 0 none, 1 opinion, 2 observed, 3 measured",
    mapImportance: "Importance",
    kinds: "Kinds not looked at yet",
    kindsIntro: "Assumptions hide where nobody asks. For each kind without a row, one question that helps to find it:",
    prompts: PROMPTS,
    redesign: "What the checks of the redesign found",
    nothingFound: "Nothing was found.",
    people: "Load of each person or role",
    peopleHeader: ["", "Accountable", "Now", "At target", "Delegated", "Duties", "", ""],
    unknownDuties: (duties: number): string => `the load of ${count(duties, "duty", "duties")} is unknown`,
    coordination: (ratio: number): string =>
      `Coordination grows ${number(Number(ratio.toFixed(2)))} times as fast as the main boundary.`,
    figures: "Figures of the charts",
    draft: {
      element: (assumption: string): string => `Draft: in place of “${assumption}”`,
      targetDesign: "Draft: to be designed",
    },
    matrix: {
      title: "Decision matrix",
      legend: "A accountable, C consulted, D decides the delegated share, E where it goes when it cannot be decided.",
      header: ["ID", "Decision", "Accountable"],
      nobody: "Nobody",
      several: (people: readonly string[]): string => `${number(people.length)} people: ${people.join(", ")}`,
      more: (roles: number): string => `${count(roles, "role is", "roles are")} not shown for want of room.`,
      letters: { accountable: "A", consulted: "C", delegate: "D", escalation: "E" },
    },
  };
}

const WHY_NO_CROSSING: Readonly<Record<NoCrossingReason, string>> = {
  "not-assessed": "where it is, or its limit, is not known",
  crossed: "it is crossed already",
  "no-growth": "no growth is given",
  "does-not-grow": "it does not grow",
  "starts-at-zero": "growth in percent says nothing while it is at 0",
  "too-far": "at this growth it is more than ten years away",
};

/** Questions that bring hidden assumptions to light. */
const PROMPTS: Readonly<Record<AssumptionKind, string>> = {
  "Founder judgment": "Which questions still end up with the one who started it?",
  "Local champion": "At which site would it stop if one enthusiast left?",
  "Manual fixes": "What is corrected by hand each week, and by whom?",
  "Direct communication": "Who answers when the one who knows is away?",
  "Low exception volume": "How many cases leave the normal path, and who takes them?",
  "Simple dependencies": "What has to be ready elsewhere before this works, and how many such places will there be?",
  "Heroic effort": "Who works evenings or weekends so that it works?",
  "Special funding": "What was paid for from a budget that ends?",
  "Skilled operators": "Could somebody hired next month do it after a week of training?",
  "Tolerant users": "Which faults do today's users forgive that others will not?",
  "Local knowledge": "What does everybody here know that is written down nowhere?",
  Other: "What else was true of the pilot that will not be true elsewhere?",
};
