import { numberOf, type LogRecord } from "./logRow";

/**
 * The results that were taken back. A row `Restored` names the gates whose results its evaluation had logged, and
 * follows the rows of these: so many rows before it are looked at, also where somebody altered or removed some of them.
 */
export function takenBackRows(log: readonly LogRecord[]): ReadonlySet<LogRecord> {
  const found = new Set<LogRecord>();
  for (const [position, restored] of log.entries()) {
    if (restored.event !== "Restored") continue;
    const open = new Set(restored.gates.map((gate) => gate.toLowerCase()));
    const first = numberOf(restored.id) - open.size;
    for (const row of log.slice(0, position).reverse()) {
      if (numberOf(row.id) < first) break;
      if (row.event === "Evaluation" && open.delete(row.subject.toLowerCase())) found.add(row);
    }
  }
  return found;
}

/** The gates whose results were logged after a row, or since the beginning of the log. */
export function gatesLoggedSince(log: readonly LogRecord[], row: string | undefined): readonly string[] {
  const since = log.filter(({ event, id }) => event === "Evaluation" && numberOf(id) > numberOf(row));
  return [...new Set(since.map(({ subject }) => subject))];
}
