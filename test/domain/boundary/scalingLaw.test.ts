import fc from "fast-check";
import {
  fitScalingLaw,
  throughputAt,
  type LoadReading,
  type ScalingFit,
} from "../../../src/domain/boundary/scalingLaw";
import { studentT } from "../../../src/domain/boundary/studentT";
import { runs } from "../../runs";

function fitted(readings: readonly LoadReading[]): ScalingFit {
  const fit = fitScalingLaw(readings);
  if ("why" in fit) throw new Error(`no fit: ${fit.why}`);
  return fit;
}

const LOADS = [1, 18, 36, 72, 108, 144, 216];
const KNOWN = [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2].map((throughput, i) => ({
  load: LOADS[i] ?? 0,
  throughput,
}));

const within = (value: number | undefined, expected: number): number => Math.abs((value ?? NaN) / expected - 1);

test("the published readings give the published curve and peak, to 1e-4 and better", () => {
  const fit = fitted(KNOWN);
  expect(within(fit.alpha, 0.0277285)).toBeLessThan(1e-4);
  expect(within(fit.beta, 0.000104365)).toBeLessThan(1e-4);
  expect(within(fit.gamma, 89.9952)).toBeLessThan(1e-4);
  expect(within(fit.peakThroughput, 1883.9)).toBeLessThan(1e-4);
  expect(within(fit.peakLoad, 96.5196)).toBeLessThan(1e-4);
  expect(fit.gradient).toBeLessThan(1e-6);
});

test("its bounds hold the parameter, and their half width is Student's t times the standard error", () => {
  const { bounds, alpha, gamma, peakLoad } = fitted(KNOWN);
  expect(bounds.alpha.low).toBeLessThan(alpha);
  expect(bounds.alpha.high).toBeGreaterThan(alpha);
  expect(bounds.peakLoad?.low).toBeLessThan(peakLoad ?? 0);
  // Four degrees of freedom; the standard error by numerical derivatives, a second route.
  const error = standardErrors(KNOWN, fitted(KNOWN));
  expect(within(bounds.gamma.high - gamma, 2.776445 * (error[2] ?? 0))).toBeLessThan(2e-3);
  expect(within(bounds.alpha.high - alpha, 2.776445 * (error[0] ?? 0))).toBeLessThan(2e-3);
});

