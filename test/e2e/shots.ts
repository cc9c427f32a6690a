import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Workbook } from "../excel";
import { openTour, type OpenPane, type PaneLook, type PaneTour } from "./builtPane";
import { handOn } from "./hand";
import { hipPathwayBook } from "./hipPathwayBook";
import { JOURNEYS, type Journey } from "./states";

/** `tsx test/e2e/shots.ts [folder] [width] [theme]`: pictures of every state in the committed list, for people to look at. */

const [, , FOLDER = "out/shots", ONLY_WIDTH, ONLY_THEME] = process.argv;

/** The product ships no font: on a machine without Segoe UI, Open Sans stands in for it, slightly narrowed. */
const FONT = [400, 600, 700]
  .map((weight) => {
    const face = { 400: "Open Sans", 600: "Open Sans Semibold", 700: "Open Sans Bold" }[weight];
    return `@font-face{font-family:"Segoe UI";font-weight:${weight};src:local("${face}");size-adjust:96%}`;
  })
  .join("");

type Shot = (name: string) => Promise<void>;

async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const tour = await openTour();
  try {
    const hip = await hipPathwayBook(tour);
    for (const width of [320, 420]) {
      for (const theme of ["light", "dark", "forced"] as const) {
        if ((ONLY_WIDTH ?? String(width)) !== String(width) || (ONLY_THEME ?? theme) !== theme) continue;
        for (const journey of JOURNEYS) {
          await picture(tour, journey, await journey.book(hip), { width, height: width === 320 ? 720 : 800, theme });
        }
      }
    }
  } finally {
    await tour.close();
  }
}

async function picture(tour: PaneTour, { states }: Journey, workbook: Workbook, look: PaneLook): Promise<void> {
  const context = { bypassCSP: true, deviceScaleFactor: 1.5 }; // the font comes with an inline style
  const pane = await tour.open(workbook, { ...look, context });
  await pane.frame.addStyleTag({ content: FONT });
  await pane.frame.evaluate(() => document.fonts.ready.then(() => undefined));
  const suffix = `${String(look.width)}${look.theme === "light" ? "" : `-${String(look.theme)}`}`;
  const shot: Shot = async (name) => {
    await pane.page.waitForTimeout(250); // menus open by a movement
    await pane.page.screenshot({ path: join(FOLDER, `${name}-${suffix}.png`) });
  };
  const hand = handOn(pane, workbook);
  for (const { name, reach, long = false } of states) {
    await reach(hand);
    await shot(name);
    if (long) await whole(pane, `${name}-whole`, shot);
  }
  await pane.close();
}

/** The view without its scroll bar. */
async function whole({ page, frame }: OpenPane, name: string, shot: Shot): Promise<void> {
  const size = page.viewportSize();
  if (size === null) throw new Error("The window has no size");
  const hidden = await frame.locator(".body").evaluate((body) => body.scrollHeight - body.clientHeight);
  await page.setViewportSize({ ...size, height: size.height + hidden });
  await shot(name);
  await page.setViewportSize(size);
}

void main();
