import { colleague, newWorkbook, type Workbook } from "../excel";
import { faultsIn, focused, layoutFaultsIn, openTour, openView, type OpenPane, type PaneTour } from "./builtPane";
import { handOn } from "./hand";
import { addressIn, typeRows } from "./hipPathway";
import { hipPathwayBook } from "./hipPathwayBook";
import { columnOf } from "../workflows/book";
import { unitListBook } from "./readiness";

/**
 * The pane as it is built for production, clicked through in a real browser beside the Excel stand-in. Each test begins
 * with a workbook of its own; the pane is built once.
 */
let tour: PaneTour;
/** Workbooks with the hip pathway in tables that the pane has made, all columns included. */
let hipPathway: () => Promise<Workbook>;

beforeAll(async () => {
  tour = await openTour();
  hipPathway = await hipPathwayBook(tour);
}, 120_000);

afterAll(() => tour.close());

const visit: PaneTour["visit"] = (...journey) => tour.visit(...journey);

const selection = (workbook: Workbook): string => {
  const { sheet, area } = workbook.selected;
  return `${sheet.name}!${String.fromCharCode(65 + area.column)}${area.row + 1}`;
};

/** Waits for what Excel does after a click that leaves the pane as it is. */
async function selected(workbook: Workbook, address: string): Promise<void> {
  await until(() => selection(workbook) === address);
  expect(selection(workbook)).toBe(address);
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
}

const status = ({ frame }: OpenPane) => frame.locator(".fresh");

describe("a planner's first visit", () => {
  test("leads from an empty workbook to the first verdict", async () => {
    const workbook = newWorkbook();
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await frame.getByRole("heading", { level: 1, name: /^Cross to a new scale on evidence/ }).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
      expect(workbook.tables).toEqual([]);

      await button("Look around first").click();
      await frame.getByText(/^No gates yet/).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);

      await button("Create the sheets").click();
      await button("Go to Gates").click();
      expect(workbook.tables.map(({ name }) => name)).toEqual(["Transition", "Gates", "Criteria", "Waivers"]);
      await selected(workbook, "Gates!A2");
      expect(await layoutFaultsIn(frame)).toEqual([]);

      typeRows(workbook, "Gates", [{ ID: "G1", Gate: "Pilot exit", Authority: "Board" }]);
      typeRows(workbook, "Criteria", [
        { Criterion: "Nurses trained", Gate: "G1", Actual: "74%", "Pass at": "90%", "Must pass": "Yes", Owner: "Dana" },
        { Criterion: "Rota signed", Gate: "G1", Actual: "Yes" },
      ]);
      await button("Evaluate gates").click();
      await button("G1 Pilot exit No-go").waitFor();
      await frame.getByText("Nurses trained must pass and is not met: 74%, needs ≥ 90%").waitFor();
      expect(workbook.cell(addressIn(workbook, "Gates", "G1", "Verdict")).value).toBe("No-go");
      expect(await status(pane).textContent()).toMatch(/^Evaluated .*cells written. 1 gate: 1 No-go$/);
    });
  });

  test("opens the sample in a workbook of its own, and nothing else", async () => {
    const workbook = newWorkbook();
    await visit(workbook, async ({ button, frame, host }) => {
      await button(/^Open the sample/).click();
      await frame.getByText("The sample opens in a workbook of its own.").waitFor({ state: "attached" });
      expect(host.openedWorkbooks).toHaveLength(1);
      expect(workbook.tables).toEqual([]);
    });
  });
});

