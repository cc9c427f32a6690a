import "./withoutEval";
import { createRoot } from "react-dom/client";
import { webLightTheme } from "@fluentui/react-components";
import product from "../../package.json";
import { associateCommands } from "../commands/commands";
import { excelWorkbook } from "../excel/excelWorkbook";
import { openSample } from "../excel/openSample";
import { messagesFor } from "../messages/messages";
import { paneWordsFor } from "../messages/pane";
import { localDay } from "../tabular/excelDate";
import { App } from "./App";
import "./pane.css";
import { keptSigner } from "./keptSigner";
import { PaneSession } from "./paneSession";

// Heavier than the frame, and needed as soon as it stands; where this fails, the evaluation loads it and says so.
import("../workflows/evaluateGates").catch(() => undefined);
const session = Office.onReady().then(() => openPane());
associateCommands(session);

async function openPane(): Promise<PaneSession> {
  const { contentLanguage, displayLanguage, diagnostics } = Office.context;
  const pane = new PaneSession({
    workbook: excelWorkbook(),
    contentLanguage,
    openSample,
    version: product.version,
    signer: keptSigner(() => window.localStorage, partitionKey()),
    now: () => new Date(),
    dayOf: localDay,
    environment: () =>
      `Scale Transition ${product.version}, ${diagnostics.host} ${diagnostics.version}, ${diagnostics.platform}`,
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
  await watchWhileShown(pane);
  return pane;
}

/** The page lives on while the pane is closed; edits are listened to only while somebody sees what they mean. */
async function watchWhileShown(pane: PaneSession): Promise<void> {
  window.addEventListener("pagehide", () => void pane.stopWatching());
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return;
  await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => {
    if (visibilityMode === Office.VisibilityMode.hidden) void pane.stopWatching();
    else pane.resumed();
  });
}

/** Only where the browser shares its storage out; older Excels do not know of it. */
function partitionKey(): string | undefined {
  return (Office.context as Partial<Office.Context>).partitionKey;
}

/** Excel on the web tells no theme (office-js issue 6134), older Excels only its colours; the types admit neither. */
function isDark(): boolean {
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme;
  const [red = 255, green = 255, blue = 255] = (theme?.bodyBackgroundColor?.match(/[\da-f]{2}/gi) ?? []).map((hex) =>
    parseInt(hex, 16),
  );
  return red + green + blue < 3 * 128;
}
