import fc from "fast-check";
import { evaluateFit, type FitEvaluation } from "../../../src/domain/fit/evaluateFit";
import { fitMetricsTable } from "../../../src/domain/fit/fitMetrics.table";
import type { ActiveSupport } from "../../../src/domain/fit/landing";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { runs } from "../../runs";
import { date, day, drawn, plain, problemsIn, rowsOf, type DrawnSheet } from "../sheet";

/** A reading of 24 Aug is exactly 90 days old. */
const TODAY = day("2026-11-22");
const POLICY = { evidenceAgeDays: 90, missingLimitPercent: 50, absorbedWorkLimitPercent: 10 };
const TYPED =
  "ID | Metric | Dimension | Direction | Old-scale baseline | Target | Tolerable | Current | Observed on | Weight";
const MEASURED = "ID | Metric | Dimension | Direction | Target";
const HEADERS = "Measure | Date | Unit | Value | Denominator";

function fit(metrics: string, readings?: string | DrawnSheet, supports?: readonly ActiveSupport[], asOf = TODAY) {
  const tables = {
    fitMetrics: rowsOf(fitMetricsTable, metrics),
    readings: readings === undefined ? undefined : rowsOf(readingsTable, readings),
    activeSupports: supports,
  };
  return evaluateFit(tables, POLICY, asOf);
}

/** One metric, its readings a day apart up to today. */
function daily(values: readonly number[], metric = "M1 | Answered | Quality | Higher is better | 90"): FitEvaluation {
  const rows = values.map((value, index) => [
    plain("M1"),
    date(TODAY - values.length + 1 + index),
    plain(""),
    plain(value),
    plain(""),
  ]);
  return fit(`${MEASURED}\n${metric}`, { headers: drawn(HEADERS).headers, rows });
}

const stateOf = ({ metrics }: FitEvaluation) => metrics.map(({ state, reason }) => [state, reason.id]);

describe("the state of a fit metric", () => {
  test.each([
    ["Higher is better | | 90 | 80 | 90 | 2026-08-24 |", "At target", "at-target", 1],
    ["Higher is better | | 90 | 80 | 90 | 2026-08-23 |", "Stale", "reading-old", undefined],
    ["Higher is better | | 90 | 80 | 85 | 2026-11-20 |", "Tolerable", "tolerable", 0.5],
    ["Higher is better | | 90 | 80 | 80 | 2026-11-20 |", "Tolerable", "tolerable", 0],
    ["Higher is better | | 90 | 80 | 85 | 2026-01-01 |", "Stale", "reading-old", undefined],
    ["Higher is better | | 90 | 80 | 79 | 2026-01-01 |", "Not met", "not-met", 0],
    ["Higher is better | | 90 | | 45 | |", "Not met", "not-met", 0.5],
    ["Higher is better | | 90 | | 95 | |", "Stale", "reading-undated", undefined],
    ["Higher is better | | 90 | | 95 | 2026-11-23 |", "Stale", "reading-future", undefined],
    ["Higher is better | | 90 | | | 2026-11-20 |", "No reading", "reading-missing", undefined],
    ["Higher is better | | 90 | | #N/A | 2026-11-20 |", "No reading", "reading-unusable", undefined],
    ["Higher is better | | 90 | | fine | 2026-11-20 |", "No reading", "reading-unusable", undefined],
    ["Lower is better | | 5 | | 300% | 2026-11-20 |", "No reading", "reading-unusable", undefined],
    ["Lower is better | 20 | 4 | 8 | 4 | 2026-11-20 |", "At target", "at-target", 1],
    ["Lower is better | 20 | 4 | | 12 | 2026-11-20 |", "Not met", "not-met", 0.5],
    ["| | 4 | | 3 | 2026-11-20 |", "No reading", "goal-unusable", undefined],
    ["Higher is better | | soon | | 3 | 2026-11-20 |", "No reading", "goal-unusable", undefined],
    ["Higher is better | | 90% | 80 | 95% | 2026-11-20 |", "No reading", "goal-unusable", undefined],
  ])("%s is %s, %s", (cells, state, reason, progress) => {
    const found = fit(`${TYPED}\nM1 | Answered | Quality | ${cells}`);
    expect(stateOf(found)).toEqual([[state, reason]]);
    expect(found.metrics[0]?.progress).toBe(progress);
  });
});

