import { defineTable } from "../../tabular/table";
import { VERDICTS } from "../gates/verdict";

/** What a row of the log tells. Public and never reused. */
export const LOG_EVENTS = [
  "Evaluation",
  "Decision",
  "Override",
  "Decision cleared",
  "Rule loosened",
  "Rule tightened",
  "Rule changed",
  "Restored",
  "Re-baseline",
  "Support retired",
  "Support extended",
  "Support made permanent",
  "Baseline renewed",
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

/** The add-in's own, and append-only: no row is ever changed, and each names the one that it followed. */
export const evaluationLogTable = defineTable({
  name: "EvaluationLog",
  help: "What was evaluated, decided and changed, by whom. Rows are only added; each names the row it followed.",
  identity: { id: "row" },
  foundBy: ["row", "follows", "print"],
  columns: {
    evaluatedOn: {
      header: "Evaluated on",
      type: "date",
      computed: true,
      help: "The status date of the evaluation that wrote the row.",
      format: "d mmm yyyy",
      width: 13,
    },
    by: {
      header: "By",
      type: "text",
      computed: true,
      help: "Who evaluated, as they say themselves: Excel tells an add-in no name.",
      width: 18,
    },
    event: { header: "Event", type: "choice", choices: LOG_EVENTS, computed: true, help: "What happened.", width: 16 },
    subject: { header: "Subject", type: "text", computed: true, help: "The gate or criterion it is about.", width: 12 },
    detail: { header: "Detail", type: "text", computed: true, help: "The same in words.", width: 60 },
    gate: { header: "Gate", type: "text", computed: true, help: "The gates it matters to.", width: 9 },
    verdict: {
      header: "Verdict",
      type: "choice",
      choices: VERDICTS,
      computed: true,
      help: "The verdict of the evaluation.",
      width: 16,
    },
    score: {
      header: "Score",
      type: "number",
      computed: true,
      help: "0 to 100; blank where the gate was not evaluable.",
      format: "0.0",
      width: 8,
    },
    range: {
      header: "Range",
      type: "text",
      computed: true,
      help: "From the score to what it would have been if all missing evidence were met: 60..78.",
      width: 12,
    },
    blockers: { header: "Blockers", type: "text", computed: true, help: "What kept the gate from Go.", width: 20 },
    waivers: { header: "Waivers", type: "text", computed: true, help: "The waivers in use.", width: 12 },
    decision: {
      header: "Decision",
      type: "text",
      computed: true,
      help: "The decision of the authority and its day.",
      width: 20,
    },
    inputs: {
      header: "Inputs fingerprint",
      type: "text",
      computed: true,
      help: "Of everything that the result rests on.",
      width: 18,
    },
    previous: {
      header: "Previous row's fingerprint",
      type: "text",
      computed: true,
      help: "Of the row that this one followed.",
      width: 18,
    },
    version: {
      header: "Add-in version",
      type: "text",
      computed: true,
      help: "Of Scale Transition, which wrote the row.",
      width: 9,
    },
    row: { header: "Row", type: "id", computed: true, help: "The row's own name.", width: 10 },
    follows: { header: "Follows", type: "id", computed: true, help: "The row that this one followed.", width: 10 },
    print: {
      header: "Row's fingerprint",
      type: "text",
      computed: true,
      help: "Of all other cells of the row: a cell that somebody changed no longer fits it.",
      width: 18,
    },
  },
});

export type LogColumn = keyof typeof evaluationLogTable.columns;
export const LOG_COLUMNS = Object.keys(evaluationLogTable.columns) as readonly LogColumn[];
