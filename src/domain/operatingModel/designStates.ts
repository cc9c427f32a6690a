/** How far a redesign has come. In place and Proven carry load; the others are intentions. */
export const DESIGN_STATES = ["Planned", "Designed", "In place", "Proven"] as const;
export type DesignState = (typeof DESIGN_STATES)[number];

export function isInPlace(state: DesignState | undefined): boolean {
  return state === "In place" || state === "Proven";
}
