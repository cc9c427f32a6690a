import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { createRoot } from "react-dom/client";
import "../commands/commands";

void Office.onReady(() => {
  const root = document.getElementById("root");
  if (!root) throw new Error("taskpane.html has no element with the id root");
  createRoot(root).render(<FluentProvider theme={webLightTheme}>Scale Transition</FluentProvider>);
});
