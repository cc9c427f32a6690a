import { readFile } from "node:fs/promises";
import { chromium, type Download, type Frame, type Locator, type Page } from "playwright-core";
import { buildDemo } from "../cli/demoBuild";
import { SAMPLE, serveDemo } from "../cli/demoServer";
import { findBrowser, openWorkbook, type Workbook } from "../excel";
import { columnNumber } from "../excel/model/address";

/** The demo page as `npm run demo` serves it, in a real browser. */
export interface DemoPage {
  readonly page: Page;
  readonly pane: Frame;
  /** Console errors and warnings, uncaught errors, and requests to other places. */
  readonly trouble: readonly string[];
  /** A cell in view, by its address on the open sheet. */
  readonly cell: (address: string) => Locator;
  /** What a cell shows, as soon as it shows this; what it shows in the end when it does not. */
  readonly shown: (address: string, expected: string) => Promise<string>;
  readonly openSheet: (name: string) => Promise<void>;
  /** Selects a cell by the name box, wherever it is. */
  readonly goTo: (address: string) => Promise<void>;
  readonly formula: () => Promise<string>;
  readonly evaluate: () => Promise<void>;
  /** Saves, and reads the file back. */
  readonly save: () => Promise<Workbook>;
}

export interface DemoTour {
  readonly visit: (run: (demo: DemoPage) => Promise<void>, book?: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

const PATIENCE_MS = 20_000;

export async function openDemoTour(): Promise<DemoTour> {
  const built = await buildDemo(() => undefined);
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
  return {
    visit: async (run, book = SAMPLE) => {
      const server = await serveDemo(built, book);
      const page = await browser.newPage({
        viewport: { width: 1280, height: 800 },
        ignoreHTTPSErrors: true,
        permissions: ["clipboard-read", "clipboard-write"],
      });
      page.setDefaultTimeout(PATIENCE_MS);
      try {
        await run(await openDemo(page, server.url));
      } finally {
        await page.close();
        await server.close();
      }
    },
    close: () => browser.close(),
  };
}

async function openDemo(page: Page, url: string): Promise<DemoPage> {
  const { origin } = new URL(url);
  const trouble: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !/^(blob|data):/.test(address)) trouble.push(`asked for ${address}`);
  });
  await page.goto(url);
  await page.locator("[data-row]").first().waitFor();
  const pane = await (await page.waitForSelector("iframe")).contentFrame();
  if (!pane) throw new Error("The pane did not open.");
  await pane.locator(".body > *, .empty, .first").first().waitFor();
  const cell = (address: string): Locator => {
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const column = columnNumber(letters);
    return page.locator(`[data-row="${Number(digits) - 1}"][data-column="${column}"]`);
  };
  return {
    page,
    pane,
    trouble,
    cell,
    shown: async (address, expected) => {
      const text = cell(address).locator(".text");
      const until = Date.now() + PATIENCE_MS / 4;
      let now = await text.innerText();
      while (now !== expected && Date.now() < until) {
        await page.waitForTimeout(30);
        now = await text.innerText();
      }
      return now;
    },
    openSheet: async (name) => {
      await page.getByRole("tab", { name, exact: true }).click();
      await page.getByRole("treegrid", { name: `Sheet ${name}` }).waitFor();
    },
    goTo: async (address) => {
      await page.getByLabel("Name box").fill(address);
      await page.keyboard.press("Enter");
      await page.locator("#active-cell").waitFor();
    },
    formula: () => page.getByLabel("Formula bar: what the active cell holds").inputValue(),
    evaluate: async () => {
      await pane.getByRole("button", { name: "Evaluate gates" }).click();
      await pane
        .getByText(/^Evaluated /)
        .first()
        .waitFor();
    },
    save: async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Save" }).click(),
      ]);
      return read(download);
    },
  };
}

async function read(download: Download): Promise<Workbook> {
  return openWorkbook(await readFile(await download.path()));
}
