import { newWorkbook } from "../excel";
import { faultsIn, openTour, openView, type PaneTour } from "./builtPane";
import { typeRows } from "./hipPathway";

/** The view Risks of the built pane, in a real browser: its figures come from the worker that the build made. */
let tour: PaneTour;

beforeAll(async () => {
  tour = await openTour();
}, 180_000);
afterAll(() => tour.close());

const RISKS = [
  {
    ID: "R1",
    Risk: "Pharmacy interface fails at cutover",
    Owner: "Dana",
    Probability: "60%",
    Impact: 4,
    "Cost low": 100_000,
    "Cost high": 900_000,
    "Early-warning signal": "Orders queue",
    Mitigation: "Dress rehearsal",
  },
  { ID: "R2", Risk: "Ward staff leave", Owner: "Mo", Probability: "20%", Impact: 5, "Cost low": "10k–50k" },
  { ID: "R3", Risk: "Vendor is bought", Probability: "10%", Impact: 3 },
];

test("the Risks table is added, its exposure calculated, and everything is named", async () => {
  const workbook = newWorkbook();
  for (const width of [320, 420]) {
    const pane = await tour.open(workbook, { width });
    const { frame, button } = pane;
    try {
      if (workbook.tables.length === 0) {
        await button("Look around first").click();
        await button("Create the sheets").click();
        await frame.getByText(/^No gates yet/).waitFor();
      }
      await openView(pane, "Risks");
      if (workbook.table("Risks") === undefined) {
        await frame.getByRole("heading", { level: 2, name: "Risks: not assessed." }).waitFor();
        expect(await faultsIn(frame)).toEqual([]);
        await button("Add the Risks table").click();
        await frame.getByRole("heading", { level: 2, name: "No figures yet" }).waitFor();
        typeRows(workbook, "Risks", RISKS);
      }
      await button("Calculate exposure").click();
      await frame.getByRole("heading", { level: 2, name: /covers 8 of 10 outcomes$/ }).waitFor();
      await frame.getByText("2 risks in the figures, 1 without figures, 0 closed.").waitFor();
      await frame.getByRole("table", { name: "What it may cost, Independent" }).waitFor();
      await frame.getByRole("table", { name: "What it may cost, Correlation 0.3" }).waitFor();
      await frame.getByRole("img", { name: /^Chance of costing more, from 0 to / }).waitFor();
      const largest = await frame.getByRole("list", { name: "Largest by money" }).getByRole("listitem").allInnerTexts();
      expect(largest).toHaveLength(2);
      expect(largest[0]).toContain("Pharmacy interface fails at cutover");
      await frame.getByRole("list", { name: "Not in the figures" }).getByText("Vendor is bought").waitFor();
      await frame.getByRole("list", { name: "How the columns were read" }).getByText("3 percentages").waitFor();
      expect(await faultsIn(frame)).toEqual([]);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
      expect(workbook.cell("'Risk register'!A1").value).toBe("Risk register");
      expect(pane.trouble).toEqual([]);
    } finally {
      await pane.close();
    }
  }
}, 120_000);