describe("bad input to fit", () => {
  const row = (cells: string) => fit(`${TYPED}\nM1 | Answered | Quality | Higher is better | ${cells}`);

  it("names a tolerable level beyond the target and does without it", () => {
    const found = row("| 90 | 95 | 92 | 2026-11-20 |");
    expect(problemsIn(found)).toEqual(["G2: tolerable-beyond-target"]);
    expect(stateOf(found)).toEqual([["At target", "at-target"]]);
    expect(stateOf(row("| 90 | 95 | 89 | 2026-11-20 |"))).toEqual([["Not met", "not-met"]]);
    expect(problemsIn(row("| 90 | 90 | 92 | 2026-11-20 |"))).toEqual([]);
  });

  it("names mixed units, whichever cell has the other one", () => {
    expect(problemsIn(row("| 90% | 80 | 92% | 2026-11-20 |"))).toEqual(["G2: goal-unit-differs"]);
    expect(problemsIn(row("| 90 | | 92% | 2026-11-20 |"))).toEqual(["H2: reading-unit-differs"]);
    expect(problemsIn(row("50% | 90 | | 80 | 2026-11-20 |"))).toEqual(["E2: goal-unit-differs"]);
    expect(row("50% | 90 | | 80 | 2026-11-20 |").metrics[0]?.progress).toBeUndefined();
    expect(row("50 | 90 | | 80 | 2026-11-20 |").metrics[0]?.progress).toBe(0.75);
  });

  it("takes the ratio where the target equals the baseline", () => {
    expect(row("90 | 90 | | 45 | 2026-11-20 |").metrics[0]?.progress).toBe(0.5);
  });

  it("counts a blank, an unreadable and a negative weight as 1, the last with a problem", () => {
    expect(row("| 90 | | 45 | 2026-11-20 |").metrics[0]?.weight).toBe(1);
    expect(row("| 90 | | 45 | 2026-11-20 | heavy").metrics[0]?.weight).toBe(1);
    const negative = row("| 90 | | 45 | 2026-11-20 | -2");
    expect([negative.metrics[0]?.weight, problemsIn(negative)]).toEqual([1, ["J2: negative-weight"]]);
  });

  const measured = (rows: string) =>
    fit(`${MEASURED}\nM1 | Answered | Quality | Higher is better | 90%`, `${HEADERS}\n${rows}`);

  it("names a denominator of zero, and knows no reading then", () => {
    const found = measured("M1 | 2026-11-20 | | 5 | 0\nM1 | 2026-11-19 | | 95 | 100");
    expect(problemsIn(found)).toEqual(["E2: denominator-not-positive"]);
    expect(stateOf(found)).toEqual([["No reading", "reading-unusable"]]);
    expect(found.metrics[0]?.chart.points).toHaveLength(1);
  });

  it("lets a unit that counted nothing out of nothing stand aside, and names the cell", () => {
    const days = (north: string) =>
      measured(
        `M1 | 2026-11-20 | North | ${north}\nM1 | 2026-11-20 | South | 19 | 20\nM1 | 2026-11-19 | North | 19 | 20`,
      );
    const found = days("0 | 0");
    expect(problemsIn(found)).toEqual(["E2: denominator-not-positive"]);
    expect([found.metrics[0]?.current, found.metrics[0]?.spread?.leftOut]).toEqual([95, []]);
    const [unclear] = days("1 | 0").metrics;
    expect([unclear?.state, unclear?.spread?.leftOut]).toEqual(["No reading", ["North"]]);
    expect(measured("M1 | 2026-11-20 | North | 0 | 0\nM1 | 2026-11-20 | South | 0 | 0").metrics[0]?.state).toBe(
      "No reading",
    );
  });

  it("judges two readings of one day by the worse, shows their mean, and says so", () => {
    const found = measured("M1 | 2026-11-20 | | 95% |\nM1 | 2026-11-20 | | 85% |");
    expect(problemsIn(found)).toEqual(["B3: readings-same-day"]);
    expect(stateOf(found)).toEqual([["Not met", "not-met"]]);
    expect(found.metrics[0]?.chart.points.map(({ value }) => value)).toEqual([90]);
  });

  it("puts two readings of one day with denominators together by their sums", () => {
    const found = measured("M1 | 2026-11-20 | | 95 | 100\nM1 | 2026-11-20 | | 5 | 10");
    expect(found.problems).toEqual([]);
    expect(found.metrics[0]?.current).toBeCloseTo(10000 / 110, 9);
  });

  it("has no chart of a single reading, and no trend", () => {
    const found = measured("M1 | 2026-11-20 | | 95% |");
    expect(found.metrics.map(({ trend, assurance }) => [trend, assurance])).toEqual([
      ["Not enough data", "Not enough data"],
    ]);
  });

  it("sees no signal in readings that never moved", () => {
    const [metric] = daily(Array.from({ length: 24 }, () => 95)).metrics;
    expect(metric?.chart.signals).toEqual([]);
    expect([metric?.trend, metric?.assurance]).toEqual(["Steady", "Consistently fits"]);
  });

  it("reads readings in any order, with gaps, to the same result", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `M1 | ${iso(i)} | | ${80 + ((i * 7) % 13)} |`);
    const figures = (rows: readonly string[]) => {
      const { metrics } = fit(
        `${MEASURED}\nM1 | Answered | Quality | Higher is better | 90`,
        `${HEADERS}\n${rows.join("\n")}`,
      );
      return metrics.map(({ state, current, chart, trend, assurance }) => ({
        state,
        current,
        chart,
        trend,
        assurance,
      }));
    };
    const inOrder = figures(lines);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 30 }), (shuffled) => {
        expect(figures(shuffled)).toEqual(inOrder);
      }),
      runs(20),
    );
  });
});

