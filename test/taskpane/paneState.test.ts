import type { RefusalReason } from "../../src/workflows/refusal";
import {
  canShowOnly,
  nextState,
  OPENING,
  screenOf,
  type PaneEvent,
  type PaneState,
} from "../../src/taskpane/paneState";
import { CELL, shownOf } from "./outcomes";

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(nextState, OPENING);
const screenAfter = (...events: readonly PaneEvent[]): string => screenOf(after(...events)).name;

const LOOK: PaneEvent = { type: "started", run: "look" };
const EVALUATE: PaneEvent = { type: "started", run: "evaluate" };
const RESULT: PaneEvent = {
  type: "evaluated",
  shown: shownOf({ key: "G1", verdict: "Go" }, { key: "G3", verdict: "Hold" }),
};
const READY = [LOOK, RESULT] as const;
const refused = (reason: RefusalReason): PaneEvent => ({ type: "refused", reason });
const openGate = (key: string): PaneEvent => ({ type: "opened", place: { name: "gate", key } });

describe("what takes the focus", () => {
  test("is the row that the user comes back from, until something is run: then the focus stays with the button", () => {
    const back = [...READY, openGate("G3"), { type: "went-back" }] as const;
    expect(after(...back).cameFrom).toBe("G3");
    expect(after(...back, EVALUATE).cameFrom).toBeUndefined();
  });

  test("is what was looked for, until something is run", () => {
    const place = { name: "gate", key: "G3", criterion: "C1" } as const;
    const found = [
      ...READY,
      { type: "opened", place: { name: "search", query: "" } },
      { type: "searched", query: "ward", opened: "criterion C1" },
      { type: "opened", place },
    ] as const;
    expect(after(...found).places).toEqual([
      { name: "gates" },
      { name: "search", query: "ward", opened: "criterion C1" },
      place,
    ]);
    expect(after(...found, EVALUATE, RESULT).places).toEqual([
      { name: "gates" },
      { name: "search", query: "ward", settled: true },
      { name: "gate", key: "G3" },
    ]);
  });
});

describe("opening", () => {
  test("shows nothing until the workbook is read", () => {
    expect(screenAfter()).toBe("blank");
    expect(screenAfter(LOOK)).toBe("blank");
  });

  test("leads to the first run where there is no table of ours", () => {
    expect(screenAfter(LOOK, refused({ code: "no-tables" }))).toBe("first-run");
  });

  test("lets the user look around without tables, and comes back to the first run when that is evaluated", () => {
    const looking = [LOOK, refused({ code: "no-tables" }), { type: "looked-around" }] as const;
    expect(screenAfter(...looking)).toBe("empty");
    expect(screenAfter(...looking, EVALUATE, refused({ code: "no-tables" }))).toBe("first-run");
  });

  test("shows the gates where there are some", () => {
    expect(screenOf(after(...READY))).toMatchObject({ name: "place", place: { name: "gates" } });
  });
});

describe("evaluating", () => {
  test("leaves the view alone until it takes long enough to be worth a view", () => {
    expect(screenAfter(...READY, EVALUATE)).toBe("place");
    expect(screenAfter(...READY, EVALUATE, { type: "became-slow" })).toBe("evaluating");
  });

  test("never covers the view with steps while sheets are made or a sample is opened", () => {
    expect(screenAfter(...READY, { type: "started", run: "more-columns" }, { type: "became-slow" })).toBe("place");
  });

  test("keeps the gate in front that the user was looking at", () => {
    const state = after(...READY, openGate("G3"), EVALUATE, { type: "became-slow" }, RESULT);
    expect(screenOf(state)).toMatchObject({ name: "place", place: { name: "gate", key: "G3" } });
  });

  test("goes back to the list when the gate in front is gone", () => {
    const fewer: PaneEvent = { type: "evaluated", shown: shownOf({ key: "G1", verdict: "Go" }) };
    expect(screenOf(after(...READY, openGate("G3"), EVALUATE, fewer))).toMatchObject({ place: { name: "gates" } });
  });

  test("says which verdicts changed since the result before", () => {
    const worse: PaneEvent = {
      type: "evaluated",
      shown: shownOf({ key: "G1", verdict: "Go" }, { key: "G3", verdict: "No-go" }, { key: "G4", verdict: "Hold" }),
    };
    expect(after(...READY, EVALUATE, worse).said).toEqual({
      name: "evaluated",
      changes: [{ gate: "G3", from: "Hold", to: "No-go" }],
    });
  });

  test("ignores a step or a slow timer that comes after the end", () => {
    const done = after(...READY);
    expect(nextState(done, { type: "became-slow" })).toBe(done);
    expect(nextState(done, { type: "stepped", step: { name: "evaluated", gates: 1 } })).toBe(done);
  });

  test("when cancelled is as it was before, and says so", () => {
    const state = after(...READY, openGate("G3"), EVALUATE, refused({ code: "cancelled" }));
    expect(screenOf(state)).toMatchObject({ place: { name: "gate", key: "G3" } });
    expect(state.said).toEqual({ name: "cancelled" });
  });
});

