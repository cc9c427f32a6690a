import type { Column } from "../../tabular/column";

/** How far a redesign has come. In place and Proven carry load; the others are intentions. */
export const DESIGN_STATES = ["Planned", "Designed", "In place", "Proven"] as const;
export type DesignState = (typeof DESIGN_STATES)[number];

export function isInPlace(state: DesignState | undefined): boolean {
  return state === "In place" || state === "Proven";
}

export const DESIGN_STATE = {
  header: "State",
  type: "choice",
  choices: DESIGN_STATES,
  help: "How far it has come.",
  width: 11,
} as const satisfies Column;
