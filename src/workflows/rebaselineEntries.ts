import { lastOf } from "../domain/log/lastOf";
import type { LogEntry } from "../domain/log/logRow";
import type { Messages } from "../messages/messages";
import type { PlannedChange } from "./plannedSheets";
import type { LogReading } from "./readLog";

/** Another plan in the place of one that stood is logged; not again where its writing was cut short behind that row. */
export function rebaselineEntries(
  planned: PlannedChange | undefined,
  { records }: LogReading,
  messages: Messages,
): readonly LogEntry[] {
  if (planned?.replaces !== true || planned.difference.moves.length === 0) return [];
  const detail = messages.rebaselined(planned.difference);
  const last = lastOf(records, ({ event }) => event !== "Evaluation");
  return last?.event === "Re-baseline" && last.detail === detail
    ? []
    : [{ event: "Re-baseline", subject: "", detail, gates: [] }];
}