/** Three days apart up to 19 Nov, with a gap of a month in the middle. */
function iso(index: number): string {
  const serial = TODAY - 3 - 3 * (29 - index) - (index < 15 ? 30 : 0);
  return new Date((serial - 25569) * 86_400_000).toISOString().slice(0, 10);
}

describe("readings of fit metrics", () => {
  const row = "M1 | Visits | Volume | Higher is better | 10";

  it("replace Current, the newest first, up to the status date", () => {
    const found = fit(
      `${TYPED}\nM1 | A | Quality | Higher is better | | 90 | | 95 | 2026-11-21 |`,
      `${HEADERS}\nM1 | 2026-11-23 | | 99 |\nm1 | 2026-11-20 | | 80 |`,
    );
    expect(found.metrics.map(({ state, current, observedOn }) => [state, current, observedOn])).toEqual([
      ["Not met", 80, day("2026-11-20")],
    ]);
  });

  it("of units add up for Volume, and have a mean elsewhere", () => {
    const readings = `${HEADERS}\nM1 | 2026-11-20 | A | 4 |\nM1 | 2026-11-20 | B | 7 |\nM1 | 2026-11-13 | A | 3 |`;
    const volume = fit(`${MEASURED}\n${row}`, readings).metrics[0];
    expect([volume?.state, volume?.current, volume?.chart.points.map(({ value }) => value)]).toEqual([
      "At target",
      11,
      [3, 11],
    ]);
    const quality = fit(`${MEASURED}\n${row.replace("Volume", "Quality")}`, readings).metrics[0];
    expect([quality?.state, quality?.current]).toEqual(["Not met", 5.5]);
  });

  it("add no count to a ratio", () => {
    const found = fit(`${MEASURED}\n${row}`, `${HEADERS}\nM1 | 2026-11-20 | A | 4 |\nM1 | 2026-11-20 | B | 7 | 8`);
    expect(stateOf(found)).toEqual([["No reading", "reading-unusable"]]);
  });

  it("show how the units differ: the counts of section 8, as published", () => {
    const n = [100, 150, 180, 80, 120, 225];
    const d = [108, 112, 165, 95, 100, 220];
    const rows = n.map((value, i) => `M1 | 2026-11-20 | U${i} | ${value} | ${String(d[i])}`).join("\n");
    const volume = fit(`${MEASURED}\n${row}`, `${HEADERS}\n${rows}`).metrics[0]?.spread;
    expect(volume?.phi).toBeCloseTo(2.948033, 6);
    expect([volume?.outliers, volume?.leftOut]).toEqual([[], []]);
  });

  it("name a unit far out, not a small one by chance, and those that cannot be compared", () => {
    const alike = Array.from({ length: 30 }, (_, i) => `M1 | 2026-11-20 | U${i} | 100 | 1000`);
    const found = (rate: string) =>
      fit(
        `${MEASURED}\n${row.replace("Volume", "Quality")}`,
        `${HEADERS}\n${[...alike, `M1 | 2026-11-20 | X | ${rate}`, "M1 | 2026-11-20 | Y | 3 |"].join("\n")}`,
      ).metrics[0]?.spread;
    expect([found("170 | 1000")?.outliers, found("170 | 1000")?.leftOut]).toEqual([["X"], ["Y"]]);
    expect(found("4 | 20")?.outliers).toEqual([]);
  });

  it("name every unit where none can be compared, and know no overdispersion then", () => {
    const found = (rows: string) => fit(`${MEASURED}\n${row}`, `${HEADERS}\n${rows}`).metrics[0]?.spread;
    const two = found("M1 | 2026-11-20 | A | 4 |\nM1 | 2026-11-20 | B | 9 |");
    expect([two?.phi, two?.outliers, two?.leftOut]).toEqual([undefined, [], ["A", "B"]]);
    expect(found("M1 | 2026-11-20 | A | 4 |")).toBeUndefined();
  });
});