describe("results", () => {
  let workbook: Workbook;
  beforeAll(async () => {
    workbook = await hipPathway();
  });

  test("are shown when the pane opens, before anything is written", async () => {
    await visit(workbook, async (pane) => {
      await pane.button("G1 Pilot exit Go").waitFor();
      expect(await status(pane).textContent()).toMatch(/^Read .*, nothing written/);
      expect(workbook.sheets.map(({ name }) => name)).not.toContain("Gate report");
    });
  });

  test("name every verdict, its range, its first reason and the next decision", async () => {
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await button("Evaluate gates").click();
      await frame
        .getByText(/^5 gates: 1 Go, 1 Conditional go, 1 Hold, 1 No-go, 1 Not evaluable\./)
        .first()
        .waitFor();
      const rows = await frame.getByRole("list", { name: "Gates", exact: true }).getByRole("listitem").allInnerTexts();
      expect(rows.map((row) => row.replace(/\s+/g, " "))).toEqual([
        expect.stringMatching(/^G1 Pilot exit Go 100.0 Decided: Go, 4 Sep 2026$/),
        expect.stringMatching(
          /^G2 First region Conditional go 94.4 .*Criteria!\w+ Decided: Conditional go, 12 Nov 2026$/,
        ),
        expect.stringMatching(/^G3 Second region No-go .* to .*Criteria!\w+ and \d more Next decision 4 Dec 2026$/),
        expect.stringMatching(/^G4 Network rollout Hold .* to .*Planned 5 Mar 2027$/),
        expect.stringMatching(/^G5 Full network Not evaluable no score \d+ to \d+ .*Planned 21 May 2027$/),
      ]);
      await frame.getByRole("img", { name: /^Score 94.4 out of 100. Warn at 75, pass at 90.$/ }).waitFor();
      await frame.getByRole("img", { name: /^No score. Between [\d.]+ and [\d.]+ out of 100/ }).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);

      await button("Evaluate gates").click();
      await frame.getByText(/nothing had changed/).waitFor();
    });
  });

  test("say in the detail of a gate what is the smallest way to Go, and take the user to the cell", async () => {
    await visit(workbook, async ({ button, frame }) => {
      await button(/^G3/).click();
      await frame.getByRole("heading", { name: "G3 Second region" }).waitFor();
      const steps = frame.getByRole("list", { name: "Smallest way to Go" }).getByRole("listitem");
      expect(await steps.first().innerText()).toMatch(/Bring C-302 Ward nurses trained to ≥ 90%\s+D. Reyes/);
      expect(await steps.last().innerText()).toMatch(/\d\s+Go$/);
      expect(await layoutFaultsIn(frame)).toEqual([]);

      const address = addressIn(workbook, "Criteria", "C-302", "Actual");
      const [, cell] = address.split("!");
      await steps
        .first()
        .getByRole("button", { name: `${address}, go to cell ${cell} on sheet Criteria` })
        .click();
      await selected(workbook, address);

      await button(/^Not met/).click();
      const criteria = frame.getByRole("list", { name: "Criteria of G3 Second region" }).getByRole("listitem");
      expect(await criteria.count()).toBe(2);
      await button(/^Previous gate, G2/).click();
      await button(/^Previous gate, G1/).click();
      await frame.getByText("Nothing to do.").waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
    });
  });

  test("list the cells to fix and lead from one to the next", async () => {
    await visit(workbook, async ({ button, frame }) => {
      await button(/cells to fix$/).click();
      await frame.getByRole("heading", { name: /cells to fix$/ }).waitFor();
      await frame.getByText("C-402 counts as No evidence").waitFor();
      await frame.getByText("“tbc” in Actual").waitFor();
      await frame.getByRole("heading", { name: /^Read with a guess/ }).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);

      const cells = await frame.locator(".rows dl").locator("xpath=..").getByRole("button").allInnerTexts();
      await button("Go to first cell").click();
      await selected(workbook, cells[0] ?? "");
      await button("Next cell").click();
      await selected(workbook, cells[1] ?? "");
      await button("Back").click();
      await button(/^G1/).waitFor();
    });
  });

  test("say what was read and by which rules", async () => {
    await visit(workbook, async ({ button, frame }) => {
      await button("More actions").click();
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await frame.getByRole("menuitem", { name: "About" }).click();
      expect(await frame.locator("dl").first().innerText()).toMatch(/Status date\s+22 Nov 2026/);
      expect(await layoutFaultsIn(frame)).toEqual([]);
    });
  });

  test("lead to the Gate report, under whatever name it has", async () => {
    await visit(workbook, async ({ button, frame }) => {
      const report = workbook.sheet("Gate report");
      if (report === undefined) throw new Error("There is no Gate report");
      report.name = "Board paper";
      await button("More actions").click();
      await frame.getByRole("menuitem", { name: "Gate report" }).click();
      await selected(workbook, "Board paper!A1");
    });
  });
});

