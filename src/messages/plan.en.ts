/** What the frame of the pane says of planning, whatever view is in front. */
export function planEn(count: (value: number, one: string, many: string) => string) {
  return {
    plan: "Plan waves",
    planning: "Planning the waves",
    keep: "Keep this plan",
    nothingToKeep: "Keep this plan, not before a first one is found",
    write: "Write the plan",
    discard: "Discard",
    proposed: (units: number): string =>
      `${units === 0 ? "No unit would move" : `${count(units, "unit", "units")} would move`}. Nothing is written yet.`,
    comparing: "Comparing step sizes",
    lookingForLists: "Looking for lists of units",
    listsFound: (found: number): string => `${found === 0 ? "No list" : count(found, "list", "lists")} of units found.`,
    compared: (found: number): string => `${count(found, "step size", "step sizes")} compared.`,
  };
}
