import { defineTable } from "../../tabular/table";

export const BOUNDARY_KINDS = [
  "Volume",
  "Geography",
  "Staff size",
  "Risk",
  "Complexity",
  "Transaction rate",
  "Integrations",
  "Regulation",
] as const;

/** Against the limit of the old model, now or at target. */
export const BOUNDARY_STATES = ["Inside", "Approaching", "Crossed", "Not assessed"] as const;
export type BoundaryState = (typeof BOUNDARY_STATES)[number];

export const boundariesTable = defineTable({
  name: "Boundaries",
  help: "Where the old operating model stops being reliable. One row a boundary, each with its own metric.",
  identity: { id: "id", name: "boundary" },
  foundBy: ["boundary", "limit", ["target", "current"]],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as B1. Assumptions, signals and readings name it.",
      otherNames: ["Boundary ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    boundary: {
      header: "Boundary",
      type: "text",
      required: true,
      help: "What grows, such as sites on the pathway.",
      otherNames: ["Scale boundary"],
      width: 30,
    },
    kind: { header: "Kind", type: "choice", choices: BOUNDARY_KINDS, more: true, help: "What grows.", width: 16 },
    metric: {
      header: "Metric",
      type: "text",
      required: true,
      help: "What is counted, in words. Without it nobody can tell when the boundary is crossed.",
      otherNames: ["Measured in", "Counted in"],
      width: 20,
    },
    current: {
      header: "Current",
      type: "quantity",
      help: "Where it is now. A row of the Readings table replaces it. Needed for a full result.",
      otherNames: ["Current value", "Now"],
      width: 10,
    },
    target: {
      header: "Target",
      type: "quantity",
      required: true,
      help: "Where it is to be.",
      otherNames: ["Target value", "At target"],
      width: 10,
    },
    limit: {
      header: "Limit",
      type: "quantity",
      required: true,
      help: "Where the old model stops being reliable.",
      otherNames: ["Old model's limit", "Limit of the old model"],
      width: 10,
    },
    growth: {
      header: "Growth % per month",
      type: "figure",
      help: "How fast it grows, in percent a month. It says when the limit is crossed.",
      otherNames: ["Growth %", "Monthly growth %"],
      width: 11,
    },
    evidence: {
      header: "Evidence",
      type: "text",
      more: true,
      help: "Where the limit comes from.",
      otherNames: ["Source"],
      width: 30,
    },
    ratioNow: {
      header: "Ratio now",
      type: "number",
      computed: true,
      help: "Current ÷ limit.",
      format: "0.00",
      width: 9,
    },
    stateNow: {
      header: "State now",
      type: "choice",
      choices: BOUNDARY_STATES,
      computed: true,
      help: "Inside, Approaching (above the policy's Near limit), Crossed or Not assessed.",
      width: 13,
    },
    ratioAtTarget: {
      header: "Ratio at target",
      type: "number",
      computed: true,
      help: "Target ÷ limit.",
      format: "0.00",
      width: 9,
    },
    stateAtTarget: {
      header: "State at target",
      type: "choice",
      choices: BOUNDARY_STATES,
      computed: true,
      help: "Inside, Approaching, Crossed or Not assessed, at the target.",
      width: 13,
    },
    crossingDate: {
      header: "Crossing date",
      type: "date",
      computed: true,
      help: "When the limit is passed at this growth. Blank: crossed already, no growth, or more than ten years away.",
      format: "d mmm yyyy",
      width: 13,
    },
  },
});
