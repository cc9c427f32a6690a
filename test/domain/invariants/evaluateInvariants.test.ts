import fc from "fast-check";
import {
  evaluateInvariants,
  invariantBlockers,
  type InvariantEvaluation,
} from "../../../src/domain/invariants/evaluateInvariants";
import { invariantsTable } from "../../../src/domain/invariants/invariants.table";
import { readPolicy } from "../../../src/domain/policy";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { messagesFor } from "../../../src/messages/messages";
import { runs } from "../../runs";
import { day, drawn, ENGLISH, evaluated, gateIn, problemsIn, rowsOf, type DrawnSheet } from "../sheet";

/** Evidence of 24 Aug is exactly 90 days old. */
const TODAY = day("2026-11-22");
const POLICY = readPolicy(undefined, ENGLISH).policy;
const messages = messagesFor("en");

function judged(invariants: string | DrawnSheet, readings?: string | DrawnSheet, asOf = TODAY) {
  return evaluateInvariants(
    {
      invariants: rowsOf(invariantsTable, invariants),
      readings: readings === undefined ? undefined : rowsOf(readingsTable, readings),
    },
    POLICY,
    asOf,
    ENGLISH,
  );
}

const said = ({ state, reason }: InvariantEvaluation): readonly [string, string] => [
  state,
  messages.invariantReason(reason),
];

const TYPED = "ID | Invariant | Operator | Limit | Current | Observed on";
const MEASURED = "ID | Invariant | Operator | Limit";
const HEADERS = "Measure | Date | Unit | Value | Denominator";

describe("what is typed into Current", () => {
  test.each([
    ["≤ | 5 | 5 | 2026-08-24", "Kept", "5 keeps ≤ 5"],
    ["≤ | 5 | 5 | 2026-08-23", "Stale", "the reading of 23 Aug 2026 is 91 days old, limit 90"],
    ["≤ | 5 | 5.1 | 2026-11-20", "Breached", "5.1 on 20 Nov 2026, needs ≤ 5"],
    ["≤ | 5 | 5.1 | 2020-01-01", "Breached", "5.1 on 1 Jan 2020, needs ≤ 5"],
    ["≤ | 5 | 5.1 |", "Breached", "5.1, undated, needs ≤ 5"],
    ["≤ | 5 | 4 |", "Stale", "the reading has no date"],
    ["≤ | 5 | 4 | 2026-11-23", "Stale", "the reading is dated in the future, 23 Nov 2026"],
    ["≤ | 5 |  | 2026-11-20", "No reading", "nothing was measured yet"],
    ["≤ | 5 | #N/A | 2026-11-20", "No reading", "the reading cannot be compared with the limit"],
    ["≤ | 5 | 300% | 2026-11-20", "No reading", "the reading cannot be compared with the limit"],
    ["≤ | 5 | Yes | 2026-11-20", "No reading", "the reading cannot be compared with the limit"],
    ["is | Yes | yes | 2026-11-20", "Kept", "yes keeps is Yes"],
    ["is | Yes | No | 2026-11-20", "Breached", "No on 20 Nov 2026, needs is Yes"],
    [" | <= 5 | 5 | 2026-11-20", "Kept", "5 keeps ≤ 5"],
    ["between | 10..20 | 21 | 2026-11-20", "Breached", "21 on 20 Nov 2026, needs between 10 and 20"],
    [" | 5 | 7 | 2026-11-20", "No reading", "its operator or limit is missing or cannot be read"],
    ["≤ |  | 7 | 2026-11-20", "No reading", "its operator or limit is missing or cannot be read"],
    ["about | 5 | 7 | 2026-11-20", "No reading", "its operator or limit is missing or cannot be read"],
  ])("%s is %s: %s", (cells, state, why) => {
    const { states } = judged(`${TYPED}\nI1 | Safe | ${cells}`);
    expect(states.map(said)).toEqual([[state, why]]);
  });
});

