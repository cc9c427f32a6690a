import type { Candidate } from "../domain/checklist/candidates";
import { isChosen } from "../domain/checklist/isChosen";
import type { ChosenRange, WordMeaning } from "../tabular/range/chosenRange";
import type { SupportAnswer } from "../workflows/answerSupport";
import type { EvaluateStep, GatesOutcome } from "../workflows/evaluateGates";
import type { InputChange } from "../workflows/inputChanges";
import type { RefusalReason } from "../workflows/refusal";
import type { RestoreOutcome } from "../workflows/restoreEvaluation";
import type { Day } from "../tabular/excelDate";
import type { Staging } from "../domain/waves/tradeOff";
import type { UnitList } from "../domain/waves/unitList";
import { verdictFlips, type VerdictFlip } from "../workflows/verdictFlips";

/** The pane's memory as one value and its events as one pure function. No Office, no clock, no sentence. */

export interface PaneState {
  readonly phase: Phase;
  /** The last result, kept while another one is made or refused. */
  readonly shown: Shown | undefined;
  /** There is an evaluation whose changes can be put back. */
  readonly restorable: boolean;
  /** What changed of its inputs since; while there is any, it is out of date. */
  readonly changes: readonly InputChange[];
  /** False: changes were not heard of for a while, or cannot be. */
  readonly watched: boolean;
  /** Where the user is, from the first view to the one in front. */
  readonly places: readonly [TopPlace, ...Place[]];
  /** Key of the gate or unit that the user came back from: its row takes the focus. */
  readonly cameFrom: string | undefined;
  /** Who evaluates, as they say themselves; "" where they would not say, undefined where nobody asked yet. */
  readonly signer: string | undefined;
  /** A change of the wave plan that waits to be written, and everything as it would be with it. */
  readonly proposal: GatesOutcome | undefined;
  /** What finer and coarser waves would cost, once somebody asked. */
  readonly stagings: readonly Staging[] | undefined;
  /** Lists from which Units could be made, once somebody asked. */
  readonly unitLists: readonly UnitList[] | undefined;
  /** A refused action beside the evaluation, shown above the view. */
  readonly notice: Notice | undefined;
  /** What the status line says beside whether the result is current. */
  readonly said: Said | undefined;
}

export type Settled =
  | { readonly name: "idle"; readonly screen: "blank" | "first-run" | "look-around" }
  | { readonly name: "ready" }
  | ChecklistPhase
  | { readonly name: "refused"; readonly reason: RefusalReason; readonly run: Run }
  | { readonly name: "failed"; readonly details: string; readonly run: Run };

/** A checklist of the user's own is being chosen, and which of its columns serves as what. */
export interface ChecklistPhase {
  readonly name: "checklist";
  readonly candidates: readonly Candidate[];
  /** The choice that the workbook holds. */
  readonly current: ChosenRange | undefined;
  /** The one whose columns are in front, and what they serve as: column of the range by key. */
  readonly chosen: ChosenChecklist | undefined;
  /** What the pane was before, and is again when the user goes back. */
  readonly back: Settled;
}

export interface ChosenChecklist {
  readonly position: number;
  readonly columns: Readonly<Record<string, number>>;
  /** What words of its status mean that the policy does not know. */
  readonly words: Readonly<Record<string, WordMeaning>>;
}

export type Phase =
  | Settled
  | {
      readonly name: "reading";
      readonly run: Run;
      /** What the pane was before, and is again when the run is cancelled. */
      readonly from: Settled;
      /** What has been told of it so far. */
      readonly steps: readonly EvaluateStep[];
      /** It takes long enough to be shown as a view of its own. */
      readonly slow: boolean;
    };

