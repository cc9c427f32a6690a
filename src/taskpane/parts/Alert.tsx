import type { ReactNode } from "react";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { usePane } from "../paneContext";

interface AlertProps {
  readonly intent: "refusal" | "warning" | "done";
  readonly title: string;
  readonly children?: ReactNode;
  readonly onClose?: () => void;
}

/** A refusal is announced at once, a warning when there is time for it. */
export function Alert({ intent, title, children, onClose }: AlertProps) {
  const { words } = usePane();
  return (
    <div className={`alert ${intent}`} role={intent === "refusal" ? "alert" : "status"}>
      {intent === "refusal" ? (
        <ErrorCircleFilled fontSize={20} className="icon danger" aria-hidden />
      ) : intent === "warning" ? (
        <WarningFilled fontSize={20} className="icon warn" aria-hidden />
      ) : (
        <CheckmarkCircleRegular fontSize={20} className="icon ok" aria-hidden />
      )}
      <div className="grow">
        <b>{title}</b>
        {children}
      </div>
      {onClose !== undefined && (
        <button type="button" className="square" aria-label={words.refused.dismiss} onClick={onClose}>
          <DismissRegular fontSize={16} aria-hidden />
        </button>
      )}
    </div>
  );
}
