import type { ReportWords, ResultsOf } from "./messages";
import { restoreWords } from "./restore.en";

/** The words of the Gate report, in English. */
export const reportWords: ReportWords = {
  title: "Gate report",
  allGates: "All gates",
  notAssessed: "Not assessed",
  because: "Because",
  smallestWay: "Smallest way to Go",
  criteria: "Criteria",
  scores: {
    title: "Score of each gate, and what missing evidence could still add",
    figures: "Figures of the chart",
    gate: "Gate",
    name: "Name",
    below: "Sure without a score",
    score: "Score",
    open: "Missing evidence",
    warn: "Warn",
    pass: "Pass",
  },
  owed: "Who owes what by when",
  owedHeader: ["Gate", "Owner", "By", "Now", "", "Result now", "", "What, cell"],
  nobodyNamed: "Nobody named",
  cellsToFix: "Cells to fix",
  toFix: (cells) =>
    cells === 1
      ? "1 cell could not be used as it stands; it is named at the end."
      : `${cells} cells could not be used as they stand; they are named at the end.`,
  toFixLine: ({ effect, found, column, expected }) => `${effect}. Found ${found} in ${column}, expected ${expected}.`,
  nothingToDo: "Nothing to do.",
  logTitle: "Decisions and rules",
  logHeader: ["Subject", "Event", "Evaluated on", "Decision", "", "Verdict then", "By (says so)", "In words"],
  overrides: (count) =>
    count === 0
      ? "No decision was looser than its verdict."
      : `${count} ${count === 1 ? "decision was" : "decisions were"} looser than the verdict (overrides).`,
  toDecide: "Decision (Go, Conditional go, Hold or No-go):",
  toSign: "Name, date, signature:",
  invariants: "What must stay true",
  addInvariants: "What must stay true can be added: More actions in the pane, Add invariants and readings.",
  invariantsHeader: ["ID", "Invariant", "Current", "Needs", "", "State", "Observed on", "Why"],
  gatesHeader: ["Gate", "Name", "Score", "Up to", "Pass", "Verdict", "Decision", "First reason"],
  stepsHeader: ["Step", "Change", "Now", "Needs", "Score", "Verdict then", "", "Owner, cell"],
  criteriaHeader: ["ID", "Criterion", "Actual", "Needs", "Weight", "Result", "Points", "Why"],
  severity: { blocker: "Blocker", warning: "Warning", note: "Note" },
  blank: "(blank)",
  takenBack: restoreWords.takenBack,
  results: {
    title: "Results",
    subtitle: (of) =>
      `Of ${ofWhat(of)}. Values, not formulas. Delete this sheet to have them there once there is room.`,
    severalSubtitle: "Values, not formulas. Delete this sheet to have them beside their tables once there is room.",
    nothing: "No results stand here any more; this sheet can be deleted.",
    section: ({ table, sheet }) =>
      table === undefined ? `Checklist on the sheet ${sheet}` : `${table}, on the sheet ${sheet}`,
    cell: "Cell",
  },
  subtitle: (name, asOf, inputs) =>
    `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas. Inputs ${inputs}.`,
  scoreLine: ({ high, beforeWaivers, warn, pass }) =>
    `up to ${high}${beforeWaivers === "" ? "" : `, before waivers ${beforeWaivers}`}. Warn ${warn}, pass ${pass}.`,
  noScoreLine: ({ range, warn, pass }) =>
    `${range === "" ? "no score" : `no score, from ${range}`}. Warn ${warn}, pass ${pass}.`,
  decision: ({ authority, planned, decision, decidedOn }) => {
    const when = planned === undefined ? "" : ` on ${planned}`;
    const taken = decision === undefined ? "not yet" : `${decision}${decidedOn === undefined ? "" : `, ${decidedOn}`}`;
    if (authority === "not assessed") return `To be decided${when}; by whom is not assessed. Decision: ${taken}.`;
    return `${authority === "nobody" ? "Nobody yet" : authority.name} decides${when}. Decision: ${taken}.`;
  },
};

function ofWhat({ table, sheet }: ResultsOf): string {
  return table === undefined ? `the checklist on the sheet ${sheet}` : `the table ${table} on the sheet ${sheet}`;
}
