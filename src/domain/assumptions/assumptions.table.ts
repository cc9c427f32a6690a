import { defineTable } from "../../tabular/table";

export const ASSUMPTION_KINDS = [
  "Founder judgment",
  "Local champion",
  "Manual fixes",
  "Direct communication",
  "Low exception volume",
  "Simple dependencies",
  "Heroic effort",
  "Special funding",
  "Skilled operators",
  "Tolerant users",
  "Local knowledge",
  "Other",
] as const;
export type AssumptionKind = (typeof ASSUMPTION_KINDS)[number];

/** How well it is known where an assumption breaks, from nothing to a measurement. */
export const EVIDENCE_LEVELS = ["None", "Opinion", "Observed", "Measured"] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const ASSUMPTION_VERDICTS = ["Breaks", "Too expensive", "Untested", "Strained", "Holds"] as const;
export type AssumptionVerdict = (typeof ASSUMPTION_VERDICTS)[number];

export const COVERAGES = ["Yes", "Partly", "No"] as const;
export type Coverage = (typeof COVERAGES)[number];

export const assumptionsTable = defineTable({
  name: "Assumptions",
  help: "The hidden conditions that made the old model work, and how far each carries. One row an assumption.",
  identity: { id: "id", name: "assumption" },
  foundBy: ["assumption", ["holdsUpTo", "demandAtTarget", "evidenceLevel", "importance"]],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as A1.",
      otherNames: ["Assumption ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    assumption: {
      header: "Assumption",
      type: "text",
      required: true,
      help: "What the old model relies on without saying so, such as “one nurse answers every call”.",
      otherNames: ["Old-scale assumption", "Operating assumption"],
      width: 48,
    },
    kind: {
      header: "Kind",
      type: "choice",
      choices: ASSUMPTION_KINDS,
      help: "What made it work. Kinds without a row are listed as not looked at.",
      width: 20,
    },
    boundary: {
      header: "Boundary",
      type: "id",
      required: true,
      help: "The boundary whose growth strains it, by ID or name.",
      otherNames: ["Boundary ID"],
      width: 10,
    },
    holdsUpTo: {
      header: "Holds up to",
      type: "quantity",
      required: true,
      help: "Where it breaks: in the boundary's metric, or in a unit of its own beside Demand at target.",
      otherNames: ["Breaks at", "Breaking point"],
      width: 10,
    },
    demandAtTarget: {
      header: "Demand at target",
      type: "quantity",
      help: "What will be asked of it at the target. Blank: the boundary's own target.",
      otherNames: ["Demand"],
      width: 10,
    },
    importance: {
      header: "Importance",
      type: "number",
      help: "1 to 5. From 4 on the assumption is load-bearing; a blank counts as load-bearing.",
      width: 11,
    },
    evidenceLevel: {
      header: "Evidence level",
      type: "choice",
      choices: EVIDENCE_LEVELS,
      help: "How well the breaking point is known. None or blank: untested.",
      width: 13,
    },
    evidence: { header: "Evidence", type: "text", more: true, help: "Where it can be seen.", width: 28 },
    costAtTarget: {
      header: "Cost at target",
      type: "number",
      more: true,
      help: "What it would cost to keep it going at the target, in the Transition table's currency and period.",
      width: 12,
    },
    costLimit: {
      header: "Cost limit",
      type: "number",
      more: true,
      help: "What it may cost at most.",
      width: 12,
    },
    owner: {
      header: "Owner",
      type: "text",
      help: "Who answers for it.",
      otherNames: ["Responsible"],
      width: 16,
    },
    redesign: {
      header: "Redesign",
      type: "ids",
      help: "What replaces it: IDs of elements of the operating model, handoffs or decisions.",
      otherNames: ["Replaced by", "Redesigned by"],
      width: 16,
    },
    signpost: {
      header: "Signpost",
      type: "id",
      more: true,
      help: "The signal that shows it is breaking.",
      otherNames: ["Signal"],
      width: 10,
    },
    brokeOn: {
      header: "Broke on",
      type: "date",
      more: true,
      help: "The day on which it did break.",
      format: "d mmm yyyy",
      width: 13,
    },
    ratio: {
      header: "Ratio",
      type: "number",
      computed: true,
      help: "Demand at target ÷ holds up to.",
      format: "0.00",
      width: 8,
    },
    verdict: {
      header: "Verdict",
      type: "choice",
      choices: ASSUMPTION_VERDICTS,
      computed: true,
      help: "Breaks, Too expensive, Untested, Strained or Holds: the first that applies.",
      width: 14,
    },
    headroom: {
      header: "Headroom",
      type: "number",
      computed: true,
      help: "How much further the main boundary can grow before it breaks. Below 0: it is past that point.",
      format: "0.0",
      width: 10,
    },
    breaksInWave: {
      header: "Breaks in wave",
      type: "number",
      computed: true,
      help: "The first wave whose demand it does not carry.",
      width: 9,
    },
    breaksOn: {
      header: "Breaks on",
      type: "date",
      computed: true,
      help: "The start of that wave.",
      format: "d mmm yyyy",
      width: 13,
    },
    covered: {
      header: "Covered",
      type: "choice",
      choices: COVERAGES,
      computed: true,
      help: "Whether what replaces it is in place or proven: all of it (Yes), some (Partly), none (No).",
      width: 9,
    },
    priority: {
      header: "Priority",
      type: "number",
      computed: true,
      help: "Importance × what is not known. The highest are looked into first.",
      format: "0.0#",
      width: 8,
    },
  },
});
