import fc from "fast-check";
import {
  ASSUMPTION_VERDICTS,
  EVIDENCE_LEVELS,
  type AssumptionVerdict,
} from "../../../src/domain/assumptions/assumptions.table";
import { priorityOf, verdictOf } from "../../../src/domain/assumptions/verdictOf";
import { BOUNDARY_STATES } from "../../../src/domain/boundary/boundaries.table";
import { runs } from "../../runs";
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

test("counting in another unit on both sides changes nothing", () => {
  fc.assert(
    fc.property(size, size, size, fc.constantFrom(1000, 7, 60, 0.5), (current, target, limit, unit) => {
      const shown = (by: number) => {
        const { boundaries, audit, regime } = audited(book(current, target, limit, by));
        const [boundary] = boundaries ?? [];
        return {
          regime: regime.state,
          now: boundary?.stateNow,
          atTarget: boundary?.stateAtTarget,
          ratio: boundary?.ratioNow?.toFixed(7),
          verdict: audit?.assumptions[0]?.verdict,
        };
      };
      expect(shown(unit)).toEqual(shown(1));
    }),
    runs(100),
  );
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
