/** Fit's bar: 100,000 readings over 200 metrics, against JSON.parse of the same rows; and how often charts cry wolf. */
import type * as Own from "./own";
import { DIMENSIONS } from "../../src/domain/fit/landing";
import type { SampleRow } from "../../src/tabular/derive/newTable";
import { firstFired, normals, otherNormals } from "../domain/fit/secondRoute";
import { snapshotOf, TODAY } from "./data";
import type { Line } from "./line";
import { median, timed } from "./timing";

const RUNS = 9;
const METRICS = 200;
const READINGS = 100_000;
const UNITS = 20;

function metricRows(): readonly SampleRow[] {
  return Array.from({ length: METRICS }, (_, i) => ({
    id: `M${i + 1}`,
    metric: `Metric ${i + 1}`,
    dimension: DIMENSIONS[i % DIMENSIONS.length] ?? "",
    direction: i % 2 === 0 ? "Higher is better" : "Lower is better",
    target: 40 + (i % 30),
    tolerable: "",
  }));
}

/** Of the whole, one a day: 500 of each metric. */
function wholeRows(): readonly SampleRow[] {
  return Array.from({ length: READINGS }, (_, i) => ({
    measure: `M${(i % METRICS) + 1}`,
    date: TODAY - 499 + Math.floor(i / METRICS),
    unit: "",
    value: 40 + ((i * 7919) % 37),
    denominator: "",
  }));
}

/** Of 20 units on 25 days, each with what it is counted out of. */
function unitRows(): readonly SampleRow[] {
  const days = READINGS / METRICS / UNITS;
  return Array.from({ length: READINGS }, (_, i) => ({
    measure: `M${(i % METRICS) + 1}`,
    date: TODAY - 7 * (days - 1 - (Math.floor(i / METRICS) % days)),
    unit: `Site ${Math.floor(i / METRICS / days) + 1}`,
    value: 40 + ((i * 7919) % 37),
    denominator: 100,
  }));
}

export function fitLines(own: typeof Own): readonly Line[] {
  const { fitMetricsTable, localeOf, loggedAnswers, readPolicy, readingsTable, readRows, reviewFit } = own;
  const locale = localeOf("en-US");
  const { policy } = readPolicy(undefined, locale);
  const { evidenceAgeDays, missingLimitPercent, fit } = policy;
  const links = { answers: loggedAnswers([]), plan: undefined, otherMeasures: new Set<string>() };
  const metrics = snapshotOf(fitMetricsTable, metricRows());
  const measured = (of: string, rows: readonly SampleRow[]): Line => {
    const made = snapshotOf(readingsTable, rows);
    const text = JSON.stringify([metrics.values, made.values]);
    // As they come from Excel: out of a text.
    const [, values] = JSON.parse(text) as [unknown, typeof made.values];
    const tables = {
      fitMetrics: readRows(fitMetricsTable, metrics, locale),
      readings: readRows(readingsTable, { ...made, values }, locale),
      supports: undefined,
      operatingModel: undefined,
    };
    const rules = { evidenceAgeDays, missingLimitPercent, ...fit };
    const parse: number[] = [];
    const review: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      parse.push(timed(() => JSON.parse(text) as unknown));
      review.push(timed(() => reviewFit(tables, rules, TODAY, locale, links)));
    }
    const [base, taken] = [median(parse), median(review)];
    return {
      what: `Reviewing fit by 100,000 readings of 200 metrics, ${of}, against JSON.parse of the same`,
      figure: `${(taken / base).toFixed(2)} × (${taken.toFixed(0)} ms, JSON.parse ${base.toFixed(0)} ms)`,
      bar: "≤ 1.00 ×",
      kept: taken / base <= 1,
    };
  };
  return [measured("of the whole", wholeRows()), measured("of 20 units", unitRows()), ...signalLines(own)];
}

const SERIES = 10_000;

/**
 * What in-control series of 24 readings signal by chance, by rule, beside what other series do by a second route, and
 * how soon a shift of two deviations is seen.
 */
function signalLines({ controlChart, SIGNAL_RULES }: typeof Own): readonly Line[] {
  const [next, other] = [normals(20261122), otherNormals(20261123)];
  const drawn = (from: () => number, length: number, shiftFrom = Infinity): readonly number[] =>
    Array.from({ length }, (_, date) => from() + (date >= shiftFrom ? 2 : 0));
  const chartOf = (values: readonly number[]) => controlChart(values.map((value, date) => ({ date, value })));
  const [fired, simulated] = [new Map<string, number>(), new Map<string, number>()];
  const count = (rates: Map<string, number>, rule: string): void => {
    rates.set(rule, (rates.get(rule) ?? 0) + 1 / SERIES);
  };
  let delay = 0;
  for (let i = 0; i < SERIES; i += 1) {
    for (const rule of new Set(chartOf(drawn(next, 24)).signals.map((signal) => signal.rule))) count(fired, rule);
    for (const [rule, at] of Object.entries(firstFired(drawn(other, 24)))) if (at !== undefined) count(simulated, rule);
    const seen = chartOf(drawn(next, 60, 20)).signals.filter(({ to }) => to >= 20);
    delay += Math.min(...seen.map(({ firedAt }) => Math.max(firedAt, 20)), 59) - 19;
  }
  const mean = delay / SERIES;
  return [
    ...SIGNAL_RULES.map((rule): Line => {
      const [rate, expected] = [fired.get(rule) ?? 0, simulated.get(rule) ?? 0];
      // Four standard errors of a difference of two shares.
      const within = 4 * Math.sqrt((2 * expected * (1 - expected)) / SERIES);
      const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
      return {
        what: `10,000 series of 24 readings in control: falsely ${rule}`,
        figure: percent(rate),
        bar: `${percent(expected)} ± ${percent(within)}`,
        kept: Math.abs(rate - expected) <= within,
      };
    }),
    {
      what: "A shift of two standard deviations after twenty readings is seen after",
      figure: `${mean.toFixed(1)} readings`,
      bar: "≤ 6.3",
      kept: mean <= 6.3,
    },
  ];
}
