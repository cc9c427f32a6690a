/**
 * Measures the draws of the exposure against drawing the same count of uniforms and normals from the same library, and
 * the P80 against its own standard error.
 */
import { performance } from "node:perf_hooks";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { lognormalOf } from "../../src/domain/risks/expectedLoss";
import { drawTotals, exposureOf } from "../../src/domain/risks/exposure/exposure";
import type { DrawnRisk, ExposureInput } from "../../src/domain/risks/exposure/exposureInput";
import { Normals } from "../../src/domain/risks/exposure/normals";
import { quantile } from "../../src/domain/risks/exposure/orderStatistics";
import type { Line } from "./line";

const DRAWS = 20_000;
const RISKS = 500;
const RUNS = 5;

/** A register of a usual shape: probabilities from 5 % to 85 %, costs over three orders of magnitude. */
function registerOf(count: number): readonly DrawnRisk[] {
  return Array.from({ length: count }, (_, i) => {
    const p = [0.05, 0.2, 0.4, 0.6, 0.85][i % 5] ?? 0;
    const low = 1000 * 10 ** ((i % 7) / 3);
    const state = { p, ...lognormalOf({ low, high: low * (2 + (i % 9)) }) };
    return { key: `R${i}`, before: state, after: { ...state, p: p / 2 }, inForceAfterWeeks: null };
  });
}

function inputOf(risks: readonly DrawnRisk[], more: Partial<ExposureInput> = {}): ExposureInput {
  return { risks, draws: DRAWS, seed: 1, correlation: 0.3, weekCost: null, ...more };
}

/** The least of several runs, in milliseconds. */
function least(work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const ms = (value: number): string => `${Math.round(value)} ms`;

/** The draws of the exposure: how long they take, how exact they are, and the means beside another route to them. */
export function riskLines(): readonly Line[] {
  return [...speed(), accuracy(), closedForm()];
}

function speed(): readonly Line[] {
  const input = inputOf(registerOf(RISKS));
  let sum = 0;
  const own = least(() => {
    sum += drawTotals(input, 0)[0] ?? 0;
  });
  // One uniform a draw and risk, and one normal where it occurs.
  const normals = Math.round(DRAWS * input.risks.reduce((total, { before }) => total + before.p, 0));
  const bare = least(() => {
    const generator = xoroshiro128plus(1);
    for (let i = 0; i < DRAWS * RISKS; i += 1) sum += uniformFloat64(generator);
    const source = new Normals(generator);
    for (let i = 0; i < normals; i += 1) sum += source.next();
  });
  const whole = least(() => {
    sum += exposureOf(input).length;
  });
  const ratio = own / bare;
  if (!Number.isFinite(sum)) throw new Error("the draws are no numbers");
  const what = `Risks: ${DRAWS} draws × ${RISKS} risks, ρ 0, one state`;
  return [
    { what, figure: ms(own), bar: "≤ 3,000 ms", kept: own < 3000 },
    {
      what: `Risks: the same against ${DRAWS * RISKS} uniforms and ${normals} normals of the library`,
      figure: `${ratio.toFixed(2)} × (${ms(bare)})`,
      bar: "≤ 2 ×",
      kept: ratio <= 2,
    },
    { what: "Risks: everything that Calculate exposure works out", figure: ms(whole), bar: "–", kept: undefined },
  ];
}

function accuracy(): Line {
  const risks = registerOf(25);
  const reference = quantile(drawTotals(inputOf(risks, { draws: 2_000_000, seed: 987_654 }), 0).sort(), 0.8);
  const off = Array.from({ length: 20 }, (_, i) => {
    const { value, standardError } = quantile(drawTotals(inputOf(risks, { seed: i + 1 }), 0).sort(), 0.8);
    return Math.abs(value - reference.value) / standardError;
  });
  const worst = Math.max(...off);
  return {
    what: "Risks: P80 of 20 seeds, from that of 2,000,000 draws at most",
    figure: `${worst.toFixed(2)} standard errors`,
    bar: "≤ 4",
    kept: worst <= 4,
  };
}

function closedForm(): Line {
  // E by the midpoint rule over the normal density: another route to exp(μ + σ²/2).
  const worst = Math.max(
    ...registerOf(50).map(({ before: { mu, sigma } }) => {
      const steps = 40_000;
      let sum = 0;
      for (let i = 0; i < steps; i += 1) {
        const z = -14 + (28 * (i + 0.5)) / steps;
        sum += Math.exp(mu + sigma * z - (z * z) / 2);
      }
      const integral = (sum * 28) / steps / Math.sqrt(2 * Math.PI);
      return Math.abs(integral / Math.exp(mu + (sigma * sigma) / 2) - 1);
    }),
  );
  return {
    what: "Risks: means by closed form against those by integration",
    figure: worst.toExponential(1),
    bar: "≤ 1e-9",
    kept: worst <= 1e-9,
  };
}
