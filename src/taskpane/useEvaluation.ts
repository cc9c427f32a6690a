import { useSyncExternalStore } from "react";
import type { PaneSession } from "./paneSession";
import type { PaneState } from "./paneState";

/** The state of the pane; renders again when it changes, also when a ribbon command changed it. */
export function useEvaluation(session: PaneSession): PaneState {
  return useSyncExternalStore(session.subscribe, session.getState);
}
