import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleHalfFillRegular } from "@fluentui/react-icons/svg/circle-half-fill";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SubtractCircleRegular } from "@fluentui/react-icons/svg/subtract-circle";
import type { Result } from "../../domain/gates/verdict";

const SIZE = 20;

/** Always beside the result as a word. */
export function ResultIcon({ result }: { readonly result: Result }) {
  switch (result) {
    case "Met":
      return <CheckmarkCircleRegular fontSize={SIZE} className="icon ok" aria-hidden />;
    case "Warning":
      return <CircleHalfFillRegular fontSize={SIZE} className="icon warn" aria-hidden />;
    case "Not met":
      return <DismissCircleFilled fontSize={SIZE} className="icon danger" aria-hidden />;
    case "No evidence":
      return <QuestionCircleRegular fontSize={SIZE} className="icon none" aria-hidden />;
    case "Stale":
      return <ClockRegular fontSize={SIZE} className="icon none" aria-hidden />;
    case "Not applicable":
      return <SubtractCircleRegular fontSize={SIZE} className="icon none" aria-hidden />;
    case "Information":
      return <InfoRegular fontSize={SIZE} className="icon none" aria-hidden />;
  }
}
