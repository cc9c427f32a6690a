import type { RowName } from "../domain/audit/auditFindings";
import type { Figure, Finding } from "../domain/finding";
import type { FitFindingFacts, FitFindingId } from "../domain/fit/fitFindings";
import type { SignalRule } from "../domain/fit/signals";
import type { Format } from "./format";
import { measured } from "./invariants.en";

export type FitFinding = Extract<Finding, { id: FitFindingId }>;

type Sentences = { readonly [Id in FitFindingId]: (facts: FitFindingFacts[Id], format: Format) => string };

export function isFitFinding(finding: Finding): finding is FitFinding {
  return Object.hasOwn(SENTENCES, finding.id);
}

/** What is said of fit metrics and temporary supports. */
export function fitSentence<Id extends FitFindingId>(
  { id, facts }: { readonly id: Id; readonly facts: FitFindingFacts[Id] },
  format: Format,
): string {
  return SENTENCES[id](facts, format);
}

/** What to do about it. */
export function fitRemedy<Id extends FitFindingId>(
  { id, facts }: { readonly id: Id; readonly facts: FitFindingFacts[Id] },
  format: Format,
): string {
  return REMEDIES[id](facts, format);
}

function nameOf({ key, text }: RowName): string {
  return key.toLowerCase() === text.toLowerCase() || text === "" ? key : `${key} ${text}`;
}

const NAMED = 5;

