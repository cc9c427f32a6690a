import { finding, type Finding } from "../../../src/domain/finding";
import { NO_LINKS, type GateLinks, type LoggedResult } from "../../../src/domain/gates/evaluateGates";
import { evaluated, gateIn, TODAY, type DrawnBook } from "../sheet";

const BREACHED = finding("invariant-breached", "blocker", { invariant: "I1" }, []);
const UNKNOWN = finding("invariant-unknown", "blocker", { invariant: "I1" }, []);
const BLOCKER = finding("no-authority", "blocker", { gate: "from another sheet" }, []);

function outcome(book: DrawnBook, links: Partial<GateLinks> = {}): readonly unknown[] {
  const gate = gateIn(evaluated(book, TODAY, { ...NO_LINKS, ...links }));
  return [gate.verdict, gate.score, ...gate.because.map(({ id }) => id)];
}

const blocked = (...blockers: readonly Finding[]): Partial<GateLinks> => ({ blockers: new Map([["g1", blockers]]) });

/** met/warning/failed/unknown criteria of weight 1; `!` makes one a must-pass. */
const criteria = (picture: string): string =>
  ["ID | Gate | Actual | Pass at | Warn at | Must pass"]
    .concat(
      picture.split(" ").map((item, i) => {
        const actual = { m: "95", w: "85", f: "1", u: "" }[item[0] ?? ""] ?? "?";
        return `C${i + 1} | G1 | ${actual} | 90 | 80 | ${item.endsWith("!") ? "Yes" : "No"}`;
      }),
    )
    .join("\n");
const GATE = "ID | Gate\nG1 | Pilot";

describe("the first rule that applies gives the verdict", () => {
  test.each([
    ["1: a must-pass is not met", "m m m m m m m m m f!", ["No-go", 90, "must-pass-not-met"]],
    ["1 before 2: although most is missing", "f! u u u", ["No-go", 0, "must-pass-not-met", "too-much-missing"]],
    ["1: even all that is unknown could not help", "m f f", ["No-go", 33.333333333, "score-cannot-reach-warn"]],
    ["1 before 2 there too", "u u f f", ["No-go", 0, "score-cannot-reach-warn"]],
    ["2: exactly half is missing", "m u", ["Not evaluable", undefined, "too-much-missing"]],
    [
      "2 before 3: a must-pass is unknown as well",
      "m u!",
      ["Not evaluable", undefined, "too-much-missing", "must-pass-unknown"],
    ],
    ["3: a must-pass is unknown", "m m m m m m m m m u!", ["Hold", 90, "must-pass-unknown"]],
    ["3: the score is below warn but could still reach it", "m m u", ["Hold", 66.666666667, "score-below-warn"]],
    ["3 before 4: exactly at warn it is not held", "m m m f", ["Conditional go", 75, "score-below-pass"]],
    ["4: the score is below pass", "m m m w", ["Conditional go", 87.5, "score-below-pass"]],
    ["4: a warning of a must-pass is no veto", "m m m w!", ["Conditional go", 87.5, "score-below-pass"]],
    ["5: exactly at pass", "m m m m m m m m m f", ["Go", 90]],
    ["5: exactly at pass with one unknown", "m m m m m m m m m u", ["Go", 90]],
  ])("%s", (_, picture, expected) => {
    expect(outcome({ criteria: criteria(picture), gates: GATE })).toEqual(expected);
  });

  const all = { criteria: criteria("m m"), gates: GATE };

  test("a breached invariant is No-go, one without a fresh reading Hold, for every gate", () => {
    expect(outcome(all, { invariants: [BREACHED] })).toEqual(["No-go", 100, "invariant-breached"]);
    expect(outcome(all, { invariants: [UNKNOWN] })).toEqual(["Hold", 100, "invariant-unknown"]);
    expect(outcome(all, { invariants: [UNKNOWN, BREACHED] })[0]).toBe("No-go");
  });

  test("a blocker from another sheet holds its own gate only", () => {
    expect(outcome(all, blocked(BLOCKER))).toEqual(["Hold", 100, "no-authority"]);
    expect(outcome(all, { blockers: new Map([["g2", [BLOCKER]]]) })).toEqual(["Go", 100]);
  });

  test("a breached invariant is never waived away and stands before everything but a must-pass", () => {
    expect(outcome({ criteria: criteria("m f! u u u u"), gates: GATE }, { invariants: [BREACHED] })).toEqual([
      "No-go",
      16.666666667,
      "must-pass-not-met",
      "invariant-breached",
      "too-much-missing",
    ]);
  });

  test("a blank authority holds the gate where the sheet has the column, and is not assessed where it has not", () => {
    const gates = (authority: string) => `ID | Gate | Authority\nG1 | Pilot | ${authority}`;
    expect(outcome({ ...all, gates: gates("") })).toEqual(["Hold", 100, "no-authority"]);
    expect(outcome({ ...all, gates: gates("#N/A") })).toEqual(["Hold", 100, "no-authority"]);
    expect(outcome({ ...all, gates: gates("Board") })).toEqual(["Go", 100]);
    expect(outcome(all)).toEqual(["Go", 100]);
  });

  test("a must-pass of weight 0 still vetoes, also where nothing has weight", () => {
    const weightless = (actual: string, rest: string) =>
      `ID | Actual | Pass at | Must pass | Weight\nC1 | ${actual} | 90 | Yes | 0${rest}`;
    expect(outcome({ criteria: weightless("1", "\nC2 | 95 | 90 | | 1") })[0]).toBe("No-go");
    expect(outcome({ criteria: weightless("", "\nC2 | 95 | 90 | | 1") })[0]).toBe("Hold");
    expect(outcome({ criteria: weightless("1", "") })).toEqual(["No-go", undefined, "must-pass-not-met", "no-weight"]);
    expect(outcome({ criteria: weightless("95", "") })).toEqual(["Not evaluable", undefined, "no-weight"]);
  });

  test("weights beyond all measure are no Go", () => {
    const huge = `ID | Actual | Pass at | Weight\nC1 | 1 | 90 | 1e308\nC2 | 95 | 90 | 1e308`;
    expect(outcome({ criteria: huge.replaceAll("1e308", "'1e308") })).toEqual([
      "Not evaluable",
      undefined,
      "no-weight",
    ]);
  });

  test("the range is given where the gate is not evaluable but has weight", () => {
    const gate = gateIn(evaluated({ criteria: criteria("m u u") }));
    expect([gate.score, gate.scores?.low, gate.scores?.high]).toEqual([undefined, 33.333333333, 100]);
  });

  test("the reasons name the cells that they rest on", () => {
    const gate = gateIn(evaluated({ criteria: criteria("m f! u f"), gates: GATE }));
    const cells = gate.because.map(({ id, cells: at }) => [id, ...at.map(({ row, column }) => `${row},${column}`)]);
    expect(cells).toEqual([
      ["must-pass-not-met", "2,2"],
      ["score-cannot-reach-warn", "2,2", "3,2", "4,2"],
    ]);
  });
});

