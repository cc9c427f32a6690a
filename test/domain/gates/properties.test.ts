import fc from "fast-check";
import { VERDICTS, type Verdict } from "../../../src/domain/gates/verdict";
import { runs } from "../../runs";
import { evaluated, gateIn, type DrawnSheet } from "../sheet";
import { anyCriterion, anyGate, anyThresholds, bookOf, KINDS, sound } from "./describedSheet";
import type { Described } from "./oracle";

const HAS = { dates: true, passAt: true };
type Thresholds = Parameters<typeof bookOf>[2];

const rank = (verdict: Verdict): number => VERDICTS.indexOf(verdict);
const judged = (gate: readonly Described[], thresholds?: Thresholds) =>
  gateIn(evaluated(bookOf([gate], HAS, thresholds)));

/** The same criterion with other cells: its weight, Must pass and waiver stay. */
const turned = (criterion: Described, kind: keyof typeof KINDS, age: Described["age"] = 0): Described => {
  const { actual, passAt, warnAt, applies } = sound(kind);
  return { ...criterion, actual, passAt, warnAt, applies, age };
};

const WORSE: readonly (readonly [keyof typeof KINDS, Described["age"]])[] = [
  ["not met", 0],
  ["not met", 91],
  ["a blank", 0],
  ["an error", 0],
  ["met", 91],
  ["met", -1],
  ["warning", 91],
  ["an unreadable Pass at", 0],
];

/** A gate and one of its criteria. */
const gateAndOne = fc
  .tuple(anyGate, anyCriterion, fc.nat())
  .map(([gate, one, at]) => ({ gate: gate.length === 0 ? [one] : gate, at: gate.length === 0 ? 0 : at % gate.length }));

const replaced = (gate: readonly Described[], at: number, by: Described): readonly Described[] =>
  gate.map((criterion, position) => (position === at ? by : criterion));

describe("whatever the gate", () => {
  test("turning a result into Met never lowers the verdict", () => {
    fc.assert(
      fc.property(gateAndOne, anyThresholds, ({ gate, at }, thresholds) => {
        const one = gate[at] ?? sound("met");
        const before = judged(gate, thresholds);
        const after = judged(replaced(gate, at, turned(one, "met")), thresholds);
        expect(after.members[at]?.criterion.result).toBe("Met");
        expect(rank(after.verdict)).toBeGreaterThanOrEqual(rank(before.verdict));
      }),
      runs(500),
    );
  });

  test("turning a result into Not met or unknown never raises it to Conditional go or Go", () => {
    fc.assert(
      fc.property(gateAndOne, anyThresholds, fc.constantFrom(...WORSE), ({ gate, at }, thresholds, [kind, age]) => {
        const one = gate[at] ?? sound("met");
        const before = judged(gate, thresholds).verdict;
        const after = judged(replaced(gate, at, turned(one, kind, age)), thresholds);
        expect(["Not met", "No evidence", "Stale"]).toContain(after.members[at]?.criterion.result);
        const raised = rank(after.verdict) > rank(before) && rank(after.verdict) >= rank("Conditional go");
        expect({ before, after: after.verdict, raised }).toMatchObject({ raised: false });
      }),
      runs(500),
    );
  });

  test("there is no Go, nor Conditional go, with an unwaived must-pass unmet or unknown, and no Go with a waiver", () => {
    fc.assert(
      fc.property(anyGate, anyThresholds, (gate, thresholds) => {
        const { verdict, members } = judged(gate, thresholds);
        const lacking = members.filter(({ criterion: { result } }) =>
          ["Not met", "No evidence", "Stale"].includes(result),
        );
        const vetoed = lacking.some(({ criterion, waiver }) => criterion.measured.mustPass && waiver === undefined);
        if (vetoed) expect(rank(verdict)).toBeLessThan(rank("Conditional go"));
        if (lacking.some(({ waiver }) => waiver !== undefined)) expect(verdict).not.toBe("Go");
      }),
      runs(500),
    );
  });

  test("the score lies within its range, and the range within 0 to 100", () => {
    fc.assert(
      fc.property(anyGate, anyThresholds, (gate, thresholds) => {
        const { verdict, score, scores } = judged(gate, thresholds);
        expect(score).toBe(verdict === "Not evaluable" ? undefined : scores?.low);
        if (scores === undefined) return;
        const steps = [0, scores.beforeWaivers ?? NaN, scores.low, scores.high, 100];
        expect(steps).toEqual([...steps].sort((one, other) => one - other));
      }),
      runs(500),
    );
  });

  test("the order of the rows changes nothing but the order of what is said", () => {
    const shuffledBooks = fc
      .tuple(fc.array(anyGate, { minLength: 1, maxLength: 3 }), fc.infiniteStream(fc.nat()))
      .map(([gates, picks]) => {
        const book = bookOf(gates);
        const shuffled = (sheet: string | DrawnSheet): DrawnSheet => {
          if (typeof sheet === "string") throw new Error("not described");
          const rest = [...sheet.rows];
          const rows = sheet.rows.flatMap(() => rest.splice(Number(picks.next().value) % rest.length, 1));
          return { headers: sheet.headers, rows };
        };
        return [
          book,
          {
            ...book,
            criteria: shuffled(book.criteria),
            gates: shuffled(book.gates),
            waivers: shuffled(book.waivers),
          },
        ] as const;
      });
    const summary = (book: Parameters<typeof evaluated>[0]) => {
      const { gates, criteria, waivers } = evaluated(book);
      const sorted = <V>(entries: readonly (readonly [string, V])[]) =>
        [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
      return {
        gates: sorted(
          gates.map(({ gate, verdict, score, scores, toReachGo }) => [
            gate.key,
            { verdict, score, scores, steps: toReachGo.length, reached: toReachGo.at(-1)?.verdictAfter },
          ]),
        ),
        criteria: sorted(
          criteria.map(({ measured, result, reason, points }) => [measured.row.key, { result, reason, points }]),
        ),
        waivers: sorted(waivers.map(({ waiver, fault }) => [waiver.key, fault])),
      };
    };
    fc.assert(
      fc.property(shuffledBooks, ([book, shuffled]) => {
        expect(summary(shuffled)).toEqual(summary(book));
      }),
      runs(300),
    );
  });

  test("the same input gives the same output", () => {
    fc.assert(
      fc.property(fc.array(anyGate, { maxLength: 3 }), (gates) => {
        expect(evaluated(bookOf(gates))).toEqual(evaluated(bookOf(gates)));
      }),
      runs(100),
    );
  });

  test("the first reason is the one that decided, and only Go has none", () => {
    const RULE: Readonly<Record<string, Verdict>> = {
      "must-pass-not-met": "No-go",
      "score-cannot-reach-warn": "No-go",
      "nothing-scored": "Not evaluable",
      "no-weight": "Not evaluable",
      "too-much-missing": "Not evaluable",
      "must-pass-unknown": "Hold",
      "score-below-warn": "Hold",
      "score-below-pass": "Conditional go",
      "waiver-used": "Conditional go",
    };
    fc.assert(
      fc.property(anyGate, anyThresholds, (gate, thresholds) => {
        const { verdict, because } = judged(gate, thresholds);
        expect(RULE[because[0]?.id ?? ""] ?? "Go").toBe(verdict);
      }),
      runs(500),
    );
  });
});
