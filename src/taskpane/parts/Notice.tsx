import { Suspense } from "react";
import { laterView } from "../laterView";
import { usePane } from "../paneContext";
import type { PaneState } from "../paneState";
import { Alert } from "./Alert";

const Restored = laterView(() => import("./Restored"));

/** A refused action beside the evaluation: said above the view, which stays as it is. */
export function Notice({ notice }: Pick<PaneState, "notice">) {
  const { session, words } = usePane();
  if (notice === undefined) return null;
  const close = (): void => {
    session.tell({ type: "notice-closed" });
  };
  switch (notice.name) {
    case "no-report":
      return <Alert intent="refusal" title={words.noReport(notice.view)} onClose={close} />;
    case "no-gates-table":
      return <Alert intent="refusal" title={words.noGatesTable} onClose={close} />;
    case "no-log":
      return <Alert intent="refusal" title={words.log.noLog} onClose={close} />;
    case "no-policy":
      return <Alert intent="refusal" title={words.log.noPolicy} onClose={close} />;
    case "restored":
      return (
        <Suspense>
          <Restored outcome={notice.outcome} onClose={close} />
        </Suspense>
      );
    case "refusal": {
      const { reason } = notice;
      const { title, steps } = words.refusal(reason);
      return (
        <Alert intent="refusal" title={title} onClose={close}>
          {reason.code === "interrupted" && <p>{words.refused.partlyWritten(reason)}</p>}
          {steps.slice(0, reason.code === "interrupted" ? steps.length : 1).map((step) => (
            <p key={step}>{step}</p>
          ))}
        </Alert>
      );
    }
  }
}
