import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser, newWorkbook, openInBrowser, serveFolder } from "./index";

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
    expect(workbook.cell("Sheet1!A2").value).toBe("written in the browser");
    expect(host.traffic.syncs).toBe(2);
    expect(outside).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
