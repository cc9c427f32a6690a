import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CheckmarkCircleWarningFilled } from "@fluentui/react-icons/svg/checkmark-circle-warning";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { PauseCircleFilled } from "@fluentui/react-icons/svg/pause-circle";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import type { FluentIcon } from "@fluentui/react-icons";
import type { Verdict } from "../../domain/gates/verdict";

const LOOKS: Readonly<Record<Verdict, { readonly look: string; readonly Icon: FluentIcon }>> = {
  Go: { look: "go", Icon: CheckmarkCircleFilled },
  "Conditional go": { look: "conditional-go", Icon: CheckmarkCircleWarningFilled },
  Hold: { look: "hold", Icon: PauseCircleFilled },
  "No-go": { look: "no-go", Icon: DismissCircleFilled },
  "Not evaluable": { look: "not-evaluable", Icon: QuestionCircleRegular },
};

/** The verdict as a word with its icon; the colour only repeats it. */
export function VerdictBadge({ verdict, big = false }: { readonly verdict: Verdict; readonly big?: boolean }) {
  const { look, Icon } = LOOKS[verdict];
  return (
    <span className={`verdict ${look}${big ? " big" : ""}`}>
      <Icon fontSize={big ? 28 : 16} aria-hidden />
      {verdict}
    </span>
  );
}