describe("the keyboard alone", () => {
  test("opens a gate, goes to a cell, turns to the next gate and comes back to where it was", async () => {
    const workbook = await hipPathway();
    await visit(workbook, async ({ button, frame, page }) => {
      await button(/^G1/).waitFor();
      const press = (key: string): Promise<void> => page.keyboard.press(key);
      const tabTo = async (name: RegExp): Promise<void> => {
        for (let presses = 0; presses < 40; presses += 1) {
          await press("Tab");
          if (name.test(await focused(frame))) return;
        }
        throw new Error(`Tab does not lead to ${name.source}`);
      };
      await tabTo(/^G1 Pilot exit/);
      await tabTo(/^G2 First region/);
      await press("Enter");
      await button("Back to all gates").waitFor();
      expect(await focused(frame)).toMatch(/^G2 First region/);

      await tabTo(/^Next gate, G3/);
      await press("Enter");
      await frame.getByRole("heading", { name: "G3 Second region" }).waitFor();
      expect(await focused(frame)).toMatch(/^Next gate, G4/);
      await tabTo(/^Criteria!\w+, go to cell/);
      const [cell] = (await focused(frame)).split(",");
      await press("Enter");
      await selected(workbook, cell ?? "");
      expect(await focused(frame)).toMatch(/^Criteria!\w+, go to cell/);

      await press("Alt+ArrowLeft");
      await button(/^G3/).waitFor();
      expect(await focused(frame)).toMatch(/^G3 Second region/);
      await press("Enter");
      await press("Escape");
      await button(/^G3/).waitFor();
      expect(await focused(frame)).toMatch(/^G3 Second region/);

      await tabTo(/^Evaluate gates/);
      await press("Enter");
      await frame.getByText(/cells written$/).waitFor();
      expect(await focused(frame)).toBe("Evaluate gates");
      await tabTo(/^More actions/);
      await press("Enter");
      await frame.getByRole("menuitem", { name: "About" }).waitFor();
      await press("Escape");
      expect(await focused(frame)).toMatch(/^More actions/);
      await button(/^G1/).waitFor();
    });
  });
});

