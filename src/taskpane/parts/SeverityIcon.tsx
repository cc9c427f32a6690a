import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { Severity } from "../../domain/finding";

export function SeverityIcon({ severity, size = 20 }: { readonly severity: Severity; readonly size?: number }) {
  switch (severity) {
    case "blocker":
      return <ErrorCircleFilled fontSize={size} className="icon danger" aria-hidden />;
    case "warning":
      return <WarningFilled fontSize={size} className="icon warn" aria-hidden />;
    case "note":
      return <InfoRegular fontSize={size} className="icon none" aria-hidden />;
  }
}