/** By central differences and Gauss-Jordan elimination on numbers as they are: another way to the same figures. */
function standardErrors(readings: readonly LoadReading[], fit: ScalingFit): readonly number[] {
  const at = [fit.alpha, fit.beta, fit.gamma];
  const model = (load: number, [alpha = 0, beta = 0, gamma = 0]: readonly number[]): number =>
    throughputAt(load, { alpha, beta, gamma });
  const rows = readings.map(({ load }) =>
    at.map((value, i) => {
      const moved = (by: number): number[] => at.map((one, j) => (i === j ? one * (1 + by) : one));
      return (model(load, moved(1e-5)) - model(load, moved(-1e-5))) / (2e-5 * value);
    }),
  );
  const squares = readings.reduce((sum, { load, throughput }) => sum + (throughput - model(load, at)) ** 2, 0);
  const table = [0, 1, 2].map((i) => [
    ...[0, 1, 2].map((j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
    ...[0, 1, 2].map((j) => (i === j ? 1 : 0)),
  ]);
  for (const i of [0, 1, 2]) {
    const pivot = table[i]?.[i] ?? 0;
    table[i] = (table[i] ?? []).map((cell) => cell / pivot);
    for (const j of [0, 1, 2]) {
      const factor = table[j]?.[i] ?? 0;
      if (i !== j) table[j] = (table[j] ?? []).map((cell, k) => cell - factor * (table[i]?.[k] ?? 0));
    }
  }
  return [0, 1, 2].map((i) => Math.sqrt(((table[i]?.[3 + i] ?? 0) * squares) / (readings.length - 3)));
}

test("fewer than six readings, or fewer than four different loads, are not fitted", () => {
  expect(fitScalingLaw(KNOWN.slice(0, 5))).toEqual({ why: "too-few-loads" });
  const same = KNOWN.map((reading, i) => ({ ...reading, load: 10 * (i % 3) + 1 }));
  expect(fitScalingLaw(same)).toEqual({ why: "too-few-loads" });
});

test("readings that no such curve goes through have no fit, rather than a wrong one", () => {
  const torn = [1, 2, 3, 4, 5, 6].map((load) => ({ load, throughput: load < 4 ? 1e-3 : 10 ** load }));
  expect(fitScalingLaw(torn)).toEqual({ why: "not-converged" });
});

const shaped = (loads: readonly number[], at: (load: number, i: number) => number): readonly LoadReading[] =>
  loads.map((load, i) => ({ load, throughput: at(load, i) }));
const TENS = [10, 20, 30, 40, 50, 60];
/** Up and down by the same share in turn: noise that is the same in every run. */
const noisy = (share: number) => (load: number, i: number) =>
  50 * load * (1 + share * ([1, -1, -1, 1, 1, -1][i % 6] ?? 0));

test.each([
  ["throughput that grows with the load", shaped(TENS, (load) => 50 * load), "no-decline"],
  ["throughput that levels off", shaped(TENS, (load) => (50 * load) / (1 + 0.05 * (load - 1))), "no-decline"],
  ["throughput that is the same under every load", shaped(TENS, () => 500), "no-decline"],
  ["throughput that grows with noise", shaped(TENS, noisy(0.05)), "no-decline"],
  ["throughput that only falls", shaped(TENS, (load) => 1000 - 8 * load), "no-rise"],
  [
    "a peak far beyond what was measured",
    shaped(TENS, (load) => throughputAt(load, { alpha: 0.03, beta: 1e-5, gamma: 50 })),
    "too-far",
  ],
  [
    "throughput that grows faster than the load before it falls",
    shaped(TENS, (load) => throughputAt(load, { alpha: -0.001, beta: 5e-4, gamma: 50 })).map((one, i) => ({
      ...one,
      throughput: one.throughput * (1 + 0.01 * (i % 2 === 0 ? 1 : -1)),
    })),
    "faster-than-linear",
  ],
])("%s shows no peak", (_, readings, why) => {
  expect(fitted(readings)).toMatchObject({ peakLoad: undefined, peakThroughput: undefined, noPeak: why });
});

test("whatever was measured, a peak is answered only of a falling curve, seen to rise, near what was measured", () => {
  const reading = fc.record({
    load: fc.integer({ min: 1, max: 60 }),
    throughput: fc.double({ min: 0, max: 500, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(reading, { minLength: 6, maxLength: 12 }), (readings) => {
      const fit = fitScalingLaw(readings);
      if ("why" in fit) return;
      const { peakLoad: peak, noPeak, alpha, bounds } = fit;
      expect(peak === undefined).toBe(noPeak !== undefined);
      if (peak === undefined) return;
      expect(alpha).toBeGreaterThan(-1e-9);
      expect(bounds.beta.low).toBeGreaterThan(0);
      expect(new Set(readings.flatMap(({ load }) => (load < peak ? [load] : []))).size).toBeGreaterThanOrEqual(2);
      expect(peak).toBeLessThanOrEqual(2 * Math.max(...readings.map(({ load }) => load)));
    }),
    runs(300),
  );
});

test("throughput of which each unit of load brings ever more does not follow the law", () => {
  expect(fitScalingLaw(shaped(TENS, (load) => load ** 2))).toEqual({ why: "not-the-law" });
});

test("a throughput of 0 counts as what it is", () => {
  const readings = [...KNOWN, { load: 400, throughput: 0 }];
  const fit = fitScalingLaw(readings);
  expect("why" in fit ? NaN : throughputAt(400, fit)).toBeLessThan(throughputAt(400, fitted(KNOWN)));
});

test("a curve without a peak says none", () => {
  const fit = fitted([1, 2, 4, 8, 16, 32].map((load) => ({ load, throughput: (50 * load) / (1 + 0.05 * (load - 1)) })));
  expect(fit.alpha).toBeCloseTo(0.05, 6);
  expect(Math.abs(fit.beta)).toBeLessThan(1e-9);
});

test("whatever the curve, its own readings give it back", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e-2, noNaN: true }),
      fc.double({ min: 0.01, max: 1e5, noNaN: true }),
      (alpha, beta, gamma) => {
        const readings = [1, 3, 8, 20, 50, 120, 200].map((load) => ({
          load,
          throughput: throughputAt(load, { alpha, beta, gamma }),
        }));
        const fit = fitted(readings);
        expect(within(fit.alpha, alpha)).toBeLessThan(1e-4);
        expect(within(fit.beta, beta)).toBeLessThan(1e-4);
        expect(within(fit.gamma, gamma)).toBeLessThan(1e-4);
      },
    ),
    runs(200),
  );
});

test("Student's t is that of the published table", () => {
  for (const [freedom, point] of [
    [3, 3.182446],
    [4, 2.776445],
    [5, 2.570582],
    [10, 2.228139],
    [30, 2.042272],
  ] as const) {
    expect(within(studentT(freedom), point)).toBeLessThan(2e-3);
  }
});
