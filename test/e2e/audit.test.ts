import { readFileSync } from "node:fs";
import path from "node:path";
import { newWorkbook, openWorkbook, type Workbook } from "../excel";
import { faultsIn, openTour, openView, type OpenPane, type PaneTour } from "./builtPane";

/** The view Audit of the built pane, in a real browser, on the sample and on an empty workbook. */
let tour: PaneTour;

beforeAll(async () => {
  tour = await openTour();
}, 120_000);
afterAll(() => tour.close());

const SAMPLE = path.join(__dirname, "../../assets/samples/pilot-to-production.xlsx");

async function visit(workbook: Workbook, story: (pane: OpenPane) => Promise<void>): Promise<void> {
  for (const width of [320, 420]) {
    const pane = await tour.open(workbook, { width });
    try {
      await openView(pane, "Audit");
      await story(pane);
      expect(pane.trouble).toEqual([]);
      const wide = await pane.frame.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide).toBe(false);
    } finally {
      await pane.close();
    }
  }
}

test("says the regime and why, shows every boundary, and ranks what needs action", async () => {
  const workbook = await openWorkbook(readFileSync(SAMPLE));
  await visit(workbook, async ({ frame, button }) => {
    await frame.getByRole("heading", { level: 2, name: "Crossing ahead" }).waitFor();
    await frame
      .getByText("Next safe step: 41 more sites before “Everybody on the rota knows everybody” breaks.")
      .waitFor();
    await frame
      .getByRole("img", { name: "Sites on the pathway: 2 now, 40 at target, limit of the old model 12" })
      .waitFor();
    await button("Need action 3").waitFor();
    const rows = await frame
      .getByRole("list", { name: "Assumptions", exact: true })
      .getByRole("listitem")
      .allInnerTexts();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain("Theatres lend slots out of goodwill");
    await button("Hold 2").click();
    await frame.getByText("Summaries are corrected by hand each evening").first().waitFor();
    await frame.getByText("Who works evenings or weekends so that it works?").waitFor();
    expect(await faultsIn(frame)).toEqual([]);
  });
});

test("a draft of a redesign row is one click away, in the sheet and marked, and one undo takes it back", async () => {
  const workbook = await openWorkbook(readFileSync(SAMPLE));
  const rows = () => workbook.table("OperatingModel")?.area.rows ?? 0;
  const before = rows();
  const pane = await tour.open(workbook, { width: 420 });
  try {
    await openView(pane, "Audit");
    await pane.button("Draft a redesign row for The project pays for the data analyst").click();
    await pane.frame.getByText("Draft for A6 added. Undo takes it back.").waitFor({ state: "attached" });
    expect(rows()).toBe(before + 1);
    expect(workbook.selected.sheet.name).toBe("OperatingModel");
    expect(workbook.cell(`OperatingModel!B${before + 1}`).value).toBe(
      "Draft: in place of “The project pays for the data analyst”",
    );
    expect(workbook.undo()).toBe(true);
    expect(rows()).toBe(before);
    expect(pane.trouble).toEqual([]);
  } finally {
    await pane.close();
  }
});

test("without its tables the view says what is not assessed and adds them", async () => {
  const workbook = newWorkbook();
  const pane = await tour.open(workbook);
  try {
    await pane.button("Look around first").click();
    await pane.button("Create the sheets").click();
    await pane.frame.getByText(/^No gates yet/).waitFor();
    await openView(pane, "Audit");
    await pane.frame.getByText(/^Whether this is a change of regime is not assessed/).waitFor();
    expect(await faultsIn(pane.frame)).toEqual([]);
    await pane.button("Add the sheets").click();
    await pane.frame.getByRole("heading", { level: 2, name: "Not assessed" }).waitFor();
    expect(workbook.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Boundaries", "Signals", "Assumptions", "OperatingModel", "Handoffs", "Decisions"]),
    );
    expect(pane.trouble).toEqual([]);
  } finally {
    await pane.close();
  }
});
