import { useEffect, useRef, type ReactNode } from "react";
import { TITLE_ID } from "./Heading";
import { PANEL_ID, tabId } from "./panel";

const REGION = { role: "region", "aria-labelledby": TITLE_ID } as const;

function panelOf(tab: string, deeper: boolean) {
  return { id: PANEL_ID, role: "tabpanel", "aria-labelledby": deeper ? TITLE_ID : tabId(tab) } as const;
}

interface BodyProps {
  /** The chosen view, where there is a tab bar. */
  readonly tab: string | undefined;
  /** A view one level down: named by its own title. */
  readonly deeper: boolean;
  /** Verdicts are dashed: they may not be what the sheets say now. */
  readonly stale: boolean;
  readonly children: ReactNode;
}

/**
 * The scrolling middle of the pane, one for each view and named by its title. When what had the focus went away with
 * the view before, this takes it, so that keyboard and screen reader go on from here. It has to be in the tab order for
 * that: from an element outside of it, office.js in Excel on the web leads Tab out of the pane.
 */
export function Body({ tab, deeper, stale, children }: BodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const nobody = document.activeElement === null || document.activeElement === document.body;
    if (nobody && document.hasFocus()) body.current?.focus({ preventScroll: true });
  }); // whenever something went away, also within a view
  return (
    <div
      ref={body}
      className={stale ? "body earlier" : "body"}
      tabIndex={0}
      {...(tab === undefined ? REGION : panelOf(tab, deeper))}
    >
      {children}
    </div>
  );
}