describe("refusals", () => {
  const locked: RefusalReason = { code: "sheet-protected", sheet: "Criteria" };

  test("of an evaluation are a view that keeps the last results", () => {
    const state = after(...READY, EVALUATE, refused(locked));
    expect(screenOf(state)).toMatchObject({ name: "refused", phase: { reason: locked, run: "evaluate" } });
    expect(state.shown?.outcome.evaluation.gates).toHaveLength(2);
    expect(screenOf(nextState(state, { type: "back-to-results" })).name).toBe("place");
  });

  test("of anything else are a notice above the view, gone with the next action", () => {
    const state = after(...READY, { type: "started", run: "more-columns" }, refused(locked));
    expect(screenOf(state).name).toBe("place");
    expect(state.notice).toEqual({ name: "refusal", reason: locked });
    expect(nextState(state, EVALUATE).notice).toBeUndefined();
  });

  test("while nothing was ever read leave no results to go back to", () => {
    const state = after(LOOK, refused({ code: "cell-being-edited" }));
    expect(nextState(state, { type: "back-to-results" })).toBe(state);
  });

  test("of writing alone offer to show without writing", () => {
    const offered = (
      [
        locked,
        { code: "read-only" },
        { code: "changed-meanwhile", cells: [CELL] },
        { code: "no-room", table: "Gates", sheet: "Gates" },
        { code: "structure-protected", sheet: "Gate report" },
        { code: "name-taken", sheet: "Gate report" },
        { code: "table-gone", table: "Waivers" },
        { code: "sheet-gone", sheet: "Waivers" },
        { code: "no-tables" },
        { code: "table-ambiguous", table: "Gates", candidates: [] },
        { code: "cell-being-edited" },
        { code: "excel-too-old", needs: "" },
        { code: "newer-layout", layout: 2 },
        { code: "cancelled" },
        { code: "host-refused", hostCode: "" },
      ] satisfies readonly RefusalReason[]
    )
      .filter(canShowOnly)
      .map(({ code }) => code);
    expect(offered).toEqual([
      "sheet-protected",
      "read-only",
      "changed-meanwhile",
      "no-room",
      "structure-protected",
      "name-taken",
      "table-gone",
      "sheet-gone",
    ]);
  });

  test("and what is unexpected are two things", () => {
    const state = after(...READY, EVALUATE, { type: "failed", details: "what and where" });
    expect(screenOf(state)).toEqual({
      name: "failed",
      phase: { name: "failed", details: "what and where", run: "evaluate" },
    });
  });
});

describe("going about", () => {
  test("leads back the way one came, and knows from which gate", () => {
    const deep = after(...READY, openGate("G1"), { type: "opened", place: { name: "problems", visited: 0 } });
    const back = nextState(deep, { type: "went-back" });
    expect(screenOf(back)).toMatchObject({ place: { name: "gate", key: "G1" } });
    expect(back.cameFrom).toBeUndefined();
    const home = nextState(back, { type: "went-back" });
    expect(screenOf(home)).toMatchObject({ place: { name: "gates" } });
    expect(home.cameFrom).toBe("G1");
    expect(nextState(home, { type: "went-back" })).toBe(home);
  });

  test("turns from gate to gate without lengthening the way back, and says where it is", () => {
    const turned = after(...READY, openGate("G1"), { type: "turned", key: "G3" });
    expect(turned.places).toEqual([{ name: "gates" }, { name: "gate", key: "G3" }]);
    expect(turned.said).toEqual({ name: "gate", key: "G3" });
    expect(nextState(turned, { type: "went-back" }).cameFrom).toBe("G3");
  });

  test("remembers which of the cells to fix was visited last", () => {
    const visited = after(
      ...READY,
      { type: "opened", place: { name: "problems", visited: 0 } },
      { type: "visited", position: 2, all: 4 },
    );
    expect(visited.places.at(-1)).toEqual({ name: "problems", visited: 2 });
    expect(visited.said).toEqual({ name: "problem-cell", position: 2, all: 4 });
  });

  test("to another view of the navigation begins its way anew", () => {
    const chosen = after(...READY, openGate("G1"), { type: "chose", view: "gates" });
    expect(chosen.places).toEqual([{ name: "gates" }]);
  });
});
