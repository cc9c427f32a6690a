import { createContext, useContext } from "react";
import type { Messages } from "../messages/messages";
import type { PaneWords } from "../messages/pane.en";
import type { PaneSession } from "./paneSession";

/** What every view needs: what can be done, and the words of the display language. */
export interface Pane {
  readonly session: PaneSession;
  readonly words: PaneWords;
  /** The sentences about the workbook, in the display language. */
  readonly messages: Messages;
}

export const PaneContext = createContext<Pane | undefined>(undefined);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === undefined) throw new Error("A view was rendered outside the pane");
  return pane;
}
