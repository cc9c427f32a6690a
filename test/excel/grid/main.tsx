/** Opens the workbook named in the address and shows it beside the pane. */

import { createRoot } from "react-dom/client";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import Demo from "./Demo";
import { fetchFile, openFile } from "./files";
import "./page.css";

async function main(root: HTMLElement): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const name = asked.get("book") ?? "";
  const opened = await openFile(name, await fetchFile(`book/${encodeURIComponent(name)}`));
  if (typeof opened === "string") {
    root.textContent = opened;
    return;
  }
  // Texts are measured before they are drawn.
  await Promise.all(["400", "700"].map((weight) => document.fonts.load(`${weight} 15px "Calibri stand-in"`)));
  createRoot(root).render(
    <FluentProvider theme={webLightTheme}>
      <Demo first={opened} isSample={asked.has("sample")} />
    </FluentProvider>,
  );
}

const root = document.getElementById("root");
if (root) void main(root);
