import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { colleague, findBrowser, newWorkbook, openInBrowser, serveFolder } from "./index";

const PAGE = `<!doctype html><html lang="en"><head><title>Add-in</title>
<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head><body></body></html>`;

it("talks to the add-in's page in a real browser, over nothing but localhost", async () => {
  const folder = mkdtempSync(join(tmpdir(), "stand-in-"));
  writeFileSync(join(folder, "taskpane.html"), PAGE);
  const server = await serveFolder({ "/": folder });
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
  try {
    const page = await browser.newPage();
    const outside: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(server.origin)) outside.push(request.url());
    });
    const workbook = newWorkbook();
    workbook.setCell("Sheet1!A1", "50%");
    const { frame, host } = await openInBrowser(page, { workbook, addinUrl: `${server.origin}/taskpane.html` });
    const seen = await frame.evaluate(() =>
      Excel.run(async (context) => {
        const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values,numberFormat");
        await context.sync();
        context.workbook.worksheets.getActiveWorksheet().getRange("A2").values = [["written in the browser"]];
        await context.sync();
        return [cell.values, cell.numberFormat];
      }),
    );
    expect(seen).toEqual([[[0.5]], [["0%"]]]);
    expect(host.traffic.syncs).toBe(2);
    // Events reach the page, and removed handlers hear nothing more.
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        const handler = context.workbook.worksheets.onChanged.add((args) => {
          heard.push(`${args.source} ${args.address} ${String(args.details.valueAfter)}`);
          return Promise.resolve();
        });
        Object.assign(window, {
          stop: () =>
            Excel.run(handler.context, async (same) => {
              handler.remove();
              await same.sync();
            }),
        });
        await context.sync();
      }),
    );
    colleague.type(workbook, "Sheet1!B1", "theirs");
    workbook.setCell("Sheet1!B2", "ours");
    await frame.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length === 2);
    await frame.evaluate(() => (window as unknown as { stop: () => Promise<void> }).stop());
    workbook.setCell("Sheet1!B3", "unheard");
    await frame.evaluate(() => Excel.run((context) => context.sync()));
    expect(await frame.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
      "Remote B1 theirs",
      "Local B2 ours",
    ]);
    // The add-in hides and shows its pane; its page runs on meanwhile and hears of it.
    await frame.evaluate(async () => {
      const modes: string[] = [];
      Object.assign(window, { modes });
      await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => modes.push(visibilityMode));
      await Office.addin.hide();
    });
    expect(host.pane.shown).toBe(false);
    await page.getByRole("status").waitFor({ state: "visible" });
    expect(await page.locator("iframe").isVisible()).toBe(false);
    await frame.evaluate(() => Office.addin.showAsTaskpane());
    await page.locator("iframe").waitFor({ state: "visible" });
    expect(host.pane.shown).toBe(true);
    await frame.waitForFunction(() => (window as unknown as { modes: string[] }).modes.length === 2);
    expect(await frame.evaluate(() => (window as unknown as { modes: string[] }).modes)).toEqual([
      "Hidden",
      "Taskpane",
    ]);
    expect(workbook.cell("Sheet1!A2").value).toBe("written in the browser");
    expect(outside).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
