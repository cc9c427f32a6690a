import type { Column } from "../../tabular/column";

/** A figure that is typed beside what it is about, where nobody keeps readings of it. */
export const CURRENT_COLUMNS = {
  current: {
    header: "Current",
    type: "quantity",
    help: "What it is now. A row of the Readings table replaces it.",
    otherNames: ["Current value"],
    width: 10,
  },
  observedOn: {
    header: "Observed on",
    type: "date",
    help: "When Current was measured. Old readings go stale.",
    otherNames: ["Measured on", "Observed", "As of"],
    format: "d mmm yyyy",
    width: 13,
  },
} as const satisfies Readonly<Record<string, Column>>;