describe("trend and assurance of a metric", () => {
  const around = (middle: number, length: number) => Array.from({ length }, (_, i) => middle + (i % 2 === 0 ? 1 : -1));

  it("need twelve readings", () => {
    expect(daily(around(95, 11)).metrics[0]?.assurance).toBe("Not enough data");
    expect(daily(around(97, 12)).metrics[0]?.assurance).toBe("Consistently fits");
  });

  it("tell hit and miss from what does not fit", () => {
    expect(daily(around(90, 20)).metrics[0]?.assurance).toBe("Hit and miss");
    expect(daily(around(80, 20)).metrics[0]?.assurance).toBe("Does not fit");
    const lower = "M1 | Wait | Quality | Lower is better | 90";
    expect(daily(around(80, 20), lower).metrics[0]?.assurance).toBe("Consistently fits");
  });

  it("say nothing where limits without width come from readings of which one moved", () => {
    const still = Array<number>(20).fill(11);
    const told = (values: readonly number[]) => {
      const [metric] = daily(values, "M1 | Answered | Quality | Higher is better | 10").metrics;
      return [metric?.trend, metric?.assurance, metric?.chart.signals];
    };
    expect(told(still)).toEqual(["Steady", "Consistently fits", []]);
    expect(told([...still, 5])).toEqual(["Not enough data", "Not enough data", []]);
    expect(told([...still.slice(1, 14), 5])).toEqual(["Not enough data", "Not enough data", []]);
  });

  it("follow a shift by its direction", () => {
    const falling = [...around(95, 20), ...around(88, 4)];
    expect(daily(falling).metrics[0]?.trend).toBe("Worsening");
    expect(daily(falling, "M1 | Wait | Quality | Lower is better | 90").metrics[0]?.trend).toBe("Improving");
    expect(daily(around(95, 24)).metrics[0]?.trend).toBe("Steady");
  });
});

describe("the fit score", () => {
  const two = (first: string, second: string) =>
    fit(
      `${TYPED}\nM1 | A | Quality | Higher is better | | 100 | | ${first}\nM2 | B | Reliability | Higher is better | | 100 | | ${second}`,
    );

  it("is the weighted mean of progress, with what is unknown from 0 to 1", () => {
    expect(two("50 | 2026-11-20 | 3", "100 | 2026-11-20 | 1")).toMatchObject({ score: 62.5, low: 62.5, high: 62.5 });
    expect(two("50 | 2026-11-20 | 3", "| | 1")).toMatchObject({ score: 37.5, low: 37.5, high: 62.5 });
    expect(two("50 | 2026-11-20 | 3", "100 | 2020-01-01 | 1")).toMatchObject({ score: 37.5, high: 62.5 });
  });

  it("is blank where as much is unknown as the missing limit, or nothing has weight", () => {
    expect(two("50 | 2026-11-20 | 1", "| | 1")).toMatchObject({ score: undefined, low: 25, high: 75 });
    expect(two("50 | 2026-11-20 | 0", "| | 0")).toMatchObject({ score: undefined, low: undefined, high: undefined });
  });

  it("lies in its range, and what becomes known stays within the range that there was", () => {
    const current = fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined });
    const cells = (value: number | undefined, weight: number) =>
      value === undefined ? `| | ${weight}` : `${value} | 2026-11-20 | ${weight}`;
    fc.assert(
      fc.property(
        current,
        fc.integer({ min: 0, max: 120 }),
        fc.nat(5),
        fc.integer({ min: 1, max: 5 }),
        (one, other, w, v) => {
          const before = two(cells(one, w), cells(undefined, v));
          const after = two(cells(one, w), cells(other, v));
          expect(after.low).toBeGreaterThanOrEqual(before.low ?? NaN);
          expect(after.high).toBeLessThanOrEqual(before.high ?? NaN);
          expect(after.high).toBeGreaterThanOrEqual(after.low ?? NaN);
        },
      ),
      runs(60),
    );
  });
});

