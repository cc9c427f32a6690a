import type { Column } from "../column";

/** Excel shows at most 255 characters of a cell's input message. */
const LONGEST = 255;

/** What a column is for, as the note on its header cell says it. */
export function helpOf(column: Column): string {
  const facts = [
    column.help,
    ...(column.required ? ["Needed for a full result."] : []),
    ...(column.computed ? ["Written by Scale Transition."] : []),
  ].join(" ");
  return facts.length <= LONGEST ? facts : `${facts.slice(0, LONGEST - 1)}…`;
}
