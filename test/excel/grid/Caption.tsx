/** One or two plain sentences: what this is, and what to click next. */

import { useEffect, useMemo, useRef, type ReactElement } from "react";
import { Button } from "@fluentui/react-components";
import type { BookSession } from "./bookSession";
import { focusGrid } from "./focusGrid";
import { Guide, type GuidePlace } from "./guide";
import { useSession } from "./useSession";

const OWN =
  "Your workbook in a stand-in for Excel, with the add-in on the right. Nothing leaves this page, and your file stays as it is until you save.";

interface CaptionProps {
  readonly session: BookSession;
  readonly isSample: boolean;
}

export default function Caption({ session, isSample }: CaptionProps): ReactElement {
  return isSample ? <SampleCaption session={session} /> : <p className="caption">{OWN}</p>;
}

function SampleCaption({ session }: { readonly session: BookSession }): ReactElement {
  useSession(session);
  const guide = useMemo(() => new Guide(session.workbook), [session]);
  const step = guide.step();
  const first = useRef(step.name);
  useEffect(() => {
    if (first.current !== "evaluate" || step.name === "evaluate") return;
    // Once: the first verdicts come into view.
    first.current = step.name;
    if (guide.verdicts?.sheet === session.sheet) show(session, guide.verdicts);
  }, [guide, session, step.name]);
  const { place } = step;
  return (
    <p className="caption" role="status">
      {step.text}
      {place && step.name === "change" && (
        <Button
          size="small"
          className="show"
          onClick={() => {
            show(session, place);
            focusGrid();
          }}
        >
          Show the cell
        </Button>
      )}
    </p>
  );
}

function show(session: BookSession, { sheet, area }: GuidePlace): void {
  session.select(area, undefined, sheet);
}
