import { crossedWithoutDecision } from "../../../src/domain/gates/crossings";
import { decisionFindings, isLooser, lastResults, logByGate, takenDecision } from "../../../src/domain/log/decisions";
import type { LogRecord } from "../../../src/domain/log/logRow";
import type { Verdict } from "../../../src/domain/gates/verdict";
import { messagesFor } from "../../../src/messages/messages";
import { day, evaluated, gateIn } from "../sheet";
import { logRecordOf } from "./logRecordOf";

const messages = messagesFor("en");
const CRITERIA = "Criterion | Gate | Actual\nTrained | G1 | Yes\nRehearsed | G1 | No";

const gateRow = (decision: string, decidedOn: string) =>
  gateIn(
    evaluated({
      gates: `ID | Gate | Decision | Decided on\nG1 | Pilot | ${decision} | ${decidedOn}`,
      criteria: "Criterion | Gate | Actual\nTrained | G1 | Yes",
    }),
  ).gate;

const evaluation = (verdict: Verdict, on: string): LogRecord =>
  logRecordOf("Evaluation", { verdict, evaluatedOn: day(on) });
const said = (decision: string, decidedOn: string, rows: readonly LogRecord[]): readonly string[] => {
  const taken = takenDecision(gateRow(decision, decidedOn), rows);
  return taken === undefined ? [] : decisionFindings(taken, []).map((one) => messages.finding(one));
};

test.each([
  ["Go", "No-go", true],
  ["Go", "Not evaluable", true],
  ["Go", "Hold", true],
  ["Go", "Conditional go", true],
  ["Go", "Go", false],
  ["Conditional go", "Conditional go", false],
  ["Conditional go", "Hold", true],
  ["Hold", "No-go", true],
  ["Hold", "Not evaluable", false],
  ["Hold", "Go", false],
  ["No-go", "Go", false],
] as const)("%s where the verdict was %s is looser: %s", (decision, verdict, looser) => {
  expect(isLooser(decision, verdict)).toBe(looser);
});

test("a decision rests on the last verdict logged at or before its day", () => {
  const rows = [evaluation("Go", "2026-05-01"), evaluation("No-go", "2026-06-01"), evaluation("Go", "2026-06-20")];
  expect(said("Go", "2026-06-10", rows)).toEqual([
    "G1 was decided Go against No-go on 10 Jun 2026, evaluated on 1 Jun 2026",
  ]);
  expect(said("Go", "2026-06-01", rows)).toEqual(["G1 was decided Go against No-go on 1 Jun 2026"]);
  expect(said("Go", "2026-05-20", rows)).toEqual([]);
  expect(said("Go", "2026-04-30", rows)).toEqual(["G1 was decided Go on 30 Apr 2026 without an evaluation"]);
});

test("an evaluation that was logged after the decision was, even of the same day, was not known to it", () => {
  const decision = logRecordOf("Decision", { decision: "Go, 2026-06-10" });
  const rows = [decision, evaluation("Hold", "2026-06-10")];
  expect(said("Go", "2026-06-10", rows)).toEqual(["G1 was decided Go on 10 Jun 2026 without an evaluation"]);
  // Another decision than the logged one is a new one: it knows all rows.
  expect(said("Go", "2026-06-11", rows)).toEqual([
    "G1 was decided Go against Hold on 11 Jun 2026, evaluated on 10 Jun 2026",
  ]);
});

test("a decision without its day, or a day without a decision, is none", () => {
  expect(takenDecision(gateRow("Go", ""), [])).toBeUndefined();
  expect(takenDecision(gateRow("", "2026-06-10"), [])).toBeUndefined();
});

describe("a decided gate", () => {
  const GATE = "ID | Gate | Decision | Decided on\nG1 | Pilot";
  const logged = lastResults(
    logByGate([
      logRecordOf("Evaluation", {
        subject: "g1",
        verdict: "Go",
        evaluatedOn: day("2026-06-01"),
        score: 100,
        low: 100,
        high: 100,
      }),
    ]),
  );
  const links = { blockers: new Map(), invariants: [], logged };

  test("keeps its last logged result, and what it would be now is a note", () => {
    const kept = gateIn(evaluated({ gates: `${GATE} | Go | 2026-06-02`, criteria: CRITERIA }, undefined, links));
    expect([kept.verdict, kept.score, kept.verdictNow]).toEqual(["Go", 100, "No-go"]);
    expect(kept.toReachGo).toEqual([]);
    expect(kept.because.map(({ severity }) => severity)).toEqual(["note", "note", "note"]);
    expect(kept.because.map((one) => messages.finding(one)).slice(0, 2)).toEqual([
      "G1 is decided and keeps its result of 1 Jun 2026, Go, until the decision is cleared",
      "Evaluated now G1 would be No-go",
    ]);
  });

  test("is evaluated again when its decision is cleared, and now where nothing was logged", () => {
    const cleared = gateIn(evaluated({ gates: `${GATE} | | 2026-06-02`, criteria: CRITERIA }, undefined, links));
    expect([cleared.verdict, cleared.kept]).toEqual(["No-go", undefined]);
    const none = { ...links, logged: new Map() };
    const first = gateIn(evaluated({ gates: `${GATE} | Go | 2026-06-02`, criteria: CRITERIA }, undefined, none));
    expect([first.verdict, first.kept]).toEqual(["No-go", undefined]);
  });

  test("whose result is still the same is explained as ever", () => {
    const met = "Criterion | Gate | Actual\nTrained | G1 | Yes";
    const same = gateIn(evaluated({ gates: `${GATE} | Go | 2026-06-02`, criteria: met }, undefined, links));
    expect([same.verdict, same.kept, same.because]).toEqual(["Go", undefined, []]);
  });
});

test("what moved while its gate was not decided Go crossed without a decision", () => {
  const moved = (gate: string) => [{ what: "Harrow Lane", gate, cells: [] }];
  const said = (gate: string, decision: string, decidedOn: string) =>
    crossedWithoutDecision(moved(gate), [gateRow(decision, decidedOn)]).map((one) => messages.finding(one));
  expect(said("g1", "Go", "2026-06-10")).toEqual([]);
  expect(said("G1", "Conditional go", "2026-06-10")).toEqual([]);
  expect(said("G1", "Hold", "2026-06-10")).toEqual(["Harrow Lane crossed without a decision: G1 is not decided Go"]);
  expect(said("G1", "Go", "")).toHaveLength(1);
  expect(said("G9", "Go", "2026-06-10")).toHaveLength(1);
});
