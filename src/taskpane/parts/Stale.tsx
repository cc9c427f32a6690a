import { Button } from "@fluentui/react-components";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { InputChange } from "../../workflows/inputChanges";
import { act } from "../act";
import { usePane } from "../paneContext";
import { changedInputs, type PaneState, type Shown } from "../paneState";
import { CellLink } from "./CellLink";

const LISTED = 5;

/** What changed since the result that is shown, and one click to make it anew. The header has said so already. */
export default function Stale({ state, shown }: { readonly state: PaneState; readonly shown: Shown }) {
  const { session, words } = usePane();
  const { stale } = words;
  const { changes } = state;
  const more = changes.length - LISTED;
  const known = changes.length > 0;
  return (
    <section className="alert warning" aria-label={stale.line(changedInputs(state))}>
      <WarningFilled fontSize={20} className="icon warn" aria-hidden />
      <div className="grow">
        <b>{known ? stale.title(changedInputs(state), shown.at) : stale.unwatchedTitle}</b>
        {!state.watched && <p>{stale.unwatched}</p>}
        {known && (
          <ul className="plain">
            {changes.slice(-LISTED).map((change, position) => (
              <li key={position}>
                <What change={change} /> <span className="muted small">{stale.how(change)}</span>
              </li>
            ))}
            {more > 0 && <li className="muted small">{words.andMore(more)}</li>}
          </ul>
        )}
        <p className="actions">
          <Button onClick={act(() => session.evaluate(shown.written ? "evaluate" : "look"))}>
            {shown.written ? stale.again : stale.lookAgain}
          </Button>
        </p>
      </div>
    </section>
  );
}

function What({ change }: { readonly change: InputChange }) {
  const { words } = usePane();
  if (change.what !== "cells" || change.cells > 1) return <span>{words.stale.what(change)}</span>;
  return <CellLink cell={{ sheet: change.sheet, row: change.area.row, column: change.area.column }} />;
}