/** `look`: evaluate and write nothing. The others change the workbook or open another one. */
export type Run =
  | "look"
  | "evaluate"
  | "create-sheets"
  | "invariant-sheets"
  | "risk-sheet"
  | "audit-sheets"
  | "wave-sheets"
  | "plan-waves"
  | "write-plan"
  | "compare-stagings"
  | "find-unit-lists"
  | "take-unit-list"
  | "more-columns"
  | "draft-redesign"
  | "draft-risk"
  | "fit-sheets"
  | "answer-support"
  | "renew-baseline"
  | "open-sample"
  | "find-checklists"
  | "restore";

/** A view of the navigation. */
export interface TopPlace {
  readonly name: "gates" | "audit" | "waves" | "risks" | "landing" | "log";
}

export type Place =
  | TopPlace
  | { readonly name: "about" | "settings" }
  /** `criterion`: key of the one that was looked for. */
  | { readonly name: "gate"; readonly key: string; readonly criterion?: string | undefined }
  | { readonly name: "unit"; readonly key: string }
  /** `opened`: the find that the user went to last, and comes back to. `settled`: the focus is where it should be. */
  | {
      readonly name: "search";
      readonly query: string;
      readonly opened?: string | undefined;
      readonly settled?: boolean;
    }
  /** `visited`: how many of the cells to fix the user has gone to, one after the other. */
  | { readonly name: "problems"; readonly visited: number };

export interface Shown {
  readonly outcome: GatesOutcome;
  /** Milliseconds since 1970, when it was evaluated. */
  readonly at: number;
  /** The user's day when it was evaluated. */
  readonly today: Day;
  /** False: it was shown without writing. */
  readonly written: boolean;
}

export type Notice =
  | { readonly name: "refusal"; readonly reason: RefusalReason }
  | { readonly name: "restored"; readonly outcome: RestoreOutcome }
  | { readonly name: "no-report"; readonly view: TopPlace["name"] }
  | { readonly name: "no-gates-table" | "no-log" | "no-policy" };

export type Said =
  | { readonly name: "proposed"; readonly units: number }
  | { readonly name: "stagings" | "unit-lists"; readonly found: number }
  | { readonly name: "cancelled" | "sample-opened" | "copied" | "selected" | "signed" }
  | { readonly name: "evaluated"; readonly changes: readonly VerdictFlip[] }
  | { readonly name: "gate"; readonly key: string }
  | { readonly name: "problem-cell"; readonly position: number; readonly all: number }
  | { readonly name: "sheets-made"; readonly sheets: readonly string[] }
  | { readonly name: "drafted"; readonly assumption: string }
  | { readonly name: "answered"; readonly answer: SupportAnswer["kind"] | "renew-baseline"; readonly subject: string }
  | { readonly name: "columns-added"; readonly columns: number };

export type PaneEvent =
  | { readonly type: "started"; readonly run: Run }
  | { readonly type: "became-slow" }
  | { readonly type: "stepped"; readonly step: EvaluateStep }
  | { readonly type: "evaluated"; readonly shown: Shown }
  | { readonly type: "proposed"; readonly outcome: GatesOutcome }
  | { readonly type: "proposal-left" }
  | { readonly type: "compared"; readonly stagings: readonly Staging[] }
  | { readonly type: "unit-lists-found"; readonly unitLists: readonly UnitList[] }
  | { readonly type: "inputs-changed"; readonly changes: readonly InputChange[] }
  | { readonly type: "unwatched" }
  | { readonly type: "restorable"; readonly restorable: boolean }
  | { readonly type: "done" }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  | { readonly type: "failed"; readonly details: string }
  | { readonly type: "looked-around" }
  | {
      readonly type: "checklists-found";
      readonly candidates: readonly Candidate[];
      readonly current?: ChosenRange | undefined;
    }
  | { readonly type: "checklist-chosen"; readonly position: number }
  | { readonly type: "column-chosen"; readonly key: string; readonly offset: number | undefined }
  | { readonly type: "word-chosen"; readonly word: string; readonly meaning: WordMeaning | undefined }
  | { readonly type: "checklist-left" }
  | { readonly type: "chose"; readonly view: TopPlace["name"] }
  | { readonly type: "opened"; readonly place: Exclude<Place, TopPlace> }
  | { readonly type: "turned"; readonly key: string }
  | { readonly type: "visited"; readonly position: number; readonly all: number }
  | { readonly type: "searched"; readonly query: string; readonly opened?: string }
  | { readonly type: "signed"; readonly signer: string }
  | { readonly type: "went-back" }
  | { readonly type: "back-to-results" }
  | { readonly type: "noticed"; readonly notice: Notice }
  | { readonly type: "notice-closed" }
  | { readonly type: "said"; readonly said: Said };

