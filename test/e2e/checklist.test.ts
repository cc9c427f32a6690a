import { newWorkbook } from "../excel";
import { valuesOf } from "../workflows/checklistBook";
import { focused, layoutFaultsIn, openTour, type PaneTour } from "./builtPane";
import { readinessBook } from "./readiness";

/** A planner with a checklist of their own, in the built pane. */
let tour: PaneTour;

beforeAll(async () => {
  tour = await openTour();
}, 120_000);

afterAll(() => tour.close());

const visit: PaneTour["visit"] = (...journey) => tour.visit(...journey);

test("leads from an unknown workbook to the first verdict in two clicks, with the columns shown in between", async () => {
  const workbook = readinessBook("Readiness");
  await visit(workbook, async ({ button, frame }) => {
    await button(/^Start from my own sheet/).click();
    await frame.getByRole("heading", { name: "Which column is which?" }).waitFor();
    expect(await layoutFaultsIn(frame)).toEqual([]);
    expect(await frame.getByLabel("Criterion", { exact: true }).inputValue()).toBe("1");
    expect(await frame.getByLabel("Owner", { exact: true }).inputValue()).toBe("2");
    await frame.getByText("such as “Backups are restored in a drill”, “On-call rota is staffed”").waitFor();
    expect(await frame.getByLabel("N/A").inputValue()).toBe("");

    await button("Evaluate gates").click();
    await button("Gate No-go").waitFor();
    expect(valuesOf(workbook, "Readiness", "G4:G7")).toEqual([["Result"], ["Met"], ["Not met"], ["No evidence"]]);
    expect(await layoutFaultsIn(frame)).toEqual([]);

    await button("Evaluate gates").click();
    await frame.getByText(/nothing had changed/).waitFor();
  });
});

test("a word of the checklist's own is given a meaning once, and the workbook keeps it", async () => {
  const workbook = readinessBook("Readiness");
  await visit(workbook, async ({ button, frame }) => {
    await button(/^Start from my own sheet/).click();
    await frame.getByLabel("N/A").selectOption({ label: "Warns" });
    await button("Evaluate gates").click();
    await button("Gate No-go").waitFor();
    expect(valuesOf(workbook, "Readiness", "G7:H7")).toEqual([["Warning", "“N/A” counts as a warning"]]);
    await button("More actions").click();
    await frame.getByRole("menuitem", { name: "Choose my checklist" }).click();
    expect(await frame.getByLabel("N/A").inputValue()).toBe("warns");
  });
});

test("of several checklists one is chosen, its columns can be changed, and that is four clicks at most", async () => {
  const workbook = readinessBook("North", "South");
  await visit(workbook, async ({ button, frame, page }) => {
    await button(/^Start from my own sheet/).click();
    await frame.getByRole("heading", { name: "Which one is your checklist?" }).waitFor();
    expect(await layoutFaultsIn(frame)).toEqual([]);
    await button(/^South!B4:F7/).click();
    await frame.getByLabel("Actual", { exact: true }).selectOption({ label: "North" });
    expect(await layoutFaultsIn(frame)).toEqual([]);
    await button("Evaluate gates").click();
    await button("Gate Go").waitFor();
    expect(valuesOf(workbook, "South", "G4:G5")).toEqual([["Result"], ["Met"]]);
    expect(valuesOf(workbook, "North", "G4:G5")).toEqual([[""], [""]]);

    // The choice is the workbook's: a pane that is opened again knows it.
    await page.reload();
  });
  await visit(workbook, async ({ button, frame }) => {
    await button("Gate Go").waitFor();
    await button("More actions").click();
    await frame.getByRole("menuitem", { name: "Choose my checklist" }).click();
    await button(/^North!B4:F7/).click();
    await frame.getByRole("heading", { name: "Which column is which?" }).waitFor();
    await button("Back").click();
    await button("Back").click();
    await button("Gate Go").waitFor();
  });
});

test("without Criterion or Actual the button says what it needs, and nothing is written", async () => {
  const workbook = readinessBook("Readiness");
  await visit(workbook, async ({ button, frame }) => {
    await button(/^Start from my own sheet/).click();
    await frame.getByLabel("Actual", { exact: true }).selectOption({ label: "None" });
    const needs = button("Evaluate gates, needs a column for Criterion and one for Actual");
    await needs.click({ force: true });
    expect(await needs.isVisible()).toBe(true);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Readiness"]);
  });
});

test("a workbook without a checklist is told what one needs", async () => {
  await visit(newWorkbook(), async ({ button, frame, page }) => {
    await button(/^Start from my own sheet/).click();
    await frame.getByText(/A checklist needs a column of criteria/).waitFor();
    expect(await layoutFaultsIn(frame)).toEqual([]);
    await page.keyboard.press("Escape");
    await button(/^Create the sheets/).waitFor();
  });
});

test("works by keyboard alone", async () => {
  const workbook = readinessBook("Readiness");
  await visit(workbook, async ({ button, frame, page }) => {
    await button(/^Start from my own sheet/).focus();
    await page.keyboard.press("Enter");
    await frame.getByRole("heading", { name: "Which column is which?" }).waitFor();
    for (let tabs = 0; tabs < 20 && (await focused(frame)) !== "Evaluate gates"; tabs += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await button("Gate No-go").waitFor();
  });
});
