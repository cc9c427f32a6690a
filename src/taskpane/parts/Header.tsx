import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { EvaluateStep } from "../../workflows/evaluateGates";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { usePane, type Pane } from "../paneContext";
import { gateTitle, tallyOf } from "../gateFacts";
import { changedInputs, isStale, type PaneState, type Phase, type Shown } from "../paneState";

type Freshness = "current" | "unwritten" | "busy" | "stale" | "trouble";

const ICONS = {
  current: <CheckmarkCircleRegular fontSize={16} className="icon ok" aria-hidden />,
  unwritten: <InfoRegular fontSize={16} className="icon none" aria-hidden />,
  busy: <ArrowSyncRegular fontSize={16} className="icon" aria-hidden />,
  stale: <WarningFilled fontSize={16} className="icon warn" aria-hidden />,
  trouble: <ErrorCircleFilled fontSize={16} className="icon danger" aria-hidden />,
} as const;

/** Name of the transition, and one line that always says whether what is shown is current: the polite live region. */
export function Header({ state, bare }: { readonly state: PaneState; readonly bare: boolean }) {
  const pane = usePane();
  const { freshness, line } = freshnessOf(state, pane);
  const said = saidSentence(state, pane);
  return (
    <div className={bare ? "sr" : "head"}>
      {!bare && <h1>{state.shown?.outcome.policy.name ?? pane.words.product}</h1>}
      <div role="status" className={`fresh ${freshness}`}>
        {line !== "" && ICONS[freshness]}
        <span>{line}</span>
        {said !== "" && <span className="sr">. {said}</span>}
      </div>
    </div>
  );
}

function freshnessOf(state: PaneState, { words }: Pane): { freshness: Freshness; line: string } {
  const { phase, shown } = state;
  const { freshness } = words;
  switch (phase.name) {
    case "reading":
      return { freshness: "busy", line: busyLine(phase, words) };
    case "idle":
      return { freshness: "unwritten", line: phase.screen === "blank" ? "" : freshness.noTables };
    case "checklist":
      return { freshness: "unwritten", line: freshness.choosing(phase.candidates.length) };
    case "refused":
      return {
        freshness: "trouble",
        line: (phase.reason.code === "interrupted" ? freshness.interrupted : freshness.refused)(shown?.at),
      };
    case "failed":
      return { freshness: "trouble", line: freshness.failed(shown?.at) };
    case "ready":
      if (isStale(state)) return { freshness: "stale", line: words.stale.line(changedInputs(state)) };
      return shown === undefined ? { freshness: "unwritten", line: freshness.noTables } : shownLine(shown, words);
  }
}

function busyLine(phase: Extract<Phase, { name: "reading" }>, words: Pane["words"]): string {
  const { freshness } = words;
  switch (phase.run) {
    case "look":
      return freshness.looking;
    case "evaluate":
      return busyEvaluating(phase.steps.at(-1), freshness);
    case "create-sheets":
    case "invariant-sheets":
    case "risk-sheet":
    case "audit-sheets":
    case "fit-sheets":
    case "wave-sheets":
    case "take-unit-list":
      return freshness.creating;
    case "plan-waves":
      return words.plan.planning;
    case "write-plan":
      return busyEvaluating(phase.steps.at(-1), freshness);
    case "compare-stagings":
      return words.plan.comparing;
    case "find-unit-lists":
      return words.plan.lookingForLists;
    case "draft-redesign":
    case "draft-risk":
      return freshness.drafting;
    case "answer-support":
    case "renew-baseline":
      return freshness.answering;
    case "more-columns":
      return freshness.addingColumns;
    case "open-sample":
      return freshness.openingSample;
    case "find-checklists":
      return freshness.searching;
    case "restore":
      return words.restore.busy;
  }
}

function busyEvaluating(step: EvaluateStep | undefined, freshness: Pane["words"]["freshness"]): string {
  return step?.name === "write" ? freshness.writing(step.cells) : freshness.evaluating;
}

function shownLine(shown: Shown, { freshness }: Pane["words"]): { freshness: Freshness; line: string } {
  return shown.written
    ? { freshness: "current", line: freshness.written(shown.at, shown.outcome.written.cells) }
    : { freshness: "unwritten", line: freshness.shown(shown.at) };
}

function saidSentence({ said, shown }: PaneState, { words }: Pane): string {
  switch (said?.name) {
    case undefined:
      return "";
    case "cancelled":
      return words.said.cancelled;
    case "sample-opened":
      return words.said.sampleOpened;
    case "copied":
      return words.said.copied;
    case "selected":
      return words.said.selected;
    case "signed":
      return words.log.signed;
    case "sheets-made":
      return words.said.sheetsMade(said.sheets);
    case "proposed":
      return words.plan.proposed(said.units);
    case "stagings":
      return words.plan.compared(said.found);
    case "unit-lists":
      return words.plan.listsFound(said.found);
    case "drafted":
      return words.said.drafted(said.assumption);
    case "answered":
      return words.said.answered(said.answer, said.subject);
    case "columns-added":
      return words.said.columnsAdded(said.columns);
    case "problem-cell":
      return words.problems.atCell(said.position, said.all);
    case "gate": {
      const gate = shown?.outcome.evaluation.gates.find((candidate) => candidate.gate.key === said.key);
      return gate === undefined ? "" : `${gateTitle(gate)}, ${gate.verdict}`;
    }
    case "evaluated": {
      const evaluation = shown?.outcome.evaluation;
      if (evaluation === undefined || evaluation.gates.length === 0) return "";
      return [words.tally(tallyOf(evaluation)), words.changes(said.changes)].filter((text) => text !== "").join(". ");
    }
  }
}
