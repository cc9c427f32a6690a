import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { newWorkbook, type Workbook } from "../excel";
import { openTour, type OpenPane, type PaneLook, type PaneTour } from "./builtPane";
import { typeHipPathway } from "./hipPathway";

/** `tsx test/e2e/shots.ts [folder]`: pictures of every state of the built pane, for people to look at. */

const FOLDER = process.argv[2] ?? "out/shots";

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
    for (const width of [320, 420]) {
      for (const theme of ["light", "dark", "forced"] as const) {
        await everyState(tour, { width, height: width === 320 ? 720 : 800, theme });
      }
    }
  } finally {
    await tour.close();
  }
}

async function everyState(tour: PaneTour, look: PaneLook): Promise<void> {
  const workbook = newWorkbook();
  const context = { bypassCSP: true, deviceScaleFactor: 1.5 }; // the font comes with an inline style
  const pane = await tour.open(workbook, { ...look, context });
  await pane.frame.addStyleTag({ content: FONT });
  await pane.frame.evaluate(() => document.fonts.ready.then(() => undefined));
  const suffix = `${String(look.width)}${look.theme === "light" ? "" : `-${String(look.theme)}`}`;
  const shot: Shot = async (name) => {
    await pane.page.waitForTimeout(250); // menus open by a movement
    await pane.page.screenshot({ path: join(FOLDER, `${name}-${suffix}.png`) });
  };
  await firstRun(pane, shot);
  await results(pane, workbook, shot);
  await trouble(pane, workbook, shot);
  await pane.close();
}

async function firstRun({ button }: OpenPane, shot: Shot): Promise<void> {
  await button(/Create the sheets/).waitFor();
  await shot("first");
  await button("Look around first").click();
  await button("Create the sheets").waitFor();
  await shot("look-around");
  await button("Create the sheets").click();
  await button("Go to Gates").waitFor();
  await shot("no-gates");
}

async function results(pane: OpenPane, workbook: Workbook, shot: Shot): Promise<void> {
  const { button, frame } = pane;
  await button("More actions").click();
  await shot("menu");
  await frame.getByRole("menuitem", { name: "Add more columns" }).click();
  await frame.getByText("columns added").waitFor({ state: "attached" });
  typeHipPathway(workbook);
  await button("Evaluate gates").click();
  await button(/^G3/).waitFor();
  await shot("gates");
  await whole(pane, "gates-whole", shot);
  await button(/^G3/).click();
  await button("Back to all gates").waitFor();
  await shot("detail");
  await whole(pane, "detail-whole", shot);
  await button(/^Previous gate/).click();
  await button(/^Previous gate/).click();
  await shot("detail-go");
  await pane.page.keyboard.press("Escape");
  await button(/to fix/).click();
  await button("Go to first cell").click();
  await shot("problems");
  await whole(pane, "problems-whole", shot);
  await button("Back").click();
  await button("More actions").click();
  await frame.getByRole("menuitem", { name: "About" }).click();
  await frame.getByText("What was read").waitFor();
  await shot("about");
  await button("Back").click();
}

async function trouble(pane: OpenPane, workbook: Workbook, shot: Shot): Promise<void> {
  const { button, frame } = pane;
  const criteria = workbook.sheet("Criteria");
  if (criteria === undefined) throw new Error("There is no sheet Criteria");
  workbook.setCell("Criteria!C7", "95%");
  criteria.protection = { options: {} };
  await button("Evaluate gates").click();
  await button("Try again").waitFor();
  await shot("refusal");
  criteria.protection = undefined;
  pane.slowness = 2000;
  await button("Try again").click();
  await button("Cancel").waitFor();
  await shot("evaluating");
  pane.slowness = 0;
  await button("Evaluate gates").waitFor();
  await frame.evaluate(() => {
    Excel.run = () => Promise.reject(new Error("Something that nobody thought of"));
  });
  await button("Evaluate gates").click();
  await button("Copy details").waitFor();
  await shot("failed");
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