export const OPENING: PaneState = {
  phase: { name: "idle", screen: "blank" },
  shown: undefined,
  restorable: false,
  changes: [],
  watched: true,
  places: [{ name: "gates" }],
  cameFrom: undefined,
  proposal: undefined,
  stagings: undefined,
  unitLists: undefined,
  signer: undefined,
  notice: undefined,
  said: undefined,
};

export function nextState(state: PaneState, event: PaneEvent): PaneState {
  const { phase } = state;
  switch (event.type) {
    case "started":
      return {
        ...state,
        phase: { name: "reading", run: event.run, from: settledOf(phase), steps: [], slow: false },
        places: withoutFocus(state.places),
        cameFrom: undefined,
        notice: undefined,
        said: undefined,
      };
    case "became-slow":
      return phase.name === "reading" ? { ...state, phase: { ...phase, slow: true } } : state;
    case "stepped":
      return phase.name === "reading"
        ? { ...state, phase: { ...phase, steps: withStep(phase.steps, event.step) } }
        : state;
    case "evaluated":
      return evaluated(state, event.shown);
    case "proposed":
      return proposed(state, event.outcome);
    case "proposal-left":
      return { ...state, proposal: undefined, said: undefined };
    case "compared":
      return { ...state, stagings: event.stagings, said: { name: "stagings", found: event.stagings.length } };
    case "unit-lists-found": {
      const { unitLists } = event;
      return { ...state, unitLists, said: { name: "unit-lists", found: unitLists.length } };
    }
    case "inputs-changed":
      return { ...state, changes: event.changes };
    case "unwatched":
      return { ...state, watched: state.shown === undefined };
    case "restorable":
      return { ...state, restorable: event.restorable };
    case "done":
      return { ...state, phase: settledOf(phase) };
    case "refused":
      return refused(state, event.reason);
    case "failed": {
      const run = phase.name === "reading" ? phase.run : "look";
      return { ...state, phase: { name: "failed", details: event.details, run } };
    }
    case "checklists-found":
      return checklistsFound(state, event.candidates, event.current);
    case "checklist-chosen":
      return phase.name === "checklist" ? { ...state, phase: withChosen(phase, event.position) } : state;
    case "column-chosen":
      return phase.name === "checklist" ? { ...state, phase: withColumn(phase, event.key, event.offset) } : state;
    case "word-chosen":
      return phase.name === "checklist" ? { ...state, phase: withWord(phase, event.word, event.meaning) } : state;
    case "checklist-left":
      return checklistLeft(state);
    case "looked-around":
      return { ...state, phase: { name: "idle", screen: "look-around" } };
    case "chose":
      return { ...state, places: [{ name: event.view }], cameFrom: undefined, said: undefined };
    case "opened":
      return { ...state, places: [...state.places, event.place], cameFrom: undefined, said: undefined };
    case "turned":
      return { ...inFront(state, { name: "gate", key: event.key }), said: { name: "gate", key: event.key } };
    case "visited": {
      const { position, all } = event;
      return {
        ...inFront(state, { name: "problems", visited: position }),
        said: { name: "problem-cell", position, all },
      };
    }
    case "searched":
      return inFront(state, { name: "search", query: event.query, opened: event.opened });
    case "signed":
      return { ...state, signer: event.signer, said: { name: "signed" } };
    case "went-back":
      return wentBack(state);
    case "back-to-results":
      return state.shown === undefined ? state : { ...state, phase: { name: "ready" } };
    case "noticed":
      return { ...state, notice: event.notice };
    case "notice-closed":
      return { ...state, notice: undefined };
    case "said":
      return { ...state, said: event.said };
  }
}

