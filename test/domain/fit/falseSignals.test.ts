import { controlChart, type ControlChart } from "../../../src/domain/fit/controlChart";
import { SIGNAL_RULES } from "../../../src/domain/fit/signals";
import { day } from "../sheet";
import { firstFired, normals, otherNormals } from "./secondRoute";

const SERIES = 10_000;
const START = day("2026-01-01");

const chartOf = (values: readonly number[]): ControlChart =>
  controlChart(values.map((value, index) => ({ date: START + index, value })));

const draw = (next: () => number, length: number, shiftFrom = Infinity): readonly number[] =>
  Array.from({ length }, (_, index) => next() + (index >= shiftFrom ? 2 : 0));

const firstOf = ({ signals }: ControlChart, rule: (typeof SIGNAL_RULES)[number]): number | undefined =>
  signals.find((signal) => signal.rule === rule)?.firedAt;

/** Four standard errors of a difference of two shares, or of a share and its expected value. */
const within = (share: number, samples: number): number =>
  4 * Math.sqrt((share * (1 - share)) / SERIES) * Math.sqrt(samples);

/**
 * Per series of 24 readings that nothing but chance moves, with limits from the first twenty; from a million series of
 * a third program, written for this alone. The limits are estimates, hence more than the textbook's 0.27 % a reading.
 */
const EXPECTED = {
  "outside limits": 0.1182,
  "seven on one side": 0.0865,
  "seven in one direction": 0.0063,
  "two of three": 0.075,
};

describe(`${SERIES} series of 24 readings in control`, () => {
  const next = normals(20261122);
  const series = Array.from({ length: SERIES }, () => draw(next, 24));
  const charts = series.map(chartOf);
  const other = otherNormals(7);
  const others = Array.from({ length: SERIES }, () => firstFired(draw(other, 24)));

  it("fire each rule where looking at every window does", () => {
    const own = charts.map((chart) => SIGNAL_RULES.map((rule) => firstOf(chart, rule)));
    expect(own).toEqual(series.map((values) => SIGNAL_RULES.map((rule) => firstFired(values)[rule])));
  });

  test.each(SIGNAL_RULES)("fire '%s' as often as other series do by the second route, and as expected", (rule) => {
    const rate = charts.filter((chart) => firstOf(chart, rule) !== undefined).length / SERIES;
    const fired = others.filter((found) => found[rule] !== undefined).length;
    expect(Math.abs(rate - fired / SERIES)).toBeLessThan(within(EXPECTED[rule], 2));
    expect(Math.abs(rate - EXPECTED[rule])).toBeLessThan(within(EXPECTED[rule], 1));
  });
});

describe(`${SERIES} series that shift by two standard deviations after twenty readings`, () => {
  /** Readings from the shift until something says so. */
  const mean = (delays: readonly number[]): number => delays.reduce((sum, delay) => sum + delay, 0) / delays.length;

  it("are found within the run length of limits alone, 1 / P(Z > 1) = 6.3 readings, as by the second route", () => {
    const [next, other] = [normals(5), otherNormals(11)];
    const found = Array.from({ length: SERIES }, () => {
      const { signals } = chartOf(draw(next, 60, 20));
      const [first] = signals
        .filter(({ to }) => to >= 20)
        .map(({ firedAt }) => Math.max(firedAt, 20))
        .sort((a, b) => a - b);
      return (first ?? 59) - 19;
    });
    const expected = Array.from({ length: SERIES }, () => {
      const fired = Object.values(firstFired(draw(other, 60, 20), 20)).map((at) => at ?? 59);
      return Math.min(...fired) - 19;
    });
    expect(mean(found)).toBeLessThan(6.3);
    // The delay has a standard deviation of about 2.4 readings.
    expect(Math.abs(mean(found) - mean(expected))).toBeLessThan(4 * 2.4 * Math.sqrt(2 / SERIES));
  });
});
