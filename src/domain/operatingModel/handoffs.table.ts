import { defineTable } from "../../tabular/table";
import { DESIGN_STATE } from "./designStates";

export const handoffsTable = defineTable({
  name: "Handoffs",
  help: "What crosses from one role to another. One row a handoff.",
  identity: { id: "id", name: "whatCrosses" },
  foundBy: ["fromRole", "toRole"],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as H1.",
      otherNames: ["Handoff ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    fromRole: { header: "From role", type: "text", required: true, help: "Who hands over.", width: 20 },
    toRole: { header: "To role", type: "text", required: true, help: "Who takes over.", width: 20 },
    whatCrosses: {
      header: "What crosses",
      type: "text",
      required: true,
      help: "What is handed over.",
      otherNames: ["Handoff"],
      width: 32,
    },
    accountable: {
      header: "Accountable",
      type: "text",
      help: "The one person or role who answers for it. One, not two.",
      otherNames: ["Owner"],
      width: 18,
    },
    agreedResponse: {
      header: "Agreed response (hours)",
      type: "number",
      help: "Within how many hours the other side answers.",
      otherNames: ["Agreed response", "Response (hours)"],
      width: 12,
    },
    volumeNow: { header: "Volume now", type: "number", help: "How many in a period now.", width: 10 },
    volumeAtTarget: {
      header: "Volume at target",
      type: "number",
      help: "How many in the same period at the target.",
      width: 10,
    },
    capacityAtTarget: {
      header: "Capacity at target",
      type: "number",
      help: "How many the receiving side can take in that period at the target.",
      otherNames: ["Capacity"],
      width: 10,
    },
    state: { ...DESIGN_STATE, more: true },
    loadRatio: {
      header: "Load ratio",
      type: "number",
      computed: true,
      help: "Volume at target ÷ capacity at target.",
      format: "0.00",
      width: 9,
    },
    finding: {
      header: "Finding",
      type: "text",
      computed: true,
      help: "What the redesign checks say about it. Blank: nothing.",
      width: 48,
    },
  },
});
