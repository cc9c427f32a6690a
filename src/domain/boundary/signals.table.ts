import { defineTable } from "../../tabular/table";
import { CURRENT_COLUMNS } from "../readings/currentColumns";

/** Which way a measure gets worse. */
export const SIGNAL_DIRECTIONS = ["Higher is worse", "Lower is worse"] as const;
export type SignalDirection = (typeof SIGNAL_DIRECTIONS)[number];

export const SIGNAL_STATES = ["Quiet", "Watch", "Firing", "Stale", "No reading"] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];

export const signalsTable = defineTable({
  name: "Signals",
  help: "What shows that a boundary comes near: backlogs, overload, uneven quality, late decisions. One row a signal.",
  identity: { id: "id", name: "signal" },
  foundBy: ["signal", ["watchAt", "actAt"]],
  columns: {
    id: {
      header: "ID",
      type: "id",
      required: true,
      help: "A short name, such as S1. Readings, assumptions and risks name it.",
      otherNames: ["Signal ID", "Ref", "No", "Nr", "#"],
      width: 7,
    },
    signal: {
      header: "Signal",
      type: "text",
      required: true,
      help: "What is watched.",
      otherNames: ["Scale-shift signal", "Early-warning signal", "Indicator"],
      width: 40,
    },
    boundary: {
      header: "Boundary",
      type: "id",
      help: "The boundary that it warns of, by ID or name.",
      otherNames: ["Boundary ID"],
      width: 10,
    },
    direction: {
      header: "Direction",
      type: "choice",
      choices: SIGNAL_DIRECTIONS,
      required: true,
      help: "Which way it gets worse.",
      otherNames: ["Worse when"],
      width: 16,
    },
    watchAt: {
      header: "Watch at",
      type: "quantity",
      required: true,
      help: "From here on it is watched. The figure itself counts.",
      otherNames: ["Watch level", "Amber at"],
      width: 10,
    },
    actAt: {
      header: "Act at",
      type: "quantity",
      required: true,
      help: "From here on it fires. The figure itself counts.",
      otherNames: ["Act level", "Red at", "Trigger"],
      width: 10,
    },
    ...CURRENT_COLUMNS,
    state: {
      header: "State",
      type: "choice",
      choices: SIGNAL_STATES,
      computed: true,
      help: "Quiet, Watch, Firing, Stale or No reading. Firing outranks Stale.",
      width: 12,
    },
  },
});