/** How far a step is takes the place of how far it was. */
function withStep(steps: readonly EvaluateStep[], step: EvaluateStep): readonly EvaluateStep[] {
  const goesOn = (step.name === "draw" || step.name === "plan") && steps.at(-1)?.name === step.name;
  return [...(goesOn ? steps.slice(0, -1) : steps), step];
}

/** The same way back, with another place in front. */
function inFront(state: PaneState, place: Exclude<Place, TopPlace>): PaneState {
  const [first, ...rest] = state.places;
  return { ...state, places: [first, ...rest.slice(0, -1), place] };
}

/** What is shown again after a run leaves the focus with the button that began it. */
function withoutFocus([first, ...rest]: PaneState["places"]): PaneState["places"] {
  const settled = rest.map((place): Place => {
    if (place.name === "gate") return { name: "gate", key: place.key };
    return place.name === "search" ? { name: "search", query: place.query, settled: true } : place;
  });
  return [first, ...settled];
}

function settledOf(phase: Phase): Settled {
  return phase.name === "reading" ? phase.from : phase;
}

function evaluated(state: PaneState, shown: Shown): PaneState {
  const before = state.shown?.outcome.evaluation;
  const { evaluation } = shown.outcome;
  const changes = before === undefined ? [] : verdictFlips(before, evaluation);
  const known = new Set(evaluation.gates.map(({ gate }) => gate.key));
  const [first, ...rest] = state.places;
  const places = rest.filter((place) => place.name !== "gate" || known.has(place.key));
  return {
    ...state,
    phase: { name: "ready" },
    shown,
    changes: [],
    watched: true,
    places: [first, ...places],
    proposal: undefined,
    stagings: undefined,
    unitLists: undefined,
    said: { name: "evaluated", changes },
  };
}

/** Shown in the view of the waves, or beside the unit that it is about. */
function proposed(state: PaneState, outcome: GatesOutcome): PaneState {
  const units = outcome.planned?.difference.moves.length ?? 0;
  const places: PaneState["places"] = state.places[0].name === "waves" ? state.places : [{ name: "waves" }];
  return { ...state, places, proposal: outcome, said: { name: "proposed", units } };
}

/** A refused evaluation is a view of its own; a refused action beside it is a notice above what is shown. */
function refused(state: PaneState, reason: RefusalReason): PaneState {
  const { phase } = state;
  const run = phase.name === "reading" ? phase.run : undefined;
  const from = settledOf(phase);
  if (reason.code === "cancelled") return { ...state, phase: from, said: { name: "cancelled" } };
  if (run !== "look" && run !== "evaluate") {
    return { ...state, phase: from, notice: { name: "refusal", reason } };
  }
  if (reason.code === "no-tables") {
    const screen = from.name === "idle" && from.screen === "look-around" && run === "look" ? from.screen : "first-run";
    return { ...OPENING, signer: state.signer, restorable: state.restorable, phase: { name: "idle", screen } };
  }
  return { ...state, phase: { name: "refused", reason, run } };
}

function wentBack(state: PaneState): PaneState {
  const [first, ...rest] = state.places;
  const left = rest.at(-1);
  if (left === undefined) return state;
  return {
    ...state,
    places: [first, ...rest.slice(0, -1)],
    cameFrom: left.name === "gate" || left.name === "unit" ? left.key : undefined,
    said: undefined,
  };
}

/** Several candidates are to be chosen from; of one the columns are shown at once. */
function checklistsFound(
  state: PaneState,
  candidates: readonly Candidate[],
  current: ChosenRange | undefined,
): PaneState {
  const from = settledOf(state.phase);
  const back = from.name === "checklist" ? from.back : from;
  const phase: ChecklistPhase = { name: "checklist", candidates, current, chosen: undefined, back };
  return { ...state, phase: candidates.length === 1 ? withChosen(phase, 0) : phase };
}

