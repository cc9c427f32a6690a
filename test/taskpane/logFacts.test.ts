import { keptSigner } from "../../src/taskpane/keptSigner";
import { newestFirst, scoreHistory, sinceLast } from "../../src/taskpane/logFacts";
import { nextState, OPENING } from "../../src/taskpane/paneState";
import type { LogRecord } from "../../src/domain/log/logRow";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { logRecordOf } from "../domain/log/logRecordOf";
import { gateOf, outcomeOf } from "./outcomes";

const G1 = gateOf({ key: "G1", verdict: "Hold" });

const row = (facts: Partial<LogRecord>): LogRecord => logRecordOf("Evaluation", { evaluatedOn: 46_000, ...facts });

/** An outcome that found these rows in the log, and added those. */
function logOf(found: readonly LogRecord[], added: readonly LogRecord[], written = true): GatesOutcome {
  const outcome = outcomeOf({ key: "G1", verdict: "Hold" });
  const { log } = outcome;
  const rows = found.map((record) => ({ record, intact: record.id !== "altered" }));
  const records = rows.filter(({ intact }) => intact).map(({ record }) => record);
  const reading = { ...log.reading, rows, records, byGate: new Map([["g1", records]]) };
  return { ...outcome, log: { ...log, reading, added, written } };
}

const BEFORE = row({ verdict: "No-go", score: 60 });

describe("since the last evaluation", () => {
  test("a gate has another result, or other inputs only", () => {
    const now = row({ verdict: "Hold", score: 80, evaluatedOn: 46_010 });
    expect(sinceLast(logOf([BEFORE], [now]))).toEqual([
      {
        kind: "result",
        gate: "G1",
        before: { on: 46_000, verdict: "No-go", score: 60 },
        now: { on: 46_010, verdict: "Hold", score: 80 },
      },
    ]);
    expect(sinceLast(logOf([BEFORE], [row({ verdict: "No-go", score: 60 })]))).toEqual([
      { kind: "inputs", gate: "G1", on: 46_000 },
    ]);
  });

  test("rules and decisions changed, each in its own words", () => {
    const rule = row({ event: "Rule loosened", subject: "C7" });
    expect(sinceLast(logOf([BEFORE], [rule]))).toEqual([{ kind: "event", row: rule }]);
  });

  test("there is nothing to compare with at the first one, nor for a new gate", () => {
    expect(sinceLast(logOf([], [BEFORE]))).toEqual([]);
    expect(sinceLast(logOf([BEFORE], [row({ subject: "G9", verdict: "Go" })]))).toEqual([]);
  });
});

test("the history of a gate holds its results alone, and the one of now", () => {
  const outcome = logOf([BEFORE, row({ event: "Decision" })], [row({ verdict: "Not evaluable" })]);
  expect(scoreHistory(outcome, G1)).toEqual([
    { on: 46_000, verdict: "No-go", score: 60 },
    { on: 46_000, verdict: "Not evaluable", score: undefined },
  ]);
});

test("the log shows its newest row first, altered ones too, and what was not written not at all", () => {
  const altered = row({ id: "altered" });
  const added = row({ id: "3-new" });
  const shown = (written: boolean) =>
    newestFirst(logOf([BEFORE, altered], [added], written)).map(({ record, intact }) => [record.id, intact]);
  expect(shown(true)).toEqual([
    ["3-new", true],
    ["altered", false],
    ["1-abc", true],
  ]);
  expect(shown(false)).toHaveLength(2);
});

describe("who evaluates", () => {
  /** A browser's storage, as much of it as is used. */
  function storage(): Storage {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    } as unknown as Storage;
  }

  test("is asked once and kept for the user, under the partition that Office names", () => {
    const kept = storage();
    expect(keptSigner(() => kept, "p1:").read()).toBeUndefined();
    keptSigner(() => kept, "p1:").keep("Ann");
    expect(keptSigner(() => kept, "p1:").read()).toBe("Ann");
    expect(keptSigner(() => kept, "p2:").read()).toBeUndefined();
    expect(keptSigner(() => kept, undefined).read()).toBeUndefined();
  });

  test("is not asked again where they would not say", () => {
    const kept = storage();
    keptSigner(() => kept, undefined).keep("");
    expect(keptSigner(() => kept, undefined).read()).toBe("");
  });

  test("lasts as long as the pane where the browser allows no storage", () => {
    const forbidden = keptSigner(() => {
      throw new DOMException("denied", "SecurityError");
    }, undefined);
    expect(forbidden.read()).toBeUndefined();
    forbidden.keep("Ann");
    expect(forbidden.read()).toBe("Ann");
  });

  test("outlives a workbook without tables", () => {
    const signed = nextState(OPENING, { type: "signed", signer: "Ann" });
    const reading = nextState(signed, { type: "started", run: "look" });
    expect(nextState(reading, { type: "refused", reason: { code: "no-tables" } }).signer).toBe("Ann");
  });
});
