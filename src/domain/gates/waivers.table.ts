import { defineTable } from "../../tabular/table";

export const WAIVER_STATES = ["Pending", "Approved", "Rejected", "Revoked"] as const;

export const waiversTable = defineTable({
  name: "Waivers",
  help: "Exceptions that somebody with authority grants for a time. A waiver lifts a veto and caps the verdict.",
  identity: { id: "id" },
  foundBy: ["criterion", "approver", "until"],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as W1.",
      otherNames: ["Waiver ID", "Waiver", "No", "Nr", "#"],
      width: 7,
    },
    criterion: {
      header: "Criterion",
      type: "id",
      required: true,
      help: "The criterion it excuses, by ID or name.",
      otherNames: ["Criterion ID", "Criteria"],
      width: 14,
    },
    gate: {
      header: "Gate",
      type: "id",
      help: "The gate it is for. Blank: every gate of the criterion.",
      otherNames: ["Gate ID"],
      width: 9,
    },
    approver: {
      header: "Approver",
      type: "text",
      required: true,
      help: "Who granted it; never the criterion's own owner.",
      otherNames: ["Approved by", "Granted by"],
      width: 18,
    },
    reason: {
      header: "Reason",
      type: "text",
      required: true,
      help: "Why it is granted.",
      otherNames: ["Justification", "Rationale"],
      width: 40,
    },
    from: {
      header: "From",
      type: "date",
      required: true,
      help: "First day on which it counts.",
      otherNames: ["Valid from", "Start"],
      format: "d mmm yyyy",
      width: 13,
    },
    until: {
      header: "Until",
      type: "date",
      required: true,
      help: "Last day on which it counts. A waiver without an end is not valid.",
      otherNames: ["Valid until", "Valid to", "Expires", "Expiry", "End"],
      format: "d mmm yyyy",
      width: 13,
    },
    state: {
      header: "State",
      type: "choice",
      choices: WAIVER_STATES,
      help: "Only an approved waiver counts.",
      otherNames: ["Status", "Approval"],
      width: 11,
    },
    valid: { header: "Valid", type: "text", computed: true, help: "Yes, or No with the reason.", width: 40 },
  },
});
