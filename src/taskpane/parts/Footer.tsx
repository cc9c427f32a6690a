import type { ReactNode } from "react";
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { act } from "../act";
import { splitProblems } from "../gateFacts";
import { usePane } from "../paneContext";
import type { PaneState, Place } from "../paneState";

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
  /** Beside the primary action; undefined: the report, the cells to fix and More. */
  readonly children?: ReactNode;
}

/** One primary action, always the same button at the bottom left, so that the focus on it survives every view. */
export function Footer({ state, primary, children }: FooterProps) {
  const { main = true, unavailable } = primary;
  return (
    <footer className="foot">
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
      {children ?? <Actions state={state} />}
    </footer>
  );
}

function Actions({ state: { shown } }: { readonly state: PaneState }) {
  const { session, words } = usePane();
  if (shown === undefined) return null; // no tables yet: nothing to report, to fix or to add to
  const open = (place: Place) => () => {
    session.tell({ type: "opened", place });
  };
  const toFix = splitProblems(shown.outcome.problems).toFix.length;
  const report = act(() => session.goToReport());
  return (
    <>
      <Button className="wide" appearance="subtle" icon={<DocumentTextRegular />} onClick={report}>
        {words.gateReport}
      </Button>
      <span className="space" />
      {toFix > 0 && (
        <Button
          appearance="subtle"
          icon={<WarningRegular className="icon warn" />}
          aria-label={words.cellsToFix(toFix)}
          title={words.cellsToFix(toFix)}
          onClick={open({ name: "problems", visited: 0 })}
        >
          {toFix}
        </Button>
      )}
      <Menu inline>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={words.moreActions}
            title={words.moreActions}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem className="narrow" onClick={report}>
              {words.gateReport}
            </MenuItem>
            <MenuItem onClick={act(() => session.evaluate("look"))}>{words.more.check}</MenuItem>
            <MenuItem onClick={act(() => session.addMoreColumns())}>{words.more.columns}</MenuItem>
            <MenuItem onClick={open({ name: "about" })}>{words.more.about}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </>
  );
}
