/** An add-in's window without a browser: jsdom, with the real office.js talking to the host by its own messages. */

import { readFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { JSDOM, ResourceLoader, VirtualConsole, type DOMWindow } from "jsdom";
import { cultureOf } from "../model/culture";
import type { Workbook } from "../model/workbook";
import { ExcelHost } from "../protocol/excelHost";
import { hostInfo } from "../protocol/messages";
import { availabilityIn, NEWEST_API } from "./apiSets";
import { fillBrowserGaps } from "./browserGaps";
import { OFFICE_JS_FOLDER, OFFICE_JS_PATH, withLocalOfficeJs } from "./officeJs";

export interface AddinWindowOptions {
  workbook: Workbook;
  /** A built page to load with its scripts, by its path; a blank page with office.js when absent. */
  page?: string;
  /** The display language, and the culture of a workbook that has not been given another. */
  locale?: string;
  /** The newest ExcelApi requirement set that this Excel supports, such as "1.9"; members above it are ApiNotFound. */
  apiVersion?: string;
}

export interface AddinWindow {
  window: DOMWindow;
  Excel: typeof Excel;
  Office: typeof Office;
  host: ExcelHost;
  /** Errors nobody caught in the page, and scripts that did not load. */
  pageErrors: readonly Error[];
  close(): void;
}

const ORIGIN = "https://localhost";
const BLANK_PAGE = `<!doctype html><html lang="en"><head><script src="${OFFICE_JS_PATH}office.js"></script></head><body></body></html>`;

let windows = 0;

/** Resolves when Office.onReady has resolved in the window. */
export async function openAddinWindow({
  workbook,
  page,
  locale = "en-US",
  apiVersion = NEWEST_API,
}: AddinWindowOptions): Promise<AddinWindow> {
  if (locale !== "en-US" && workbook.culture.name === "en-US") workbook.culture = cultureOf(locale);
  const conversationId = `window${++windows}-${Date.now().toString(36)}`;
  const html = page === undefined ? BLANK_PAGE : withLocalOfficeJs(await readFile(page, "utf8"));
  const pageErrors: Error[] = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error: Error & { type?: string }) => {
    if (error.type === "unhandled exception" || error.type === "resource loading") pageErrors.push(error);
  });
  virtualConsole.sendTo(console, { omitJSDOMErrors: true });
  let open: DOMWindow | undefined;
  const host = new ExcelHost(workbook, {
    conversationId,
    origin: ORIGIN,
    locale,
    apiVersion,
    available: availabilityIn(apiVersion),
    send: (text) => {
      setImmediate(() => open?.dispatchEvent(new open.MessageEvent("message", { data: text, origin: ORIGIN })));
    },
  });
  const address = `${ORIGIN}/${page === undefined ? "blank.html" : "taskpane.html"}`;
  const names = `?_host_Info=${encodeURIComponent(hostInfo(locale))}#&_xdm_Info=${conversationId}|${conversationId}|${ORIGIN}`;
  const dom = new JSDOM(html, {
    url: address + names,
    runScripts: "dangerously",
    pretendToBeVisual: true,
    virtualConsole,
    resources: new LocalFiles(page === undefined ? undefined : dirname(resolve(page))),
    beforeParse: (window) => {
      open = window;
      fillBrowserGaps(window);
      const parent = {
        postMessage: (text: string) => {
          setImmediate(() => {
            host.receive(text);
          });
        },
      };
      Object.defineProperty(window, "parent", { get: () => parent, configurable: true });
    },
  });
  const close = (): void => {
    open = undefined;
    host.close();
    dom.window.close();
  };
  const addin = await officeReady(dom.window, pageErrors).catch((error: unknown) => {
    close();
    throw error;
  });
  host.resetTraffic();
  return { window: dom.window, ...addin, host, pageErrors, close };
}

interface OfficeGlobals {
  Excel: typeof Excel;
  Office: typeof Office;
}

async function officeReady(window: DOMWindow, pageErrors: Error[]): Promise<OfficeGlobals> {
  await new Promise((loaded) => {
    window.addEventListener("load", loaded);
  });
  const globals = window as unknown as Partial<OfficeGlobals>;
  if (!globals.Office) throw new Error("office.js did not load.", { cause: pageErrors[0] });
  await globals.Office.onReady();
  if (!globals.Excel) throw new Error("office.js did not load its part for Excel.", { cause: pageErrors[0] });
  return { Excel: globals.Excel, Office: globals.Office };
}

/** Serves the page's own folder and office.js; there is no network. */
class LocalFiles extends ResourceLoader {
  private static readonly cache = new Map<string, Promise<Buffer>>();

  constructor(private readonly folder: string | undefined) {
    super();
  }

  override fetch(url: string): ReturnType<ResourceLoader["fetch"]> {
    const file = this.fileOf(new URL(url));
    if (file === undefined) return null;
    // office.js never changes while a process runs; built pages do.
    if (!file.startsWith(OFFICE_JS_FOLDER)) return readFile(file) as ReturnType<ResourceLoader["fetch"]>;
    let cached = LocalFiles.cache.get(file);
    if (!cached) LocalFiles.cache.set(file, (cached = readFile(file)));
    return cached as ReturnType<ResourceLoader["fetch"]>;
  }

  private fileOf({ origin, pathname }: URL): string | undefined {
    if (origin !== ORIGIN) return undefined;
    const path = decodeURIComponent(pathname);
    const isOffice = path.startsWith(OFFICE_JS_PATH);
    const folder = isOffice ? OFFICE_JS_FOLDER : this.folder;
    if (folder === undefined) return undefined;
    const file = resolve(join(folder, isOffice ? path.slice(OFFICE_JS_PATH.length) : path));
    return file.startsWith(folder + sep) ? file : undefined;
  }
}
