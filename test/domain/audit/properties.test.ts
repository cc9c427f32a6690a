import fc from "fast-check";
import {
  ASSUMPTION_VERDICTS,
  EVIDENCE_LEVELS,
  type AssumptionVerdict,
} from "../../../src/domain/assumptions/assumptions.table";
import { priorityOf, verdictOf } from "../../../src/domain/assumptions/verdictOf";
import { BOUNDARY_STATES } from "../../../src/domain/boundary/boundaries.table";
import { REGIMES } from "../../../src/domain/boundary/regime";
import { runs } from "../../runs";
import { TODAY } from "../sheet";
import { audited } from "./drawnAudit";

const size = fc.integer({ min: 1, max: 10_000 });
const share = fc.constantFrom(0.5, 0.8, 1);
const level = fc.constantFrom(...EVIDENCE_LEVELS, undefined);

/** From worst to best; what nobody tested is no better for being raised. */
const rank = (verdict: AssumptionVerdict): number => ASSUMPTION_VERDICTS.indexOf(verdict);

test("more evidence never raises the priority", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.nat(3), fc.nat(3), (importance, one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(priorityOf(importance, EVIDENCE_LEVELS[more])).toBeLessThanOrEqual(
        priorityOf(importance, EVIDENCE_LEVELS[less]),
      );
    }),
    runs(200),
  );
});

test("raising what an assumption carries never worsens its verdict", () => {
  fc.assert(
    fc.property(
      size,
      size,
      size,
      level,
      share,
      fc.option(size),
      fc.option(size),
      (demand, carries, more, evidence, near, cost, limit) => {
        const figures = { demand, evidence, cost: cost ?? undefined, costLimit: limit ?? undefined };
        const before = verdictOf({ ...figures, holdsUpTo: carries }, near);
        const after = verdictOf({ ...figures, holdsUpTo: carries + more }, near);
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      },
    ),
    runs(500),
  );
});

const HEAD = "ID | Boundary | Metric | Current | Target | Limit";
const book = (current: number, target: number, limit: number, unit: number) => ({
  boundaries: `${HEAD}\nB1 | Sites | sites | ${current * unit} | ${target * unit} | ${limit * unit}`,
  assumptions: `ID | Assumption | Boundary | Holds up to | Importance | Evidence level
A1 | Calls | B1 | ${limit * unit} | 5 | Measured`,
});

test("raising the limit never worsens the state of a boundary, now or at target", () => {
  fc.assert(
    fc.property(size, size, size, size, (current, target, limit, more) => {
      const [before] = audited(book(current, target, limit, 1)).boundaries ?? [];
      const [after] = audited(book(current, target, limit + more, 1)).boundaries ?? [];
      const place = (state: (typeof BOUNDARY_STATES)[number] | undefined): number =>
        BOUNDARY_STATES.indexOf(state ?? "Crossed");
      expect(place(after?.stateNow)).toBeLessThanOrEqual(place(before?.stateNow));
      expect(place(after?.stateAtTarget)).toBeLessThanOrEqual(place(before?.stateAtTarget));
    }),
    runs(100),
  );
});

test("raising the limit of a boundary, what an assumption carries or may cost never worsens the regime", () => {
  const regimes = (limit: number, carries: number, cost: number): number => {
    const { regime } = audited({
      boundaries: `${HEAD}\nB1 | Sites | sites | 40 | 80 | ${limit}`,
      assumptions: `ID | Assumption | Boundary | Holds up to | Importance | Evidence level | Cost at target | Cost limit
A1 | Calls | B1 | ${carries} | 5 | Measured | 60 | ${cost}`,
    });
    return REGIMES.indexOf(regime.state);
  };
  const figure = fc.integer({ min: 1, max: 120 });
  fc.assert(
    fc.property(figure, figure, figure, figure, figure, figure, (limit, carries, cost, a, b, c) => {
      expect(regimes(limit + a, carries + b, cost + c)).toBeGreaterThanOrEqual(regimes(limit, carries, cost));
    }),
    runs(100),
  );
});

test("more evidence in the sheet never raises a priority, whatever else stands in the row", () => {
  const priority = (importance: string, evidence: string | undefined): number | undefined =>
    audited({
      boundaries: `${HEAD}\nB1 | Sites | sites | 4 | 10 | 20`,
      assumptions: `ID | Assumption | Boundary | Holds up to | Importance | Evidence level
A1 | Calls | B1 | 9 | ${importance} | ${evidence ?? ""}`,
    }).audit?.assumptions[0]?.priority;
  for (const importance of ["1", "3", "5", "", "9", "high"]) {
    const falling = [undefined, ...EVIDENCE_LEVELS].map((evidence) => priority(importance, evidence) ?? NaN);
    expect([...falling].sort((one, other) => other - one)).toEqual(falling);
  }
});

