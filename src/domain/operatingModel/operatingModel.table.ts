import { defineTable } from "../../tabular/table";
import { DESIGN_STATE } from "./designStates";

export const ELEMENT_KINDS = [
  "Role",
  "Interface",
  "Decision right",
  "Support",
  "Monitoring",
  "Escalation",
  "Training",
  "Accountability",
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

export const LOCAL_ADAPTATIONS = ["Fixed", "Within bounds", "Free"] as const;

export const operatingModelTable = defineTable({
  name: "OperatingModel",
  help: "How the system is to work at the new scale. One row an element; all eight kinds are needed.",
  identity: { id: "id", name: "element" },
  foundBy: ["element", ["targetDesign", "oldPractice"]],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as E1. Assumptions name it as their redesign.",
      otherNames: ["Element ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    element: {
      header: "Element",
      type: "text",
      required: true,
      help: "What is designed anew.",
      otherNames: ["Operating model element"],
      width: 32,
    },
    kind: { header: "Kind", type: "choice", choices: ELEMENT_KINDS, required: true, help: "What it is.", width: 15 },
    oldPractice: { header: "Old practice", type: "text", help: "How it works at the old scale.", width: 32 },
    targetDesign: {
      header: "Target design",
      type: "text",
      required: true,
      help: "How it is to work at the new scale.",
      otherNames: ["New design"],
      width: 36,
    },
    owner: { header: "Owner", type: "text", help: "Who answers for it.", otherNames: ["Responsible"], width: 16 },
    replaces: {
      header: "Replaces",
      type: "ids",
      help: "IDs of the assumptions that it makes unnecessary.",
      otherNames: ["Assumptions", "Replaces assumptions"],
      width: 14,
    },
    due: {
      header: "Due",
      type: "date",
      help: "When it is to be in place: before the wave that needs it.",
      otherNames: ["Due date"],
      format: "d mmm yyyy",
      width: 13,
    },
    localAdaptation: {
      header: "Local adaptation",
      type: "choice",
      choices: LOCAL_ADAPTATIONS,
      more: true,
      help: "Whether sites may do it their own way.",
      width: 15,
    },
    bounds: { header: "Bounds", type: "text", more: true, help: "Within what sites may differ.", width: 28 },
    state: DESIGN_STATE,
    finding: {
      header: "Finding",
      type: "text",
      computed: true,
      help: "What the redesign checks say about it. Blank: nothing.",
      width: 48,
    },
  },
});
