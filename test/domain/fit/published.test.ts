import { controlChart } from "../../../src/domain/fit/controlChart";
import { controlLimits } from "../../../src/domain/fit/controlLimits";
import { day } from "../sheet";

/** Examples that others have published, with what they found. */

describe("published control charts", () => {
  test("flow rates, NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: 50.81, 1.8778, 45.82 and 55.80", () => {
    const limits = controlLimits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(limits?.mean).toBeCloseTo(50.81, 6);
    expect(limits?.meanMovingRange).toBeCloseTo(1.8778, 4);
    // The handbook divides 3 by 1.128, which is 2.6596 where this product takes 2.66.
    expect(limits?.lower).toBeCloseTo(45.8159, 2);
    expect(limits?.upper).toBeCloseTo(55.8041, 2);
  });

  test("hardness, Montgomery and Runger, Applied Statistics and Probability for Engineers, exercise 15-17: in control", () => {
    const hardness = [51, 52, 54, 55, 55, 51, 52, 50, 51, 56, 51, 57, 58, 50, 53, 52, 54, 50, 56, 53];
    const { segments, signals } = controlChart(hardness.map((value, i) => ({ date: day("2026-01-01") + i, value })));
    expect(segments[0]?.limits?.mean).toBe(53.05);
    expect(segments[0]?.limits?.meanMovingRange).toBeCloseTo(56 / 19, 9);
    expect(segments[0]?.limits?.upper).toBeCloseTo(60.888, 2);
    expect(segments[0]?.limits?.lower).toBeCloseTo(45.212, 2);
    expect(signals).toEqual([]);
  });

  /** Cobb, The problem of the Nile, Biometrika 65, 1978: the mean falls from 1,100 to 850 between 1898 and 1899. */
  describe("the flow of the Nile at Aswan, 1871 to 1910", () => {
    const FLOWS = [
      1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
      1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
    ];
    // Excel knows no day before 1900: a century later.
    const january = (year: number) => day(`${year + 100}-01-01`);
    const points = FLOWS.map((value, i) => ({ date: january(1871 + i), value }));
    const falls = (rebaselines: readonly number[] = []) =>
      controlChart(points, rebaselines).signals.filter(({ direction }) => direction === "down");

    test("falls from 1899, seen within seven readings and not before", () => {
      const years = falls().map(({ rule, from, firedAt }) => [rule, 1871 + from, 1871 + firedAt]);
      expect(years).toContainEqual(["seven on one side", 1899, 1905]);
      expect(years.every(([, from]) => Number(from) >= 1899)).toBe(true);
    });

    test("falls no more once it has a new baseline from that year", () => {
      const chart = controlChart(points, [january(1899)]);
      expect(chart.segments.map(({ from, to, baseline }) => [from, to, baseline])).toEqual([
        [0, 27, 20],
        [28, 39, 12],
      ]);
      expect(falls([january(1899)])).toEqual([]);
      expect(chart.segments[1]?.limits?.mean).toBeCloseTo(858.583333, 6);
    });
  });
});