/** As a sheet holds it: plain decimals, to the digits that a cell keeps. */
const cell = (value: number): string => {
  const shown = Number(value.toPrecision(15));
  return shown.toFixed(20).replace(/0+$/, "").replace(/\.$/, "");
};

test("counting in another unit on both sides changes nothing", () => {
  const unit = fc.constantFrom(1000, 7, 60, 0.5, 1e6, 1e-6, 1 / 3, 1e-9);
  fc.assert(
    fc.property(size, size, size, size, unit, (current, target, limit, measured, by) => {
      const shown = (times: number) => {
        const of = (value: number): string => cell(value * times);
        const { boundaries, signals, audit, redesign, regime } = audited(
          {
            boundaries: `${HEAD}\nB1 | Sites | sites | ${of(current)} | ${of(target)} | ${of(limit)}`,
            signals: `ID | Signal | Direction | Watch at | Act at | Current | Observed on
S1 | Up | Higher is worse | ${of(current)} | ${of(limit)} | ${of(measured)} | 2026-06-30
S2 | Down | Lower is worse | ${of(limit)} | ${of(current)} | ${of(measured)} | 2026-06-30`,
            assumptions: `ID | Assumption | Boundary | Holds up to | Importance | Evidence level | Cost at target | Cost limit
A1 | Calls | B1 | ${of(limit)} | 5 | Measured | ${of(measured)} | ${of(current)}`,
            handoffs: `ID | From role | To role | What crosses | Volume now | Volume at target | Capacity at target
H1 | A | B | Case | ${of(current)} | ${of(target)} | ${of(limit)}`,
            decisions: `ID | Decision | Agreed latency (days) | Actual latency (days)
D1 | One | ${of(limit)} | ${of(measured)}`,
          },
          {
            waves: {
              startingSize: undefined,
              waves: [1, 2, 3].map((wave) => ({
                wave,
                start: TODAY + wave,
                cumulativeSize: (times * wave * Math.max(0, target - current)) / 3,
                gates: [],
              })),
            },
          },
        );
        const [boundary] = boundaries ?? [];
        const [assumption] = audit?.assumptions ?? [];
        return {
          regime: regime.state,
          now: boundary?.stateNow,
          atTarget: boundary?.stateAtTarget,
          ratio: boundary?.ratioNow?.toPrecision(7),
          signals: signals?.map(({ state }) => state),
          verdict: assumption?.verdict,
          wave: assumption?.breaksIn?.wave,
          load: redesign.handoffs?.[0]?.loadRatio?.toPrecision(7),
          coordination: redesign.coordination?.ratio.toPrecision(7),
          said: redesign.findings.map(({ id }) => id),
        };
      };
      expect(shown(by)).toEqual(shown(1));
    }),
    runs(100),
  );
});

test("a breaking wave is the same for figures of any size, on the figure itself and just beyond it", () => {
  const wave = (times: number, size: number): number | undefined =>
    audited(
      {
        boundaries: `${HEAD}\nB1 | Sites | sites | 0 | ${cell(3 * times)} | ${cell(9 * times)}`,
        assumptions: `ID | Assumption | Boundary | Holds up to | Evidence level
A1 | Calls | B1 | ${cell(times)} | Measured`,
      },
      {
        waves: { startingSize: undefined, waves: [{ wave: 1, start: TODAY, cumulativeSize: size * times, gates: [] }] },
      },
    ).audit?.assumptions[0]?.breaksIn?.wave;
  for (const times of [1, 1e9, 1e-9, 1 / 7]) {
    expect(wave(times, 1)).toBeUndefined();
    expect(wave(times, 1.000001)).toBe(1);
  }
});

test("the order of the rows changes no verdict", () => {
  const rows = [
    "A1 | One | B1 | 5 | 5 | Measured",
    "A2 | Two | B1 | 50 | 2 | None",
    "A3 | Three | B1 | 12 | | Opinion",
  ];
  const boundaries = `${HEAD}\nB1 | Sites | sites | 4 | 10 | 20`;
  const verdicts = (order: readonly string[]) =>
    new Map(
      audited({
        boundaries,
        assumptions: `ID | Assumption | Boundary | Holds up to | Importance | Evidence level\n${order.join("\n")}`,
      }).audit?.assumptions.map(({ row, verdict, headroom, priority }) => [row.key, [verdict, headroom, priority]]),
    );
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: 3 }), (order) => {
      const found = verdicts(order);
      for (const [key, verdict] of verdicts(rows)) expect(found.get(key)).toEqual(verdict);
    }),
    runs(20),
  );
});