describe("the landing", () => {
  const FRESH = "2026-11-20 |";
  const metric = (id: string, dimension: string, current: number | "") =>
    `${id} | ${id} | ${dimension} | Higher is better | | 90 | 80 | ${current} | ${FRESH}`;
  const landing = (rows: readonly string[], supports?: readonly ActiveSupport[]) => {
    const found = fit(`${TYPED}\n${rows.join("\n")}`, undefined, supports);
    return [found.landing, found.because.id];
  };
  const fine = [metric("V", "Volume", 95), metric("Q", "Quality", 95)];

  it("is not assessed where nothing is known beyond Volume, or nobody said which dimension it is", () => {
    expect(landing([metric("V", "Volume", 95), metric("Q", "Quality", "")])).toEqual([
      "Not assessed",
      "only-volume-known",
    ]);
    expect(landing([metric("V", "Volume", 95), metric("X", "", 95)])).toEqual(["Not assessed", "only-volume-known"]);
  });

  it("is symbolic where volume is met and another dimension is not, tolerable included", () => {
    expect(landing([metric("V", "Volume", 95), metric("Q", "Quality", 85)])).toEqual([
      "Symbolic only",
      "volume-met-alone",
    ]);
  });

  it("is no fit where a metric is not met, and not assessed where one is unknown", () => {
    expect(landing([metric("V", "Volume", 70), metric("Q", "Quality", 95)])).toEqual(["Not fit", "metrics-not-met"]);
    expect(landing([...fine, metric("R", "Reliability", "")])).toEqual(["Not assessed", "metrics-unknown"]);
  });

  it("stands on crutches above the limit, not on it, and is not assessed where a share is blank", () => {
    expect(
      landing(fine, [
        { id: "S1", absorbed: 0.07 },
        { id: "S2", absorbed: 0.03 },
      ]),
    ).toEqual(["Structural fit", "stands-alone"]);
    expect(landing(fine, [{ id: "S1", absorbed: 0.101 }])).toEqual(["Fit on crutches", "supports-absorb"]);
    expect(landing(fine, [{ id: "S1", absorbed: undefined }])).toEqual(["Not assessed", "share-unknown"]);
    expect(
      landing(fine, [
        { id: "S1", absorbed: undefined },
        { id: "S2", absorbed: 0.2 },
      ]),
    ).toEqual(["Fit on crutches", "supports-absorb"]);
    expect(landing(fine)).toEqual(["Structural fit", "supports-not-assessed"]);
  });

  it("says which of the eight dimensions are missing, and the worst of each", () => {
    const { dimensions } = fit(
      `${TYPED}\n${[...fine, metric("Q2", "Quality", ""), metric("Q3", "Quality", 85)].join("\n")}`,
    );
    expect(dimensions.map(({ standing }) => standing)).toEqual([
      "At target",
      "Unknown",
      ...Array.from({ length: 6 }, () => "Missing"),
    ]);
    expect(dimensions[1]?.metrics).toEqual(["Q", "Q2", "Q3"]);
  });

  it("is never lifted by a support, and never lowered by a metric that comes to its target", () => {
    const order = ["Symbolic only", "Not fit", "Not assessed", "Fit on crutches", "Structural fit"];
    const state = fc.constantFrom<number | "">(95, 85, 70, "");
    const share = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
    fc.assert(
      fc.property(state, state, state, fc.array(share, { maxLength: 3 }), share, (v, q, r, shares, more) => {
        const rows = (quality: number | "") => [
          metric("V", "Volume", v),
          metric("Q", "Quality", quality),
          metric("R", "Reliability", r),
        ];
        const of = (list: readonly (number | undefined)[]) =>
          list.map((one, i): ActiveSupport => ({ id: `S${i}`, absorbed: one === undefined ? undefined : one / 100 }));
        const structural = (name: string | undefined) => name === "Structural fit";
        const alone = landing(rows(q), of(shares))[0];
        const helped = landing(rows(q), of([...shares, more]))[0];
        expect(structural(helped) && !structural(alone)).toBe(false);
        const better = landing(rows(95), of(shares))[0];
        if (structural(alone)) expect(better).toBe("Structural fit");
        expect(order).toContain(better);
      }),
      runs(60),
    );
  });
});
