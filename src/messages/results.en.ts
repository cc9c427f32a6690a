import type { FindingFacts } from "../domain/finding";

/** Says where results are that do not stand beside what they are about, and how to have them there. */
export function resultsElsewhere({ sheet, table, results, why }: FindingFacts["results-elsewhere"]): string {
  const beside = table === undefined ? "the checklist" : `the table ${table}`;
  switch (why) {
    case "protected":
      return table === undefined
        ? `The checklist's sheet ${sheet} is protected, so no results were written beside the checklist; they are on the sheet “${results}”`
        : `The sheet ${sheet} is protected, so no results were written into ${beside}; they are on the sheet “${results}”`;
    case "no-room":
      return `There is no room for results beside ${beside} on ${sheet}; they are on the sheet “${results}”`;
    case "room-again":
      return `The results of ${beside} on ${sheet} stay on the sheet “${results}”; delete that sheet to have them beside ${beside}, where there is room now`;
  }
}