describe("when Excel does not go along", () => {
  let workbook: Workbook;
  beforeEach(async () => {
    workbook = await hipPathway();
  });

  const sheet = (name: string) => {
    const found = workbook.sheet(name);
    if (found === undefined) throw new Error(`There is no sheet ${name}`);
    return found;
  };

  test("a protected sheet is refused by name, shown without writing, and written once it is open", async () => {
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await button("Evaluate gates").click();
      await frame.getByText(/cells written$/).waitFor();
      workbook.setCell(addressIn(workbook, "Criteria", "C-302", "Actual"), "76%");
      sheet("Criteria").protection = { options: {} };
      await button("Evaluate gates").click();
      await frame.getByRole("alert").getByText("The sheet “Criteria” is protected").waitFor();
      await frame.getByText("Nothing was written. The workbook is as it was.").waitFor();
      expect(await focused(frame)).toBe("Try again");
      expect(await layoutFaultsIn(frame)).toEqual([]);

      await button("Show without writing").click();
      await button(/^G3/).waitFor();
      expect(await status(pane).textContent()).toMatch(/^Read .*, nothing written/);

      await button("Evaluate gates").click();
      await button("Try again").waitFor();
      sheet("Criteria").protection = undefined;
      await button("Try again").click();
      await frame.getByText(/cells written$/).waitFor();
      expect(workbook.cell(addressIn(workbook, "Gates", "G3", "Verdict")).value).toBe("No-go");
    });
  });

  test("a cell that is being edited and a workbook that is read-only say what to do", async () => {
    await visit(workbook, async ({ button, frame, host }) => {
      await button(/^G3/).waitFor();
      host.cellEditMode = true;
      await button("Evaluate gates").click();
      await frame.getByRole("alert").getByText("You are editing a cell").waitFor();
      await button("Back to the last results").click();
      await button(/^Criteria!\w+, go to cell/)
        .first()
        .click();
      await frame.getByRole("alert").getByText("You are editing a cell").waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await button("Close").click();
      host.cellEditMode = false;

      workbook.readOnly = true;
      await button("Evaluate gates").click();
      await frame.getByRole("alert").getByText("This workbook is open read-only").waitFor();
      await button("Show without writing").waitFor();
    });
  });

  test("a slow evaluation shows its steps beside the results before it, and can be cancelled", async () => {
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await button(/^G3/).waitFor();
      pane.slowness = 1500;
      await button("Evaluate gates").click();
      await button("Cancel").waitFor();
      expect(await focused(frame)).toBe("Cancel");
      await frame.getByRole("progressbar", { name: "Evaluating gates, step 1 of 3" }).waitFor();
      expect(await frame.getByRole("list", { name: "Before this run" }).getByRole("listitem").count()).toBe(5);
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await button("Cancel").click();
      await frame.getByText("Cancelled. Nothing was written.").waitFor({ state: "attached" });
      expect(await focused(frame)).toBe("Evaluate gates");
      expect(workbook.sheets.map(({ name }) => name)).not.toContain("Gate report");
    });
  });

  test("a fault of ours is shown with what to send, not swallowed", async () => {
    await visit(workbook, async ({ button, frame }) => {
      await button(/^G3/).waitFor();
      await frame.evaluate(() => {
        const { run } = Excel;
        Excel.run = () => {
          Excel.run = run;
          return Promise.reject(new Error("nobody thought of this"));
        };
      });
      await button("Evaluate gates").click();
      await frame.getByRole("alert").getByText("Something unexpected happened").waitFor();
      expect(await frame.getByRole("textbox", { name: "Details" }).inputValue()).toMatch(
        /^Scale Transition \d.*Excel[^]*nobody thought of this/,
      );
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await button("Copy details").click();
      await frame.getByText(/^\. Details (copied|selected)/).waitFor({ state: "attached" });
      await button("Try again").click();
      await frame.getByText(/cells written$/).waitFor();
    });
  });

  test("a cell that somebody changes while it is evaluated is named, and nothing is written", async () => {
    await visit(workbook, async ({ button, frame, host }) => {
      await button(/^G3/).waitFor();
      const address = addressIn(workbook, "Criteria", "C-302", "Actual");
      let requests = 0;
      host.onRequest = () => {
        requests += 1;
        if (requests === 3) workbook.setCell(address, "91%"); // after both reads, before the guards are read again
      };
      await button("Evaluate gates").click();
      await frame.getByRole("alert").getByText(`${address} changed while evaluating`).waitFor();
      expect(workbook.sheets.map(({ name }) => name)).not.toContain("Gate report");
      await button("Try again").click();
      await frame.getByText(/cells written$/).waitFor();
    });
  });

  test("the ribbon's command evaluates without the pane, and what it was refused stands in the pane", async () => {
    const story = async ({ button, frame, host }: OpenPane): Promise<void> => {
      await button("Evaluate gates").click();
      await frame.getByText(/cells written$/).waitFor();
      workbook.setCell(addressIn(workbook, "Criteria", "C-302", "Actual"), "76%");
      sheet("Criteria").protection = { options: {} };
      host.pane.state = "Background";
      host.fireCommand("evaluateGates");
      await frame.getByRole("alert").getByText("The sheet “Criteria” is protected").waitFor();
      expect(host.pane.shown).toBe(true);
      host.pane.state = "Background";
      sheet("Criteria").protection = undefined;
      host.fireCommand("evaluateGates");
      await frame.getByText(/cells written$/).waitFor({ state: "attached" });
      await until(() => host.commandsCompleted === 2);
      expect(host.commandsCompleted).toBe(2);
      // A clean evaluation needs nobody's attention.
      expect(host.pane.shown).toBe(false);
    };
    await visit(workbook, story);
  });

  test("the ribbon's command opens the pane when a cell is being edited, and when something unexpected happens", async () => {
    await visit(workbook, async ({ button, frame, host }) => {
      await button(/^G3/).waitFor();
      host.pane.state = "Background";
      host.cellEditMode = true;
      host.fireCommand("evaluateGates");
      await frame.getByRole("alert").getByText("You are editing a cell").waitFor();
      await until(() => host.pane.shown && host.commandsCompleted === 1);
      expect([host.pane.shown, host.commandsCompleted]).toEqual([true, 1]);

      host.cellEditMode = false;
      host.pane.state = "Background";
      await frame.evaluate(() => {
        Excel.run = () => Promise.reject(new Error("Something that nobody thought of"));
      });
      host.fireCommand("evaluateGates");
      await frame.getByRole("alert").getByText("Something unexpected happened").waitFor();
      await until(() => host.pane.shown && host.commandsCompleted === 2);
      expect([host.pane.shown, host.commandsCompleted]).toEqual([true, 2]);
    });
  });

  test("the ribbon's command opens the pane where there is nothing to evaluate yet", async () => {
    const empty = newWorkbook();
    await visit(empty, async ({ button, host }) => {
      await button(/^Create the sheets/).waitFor();
      host.pane.state = "Background";
      host.fireCommand("evaluateGates");
      await until(() => host.pane.shown && host.commandsCompleted === 1);
      expect([host.pane.shown, host.commandsCompleted]).toEqual([true, 1]);
      await button(/^Create the sheets/).waitFor();
      expect(empty.tables).toEqual([]);
    });
  });
});

