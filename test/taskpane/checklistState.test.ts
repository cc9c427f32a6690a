import { candidates, chosenRange, type Candidate } from "../../src/domain/checklist/candidates";
import { isKnownHeader } from "../../src/domain/checklist/readHeader";
import { DEFAULT_WORDS } from "../../src/domain/policy";
import { findRanges } from "../../src/tabular/range/findRanges";
import { nextState, OPENING, screenOf, type PaneEvent, type PaneState } from "../../src/taskpane/paneState";
import { sheetOf } from "../tabular/range/cells";
import { shownOf } from "./outcomes";

const after = (...events: readonly PaneEvent[]): PaneState => events.reduce(nextState, OPENING);

function checklistOn(name: string): Candidate {
  const cells = sheetOf(
    [
      ["Checklist item", "Score", "Done?"],
      ["Backups are restored", 3, "Yes"],
    ],
    { name },
  );
  const [only] = candidates(findRanges(cells, isKnownHeader), DEFAULT_WORDS).candidates;
  if (only === undefined) throw new Error("no candidate");
  return only;
}

const FIRST_RUN: readonly PaneEvent[] = [
  { type: "started", run: "look" },
  { type: "refused", reason: { code: "no-tables" } },
];
const SEARCH: PaneEvent = { type: "started", run: "find-checklists" };
const DONE: PaneEvent = { type: "done" };
const found = (...sheets: readonly string[]): readonly PaneEvent[] => [
  ...FIRST_RUN,
  SEARCH,
  { type: "checklists-found", candidates: sheets.map(checklistOn) },
  DONE,
];

function chosenIn({ phase }: PaneState) {
  return phase.name === "checklist" ? phase.chosen : undefined;
}

test("of one checklist the columns are shown at once, of several one is to be chosen", () => {
  expect(chosenIn(after(...found("North")))).toEqual({
    position: 0,
    columns: { criterion: 0, actual: 2 },
    words: {},
  });
  expect(screenOf(after(...found("North", "South")))).toMatchObject({
    name: "checklist",
    phase: { chosen: undefined },
  });
  expect(chosenIn(after(...found("North", "South"), { type: "checklist-chosen", position: 1 }))?.position).toBe(1);
});

test("a column serves as one thing: what it served as before gives it up", () => {
  const changed = after(...found("North"), { type: "column-chosen", key: "gate", offset: 2 });
  expect(chosenIn(changed)?.columns).toEqual({ criterion: 0, gate: 2 });
  expect(chosenIn(nextState(changed, { type: "column-chosen", key: "gate", offset: undefined }))?.columns).toEqual({
    criterion: 0,
  });
});

test("the way back leads from the columns to the list, and from there to where the user came from", () => {
  const chosen = after(...found("North", "South"), { type: "checklist-chosen", position: 0 });
  const list = nextState(chosen, { type: "checklist-left" });
  expect(list.phase).toMatchObject({ name: "checklist", chosen: undefined });
  expect(screenOf(nextState(list, { type: "checklist-left" })).name).toBe("first-run");
  expect(screenOf(after(...found("North"), { type: "checklist-left" })).name).toBe("first-run");
});

test("an evaluation that is cancelled comes back to the columns, one that succeeds leads to the gates", () => {
  const running = after(...found("North"), { type: "started", run: "evaluate" });
  expect(screenOf(running).name).toBe("checklist");
  expect(screenOf(nextState(running, { type: "refused", reason: { code: "cancelled" } })).name).toBe("checklist");
  const shown = shownOf({ key: "Gate", verdict: "Go" });
  expect(screenOf(nextState(running, { type: "evaluated", shown }))).toMatchObject({
    name: "place",
    place: { name: "gates" },
  });
});

test("no checklist is said, and leads back", () => {
  const none = after(...found());
  expect(screenOf(none)).toMatchObject({ name: "checklist", phase: { candidates: [] } });
  expect(screenOf(nextState(none, { type: "checklist-left" })).name).toBe("first-run");
});

test("the choice that the workbook holds is shown again, with what its words mean", () => {
  const north = checklistOn("North");
  const current = chosenRange(north, { criterion: 0, actual: 1 }, { Later: "fails" });
  const state = after(...FIRST_RUN, SEARCH, { type: "checklists-found", candidates: [north], current }, DONE);
  expect(chosenIn(state)).toEqual({ position: 0, columns: { criterion: 0, actual: 1 }, words: { Later: "fails" } });
  const changed = nextState(state, { type: "word-chosen", word: "Later", meaning: undefined });
  expect(chosenIn(changed)?.words).toEqual({});
});
