import { defineTable } from "../../tabular/table";
import { CURRENT_COLUMNS } from "../readings/currentColumns";

export const INVARIANT_KINDS = [
  "Safety",
  "Reliability",
  "Accountability",
  "Fairness",
  "User experience",
  "Mission integrity",
] as const;

export const INVARIANT_STATES = ["Kept", "Breached", "Stale", "No reading"] as const;
export type InvariantState = (typeof INVARIANT_STATES)[number];

export const invariantsTable = defineTable({
  name: "Invariants",
  help: "What must stay true at every scale. A breach stops every undecided gate, and no waiver lifts it.",
  identity: { id: "id", name: "invariant" },
  foundBy: ["invariant", "limit"],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as I1. Readings name it.",
      otherNames: ["Invariant ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    invariant: {
      header: "Invariant",
      type: "text",
      required: true,
      help: "What must stay true.",
      otherNames: ["Guardrail", "Must stay true"],
      width: 44,
    },
    kind: {
      header: "Kind",
      type: "choice",
      choices: INVARIANT_KINDS,
      help: "What it protects.",
      width: 18,
    },
    operator: {
      header: "Operator",
      type: "text",
      required: true,
      help: "≥, ≤, >, <, =, between or is; >= and <= count too. Blank: the limit holds it, such as ≤ 5.",
      width: 9,
    },
    limit: {
      header: "Limit",
      type: "quantity",
      required: true,
      help: "Where it is still kept: a figure, a word, or both ends of a range such as 10..20.",
      width: 10,
    },
    ...CURRENT_COLUMNS,
    owner: {
      header: "Owner",
      type: "text",
      help: "Who answers for it.",
      otherNames: ["Responsible", "Accountable"],
      width: 16,
    },
    state: {
      header: "State",
      type: "choice",
      choices: INVARIANT_STATES,
      computed: true,
      help: "Kept, Breached, Stale or No reading: on the whole and at every unit.",
      width: 12,
    },
  },
});