describe("the log", () => {
  const evaluated = ({ frame }: OpenPane) => frame.getByText(/cells? written$/).waitFor();

  test("who evaluates is asked once, signs the log, and is shown as self-declared", async () => {
    const workbook = await hipPathway();
    await visit(workbook, async (pane) => {
      const { button, frame, page } = pane;
      await frame.getByLabel("Who evaluates?").last().fill("Mary Okafor");
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await page.keyboard.press("Enter");
      await frame.getByLabel("Who evaluates?").first().waitFor({ state: "detached" });
      await button("Evaluate gates").click();
      await evaluated(pane);
      await openView(pane, "Log");
      await frame.getByRole("heading", { name: "Log" }).waitFor();
      await frame.getByText("Mary Okafor (self-declared).").waitFor();
      const rows = frame.getByRole("list", { name: "Newest first" }).getByRole("listitem");
      expect((await rows.first().innerText()).replace(/\s+/g, " ")).toMatch(
        /^G5 Evaluation Not evaluable 22 Nov 2026, Mary Okafor \(self-declared\)/,
      );
      await frame.getByText(/^\d+ rows, each fits the one before it\.$/).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await button("Change").click();
      await frame.getByRole("textbox", { name: "Who evaluates?" }).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
    });
    const log = workbook.table("EvaluationLog");
    expect(log?.sheet.value(log.area.row + 1, log.area.column + 1)).toBe("Mary Okafor");
  });

  test("nothing waits for a name: without one rows are unsigned", async () => {
    const workbook = await hipPathway();
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await button("Without a name").click();
      await button("Evaluate gates").click();
      await evaluated(pane);
      await openView(pane, "Log");
      await frame.getByText("22 Nov 2026, unsigned").first().waitFor();
      await frame.getByText("Without a name.").waitFor();
    });
  });

  test("what changed since the last evaluation is said, and the gate shows its scores over time", async () => {
    const workbook = await hipPathway();
    await visit(workbook, async (pane) => {
      const { button, frame } = pane;
      await button("Evaluate gates").click();
      await evaluated(pane);
      expect(await frame.getByRole("heading", { name: "Since the last evaluation" }).count()).toBe(0);
      workbook.setCell(addressIn(workbook, "Criteria", "C-302", "Actual"), 0.93);
      await button("Evaluate gates").click();
      const changes = frame.getByRole("list", { name: "Since the last evaluation" });
      await changes.waitFor();
      expect(await changes.innerText()).toMatch(/G3: from No-go [\d.]+ on 22 Nov 2026 to [A-Z]/);
      expect(await layoutFaultsIn(frame)).toEqual([]);
      await button(/^G3/).click();
      await frame
        .getByRole("img", { name: /^Score at 2 evaluations: 22 Nov 2026 [\d.]+, No-go; 22 Nov 2026/ })
        .waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
    });
  });

  test("a row that was altered is named in the log, and the sheet and the rules are one key away", async () => {
    const workbook = await hipPathway();
    await visit(workbook, async (pane) => {
      const { button, frame, page } = pane;
      await button("Evaluate gates").click();
      await evaluated(pane);
      const log = workbook.table("EvaluationLog");
      if (log === undefined) throw new Error("There is no log");
      colleague.typeInTable(log, 0, "Verdict", "Go");
      colleague.typeInTable(log, 0, "Detail", "All fine");
      await button("Evaluate gates").click();
      await evaluated(pane);
      await handOn(pane, workbook).view("Log");
      await frame.getByText(/^Warning\. The row 1-\w+ of the log was altered after it was written/).waitFor();
      await frame.getByText("Altered after it was written.", { exact: true }).waitFor();
      expect(await layoutFaultsIn(frame)).toEqual([]);
      for (let presses = 0; presses < 20 && (await focused(frame)) !== "Open the log sheet"; presses += 1) {
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
      await until(() => workbook.selected.sheet.name === "Evaluation log");
      expect(workbook.selected.sheet.name).toBe("Evaluation log");
      await button("Go to the rules").click();
      await until(() => workbook.selected.sheet.name === "Transition");
      expect(workbook.selected.sheet.name).toBe("Transition");
    });
  });
});

