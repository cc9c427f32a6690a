import { colleague, openWorkbook, saveWorkbook, newWorkbook, type Workbook } from "../excel";
import { faultsIn, openTour, type OpenPane, type PaneTour } from "./builtPane";
import { openBook, closeBooks } from "../workflows/book";
import { CRITERIA, GATES } from "../workflows/twoGates";

/** What changed under a result, and taking an evaluation back, in the built pane. */
let tour: PaneTour;
let file: Uint8Array;

beforeAll(async () => {
  tour = await openTour();
  const { book } = await openBook([GATES, CRITERIA], newWorkbook());
  file = await saveWorkbook(book);
  closeBooks();
}, 120_000);

afterAll(() => tour.close());

async function visit(story: (pane: OpenPane, workbook: Workbook) => Promise<void>): Promise<void> {
  const workbook = await openWorkbook(file);
  const pane = await tour.open(workbook);
  try {
    await story(pane, workbook);
    expect(pane.trouble).toEqual([]);
  } finally {
    await pane.close();
  }
}

test("a colleague's edit marks the result, names the cell and the values, and one click evaluates again", async () => {
  await visit(async ({ button, frame }, workbook) => {
    await button("Evaluate gates").click();
    await frame.getByText(/cells written$/).waitFor();
    colleague.type(workbook, "Criteria!D4", 95);
    const note = frame.getByRole("region", { name: "Out of date: 1 input changed" });
    await note.waitFor();
    expect(await note.innerText()).toMatch(/Criteria!D4\s+changed by a colleague, .*: from 70 to 95/);
    expect(await frame.locator(".fresh").innerText()).toMatch(/^Out of date: 1 input changed/);
    expect(await faultsIn(frame)).toEqual([]);
    await note.getByRole("button", { name: "Evaluate again" }).click();
    await frame.getByText(/cells written$/).waitFor();
    expect(await note.count()).toBe(0);
  });
});

test("the menu puts back what the last evaluation changed, and says what was left", async () => {
  await visit(async ({ button, frame }, workbook) => {
    await button("Evaluate gates").click();
    await frame.getByText(/cells written$/).waitFor();
    const why = workbook.table("Criteria")?.columns.findIndex(({ name }) => name === "Why") ?? -1;
    const left = `Criteria!${String.fromCharCode(65 + why)}3`;
    colleague.type(workbook, left, "mine");
    await button("More actions").click();
    await frame.getByRole("menuitem", { name: "Restore what the last evaluation changed" }).click();
    await frame.getByText(/put back as before the evaluation$/).waitFor();
    await frame.getByText("This cell was changed since and stays as it is:").waitFor();
    await button(`${left}, go to cell ${left.slice(9)} on sheet Criteria`).waitFor();
    expect(await faultsIn(frame)).toEqual([]);
    expect(workbook.cell(left).value).toBe("mine");
    await button("Close").click();
    await button("More actions").click();
    expect(await frame.getByRole("menuitem", { name: /^Restore/ }).count()).toBe(0);
  });
});
