import { useSyncExternalStore } from "react";
import type { BookSession } from "./bookSession";

/** Draws again whenever the workbook or its selection changes. */
export function useSession(session: BookSession): number {
  return useSyncExternalStore(session.subscribe, session.version);
}
