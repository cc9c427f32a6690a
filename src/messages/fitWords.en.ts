import type { LandingReason } from "../domain/fit/landing";
import type { MetricReason } from "../domain/fit/metricState";
import type { ExitReason, RetireNeed } from "../domain/supports/evaluateSupports";
import { figureText } from "./fit.en";
import type { Messages } from "./messages";

/** Why something landed, is met, or can go. Fetched with the first fit metrics or supports. One sentence each. */

/** The columns that a sentence names, by their headers. */
const HEADERS = {
  target: "Target",
  tolerable: "Tolerable",
  direction: "Direction",
  retireWhen: "Retire when",
  operator: "Operator",
  level: "Level",
  plannedEnd: "Planned end",
} as const;

const listed = (words: readonly string[]): string => words.join(", ");

export function landingReason(why: LandingReason, { format }: Messages): string {
  const { percent } = format;
  const are = (ids: readonly string[]): string => (ids.length === 1 ? "is" : "are");
  switch (why.id) {
    case "only-volume-known":
      return "Nothing is known beyond volume, and volume alone never says that the new scale works";
    case "volume-met-alone":
      return `The volume is reached, but ${listed(why.metrics)} ${are(why.metrics)} not at target`;
    case "metrics-not-met":
      return `${listed(why.metrics)} ${are(why.metrics)} not at target`;
    case "metrics-unknown":
      return `${listed(why.metrics)} ${are(why.metrics)} unknown; every other metric is at target`;
    case "share-unknown":
      return `Every metric is at target, but nobody knows which share of the work ${listed(why.supports)} ${why.supports.length === 1 ? "takes" : "take"}`;
    case "supports-absorb":
      return `Every metric is at target only while ${listed(why.supports)} ${why.supports.length === 1 ? "takes" : "take"} ${percent(100 * why.absorbed)} of the work, limit ${percent(100 * why.limit)}`;
    case "supports-not-assessed":
      return "Every metric is at target; there is no Supports table, so temporary supports are not assessed";
    case "stands-alone":
      return why.absorbed === 0
        ? "Every metric is at target, and no temporary support takes any of the work"
        : `Every metric is at target, and temporary supports take ${percent(100 * why.absorbed)} of the work`;
  }
}

export function metricReason(why: MetricReason, { format }: Messages): string {
  const { shown, date, number } = format;
  switch (why.id) {
    case "at-target":
      return `${figureText(why.actual, why.target, format)} reaches ${shown(why.target)}`;
    case "tolerable":
      return `${figureText(why.actual, why.target, format)} keeps to ${shown(why.tolerable)}, the target is ${shown(why.target)}`;
    case "not-met": {
      const beside = why.tolerable === undefined ? "" : `, tolerable is ${shown(why.tolerable)}`;
      return `${figureText(why.actual, why.target, format)}, the target is ${shown(why.target)}${beside}`;
    }
    case "reading-old":
      return `The reading of ${date(why.date)} is ${number(why.days)} days old, limit ${number(why.limit)}`;
    case "reading-undated":
      return "The reading has no date";
    case "reading-future":
      return `The reading is dated in the future, ${date(why.date)}`;
    case "reading-missing":
      return "There is no reading";
    case "reading-unusable":
      return "The newest reading cannot be used";
    case "goal-unusable":
      return `${HEADERS[why.column]} is blank or cannot be used`;
  }
}

export function exitReason(why: ExitReason, { format }: Messages): string {
  const { date, number } = format;
  const days = (count: number): string => `${number(count)} ${count === 1 ? "day" : "days"}`;
  switch (why.id) {
    case "exit-missing":
      return `No usable ${listed(why.columns.map((column) => HEADERS[column]))}`;
    case "can-go":
      return `${why.measure} passes in its latest ${number(why.readings)} ${why.readings === 1 ? "reading" : "readings"}, and the receiving owner has room`;
    case "past-end": {
      const planned = why.plannedDays === undefined ? "" : `; it was planned for ${days(why.plannedDays)}`;
      return `Planned to end on ${date(why.plannedEnd)}, ${days(why.days)} ago${planned}`;
    }
    case "end-ahead":
      return why.days === 0 ? "It is to end today" : `It is to end on ${date(why.plannedEnd)}, in ${days(why.days)}`;
  }
}

/** What still has to be true before a support can go. */
export function retireNeed(need: RetireNeed, { format, rule, invariantReason }: Messages): string {
  const { number } = format;
  switch (need.id) {
    case "name-exit":
      return `Fill in ${HEADERS[need.column]}`;
    case "measure-unknown":
      return `“${need.measure}” is the ID of nothing that is measured`;
    case "measure-passes": {
      const { passed, needed, newest } = need.standing;
      const state = newest === undefined ? "there is no reading" : lowerFirst(invariantReason(newest));
      return `${need.measure} ${rule(need.rule)} in ${number(needed)} ${needed === 1 ? "reading" : "readings"} in a row, so far ${number(passed)}: ${state}`;
    }
    case "name-receiving-owner":
      return "Name who takes over";
    case "say-hours":
      return "Say how many hours per week it does";
    case "say-receiving-capacity":
      return "Say how many hours per week the receiving owner has";
    case "free-capacity":
      return `The receiving owner needs ${number(need.hours)} hours per week, and has ${number(need.capacity)}`;
  }
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** Everything that a support still needs, in one line; "" where it can go. */
export function retireNeeds(needs: readonly RetireNeed[], messages: Messages): string {
  return needs
    .map((need, index) => (index === 0 ? retireNeed(need, messages) : lowerFirst(retireNeed(need, messages))))
    .join("; ");
}
