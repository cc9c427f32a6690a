import "./withoutEval";
import { createRoot } from "react-dom/client";
import { webLightTheme } from "@fluentui/react-components";
import { associateCommands } from "../commands/commands";
import { excelWorkbook } from "../excel/excelWorkbook";
import { openSample } from "../excel/openSample";
import { messagesFor } from "../messages/messages";
import { paneWordsFor } from "../messages/pane";
import { localDay } from "../tabular/excelDate";
import { App } from "./App";
import "./pane.css";
import { PaneSession } from "./paneSession";

const session = Office.onReady().then(() => openPane());
associateCommands(session);

async function openPane(): Promise<PaneSession> {
  const { contentLanguage, displayLanguage, diagnostics } = Office.context;
  const pane = new PaneSession({
    workbook: excelWorkbook(),
    contentLanguage,
    openSample,
    now: () => new Date(),
    dayOf: localDay,
    environment: () => `Scale Transition, ${diagnostics.host} ${diagnostics.version}, ${diagnostics.platform}`,
  });
  const root = document.getElementById("root");
  if (root === null) throw new Error("taskpane.html has no element with the id root");
  document.documentElement.lang = "en"; // of the wording; figures and dates follow the display language
  const dark = isDark();
  const theme = dark ? (await import("./darkTheme")).darkTheme : webLightTheme;
  createRoot(root).render(
    <App
      pane={{ session: pane, words: paneWordsFor(displayLanguage), messages: messagesFor(displayLanguage) }}
      theme={theme}
      dark={dark}
    />,
  );
  void pane.evaluate("look");
  return pane;
}

/** Some Excels tell no theme (office-js issue 6134), and the type does not admit it. */
function isDark(): boolean {
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  return theme?.isDarkTheme === true;
}
