import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openDemoTour, type DemoPage } from "./demoPage";

/** `npm run pictures`: the pictures of the README, taken of the demo page with the bundled sample. */

const FOLDER = process.argv[2] ?? "assets/readme";

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const tour = await openDemoTour();
  try {
    await tour.visit(takeAll);
  } finally {
    await tour.close();
  }
}

async function takeAll(demo: DemoPage): Promise<void> {
  const { page, pane } = demo;
  await page.setViewportSize({ width: 1360, height: 760 });
  await demo.evaluate();
  await demo.openSheet("Criteria");
  await settle(demo);
  await page.screenshot({ path: join(FOLDER, "criteria.png") });
  await page.setViewportSize({ width: 1660, height: 860 });
  await demo.openSheet("Gate report");
  await settle(demo);
  await page.screenshot({ path: join(FOLDER, "report.png") });
  await page.setViewportSize({ width: 1360, height: 760 });
  await pane.getByRole("button", { name: /^G3/ }).click();
  await pane.getByRole("button", { name: "Back to all gates" }).waitFor();
  await settle(demo);
  await page.locator("iframe").screenshot({ path: join(FOLDER, "gate.png") });
}

/** Cells come into view, and menus open, by a movement. */
async function settle({ page }: DemoPage): Promise<void> {
  await page.waitForTimeout(600);
}

void main();