describe("a decided gate", () => {
  const gates = (decision: string, on: string) => `ID | Gate | Decision | Decided on\nG1 | Pilot | ${decision} | ${on}`;
  const logged = (result: LoggedResult): Partial<GateLinks> => ({ logged: new Map([["g1", result]]) });
  const failing = { criteria: criteria("m f!") };

  test("keeps its logged result, while what would be said now stands beside it", () => {
    const book = { ...failing, gates: gates("Go", "2026-06-01") };
    const links = { ...NO_LINKS, ...logged({ verdict: "Go", score: 95, waivers: [] }) };
    const gate = gateIn(evaluated(book, TODAY, links));
    expect(gate).toMatchObject({ verdict: "Go", score: 95, verdictNow: "No-go" });
    expect(gate.because.map(({ id }) => id)).toContain("must-pass-not-met");
  });

  test("keeps a blank score where the logged result had none", () => {
    const result = { verdict: "Not evaluable", score: undefined, waivers: [] } as const;
    expect(outcome({ ...failing, gates: gates("Hold", "2026-06-01") }, logged(result)).slice(0, 2)).toEqual([
      "Not evaluable",
      undefined,
    ]);
  });

  test.each([
    ["none is logged", gates("Go", "2026-06-01"), NO_LINKS],
    ["the decision is cleared", gates("", "2026-06-01"), logged({ verdict: "Go", score: 95, waivers: [] })],
    ["the day of the decision is missing", gates("Go", ""), logged({ verdict: "Go", score: 95, waivers: [] })],
    ["the day cannot be read", gates("Go", "soon"), logged({ verdict: "Go", score: 95, waivers: [] })],
    ["the decision is no decision", gates("Sure", "2026-06-01"), logged({ verdict: "Go", score: 95, waivers: [] })],
  ])("is evaluated now where %s", (_, sheet, links) => {
    expect(outcome({ ...failing, gates: sheet }, links).slice(0, 2)).toEqual(["No-go", 50]);
  });
});
