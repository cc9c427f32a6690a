import { Button } from "@fluentui/react-components";
import { act } from "../act";
import { mayBeWritten, type RefusalReason } from "../../workflows/refusal";
import { usePane, type Pane } from "../paneContext";
import { canShowOnly, type Phase, type Shown } from "../paneState";
import { Alert } from "../parts/Alert";
import { CellLinks } from "../parts/CellLink";
import { Earlier } from "../parts/Earlier";
import { Heading } from "../parts/Heading";
import { Steps } from "../parts/Steps";

type RefusedPhase = Extract<Phase, { name: "refused" }>;
type RefusedWords = Pane["words"]["refused"];

/** A named stop: what is the matter, whether anything was written, and what to do. */
export default function Refused({ phase, shown }: { readonly phase: RefusedPhase; readonly shown: Shown | undefined }) {
  const { session, words } = usePane();
  const { refused } = words;
  const { reason } = phase;
  const cause = reason.code === "interrupted" ? reason.because : reason;
  const { title, steps } = words.refusal(reason);
  return (
    <>
      <Heading hidden>{refused.title}</Heading>
      <Alert intent="refusal" title={title}>
        <p>{wasWritten(reason, refused)}</p>
        {cause.code === "changed-meanwhile" && <CellLinks cells={cause.cells} shown={8} />}
      </Alert>
      {cause.code === "sheet-protected" && (
        <p className="actions">
          <Button onClick={act(() => session.select({ sheet: cause.sheet, row: 0, column: 0 }))}>
            {refused.goToSheet}
          </Button>
        </p>
      )}
      {reason.code === "checklist-gone" && (
        <p className="actions">
          <Button onClick={act(() => session.findChecklists())}>{words.checklist.another}</Button>
        </p>
      )}
      <section>
        <h3>{refused.whatToDo}</h3>
        <Steps
          label={refused.whatToDo}
          steps={steps.map((step) => (
            <span key={step}>{step}</span>
          ))}
        />
        {canShowOnly(reason) && (
          <p className="small muted">
            {refused.showOnlyBefore}
            <b>{refused.showOnly}</b> {refused.showOnlyHint}
          </p>
        )}
      </section>
      {shown !== undefined && (
        <>
          <Earlier shown={shown} title={refused.last} />
          <p>
            <button
              type="button"
              className="link plain"
              onClick={() => {
                session.tell({ type: "back-to-results" });
              }}
            >
              {refused.backToResults}
            </button>
          </p>
        </>
      )}
    </>
  );
}

function wasWritten(reason: RefusalReason, { nothingWritten, perhapsWritten, partlyWritten }: RefusedWords): string {
  if (reason.code === "interrupted") return partlyWritten(reason);
  return mayBeWritten(reason) ? perhapsWritten : nothingWritten;
}
