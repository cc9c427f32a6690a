import { readFileSync } from "node:fs";
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Frame,
  type Locator,
  type Page,
} from "playwright-core";
import { builtOnce } from "../build/builtOnce";
import { findBrowser, openInBrowser, serveFolder, type ExcelHost, type FolderServer, type Workbook } from "../excel";

/** The built pane in a real browser, beside the Excel stand-in: what its tests and its screenshots share. */

const PATIENCE_MS = 20_000;
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export interface PaneTour {
  readonly origin: string;
  open(workbook: Workbook, look?: PaneLook): Promise<OpenPane>;
  /** Opens a pane for a story; what the page complained about on the way is a fault. */
  visit(workbook: Workbook, story: (pane: OpenPane) => Promise<void>, look?: PaneLook): Promise<void>;
  close(): Promise<void>;
}

export interface PaneLook {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark" | "forced";
  readonly context?: BrowserContextOptions;
  /** How long is waited for anything, in milliseconds. */
  readonly patience?: number;
}

export interface OpenPane {
  readonly page: Page;
  readonly frame: Frame;
  readonly host: ExcelHost;
  /** What the page said that it should not have: console errors, warnings, requests to other places. */
  readonly trouble: readonly string[];
  /** Milliseconds by which every answer of Excel is late. */
  slowness: number;
  readonly button: (name: string | RegExp) => Locator;
  readonly close: () => Promise<void>;
}

/** The pane as it is shipped, with the installed office.js. */
export async function openTour(): Promise<PaneTour> {
  const server = await serveFolder({ "/": await builtOnce("pane") });
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
  return {
    origin: server.origin,
    open: (workbook, look) => openPane(browser, server, workbook, look),
    visit: async (workbook, story, look) => {
      const open = await openPane(browser, server, workbook, look);
      try {
        await story(open);
        expect(open.trouble).toEqual([]);
      } finally {
        await open.close();
      }
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

function newPage(browser: Browser, { width = 320, height = 720, theme, context }: PaneLook = {}): Promise<Page> {
  return browser.newPage({
    viewport: { width, height },
    ignoreHTTPSErrors: true,
    reducedMotion: "reduce",
    forcedColors: theme === "forced" ? "active" : "none",
    timezoneId: "Europe/London",
    ...context,
  });
}

async function openPane(
  browser: Browser,
  server: FolderServer,
  workbook: Workbook,
  look: PaneLook = {},
): Promise<OpenPane> {
  const page = await newPage(browser, look);
  page.setDefaultTimeout(look.patience ?? PATIENCE_MS);
  const trouble: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(server.origin)) trouble.push(`asked for ${request.url()}`);
  });
  if (look.theme === "dark") await page.addInitScript(tellDarkTheme);
  const { frame, host } = await openInBrowser(page, { workbook, addinUrl: `${server.origin}/taskpane.html` });
  await frame.locator(".body > *, .empty, .first").first().waitFor();
  const pane: OpenPane = {
    page,
    frame,
    host,
    trouble,
    slowness: 0,
    button: (name) => frame.getByRole("button", { name, exact: typeof name === "string" }),
    close: () => page.close(),
  };
  const receive = host.receive.bind(host);
  host.receive = (text) => {
    if (pane.slowness === 0) receive(text);
    else setTimeout(receive, pane.slowness, text);
  };
  return pane;
}

/** Chooses a view with the mouse: its tab, else its item in the menu of those that do not fit. */
export async function openView({ frame }: OpenPane, name: string): Promise<void> {
  const tab = frame.getByRole("tab", { name, exact: true });
  const more = frame.getByRole("button", { name: /more views?$/ });
  await tab.or(more).first().waitFor();
  if (await tab.isVisible()) {
    await tab.click();
    return;
  }
  await more.click();
  await frame.getByRole("menuitem", { name, exact: true }).click();
}

/** Excel on the web tells no theme, so a dark desktop Excel is imitated: any context, whenever it is made, has one. */
function tellDarkTheme(): void {
  Object.defineProperty(Object.prototype, "officeTheme", { value: { isDarkTheme: true }, writable: true });
}

interface AxeResult {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const EVERY_RULE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is wrong with what is shown now, for whoever cannot see it, click it exactly, or widen it. Empty: nothing. */
export function faultsIn(frame: Frame): Promise<readonly string[]> {
  return faultsBy(frame, EVERY_RULE);
}

/** The same where only the colours are others than they were. */
export function colourFaultsIn(frame: Frame): Promise<readonly string[]> {
  return faultsBy(frame, ["color-contrast"]);
}

/** What is wrong with places and sizes alone. */
export function layoutFaultsIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(layoutFaults);
}

async function faultsBy(frame: Frame, rules: readonly string[]): Promise<readonly string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(AXE);
  const violations = await frame.evaluate(runAxe, rules);
  const named = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  return [...named, ...(await layoutFaultsIn(frame))];
}

/** Runs in the pane. Left out: Fluent's focus sentinels. */
async function runAxe(runOnly: readonly string[]): Promise<readonly AxeResult[]> {
  const { axe } = window as unknown as {
    axe: { run(context: object, options: object): Promise<{ violations: readonly AxeResult[] }> };
  };
  const { violations } = await axe.run({ exclude: ["[data-tabster-dummy]"] }, { runOnly });
  return violations;
}

/** Runs in the pane: nothing beyond its edge, and room to hit for everything that is not a link within a sentence. */
function layoutFaults(): readonly string[] {
  const faults: string[] = [];
  if (document.documentElement.scrollWidth > window.innerWidth) faults.push("the page scrolls sideways");
  for (const element of document.querySelectorAll("#root *")) {
    if (element.getClientRects().length === 0 || element.closest(".sr, svg") !== null) continue;
    const { right, width, height } = element.getBoundingClientRect();
    const target = element.matches("button:not(.link), [role=menuitem], [role=tab], .link.plain");
    if (right > window.innerWidth + 0.5) faults.push(`beyond the edge: ${element.outerHTML.slice(0, 80)}`);
    if (target && (height < 31.5 || width < 31.5)) faults.push(`small target: ${element.outerHTML.slice(0, 80)}`);
  }
  return faults;
}

/** What has the focus, as a screen reader would name it. */
export function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return "";
    const labelledBy = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    const [label] = (element as Partial<HTMLInputElement>).labels ?? [];
    return element.getAttribute("aria-label") ?? (labelledBy ?? label ?? element).textContent;
  });
}
