import { finding } from "../../finding";
import type { RedesignCheck } from "../redesignContext";

export const exceptionsUnowned: RedesignCheck = {
  id: "exceptions-unowned",
  question: "Where the load of exceptions is measured, does somebody own their escalation?",
  severity: "warning",
  find: ({ operatingModel: sheet, exceptionMeasures }) => {
    if (sheet?.has("kind") !== true || !sheet.has("owner") || exceptionMeasures.length === 0) return [];
    const owned = sheet.rows.some(({ kind, owner }) => kind === "Escalation" && owner !== undefined);
    if (owned) return [];
    const measuredBy = exceptionMeasures.map(({ name }) => name);
    const cells = exceptionMeasures.flatMap((measure) => measure.cells);
    return [{ finding: finding("exceptions-unowned", "warning", { measuredBy }, cells), rows: [] }];
  },
};
