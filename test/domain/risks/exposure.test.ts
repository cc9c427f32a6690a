import fc from "fast-check";
import { drawTotals, exposureOf, exposureSteps } from "../../../src/domain/risks/exposure/exposure";
import type { DrawnRisk, Exposure, ExposureInput } from "../../../src/domain/risks/exposure/exposureInput";
import { normalQuantile } from "../../../src/domain/risks/exposure/normalQuantile";
import { quantile, selectRank } from "../../../src/domain/risks/exposure/orderStatistics";
import { expectedLoss, lognormalOf, meanCost } from "../../../src/domain/risks/expectedLoss";
import { runs } from "../../runs";

function fixed(key: string, p: number, cost: number, after = p): DrawnRisk {
  const state = { mu: Math.log(cost), sigma: 0 };
  return { key, before: { p, ...state }, after: { p: after, ...state }, inForceAfterWeeks: null };
}

const FOUR = [fixed("a", 0.3, 100), fixed("b", 0.1, 500), fixed("c", 0.5, 40), fixed("d", 0.05, 1000)];

function input(risks: readonly DrawnRisk[], more: Partial<ExposureInput> = {}): ExposureInput {
  return { risks, draws: 20_000, seed: 1, correlation: 0, weekCost: null, ...more };
}

function only(exposures: readonly Exposure[]): Exposure {
  const [first] = exposures;
  if (first === undefined) throw new Error("no exposure");
  return first;
}

describe("known answers", () => {
  test("the lognormal of 100,000 to 20,000,000 has median 1,414,214 and mean 5,173,493", () => {
    const cost = lognormalOf({ low: 100_000, high: 20_000_000 });
    expect(Math.exp(cost.mu)).toBeCloseTo(Math.sqrt(2e12), 6);
    expect(Math.round(Math.exp(cost.mu))).toBe(1_414_214);
    expect(Math.round(meanCost(cost))).toBe(5_173_493);
  });

  test("its ends are its 5 % and 95 % quantiles", () => {
    const { mu, sigma } = lognormalOf({ low: 100_000, high: 20_000_000 });
    expect(Math.exp(mu + sigma * normalQuantile(0.05))).toBeCloseTo(100_000, 4);
    expect(Math.exp(mu + sigma * normalQuantile(0.95)) / 20_000_000).toBeCloseTo(1, 12);
  });

  test("four independent risks: mean 150, P50 40, P80 140, P90 540", () => {
    const { before } = only(exposureOf(input(FOUR, { draws: 200_000 })));
    expect(before.mean).toBeCloseTo(150, 9);
    expect(before.p50).toBeCloseTo(40, 9);
    expect(before.p80).toBeCloseTo(140, 9);
    const totals = drawTotals(input(FOUR, { draws: 200_000 }), 0);
    expect(quantile(totals.slice().sort(), 0.9).value).toBeCloseTo(540, 9);
    // The mean of 200,000 draws is off by 269.258 / √200,000 = 0.6; 4 of those.
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    expect(Math.abs(mean - 150)).toBeLessThan(2.4);
    const deviation = Math.sqrt(totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length);
    expect(Math.abs(deviation - 269.258)).toBeLessThan(3);
  });

  test("the normal quantile, against published tables", () => {
    // DLMF and R's qnorm.
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 14);
    expect(2 * normalQuantile(0.95)).toBeCloseTo(3.2897072539029435, 13);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 13);
    expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 12);
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
  });

  test("quantiles are order statistics ⌈np⌉ with half the spread at ± √(np(1−p)) ranks", () => {
    const values = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(values, 0.8)).toEqual({ value: 80, standardError: 4 });
    expect(quantile(values, 0.5)).toEqual({ value: 50, standardError: 5 });
    expect(quantile(Float64Array.of(7), 0.95)).toEqual({ value: 7, standardError: 0 });
  });
});

describe("correlation", () => {
  test("leaves every risk its own probability", () => {
    for (const rho of [0.3, 0.9]) {
      const totals = drawTotals(input([fixed("a", 0.2, 1)], { draws: 100_000 }), rho);
      const share = totals.reduce((sum, total) => sum + total, 0) / 100_000;
      // Standard deviation √(0.16 / 100,000) = 0.00126.
      expect(Math.abs(share - 0.2)).toBeLessThan(0.0051);
    }
  });

  test("ρ 1 lets risks of the same probability occur together only", () => {
    const totals = drawTotals(input([fixed("a", 0.2, 1), fixed("b", 0.2, 1)]), 1);
    expect([...new Set(totals)].sort()).toEqual([0, 2]);
  });

  test("two halves occur together with 1/4 + asin(ρ) / 2π", () => {
    // Sheppard's formula for the quadrant of a bivariate normal distribution.
    const totals = drawTotals(input([fixed("a", 0.5, 1), fixed("b", 0.5, 1)], { draws: 200_000 }), 0.3);
    const both = totals.reduce((count, total) => count + (total > 1.5 ? 1 : 0), 0) / 200_000;
    expect(Math.abs(both - (0.25 + Math.asin(0.3) / (2 * Math.PI)))).toBeLessThan(0.004);
  });

  test("ρ 0 stands first, and alone where the setting is 0", () => {
    expect(exposureOf(input(FOUR, { draws: 1000, correlation: 0.3 })).map(({ rho }) => rho)).toEqual([0, 0.3]);
    expect(exposureOf(input(FOUR, { draws: 1000 })).map(({ rho }) => rho)).toEqual([0]);
  });
});

