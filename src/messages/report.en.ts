import type { ReportWords } from "./messages";

/** The words of the Gate report, in English. */
export const reportWords: ReportWords = {
  title: "Gate report",
  allGates: "All gates",
  notAssessed: "Not assessed",
  because: "Because",
  smallestWay: "Smallest way to Go",
  criteria: "Criteria",
  nothingToDo: "Nothing to do.",
  gatesHeader: ["Gate", "Name", "Score", "Up to", "Pass", "Verdict", "Decision", "First reason"],
  stepsHeader: ["Step", "Change", "Now", "Needs", "Score", "Verdict then", "", "Owner, cell"],
  criteriaHeader: ["ID", "Criterion", "Actual", "Needs", "Weight", "Result", "Points", "Why"],
  severity: { blocker: "Blocker", warning: "Warning", note: "Note" },
  blank: "(blank)",
  checklist: {
    title: "Results",
    subtitle: (sheet) => `Of the checklist on the sheet ${sheet}. Values, not formulas.`,
    header: ["Cell", "ID", "Criterion", "Result", "Why"],
  },
  subtitle: (name, asOf, inputs) =>
    `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas. Inputs ${inputs}.`,
  scoreLine: ({ high, beforeWaivers, warn, pass }) =>
    `up to ${high}, before waivers ${beforeWaivers}. Warn ${warn}, pass ${pass}.`,
  noScoreLine: ({ range, warn, pass }) =>
    `${range === "" ? "no score" : `no score, from ${range}`}. Warn ${warn}, pass ${pass}.`,
  decision: ({ authority, planned, decision, decidedOn }) => {
    const who = authority ?? "Nobody yet";
    const when = planned === undefined ? "" : ` on ${planned}`;
    const taken = decision === undefined ? "not yet" : `${decision}${decidedOn === undefined ? "" : `, ${decidedOn}`}`;
    return `${who} decides${when}. Decision: ${taken}.`;
  },
};