function withChosen(phase: ChecklistPhase, position: number): ChecklistPhase {
  const candidate = phase.candidates[position];
  const { current } = phase;
  if (candidate === undefined) return phase;
  if (current !== undefined && isChosen(candidate, current)) {
    return { ...phase, chosen: { position, columns: current.columns, words: current.words ?? {} } };
  }
  const found = [...candidate.columns].map(([key, { offset }]) => [key, offset] as const);
  return { ...phase, chosen: { position, columns: Object.fromEntries(found), words: {} } };
}

function withWord(phase: ChecklistPhase, word: string, meaning: WordMeaning | undefined): ChecklistPhase {
  if (phase.chosen === undefined) return phase;
  const others = Object.entries(phase.chosen.words).filter(([other]) => other !== word);
  const words = Object.fromEntries(meaning === undefined ? others : [...others, [word, meaning] as const]);
  return { ...phase, chosen: { ...phase.chosen, words } };
}

/** A column serves as one thing: what it served as before gives it up. */
function withColumn(phase: ChecklistPhase, key: string, offset: number | undefined): ChecklistPhase {
  if (phase.chosen === undefined) return phase;
  const others = Object.entries(phase.chosen.columns).filter(([other, at]) => other !== key && at !== offset);
  const columns = Object.fromEntries(offset === undefined ? others : [...others, [key, offset] as const]);
  return { ...phase, chosen: { ...phase.chosen, columns } };
}

function checklistLeft(state: PaneState): PaneState {
  const { phase } = state;
  if (phase.name !== "checklist") return state;
  const several = phase.candidates.length > 1 && phase.chosen !== undefined;
  return { ...state, phase: several ? { ...phase, chosen: undefined } : phase.back };
}

/** Which view is in front. */
export type Screen =
  | { readonly name: "blank" | "first-run" | "evaluating" | "empty" }
  | { readonly name: "checklist"; readonly phase: ChecklistPhase }
  | { readonly name: "refused"; readonly phase: Extract<Phase, { name: "refused" }> }
  | { readonly name: "failed"; readonly phase: Extract<Phase, { name: "failed" }> }
  | { readonly name: "place"; readonly place: Place; readonly shown: Shown };

export function screenOf(state: PaneState, phase: Phase = state.phase): Screen {
  switch (phase.name) {
    case "reading":
      return phase.slow && isEvaluation(phase.run) ? { name: "evaluating" } : screenOf(state, phase.from);
    case "idle":
      return { name: phase.screen === "look-around" ? "empty" : phase.screen };
    case "checklist":
      return { name: "checklist", phase };
    case "refused":
      return { name: "refused", phase };
    case "failed":
      return { name: "failed", phase };
    case "ready": {
      const [first, ...rest] = state.places;
      const place = rest.at(-1) ?? first;
      return state.shown === undefined ? { name: "empty" } : { name: "place", place, shown: state.shown };
    }
  }
}

/** What is shown may no longer be what the sheets say. */
export function isStale({ shown, changes, watched }: PaneState): boolean {
  return shown !== undefined && (changes.length > 0 || !watched);
}

/** How many inputs are known to have changed. */
export function changedInputs({ changes }: PaneState): number {
  return changes.reduce((sum, change) => sum + (change.what === "cells" ? change.cells : 1), 0);
}

export function isEvaluation(run: Run): boolean {
  return run === "look" || run === "evaluate";
}

/** Only where writing alone was refused does showing without writing help. */
export function canShowOnly(reason: RefusalReason): boolean {
  return WRITING_REFUSED.has(reason.code === "interrupted" ? reason.because.code : reason.code);
}

const WRITING_REFUSED: ReadonlySet<RefusalReason["code"]> = new Set([
  "read-only",
  "sheet-protected",
  "structure-protected",
  "changed-meanwhile",
  "no-room",
  "table-gone",
  "name-taken",
  "sheet-gone",
] as const);