function listed(words: readonly string[]): string {
  const rest = words.length - NAMED;
  return `${words.slice(0, NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

const names = (rows: readonly RowName[]): string => listed(rows.map(nameOf));
const ids = (rows: readonly RowName[]): string => listed(rows.map(({ key }) => key));
const days = (count: number, { number }: Format): string => `${number(count)} ${count === 1 ? "day" : "days"}`;

/** No more decimals than tell a figure from the one that it is held against. */
export function figureText(figure: Figure, against: Figure, format: Format): string {
  return measured(figure, { operator: "≥", pass: [against], warn: [] }, format);
}

/** What a control chart saw. */
export const SIGNAL_WORDS: Readonly<Record<SignalRule, string>> = {
  "outside limits": "a reading outside the limits",
  "seven on one side": "seven readings on one side of the mean",
  "seven in one direction": "seven readings in one direction",
  "two of three": "two of three readings close to a limit",
};

const SENTENCES: Sentences = {
  "fit-symbolic": ({ metrics }) =>
    `The volume is reached, and ${names(metrics)} ${metrics.length === 1 ? "is" : "are"} not: larger, but not working at the new scale`,
  "metric-not-met": ({ metric, actual, target }, format) =>
    `${nameOf(metric)} is at ${figureText(actual, target, format)}, the target is ${format.shown(target)}`,
  "metric-unknown": ({ metric, why, days: age }, format) => {
    const because = {
      goal: "its target or direction cannot be used",
      "no-reading": "there is no reading",
      unusable: "its newest reading cannot be used",
      old: `its newest reading is ${days(age ?? 0, format)} old`,
      undated: "its reading has no date",
      future: "its reading is dated in the future",
    };
    return `${nameOf(metric)} is unknown: ${because[why]}`;
  },
  "metric-worsening": ({ metric, rule, since }, { date }) =>
    `${nameOf(metric)} is getting worse since ${date(since)}: ${SIGNAL_WORDS[rule]}`,
  "metric-hit-and-miss": ({ metric, target, lower, upper }, format) =>
    `${nameOf(metric)} meets its target of ${format.shown(target)} now, and will not always: its readings range from ${figureText(lower, target, format)} to ${figureText(upper, target, format)}`,
  "metric-never-moved": ({ metric, readings, value }, { number, shown }) =>
    `All ${number(readings)} readings that the limits of ${nameOf(metric)} rest on are ${shown(value)}`,
  "metric-target-is-baseline": ({ metric, target }, { shown }) =>
    `The target of ${nameOf(metric)} is what it was at the old scale, ${shown(target)}`,
  "readings-out-of-order": ({ metric, rows }, { number }) =>
    `${number(rows)} ${rows === 1 ? "reading" : "readings"} of ${nameOf(metric)} ${rows === 1 ? "stands" : "stand"} below a later one; they are read by their dates`,
  "readings-gap": ({ metric, days: gap, from, usual }, format) =>
    `${nameOf(metric)} was not measured for ${days(gap, format)} from ${format.date(from)} on; ${days(usual, format)} are usual`,
  "dimension-without-metric": ({ dimensions }) => `No metric shows ${listed(dimensions)}`,
  "fit-on-crutches": ({ supports, absorbed, limit }, { percent }) =>
    `The new model works only while ${ids(supports)} ${supports.length === 1 ? "takes" : "take"} ${percent(100 * absorbed)} of the work, limit ${percent(100 * limit)}`,
  "absorbed-share-unknown": ({ supports }) =>
    `Nobody knows which share of the work ${names(supports)} ${supports.length === 1 ? "takes" : "take"}`,
  "supports-not-assessed": () =>
    "There is no Supports table, so nothing says whether the new model stands on its own feet",
  "units-differ": ({ metric, phi, units }, { number }) =>
    `Units differ in ${nameOf(metric)} more than chance explains${units.length === 0 ? "" : `: ${listed(units)}`} (overdispersion ${number(Number(phi.toFixed(2)))})`,
  "units-not-compared": ({ metric, units }) =>
    `${listed(units)} ${units.length === 1 ? "is" : "are"} not compared in ${nameOf(metric)}: a row lacks its count or what it is counted out of`,
  "variation-beyond-adaptation": ({ elements, metrics }) =>
    `${ids(elements)} ${elements.length === 1 ? "is" : "are"} fixed for every unit, and units differ in ${ids(metrics)} more than chance explains`,
  "support-without-exit": ({ support, lacks }) => `${nameOf(support)} has no exit: no usable ${listed(lacks)}`,
  "support-ready": ({ support, receivingOwner }) => `${nameOf(support)} can go; ${receivingOwner} takes over`,
  "support-overdue": ({ support, plannedEnd, days: late }, format) =>
    `${nameOf(support)} was to end on ${format.date(plannedEnd)}, ${days(late, format)} ago`,
  "support-permanent": ({ support, plannedEnd }, { date }) =>
    `${nameOf(support)} has become permanent by default: it was to end on ${date(plannedEnd)} and has gone on for more than its planned length since`,
  "support-extended-often": ({ support, extensions }, { number }) =>
    `${nameOf(support)} was extended ${number(extensions)} times`,
  "support-absorbs-without-exit": ({ support, absorbed }, { percent }) =>
    `${nameOf(support)} takes ${percent(100 * absorbed)} of the work, and nobody sees it ending`,
  "support-one-person": ({ person, supports, absorbed }, { percent }) =>
    `${person} is behind ${ids(supports)}${absorbed > 0 ? `, which take ${percent(100 * absorbed)} of the work` : ""}`,
  "support-cell-short": ({ weeks, week, load, offered }, { number, date }) =>
    `The support cell is short in ${number(weeks)} ${weeks === 1 ? "week" : "weeks"}, first in that of ${date(week)}: ${number(load)} hours are asked for, ${number(offered)} given`,
  "fit-falls-with-support": ({ metric, support, fellOn }, { date }) =>
    `${nameOf(metric)} got worse after ${nameOf(support)} was taken back on ${date(fellOn)}`,
  "parallel-run-without-end": ({ support }) => `The parallel run ${nameOf(support)} has no end`,
  "parallel-run-owner": ({ support, owners }) =>
    owners.length === 0
      ? `Nobody owns the parallel run ${nameOf(support)}`
      : `The parallel run ${nameOf(support)} has ${owners.length} owners: ${listed(owners)}`,
  "parallel-runs-differ": ({ support, days: compared, agreeing, bias }, format) =>
    `Old and new of ${nameOf(support)} agree on ${format.number(agreeing)} of ${days(compared, format)}; the new one says ${bias === 0 ? "neither more nor less" : `${format.number(Number(Math.abs(bias).toPrecision(4)))} ${bias > 0 ? "more" : "less"}`} in the mean`,
};

const REMEDIES: Sentences = {
  "fit-symbolic": () => "Mend what is missed before anything else is added",
  "metric-not-met": () => "Find out what holds it back, and hold further waves until then",
  "metric-unknown": ({ why }) => (why === "goal" ? "Make its target and direction usable" : "Measure it"),
  "metric-worsening": () => "Find out what changed then",
  "metric-hit-and-miss": () => "Change what makes it vary; single readings say little",
  "metric-never-moved": () => "Check that it is measured anew each time",
  "metric-target-is-baseline": () => "Check the target: the new scale should not be worse, and may have to be better",
  "readings-out-of-order": () => "Nothing to do",
  "readings-gap": () => "Check whether readings are missing",
  "dimension-without-metric": () => "Add a metric for each, or say who decided to do without",
  "fit-on-crutches": () => "Retire supports before calling it landed",
  "absorbed-share-unknown": () => "Fill in the share of work absorbed",
  "supports-not-assessed": () => "Add the Supports table, even if it stays empty",
  "units-differ": () => "Look at these units first: what do they do differently",
  "units-not-compared": () => "Fill in Value and Denominator of every row",
  "variation-beyond-adaptation": () =>
    "Allow local adaptation within bounds, or find out who does not keep to the model",
  "support-without-exit": ({ lacks }) => `Fill in ${listed(lacks)}`,
  "support-ready": () => "Retire it",
  "support-overdue": () => "Retire it, extend it with a reason, or make it permanent",
  "support-permanent": () => "Retire it, or make it permanent with an owner and a place in the operating model",
  "support-extended-often": () => "Ask what would have to change for it to end",
  "support-absorbs-without-exit": () => "Give it an exit, or make it part of the operating model",
  "support-one-person": () => "Share it out before that person is away",
  "support-cell-short": () => "Give the support cell more hours, or move fewer units at a time",
  "fit-falls-with-support": () => "Bring the support back, or mend what it carried",
  "parallel-run-without-end": ({ support }) => `Give the parallel run ${nameOf(support)} an end`,
  "parallel-run-owner": ({ support }) => `Name one owner of the parallel run ${nameOf(support)}`,
  "parallel-runs-differ": () => "Explain every difference before the old way is switched off",
};
