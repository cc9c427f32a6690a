import { Suspense, type ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { act } from "../act";
import { laterView } from "../laterView";
import { splitProblems } from "../gateFacts";
import { usePane } from "../paneContext";
import type { PaneState } from "../paneState";

/** The menu is as heavy as the rest of the frame, and nobody opens it before the first paint. */
const MoreMenu = laterView(() => import("./MoreMenu"));

export interface PrimaryAction {
  readonly label: string;
  readonly onClick: () => void;
  /** The main thing to do here; a Cancel is not. */
  readonly main?: boolean;
  /** Why it cannot be done now; it stays in the tab order. */
  readonly unavailable?: string | undefined;
}

interface FooterProps {
  readonly state: PaneState;
  readonly primary: PrimaryAction;
  /** Beside the primary action; left out: the report, the cells to fix and More. */
  readonly children?: ReactNode;
}

/** One primary action, always the same button at the bottom left, so that the focus on it survives every view. */
export function Footer({ state, primary, children }: FooterProps) {
  const { main = true, unavailable } = primary;
  return (
    <div className="foot">
      <Button
        className="primary"
        appearance={main ? "primary" : "secondary"}
        onClick={primary.onClick}
        disabledFocusable={unavailable !== undefined}
        aria-label={unavailable}
        title={unavailable}
      >
        {primary.label}
      </Button>
      {children === undefined ? <Actions state={state} /> : children}
    </div>
  );
}

function Actions({ state: { shown, places } }: { readonly state: PaneState }) {
  const { session, words } = usePane();
  if (shown === undefined) return null; // no tables yet: nothing to report, to fix or to add to
  const toFix = splitProblems(shown.outcome.problems).toFix.length;
  return (
    <>
      <Button
        className="wide"
        appearance="subtle"
        icon={<DocumentTextRegular />}
        onClick={act(() => session.goToReport())}
      >
        {words.reports[places[0].name]}
      </Button>
      <span className="space" />
      {toFix > 0 && (
        <Button
          appearance="subtle"
          icon={<WarningRegular className="icon warn" />}
          aria-label={words.cellsToFix(toFix)}
          title={words.cellsToFix(toFix)}
          onClick={() => {
            session.tell({ type: "opened", place: { name: "problems", visited: 0 } });
          }}
        >
          {toFix}
        </Button>
      )}
      <Suspense fallback={<span className="coming" />}>
        <MoreMenu />
      </Suspense>
    </>
  );
}
