import { defineTable } from "../../tabular/table";

/** Read as a sentence: From, Kind, To. */
export const DEPENDENCY_KINDS = ["Before", "With or before", "After", "With or after"] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

export const dependenciesTable = defineTable({
  name: "Dependencies",
  help: "What has to move before what, one row a pair; beside the columns After and With or after of Units.",
  identity: { id: "from", repeats: true },
  foundBy: ["from", "to", "kind"],
  columns: {
    from: {
      header: "From",
      type: "id",
      required: true,
      help: "A unit. Without a kind it is the one that goes first.",
      otherNames: ["Predecessor", "Predecessor ID", "From unit"],
      width: 12,
    },
    to: {
      header: "To",
      type: "id",
      required: true,
      help: "The other unit.",
      otherNames: ["Successor", "Successor ID", "To unit"],
      width: 12,
    },
    kind: {
      header: "Kind",
      type: "choice",
      choices: DEPENDENCY_KINDS,
      help: "From is in a wave Before To, With or before it, After it, or With or after it. Blank: Before.",
      otherNames: ["Dependency kind", "Dependency type", "Relation"],
      otherWords: {
        blocks: "Before",
        precedes: "Before",
        "finish to start": "Before",
        "finish-to-start": "Before",
        fs: "Before",
        "start to start": "With or before",
        "start-to-start": "With or before",
        ss: "With or before",
        "depends on": "After",
        "is blocked by": "After",
        needs: "After",
        requires: "After",
        follows: "After",
      },
      unreadableAs: "Before",
      width: 16,
    },
  },
});