const states = fc.record({
  p: fc.double({ min: 0, max: 1, noNaN: true }),
  mu: fc.double({ min: 0, max: 10, noNaN: true }),
  sigma: fc.double({ min: 0, max: 2, noNaN: true }),
});
const registers = fc
  .uniqueArray(
    fc.record({
      key: fc.string({ minLength: 1, maxLength: 3 }),
      before: states,
      after: states,
      inForceAfterWeeks: fc.option(fc.nat(60)),
    }),
    { minLength: 1, maxLength: 6, selector: ({ key }) => key },
  )
  .map((risks) => input(risks, { draws: 1000, correlation: 0.3, weekCost: 5 }));

describe("properties", () => {
  test("the same seed gives the same bytes, whatever the order of the risks", () => {
    fc.assert(
      fc.property(registers, (one) => {
        const text = JSON.stringify(exposureOf(one));
        expect(JSON.stringify(exposureOf(one))).toBe(text);
        expect(JSON.stringify(exposureOf({ ...one, risks: one.risks.slice().reverse() }))).toBe(text);
      }),
      runs(20),
    );
  });

  test("mitigations that only lessen never raise a figure, draw by draw", () => {
    fc.assert(
      fc.property(registers, fc.double({ min: 0, max: 1, noNaN: true }), (one, factor) => {
        const risks = one.risks.map((risk) => ({ ...risk, after: { ...risk.before, p: risk.before.p * factor } }));
        for (const { before, after, exceedance } of exposureOf({ ...one, risks })) {
          expect(after.mean).toBeLessThanOrEqual(before.mean);
          for (const key of ["p50", "p80", "p95"] as const) expect(after[key]).toBeLessThanOrEqual(before[key]);
          for (const point of exceedance) expect(point.after).toBeLessThanOrEqual(point.before);
        }
      }),
      runs(20),
    );
  });

  test("contributions add up to the P80, and the curve falls", () => {
    fc.assert(
      fc.property(registers, (one) => {
        for (const { before, contributions, exceedance } of exposureOf(one)) {
          const sum = contributions.reduce((total, { toP80 }) => total + toP80, 0);
          if (contributions.some(({ toP80 }) => toP80 > 0)) expect(sum / before.p80).toBeCloseTo(1, 9);
          exceedance.slice(1).forEach((point, i) => {
            expect(point.before).toBeLessThanOrEqual(exceedance[i]?.before ?? 0);
          });
        }
      }),
      runs(20),
    );
  });

  test("the selected rank is that of the sorted values", () => {
    fc.assert(
      fc.property(
        fc.float64Array({ minLength: 1, maxLength: 50, noNaN: true, noDefaultInfinity: true }),
        fc.nat(),
        (values, at) => {
          const rank = (at % values.length) + 1;
          const sorted = values.slice().sort();
          // 0 and -0 are one rank.
          expect(selectRank(values.slice(), rank) + 0).toBe((sorted[rank - 1] ?? NaN) + 0);
        },
      ),
      runs(200),
    );
  });
});

describe("mitigation and waiting", () => {
  test("the value of a mitigation is what it alone takes off, on the same draws", () => {
    const { contributions } = only(exposureOf(input([...FOUR, fixed("e", 1, 77, 0)])));
    expect(contributions.map(({ mitigation }) => mitigation === null)).toEqual([true, true, true, true, false]);
    expect(contributions[4]?.mitigation?.mean).toBeCloseTo(77, 9);
    expect(contributions[4]?.mitigation?.p80).toBeCloseTo(77, 9);
    expect(contributions[4]?.toP80).toBeGreaterThan(70);
  });

  test("waiting costs its weeks and removes what comes into force by then", () => {
    const risks: readonly DrawnRisk[] = [
      { ...fixed("now", 1, 100, 0), inForceAfterWeeks: 0 },
      { ...fixed("soon", 1, 200, 0), inForceAfterWeeks: 3 },
      { ...fixed("later", 1, 400, 0), inForceAfterWeeks: 9 },
      { ...fixed("some day", 1, 800, 0), inForceAfterWeeks: null },
    ];
    const { waiting } = only(exposureOf(input(risks, { weekCost: 10, draws: 1000 })));
    const rounded = waiting?.options.map(({ weeks, cost, p80 }) => [weeks, cost, Math.round(p80)]);
    expect(Math.round(waiting?.now ?? 0)).toBe(1400);
    expect(rounded).toEqual([
      [3, 30, 1200],
      [4, 40, 1200],
      [9, 90, 800],
    ]);
  });

  test("waiting has no price where nobody said what a week costs, or nothing is to come", () => {
    expect(only(exposureOf(input([{ ...fixed("a", 1, 1, 0), inForceAfterWeeks: 3 }]))).waiting).toBeNull();
    expect(only(exposureOf(input([fixed("a", 1, 1, 0)], { weekCost: 5 }))).waiting).toBeNull();
  });
});

test("progress rises to the whole, and the work stops where nobody asks for more", () => {
  const risks = Array.from({ length: 120 }, (_, i) => fixed(`r${i}`, 0.2, 10));
  const done = [...exposureSteps(input(risks, { correlation: 0.3 }))].map((step) => step.done / step.of);
  expect(done.length).toBeGreaterThan(4);
  expect(done).toEqual([...done].sort((one, other) => one - other));
  expect(done.every((share) => share >= 0 && share < 1)).toBe(true);
});

test("no risks: no exposure, and never a figure of 0", () => {
  expect(exposureOf(input([]))).toEqual([]);
});

test("closed forms: p · exp(μ + σ²/2)", () => {
  expect(expectedLoss(0.25, { low: 100_000, high: 20_000_000 }) / (0.25 * 5_173_493.2)).toBeCloseTo(1, 6);
});