test("the navigation shows what fits as words, the chosen view always, the rest under a menu", async () => {
  const workbook = await hipPathway();
  await visit(workbook, async (pane) => {
    const { frame } = pane;
    const hand = handOn(pane, workbook);
    await frame.getByRole("tab", { name: "Gates" }).waitFor();
    await hand.view("Audit");
    await frame.getByRole("tabpanel", { name: "Audit" }).waitFor();
    await hand.view("Log");
    await frame.getByRole("tabpanel", { name: "Log" }).waitFor();
    await frame.getByRole("tab", { name: "Log", selected: true }).waitFor();
    await frame.getByRole("button", { name: /more views?$/ }).waitFor();
    expect(await faultsIn(frame)).toEqual([]);
  });
});

test("a list of units of the user's own becomes Units and is planned; the list stays", async () => {
  const workbook = unitListBook();
  await visit(workbook, async (pane) => {
    const { button, frame } = pane;
    await button("Look around first").click();
    await button("Create the sheets").click();
    await openView(pane, "Waves");
    await button("Start from a list in this workbook").click();
    await frame.getByText("Unit from “Site”, Size from “Population”, After from “Depends on”").waitFor();
    await frame.getByText("Left out: Lead, Parking").waitFor();
    await button("Make Units from it").click();
    await frame.getByText("This plan is not written yet.").waitFor();
    expect(columnOf(workbook, "Units", "Unit")).toEqual(["Aldermoor", "Harrow Lane", "Priory"]);
    expect(workbook.sheet("Clinics")?.value(4, 1)).toBe("Aldermoor");
  });
});
