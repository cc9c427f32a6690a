import { finding } from "../../finding";
import { finder } from "../../gates/gateList";
import type { RedesignCheck } from "../redesignContext";
import type { DecisionRow } from "../redesignTables";

export const escalationCircular: RedesignCheck = {
  id: "escalation-circular",
  question: "Does each escalation come to an end?",
  severity: "warning",
  find: ({ decisions: sheet }) =>
    sheet === undefined
      ? []
      : circles(sheet.rows).map((circle) => ({
          finding: finding(
            "escalation-circular",
            "warning",
            { decisions: circle.map(({ key }) => key) },
            circle.map((row) => sheet.cell(row, "escalatesTo")),
          ),
          rows: circle.map(({ index }) => ({ table: "decisions", index })),
        })),
};

/** Every circle once, from its first decision in sheet order on. Each decision escalates to one other at most. */
function circles(rows: readonly DecisionRow[]): readonly (readonly DecisionRow[])[] {
  const find = finder(rows, ({ decision }) => decision);
  const next = rows.map(({ escalatesTo }) => (escalatesTo === undefined ? undefined : find(escalatesTo)));
  /** Which walk came by first. */
  const walkOf = new Map<number, number>();
  const found: (readonly DecisionRow[])[] = [];
  rows.forEach((_, start) => {
    const walk: number[] = [];
    let at: number | undefined = start;
    while (at !== undefined && !walkOf.has(at)) {
      walkOf.set(at, start);
      walk.push(at);
      at = next[at];
    }
    if (at === undefined || walkOf.get(at) !== start) return;
    found.push(walk.slice(walk.indexOf(at)).flatMap((position) => rows[position] ?? []));
  });
  return found;
}
