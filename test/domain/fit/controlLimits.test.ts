import fc from "fast-check";
import { controlChart } from "../../../src/domain/fit/controlChart";
import { controlLimits } from "../../../src/domain/fit/controlLimits";
import { signalsOf } from "../../../src/domain/fit/signals";
import { day } from "../sheet";
import { runs } from "../../runs";

const LIMITS = { mean: 10, meanMovingRange: 3 / 2.66, lower: 7, upper: 13 };
const rulesAt = (readings: readonly number[], limits = LIMITS) =>
  signalsOf(readings, limits).map(({ rule, direction, from, firedAt, to }) => [rule, direction, from, firedAt, to]);

describe("the limits of an XmR chart", () => {
  it("are mean ± 2.66 × mean moving range (worked by hand)", () => {
    const limits = controlLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(limits?.mean).toBeCloseTo(50.81, 9);
    expect(limits?.meanMovingRange).toBeCloseTo(16.9 / 9, 9);
    expect(limits?.upper).toBeCloseTo(55.805, 3);
    expect(limits?.lower).toBeCloseTo(45.815, 3);
  });

  it("leave out moving ranges of 3.267 × their mean and more, once", () => {
    // Ranges 1 × 10 and 20: mean 30 ÷ 11, 3.267 × that is 8.91; the 20 goes, and the mean is 1.
    const limits = controlLimits([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 20]);
    expect(limits?.meanMovingRange).toBe(1);
  });

  it("have no width where nothing ever moved, and signal nothing", () => {
    const limits = controlLimits([5, 5, 5]);
    expect(limits).toEqual({ mean: 5, meanMovingRange: 0, lower: 5, upper: 5 });
    expect(rulesAt([5, 5, 9, 5], limits)).toEqual([]);
  });

  it("need two readings", () => {
    expect(controlLimits([1])).toBeUndefined();
  });
});

describe("the signals of an XmR chart", () => {
  it("fire outside the limits, and not on them", () => {
    expect(rulesAt([13, 7, 10, 10, 13.1, 10, 10, 6.9])).toEqual([
      ["outside limits", "up", 4, 4, 4],
      ["outside limits", "down", 7, 7, 7],
    ]);
  });

  it("fire at the seventh reading on one side, and go on as one signal", () => {
    const readings = [10.5, 11, 10.5, 11, 10.5, 11];
    expect(rulesAt(readings)).toEqual([]);
    expect(rulesAt([...readings, 10.5])).toEqual([["seven on one side", "up", 0, 6, 6]]);
    expect(rulesAt([...readings, 10.5, 11, 9.5])).toEqual([["seven on one side", "up", 0, 6, 7]]);
  });

  it("do not count a reading on the mean, which ends a run", () => {
    expect(rulesAt([10.5, 11, 10.5, 10, 11, 10.5, 11, 10.5])).toEqual([]);
  });

  it("fire at the seventh of readings that rise or fall, and not where two are alike", () => {
    const falling = [11.5, 11, 10.6, 9.9, 9.4, 9.1];
    expect(rulesAt(falling)).toEqual([]);
    expect(rulesAt([...falling, 8.9])).toEqual([["seven in one direction", "down", 0, 6, 6]]);
    expect(rulesAt([...falling, 9.1, 8.9])).toEqual([]);
  });

  it("fire at two of three beyond two thirds of the way on the same side", () => {
    expect(rulesAt([12.1, 10, 12.1])).toEqual([["two of three", "up", 0, 2, 2]]);
    expect(rulesAt([12.1, 10, 9, 12.1])).toEqual([]);
    expect(rulesAt([12.1, 7.9])).toEqual([]);
    expect(rulesAt([12, 12])).toEqual([]);
    expect(rulesAt([7.9, 7.9, 10, 7.9])).toEqual([["two of three", "down", 0, 1, 3]]);
  });
});

describe("a control chart", () => {
  const chartOf = (values: readonly number[]) =>
    controlChart(values.map((value, index) => ({ date: day("2026-01-01") + index, value })));
  const readings = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 12, maxLength: 40 });

  it("turned upside down signals the same readings the other way", () => {
    fc.assert(
      fc.property(readings, (values) => {
        const turned = chartOf(values.map((value) => -value)).signals.map((signal) => ({
          ...signal,
          direction: signal.direction === "up" ? "down" : "up",
        }));
        const key = (signal: object): string => JSON.stringify(Object.entries(signal).sort());
        expect(turned.map(key).sort()).toEqual(chartOf(values).signals.map(key).sort());
      }),
      runs(100),
    );
  });

  it("keeps its limits whatever is read after the twentieth reading", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 20, maxLength: 20 }),
        readings,
        (first, more) => {
          expect(chartOf([...first, ...more]).segments[0]?.limits).toEqual(chartOf(first).segments[0]?.limits);
        },
      ),
      runs(100),
    );
  });
});