describe("readings", () => {
  test("replace Current and Observed on, the newest first; later ones than the status date are ignored", () => {
    const { states } = judged(
      `${TYPED}\nI1 | Safe | ≤ | 5 | 9 | 2026-11-21`,
      `${HEADERS}\nI1 | 2026-11-23 | | 8 |\nI1 | 2026-11-20 | | 4 |\ni1 | 2026-11-19 | | 7 |`,
    );
    expect(states.map(({ state, current, observedOn }) => [state, current, observedOn])).toEqual([
      ["Kept", { value: 4, unit: "plain" }, day("2026-11-20")],
    ]);
  });

  test("with a denominator are the ratio, times 100 against a percent limit", () => {
    const readings = `${HEADERS}\nI1 | 2026-11-20 | | 197 | 200`;
    expect(judged(`${MEASURED}\nI1 | Safe | ≥ | 98.5%`, readings).states.map(said)).toEqual([
      ["Kept", "98.5% keeps ≥ 98.5%"],
    ]);
    expect(judged(`${MEASURED}\nI1 | Safe | ≥ | 0.985`, readings).states.map(said)).toEqual([
      ["Kept", "0.985 keeps ≥ 0.985"],
    ]);
  });

  test("of units make the whole by the sums where all have a denominator: 231 / 235, not the mean of the rates", () => {
    const { states } = judged(
      `${MEASURED}\nI1 | Safe | ≥ | 98.2%`,
      `${HEADERS}\nI1 | 2026-11-16 | A | 123 | 125\nI1 | 2026-11-16 | B | 108 | 110`,
    );
    expect(states[0]?.current).toEqual({ value: expect.closeTo(23100 / 235, 9) as number, unit: "percent" });
    expect(states[0]?.units.map(({ unit, state }) => [unit, state])).toEqual([
      ["A", "Kept"],
      ["B", "Breached"],
    ]);
    expect(states.map(said)).toEqual([["Breached", "98.18% at B on 16 Nov 2026, needs ≥ 98.2%"]]);
  });

  test("are shown with two decimals, and more where two would put them on the other side of the limit", () => {
    const shownAs = (limit: string) =>
      judged(`${MEASURED}\nI1 | Safe | ≥ | ${limit}`, `${HEADERS}\nI1 | 2026-11-16 | | 9817 | 10001`).states.map(said);
    // 9817 / 10001 = 98.1601839816… %
    expect(shownAs("98%")).toEqual([["Kept", "98.16% keeps ≥ 98%"]]);
    expect(shownAs("98.16%")).toEqual([["Kept", "98.1602% keeps ≥ 98.16%"]]);
    expect(shownAs("98.1602%")).toEqual([["Breached", "98.16% on 16 Nov 2026, needs ≥ 98.1602%"]]);
  });

  test("of units make the whole by the mean where they are figures: (4 + 7) / 2 = 5.5", () => {
    const { states } = judged(
      `${MEASURED}\nI1 | Safe | ≤ | 5`,
      `${HEADERS}\nI1 | 2026-11-16 | A | 4 |\nI1 | 2026-11-16 | B | 7 |`,
    );
    expect(states[0]?.current).toEqual({ value: 5.5, unit: "plain" });
    expect(states.map(said)).toEqual([["Breached", "5.5 on 16 Nov 2026, needs ≤ 5; 1 more breach"]]);
  });

  test("count by the units that report on the newest date; each unit by its own latest reading", () => {
    const { states } = judged(
      `${MEASURED}\nI1 | Safe | ≤ | 5`,
      `${HEADERS}\nI1 | 2026-11-16 | A | 4 |\nI1 | 2026-11-09 | B | 6 |\nI1 | 2026-11-02 | A | 9 |`,
    );
    expect(states[0]?.current).toEqual({ value: 4, unit: "plain" });
    expect(states.map(said)).toEqual([["Breached", "6 at B on 9 Nov 2026, needs ≤ 5"]]);
  });

  test("a unit whose own latest reading is old makes the invariant stale, however fresh the whole is", () => {
    const { states } = judged(
      `${MEASURED}\nI1 | Safe | ≤ | 5`,
      `${HEADERS}\nI1 | 2026-11-16 | | 4 |\nI1 | 2026-08-01 | B | 4 |`,
    );
    expect(states.map(said)).toEqual([["Stale", "the reading at B of 1 Aug 2026 is 113 days old, limit 90"]]);
  });

  test("without a date stand beside the newest, since each may be newer: stale where kept, a breach where breached", () => {
    const sheet = (rows: string) => judged(`${MEASURED}\nI1 | Safe | ≤ | 5`, `${HEADERS}\n${rows}`).states[0]?.state;
    expect(sheet("I1 | | | 4 |")).toBe("Stale");
    expect(sheet("I1 | | | 6 |")).toBe("Breached");
    expect(sheet("I1 | | | 6 |\nI1 | 2026-11-16 | | 4 |")).toBe("Breached");
    expect(sheet("I1 | | | 4 |\nI1 | 2026-11-16 | | 4 |")).toBe("Stale");
    expect(sheet("I1 | | A | 6 |\nI1 | 2026-11-16 | A | 4 |")).toBe("Breached");
    expect(sheet("I1 | 31.02.2026 | A | 6 |\nI1 | 2026-11-16 | A | 4 |")).toBe("Breached");
  });

  test("that cannot be used are no reading, and every such cell is named", () => {
    const { states, problems } = judged(
      `${MEASURED}\nI1 | A | ≤ | 5%\nI2 | B | ≤ | 5\nI3 | C | ≤ | 5\nI4 | D | ≤ | 5`,
      `${HEADERS}
       I1 | 2026-11-16 | | 300 |
       I2 | 2026-11-16 | | #DIV/0! |
       I3 | 2026-11-16 | | 3 | 0
       I4 | 2026-11-16 | | fine |`,
    );
    expect(states.map(({ state }) => state)).toEqual(["No reading", "No reading", "No reading", "No reading"]);
    expect(problemsIn({ problems })).toEqual([
      "D2: reading-unit-differs",
      "D3: error-value",
      "E4: denominator-not-positive",
      "D5: reading-not-a-number",
    ]);
  });

  test("of something that is no invariant are never dropped in silence", () => {
    const { findings, problems } = judged(
      `${MEASURED}\nI1 | A | ≤ | 5`,
      `${HEADERS}\nI9 | 2026-11-16 | | 3 |\nI9 | 2026-11-17 | | 3 |`,
    );
    expect(findings.map((one) => messages.finding(one))).toEqual([
      "2 readings are of “I9”, which is the ID of nothing that is measured, and are not used",
    ]);
    expect(problemsIn({ problems })).toEqual(["A2: unknown-id"]);
  });

  test("in whatever order their rows stand give the same states", () => {
    const row = fc.record({
      unit: fc.constantFrom("", "A", "B", "a"),
      date: fc.constantFrom("", "2026-11-16", "2026-11-09", "2026-07-01", "2026-12-01"),
      value: fc.constantFrom("", "3", "5", "6", "fine", "#N/A", "4%"),
      denominator: fc.constantFrom("", "1", "2", "0"),
    });
    const bookOf = (rows: readonly { unit: string; date: string; value: string; denominator: string }[]): DrawnSheet =>
      drawn(
        [HEADERS, ...rows.map((one) => `I1 | ${one.date} | ${one.unit} | ${one.value} | ${one.denominator}`)].join(
          "\n",
        ),
      );
    const limits = `${MEASURED}\nI1 | Safe | ≤ | 5`;
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (rows, order) => {
        const mixed = [...rows].map((one) => [order.next().value as number, one] as const);
        const other = mixed.sort(([one], [two]) => one - two).map(([, one]) => one);
        const [first] = judged(limits, bookOf(rows)).states;
        const [second] = judged(limits, bookOf(other)).states;
        expect(second?.state).toBe(first?.state);
      }),
      runs(300),
    );
  });
});

