import type { ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { usePane } from "../paneContext";
import { Heading } from "./Heading";

interface BackBarProps {
  readonly title: string;
  readonly back: string;
  readonly children?: ReactNode;
  /** Where the way back is not that of the places. */
  readonly onBack?: () => void;
}

/** Back arrow and title of a view one level down. */
export function BackBar({ title, back, children, onBack }: BackBarProps) {
  const { session } = usePane();
  return (
    <div className="back">
      <Button
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        aria-label={back}
        title={back}
        onClick={
          onBack ??
          (() => {
            session.tell({ type: "went-back" });
          })
        }
      />
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
