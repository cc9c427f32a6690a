import type { ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { act } from "./act";
import { splitProblems } from "./gateFacts";
import type { Pane } from "./paneContext";
import { canShowOnly, type ChosenChecklist, type PaneState, type Screen, type Shown } from "./paneState";
import type { PrimaryAction } from "./parts/Footer";

export interface FootContent {
  readonly primary: PrimaryAction;
  /** Beside it; undefined: what the footer offers everywhere. */
  readonly beside?: ReactNode;
}

/** What the footer offers beside each view; undefined: no footer. */
export function footOf(state: PaneState, screen: Screen, pane: Pane): FootContent | undefined {
  const { session, words } = pane;
  const ofPlan = planFoot(state, screen, pane);
  if (ofPlan !== undefined) return ofPlan;
  switch (screen.name) {
    case "blank":
    case "first-run":
      return undefined;
    case "checklist":
      return screen.phase.chosen === undefined
        ? undefined
        : { primary: checklistAction(state, screen.phase.chosen, pane), beside: null };
    case "evaluating":
      return { primary: cancelAction(state, pane), beside: null };
    case "refused": {
      const showOnly = canShowOnly(screen.phase.reason) && (
        <Button onClick={act(() => session.evaluate("look"))}>{words.refused.showOnly}</Button>
      );
      return { primary: tryAgainAction(pane), beside: showOnly };
    }
    case "failed":
      return { primary: tryAgainAction(pane), beside: null };
    case "empty":
      return { primary: evaluateAction(state, pane) };
    case "place":
      return screen.place.name === "problems"
        ? problemsFoot(state, screen.shown, screen.place.visited, pane)
        : { primary: evaluateAction(state, pane) };
  }
}

/** What can be done with the wave plan: as long as one is made, waits to be written, or is looked at. */
function planFoot(state: PaneState, screen: Screen, pane: Pane): FootContent | undefined {
  const { session, words } = pane;
  const { phase, proposal } = state;
  if (screen.name !== "place") return undefined;
  const busy = phase.name === "reading" ? phase.run : undefined;
  if (busy === "plan-waves") {
    const found = phase.name === "reading" && phase.steps.at(-1)?.name === "plan";
    return {
      primary: {
        label: words.plan.keep,
        unavailable: found ? undefined : words.plan.nothingToKeep,
        onClick: () => {
          if (found) session.keepPlan();
        },
      },
      beside: (
        <Button
          onClick={() => {
            session.cancel();
          }}
        >
          {words.cancel}
        </Button>
      ),
    };
  }
  if (busy === "write-plan" || busy === "compare-stagings") return { primary: cancelAction(state, pane), beside: null };
  const { name } = screen.place;
  const { wavePlan } = screen.shown.outcome;
  if ((name !== "waves" && name !== "unit") || wavePlan === undefined || wavePlan.programme.units.length === 0) {
    return undefined;
  }
  if (proposal !== undefined) {
    return {
      primary: { label: words.plan.write, onClick: act(() => session.writePlan()) },
      beside: (
        <Button
          onClick={() => {
            session.discardPlan();
          }}
        >
          {words.plan.discard}
        </Button>
      ),
    };
  }
  return wavePlan.planned && !screen.shown.written
    ? { primary: { label: words.plan.write, onClick: act(() => session.evaluate("evaluate")) } }
    : { primary: { label: words.plan.plan, onClick: act(() => session.planWaves()) } };
}

/** One evaluation reads everything; what it is called follows what is looked at. */
function labelOf({ places, shown }: PaneState, words: Pane["words"]): string {
  const { name } = places[0];
  if (name === "audit") return words.auditAssumptions;
  if (name === "landing" && shown?.outcome.fit !== undefined) return words.assessLanding;
  return name === "risks" && shown?.outcome.register !== undefined ? words.calculate : words.evaluate;
}

function evaluateAction(state: PaneState, { session, words }: Pane): PrimaryAction {
  return {
    label: labelOf(state, words),
    onClick: () => {
      if (state.phase.name !== "reading") void session.evaluate("evaluate");
    },
  };
}

/** Without both columns there is nothing to judge. */
function checklistAction({ phase }: PaneState, { columns }: ChosenChecklist, { session, words }: Pane): PrimaryAction {
  const missing = columns["criterion"] === undefined || columns["actual"] === undefined;
  return {
    label: words.evaluate,
    unavailable: missing ? words.checklist.needsBoth : undefined,
    onClick: () => {
      if (!missing && phase.name !== "reading") void session.useChecklist();
    },
  };
}

function tryAgainAction({ session, words }: Pane): PrimaryAction {
  return { label: words.refused.tryAgain, onClick: act(() => session.tryAgain()) };
}

function cancelAction({ phase }: PaneState, { session, words }: Pane): PrimaryAction {
  const writing = phase.name === "reading" && phase.steps.at(-1)?.name === "write";
  return {
    label: words.cancel,
    main: false,
    unavailable: writing ? words.evaluating.cannotCancel : undefined,
    onClick: () => {
      session.cancel();
    },
  };
}

/** From one cell to the next, and back to the first after the last. */
function problemsFoot(state: PaneState, shown: Shown, visited: number, pane: Pane): FootContent {
  const { session, words } = pane;
  const { toFix } = splitProblems(shown.outcome.problems);
  const position = visited >= toFix.length ? 0 : visited;
  const next = toFix[position];
  if (next === undefined) return { primary: evaluateAction(state, pane) };
  const primary: PrimaryAction = {
    label: visited === 0 ? words.problems.firstCell : words.problems.nextCell,
    onClick: () => {
      void session.select(next.cell);
      session.tell({ type: "visited", position: position + 1, all: toFix.length });
    },
  };
  return { primary, beside: <Button onClick={act(() => session.evaluate("look"))}>{words.problems.again}</Button> };
}