describe("gates", () => {
  const GATE = "ID | Gate | Authority | Planned date | Decision | Decided on";
  const CRITERIA = "Criterion | Gate | Actual\nTrained | G1 | Yes";
  const links = (sheet: string) => {
    const invariants = judged(sheet);
    return {
      blockers: new Map(),
      logged: new Map(),
      invariants: invariantBlockers(invariants.states),
      invariantsOn: (then: number) => invariantBlockers(invariants.on(then)),
    };
  };
  const outcome = (gate: string, invariants: string) => {
    const book = { gates: `${GATE}\n${gate}`, criteria: CRITERIA };
    return gateIn(evaluated(book, TODAY, links(`${TYPED}\n${invariants}`)));
  };

  test("that are undecided stop at a breach, wait for a fresh reading, and say how to go on", () => {
    const open = "G1 | Pilot | Board | | |";
    const breached = outcome(open, "I1 | Safe | ≥ | 98 | 97 | 2026-11-20");
    expect(breached.verdict).toBe("No-go");
    expect(breached.toReachGo.map((step) => [messages.step(step), step.verdictAfter])).toEqual([
      ["Bring invariant I1 Safe back to ≥ 98", "Go"],
    ]);
    const unknown = outcome(open, "I1 | Safe | ≥ | 98 | 99 | 2026-01-20");
    expect(unknown.verdict).toBe("Hold");
    expect(unknown.toReachGo.map((step) => messages.step(step))).toEqual(["Take a fresh reading of invariant I1 Safe"]);
    expect(outcome(open, "I1 | Safe | ≥ | 98 | 99 | 2026-11-20").verdict).toBe("Go");
  });

  test("that are decided are no longer bound", () => {
    const decided = "G1 | Pilot | Board | | Go | 2026-11-01";
    expect(outcome(decided, "I1 | Safe | ≥ | 98 | 97 | 2026-11-20").verdict).toBe("Go");
    // Nobody has decided yet.
    const later = "G1 | Pilot | Board | | Go | 2027-06-01";
    expect(outcome(later, "I1 | Safe | ≥ | 98 | 97 | 2026-11-20").verdict).toBe("No-go");
    const undated = "G1 | Pilot | Board | | Go |";
    expect(outcome(undated, "I1 | Safe | ≥ | 98 | 97 | 2026-11-20").verdict).toBe("No-go");
  });

  test("on the planned date see readings that will have aged", () => {
    const { onTheDay, verdict } = outcome(
      "G1 | Pilot | Board | 2027-02-19 | |",
      "I1 | Safe | ≥ | 98 | 99 | 2026-11-20",
    );
    expect(onTheDay && messages.onTheDay(onTheDay, verdict, TODAY)).toBe(
      "Go today, Hold on 19 Feb 2027: the reading of I1 expires 18 Feb 2027",
    );
  });
});
