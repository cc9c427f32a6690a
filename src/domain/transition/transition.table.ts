import { defineTable } from "../../tabular/table";

export const transitionTable = defineTable({
  name: "Transition",
  help: "What is being scaled, and the policy by which it is judged. One row a setting.",
  identity: { name: "setting" },
  foundBy: ["setting", "value"],
  columns: {
    setting: { header: "Setting", type: "text", required: true, help: "Name of the setting.", width: 24 },
    value: {
      header: "Value",
      type: "quantity",
      answered: true,
      help: "Blank: the default that Meaning names.",
      width: 22,
    },
    meaning: { header: "Meaning", type: "text", help: "What it does. Yours to change.", width: 70 },
  },
});
