/** An add-in page in a real browser: an iframe as in Excel on the web, its messages relayed to the host in Node. */

import type { Frame, Page } from "playwright-core";
import { cultureOf } from "../model/culture";
import type { Workbook } from "../model/workbook";
import { ExcelHost } from "../protocol/excelHost";
import { hostInfo } from "../protocol/messages";
import { availabilityIn, NEWEST_API } from "./apiSets";

export interface BrowserWindowOptions {
  workbook: Workbook;
  /** The add-in's page, on https://localhost. */
  addinUrl: string;
  /** The page around it; nothing is served there, its content is given here. It must be on https://localhost too. */
  hostUrl?: string;
  locale?: string;
  apiVersion?: string;
}

export interface BrowserWindow {
  /** The add-in's frame. */
  frame: Frame;
  host: ExcelHost;
}

let windows = 0;

/** Resolves when Office.onReady has resolved in the add-in's frame. */
export async function openInBrowser(
  page: Page,
  { workbook, addinUrl, hostUrl, locale = "en-US", apiVersion = NEWEST_API }: BrowserWindowOptions,
): Promise<BrowserWindow> {
  if (locale !== "en-US" && workbook.culture.name === "en-US") workbook.culture = cultureOf(locale);
  const around = hostUrl ?? new URL("/excel-stand-in.html", addinUrl).href;
  const { origin } = new URL(around);
  // A conversation's settings are cached by its id, so every window has its own.
  const conversationId = `browser${++windows}-${Date.now().toString(36)}`;
  const host = new ExcelHost(workbook, {
    conversationId,
    origin,
    locale,
    apiVersion,
    available: availabilityIn(apiVersion),
    send: (text) => {
      // The page may be closing while an answer is under way.
      if (!page.isClosed()) page.evaluate(postToAddin, text).catch(() => undefined);
    },
    paneShown: (shown) => {
      if (!page.isClosed()) page.evaluate(showPane, shown).catch(() => undefined);
    },
  });
  page.on("close", () => {
    host.close();
  });
  const receiver = `standInReceive${windows}`;
  await page.exposeBinding(receiver, (_source, text: string) => {
    host.receive(text);
  });
  const names = {
    baseFrameName: conversationId,
    hostInfo: hostInfo(locale),
    xdmInfo: `${conversationId}|${conversationId}|${origin}`,
    serializerVersion: "1",
  };
  await page.route(around, (route) =>
    route.fulfill({ contentType: "text/html", body: hostPage(addinUrl, JSON.stringify(names), receiver) }),
  );
  await page.goto(around);
  const frame = await addinFrame(page);
  await frame.waitForFunction(() => "Office" in window && "onReady" in Office);
  await frame.evaluate(() => Office.onReady().then(() => undefined));
  await frame.waitForFunction(() => "Excel" in window);
  host.resetTraffic();
  return { frame, host };
}

async function addinFrame(page: Page): Promise<Frame> {
  const element = await page.waitForSelector("iframe");
  const frame = await element.contentFrame();
  if (!frame) throw new Error("The add-in's frame did not open.");
  return frame;
}

/** Runs in the page around the add-in. */
function postToAddin(text: string): void {
  document.querySelector("iframe")?.contentWindow?.postMessage(text, "*");
}

/** Runs in the page around the add-in: a hidden pane's page runs on, as in Excel. */
function showPane(shown: boolean): void {
  const [frame, words] = [document.querySelector("iframe"), document.querySelector("p")];
  if (frame) frame.hidden = !shown;
  if (words) words.hidden = shown;
}

/** The name must be set before the frame is inserted: office.js reads it when it loads. */
function hostPage(addinUrl: string, name: string, receiver: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Excel stand-in</title>
<style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}[hidden]{display:none}</style>
<body><p role="status" hidden>The add-in's pane is hidden.</p><script>
const frame = document.createElement("iframe");
frame.name = ${scriptText(name)};
frame.title = "Add-in";
frame.src = ${scriptText(addinUrl)};
addEventListener("message", (event) => {
  if (event.source === frame.contentWindow && typeof event.data === "string") window[${scriptText(receiver)}](event.data);
});
document.body.append(frame);
</script></body></html>`;
}

function scriptText(text: string): string {
  return JSON.stringify(text).replace(/</g, "\\u003c");
}
