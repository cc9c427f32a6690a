import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { newWorkbook, saveWorkbook, type Workbook } from "../excel";
import { addChart, placeChart } from "../excel/model/chartEdits";
import { openDemoTour, type DemoPage, type DemoTour } from "./demoPage";

/** The sheets of the sample, each named like its table. */
const DIAGNOSIS = ["Boundaries", "Signals", "Assumptions", "OperatingModel", "Handoffs", "Decisions"];
const ROLLOUT = ["Units", "Waves", "Risks", "FitMetrics", "Supports"];
const TABLES = ["Transition", ...DIAGNOSIS, "Gates", "Criteria", "Waivers", "Invariants", "Readings", ...ROLLOUT];

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The page of `npm run demo`, used as a newcomer uses it. Page and pane are built once. */
let tour: DemoTour;

beforeAll(async () => {
  tour = await openDemoTour();
}, 240_000);
afterAll(() => tour.close());

const visit = (run: (demo: DemoPage) => Promise<void>, book?: string): Promise<void> => tour.visit(run, book);

/** A workbook made for one test, as a file. */
async function withBook(make: (workbook: Workbook) => void, run: (demo: DemoPage) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "demo-book-"));
  const workbook = newWorkbook();
  make(workbook);
  const file = join(folder, "book.xlsx");
  await writeFile(file, await saveWorkbook(workbook));
  try {
    await visit(run, file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What axe-core finds. Left out: Fluent's focus sentinels, and the scrolled part of the grid, which keys scroll. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(
      { exclude: ["[data-tabster-dummy]", "iframe"] },
      {
        iframes: false,
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        rules: { "scrollable-region-focusable": { enabled: false } },
      },
    );
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" ")}`);
  });
}

async function clipboardText(demo: DemoPage): Promise<string> {
  return demo.page.evaluate(() => navigator.clipboard.readText());
}

describe("the sample", () => {
  test("opens beside the pane, asks for nothing elsewhere, and is told in one or two sentences", async () => {
    await visit(async ({ page, cell, trouble }) => {
      expect(await cell("A1").innerText()).toContain("ID");
      expect(await page.getByRole("tablist", { name: "Sheets" }).getByRole("tab").allInnerTexts()).toEqual(TABLES);
      await page.getByText(/Click Evaluate gates on the right\.$/).waitFor();
      expect(trouble).toEqual([]);
    });
  });

  test("shows the verdicts in the sheet once the gates are evaluated", async () => {
    await visit(async ({ page, cell, shown, evaluate, trouble }) => {
      await evaluate();
      await cell("K2").waitFor();
      expect(await cell("K1").innerText()).toContain("Verdict");
      // The symbol comes from the conditional format, the word from the cell.
      expect(await shown("K2", "✓ Go")).toBe("✓ Go");
      expect(await shown("K4", "✕ No-go")).toBe("✕ No-go");
      expect(await cell("K4").evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
        "rgb(255, 199, 206)",
      );
      await page.getByRole("tab", { name: "Gate report" }).waitFor();
      expect(trouble).toEqual([]);
    });
  });

  test("changes a verdict when a cell is typed over and the gates are evaluated again", async () => {
    await visit(async ({ page, shown, evaluate, goTo, formula }) => {
      await evaluate();
      await page.getByRole("button", { name: "Show the cell" }).click();
      expect(await formula()).toBe("6.2");
      await page.keyboard.type("3");
      await page.keyboard.press("Enter");
      await page.getByText("Now click Evaluate gates again.").waitFor();
      await evaluate();
      await page.getByText(/The verdict changed/).waitFor();
      await goTo("Gates!K3");
      expect(await shown("K3", "✕ No-go")).toBe("✕ No-go");
    });
  });

  test("follows a cell link of the pane, and the pane keeps the keyboard", async () => {
    await visit(async ({ page, pane, formula }) => {
      await pane.getByText("Criteria!E23").first().click();
      await page.getByRole("treegrid", { name: "Sheet Criteria" }).waitFor();
      await page.locator("#active-cell").waitFor();
      expect(await page.getByLabel("Name box").inputValue()).toBe("E23");
      expect(await formula()).toBe("74%");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
    });
  });

  test("is saved as a workbook that holds what was typed and what was evaluated", async () => {
    await visit(async ({ page, goTo, evaluate, save }) => {
      await goTo("Criteria!E3");
      await page.keyboard.type("91%");
      await page.keyboard.press("Enter");
      await evaluate();
      const saved = await save();
      expect(saved.cell("Criteria!E3")).toEqual({ value: 0.91, numberFormat: "0%" });
      expect(saved.cell("Gates!K2").value).toBe("Go");
      expect(saved.tables.map(({ name }) => name)).toEqual([...TABLES, "EvaluationLog"]);
      await page.getByText("pilot-to-production.xlsx", { exact: true }).waitFor();
    });
  });
});

test("can be used without seeing it, and F6 leads round the window", async () => {
  await visit(async ({ page, openSheet, cell }) => {
    await openSheet("Criteria");
    await cell("C1").waitFor();
    await page.locator("#active-cell").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await cell("C1").getByRole("button").click();
    await page.getByRole("dialog").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const regions = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press("F6");
      regions.push(
        await page.evaluate(() => document.activeElement?.textContent.trim() || document.activeElement?.tagName),
      );
    }
    expect(regions[0]).toBe("Criteria");
    expect(regions[1]).toBe("IFRAME");
    expect(regions[2]).toBe("Open");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Sheet Criteria");
  });
});

describe("the keyboard", () => {
  test("moves, types, edits, deletes, and takes back and does again", async () => {
    await withBook(
      (workbook) => {
        workbook.setCell("Sheet1!A1", 1);
      },
      async ({ page, cell, shown, formula }) => {
        const { keyboard } = page;
        await cell("A1").click();
        await keyboard.type("12");
        await keyboard.press("Tab");
        await keyboard.type("=A1*2");
        await keyboard.press("Enter");
        expect(await shown("B1", "24")).toBe("24");
        await keyboard.press("ArrowUp");
        expect(await formula()).toBe("=A1*2");
        await keyboard.press("ArrowLeft");
        await keyboard.press("F2");
        await keyboard.type("0");
        await keyboard.press("Enter");
        expect(await shown("B1", "240")).toBe("240");
        await keyboard.press("ArrowUp");
        await keyboard.press("Delete");
        expect(await shown("A1", "")).toBe("");
        await keyboard.press("Control+z");
        await keyboard.press("Control+z");
        expect(await shown("A1", "12")).toBe("12");
        await keyboard.press("Control+y");
        expect(await shown("A1", "120")).toBe("120");
        await keyboard.type("abandoned");
        await keyboard.press("Escape");
        expect(await shown("A1", "120")).toBe("120");
      },
    );
  });

  test("parses what is typed as Excel does", async () => {
    await withBook(
      () => undefined,
      async ({ page, cell, shown }) => {
        await cell("A1").click();
        for (const typed of ["1/2/2017", "$120", "50%", "'007", "true"]) {
          await page.keyboard.type(typed);
          await page.keyboard.press("Enter");
        }
        expect(await shown("A1", "1/2/2017")).toBe("1/2/2017");
        expect(await shown("A2", "$120")).toBe("$120");
        expect(await shown("A3", "50%")).toBe("50%");
        expect(await shown("A4", "007")).toBe("007");
        expect(await shown("A5", "TRUE")).toBe("TRUE");
      },
    );
  });

  test("copies a range with its formulas, and gives its text to other programs", async () => {
    await withBook(
      (workbook) => {
        workbook.setCell("Sheet1!A1", 2);
        workbook.setCell("Sheet1!A2", 3);
        workbook.setCell("Sheet1!B1", "=A1*10");
        workbook.setCell("Sheet1!B2", "=A2*10");
      },
      async (demo) => {
        const { page, cell, shown, formula } = demo;
        const { keyboard } = page;
        await cell("A1").click();
        await cell("B2").click({ modifiers: ["Shift"] });
        await keyboard.press("Control+c");
        expect(await clipboardText(demo)).toBe("2\t20\n3\t30");
        await cell("D5").click();
        await keyboard.press("Control+v");
        expect(await shown("E6", "30")).toBe("30");
        await cell("E6").click();
        expect(await formula()).toBe("=D6*10");
        await page.evaluate(() => navigator.clipboard.writeText("1/2/2017\tx\n50%\ty"));
        await cell("A10").click();
        await keyboard.press("Control+v");
        expect(await shown("A10", "1/2/2017")).toBe("1/2/2017");
        expect(await shown("B11", "y")).toBe("y");
        await keyboard.press("Control+z");
        expect(await shown("B11", "")).toBe("");
      },
    );
  });
});

describe("tables", () => {
  test("are filtered by their arrows through the workbook's own filter", async () => {
    await visit(async ({ page, cell, shown, openSheet, save }) => {
      await openSheet("Criteria");
      await cell("C1").getByRole("button", { name: "Filter Gate" }).click();
      const menu = page.getByRole("dialog", { name: "Sort and filter by Gate" });
      await menu.getByRole("checkbox", { name: "Select all" }).click();
      await menu.getByRole("checkbox", { name: "G2" }).click();
      await menu.getByRole("button", { name: "OK" }).click();
      await cell("A2").waitFor({ state: "detached" });
      expect(await shown("A11", "C201")).toBe("C201");
      await cell("C1").getByRole("button", { name: "Filter Gate, rows are hidden" }).waitFor();
      const saved = await save();
      expect(saved.table("Criteria")?.filters.size).toBe(1);
      expect(saved.sheet("Criteria")?.rows.get(1)?.hidden).toBe(true);
    });
  });

  test("offer the choices of a drop-down list", async () => {
    await visit(async ({ page, shown, goTo }) => {
      await goTo("Criteria!I2");
      await page.keyboard.press("Alt+ArrowDown");
      const list = page.getByRole("listbox", { name: "Choices for this cell" });
      expect(await list.getByRole("option").allInnerTexts()).toEqual(["Yes", "No"]);
      await page.keyboard.press("Enter");
      expect(await shown("I2", "Yes")).toBe("Yes");
    });
  });
});

test("says in one sentence what Excel refuses, and leaves the cell as it was", async () => {
  await withBook(
    (workbook) => {
      workbook.setCell("Sheet1!A1", "kept");
      const sheet = workbook.sheet("Sheet1");
      if (sheet) sheet.protection = { options: {} };
    },
    async ({ page, cell, shown }) => {
      await cell("A1").click();
      await page.keyboard.type("x");
      await page.keyboard.press("Enter");
      await page.getByText("You cannot perform the requested operation.").waitFor();
      await page.keyboard.press("Escape");
      expect(await shown("A1", "kept")).toBe("kept");
    },
  );
});

test("offers the sample that the add-in opens, and keeps the workbook until it is asked for", async () => {
  await withBook(
    (workbook) => {
      workbook.setCell("Sheet1!A1", "mine");
    },
    async ({ page, pane, shown }) => {
      await pane.getByRole("button", { name: /^Open the sample/ }).click();
      const show = page.getByRole("button", { name: "Show it here instead of book.xlsx" });
      await show.waitFor();
      expect(await shown("A1", "mine")).toBe("mine");
      await show.click();
      await page.getByRole("tab", { name: "Criteria" }).waitFor();
      await page.getByText(/Click Evaluate gates on the right\.$/).waitFor();
    },
  );
});

test("opens another workbook from a file, shows it in the formula bar and gives the pane that one", async () => {
  await visit(async ({ page, shown, formula }) => {
    expect(await formula()).toBe("ID");
    const workbook = newWorkbook();
    workbook.setCell("Sheet1!A1", "another");
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      page.getByRole("button", { name: "Open" }).click(),
    ]);
    const buffer = Buffer.from(await saveWorkbook(workbook));
    await chooser.setFiles({ name: "another.xlsx", mimeType: "application/octet-stream", buffer });
    await page.getByText("another.xlsx", { exact: true }).waitFor();
    expect(await shown("A1", "another")).toBe("another");
    expect(await formula()).toBe("another");
    await page.frameLocator("iframe").getByRole("button", { name: "Create the sheets" }).waitFor();
  });
});

test("rounds General numbers to the width of their column, and hashes dates and fixed formats", async () => {
  await withBook(
    (workbook) => {
      workbook.setCell("Sheet1!A1", "=5600000000/3");
      workbook.setCell("Sheet1!A2", "123.456789012");
      workbook.setCell("Sheet1!A3", "$1,234,567,890.50");
      workbook.setCell("Sheet1!A4", "12345");
    },
    async ({ shown, cell }) => {
      expect(await shown("A1", "1.87E+09")).toBe("1.87E+09");
      expect(await shown("A2", "123.4568")).toBe("123.4568");
      expect(await cell("A3").locator(".text").innerText()).toMatch(/^#+$/);
      expect(await shown("A4", "12345")).toBe("12345");
    },
  );
});

test("draws the sheet's charts over its cells, and they scroll with the cells", async () => {
  await withBook(
    (workbook) => {
      for (const [address, value] of Object.entries({ A1: "Gate", B1: "Score", A2: "G1", B2: 95, A3: "G2", B3: 60 })) {
        workbook.setCell(`Sheet1!${address}`, value);
      }
      const sheet = workbook.sheets[0];
      if (!sheet) throw new Error("The workbook has no sheet.");
      const chart = addChart(sheet, "ColumnClustered", sheet, { row: 0, column: 0, rows: 3, columns: 2 }, "Auto");
      chart.title.text = "Scores of the gates";
      placeChart(sheet, chart, { left: 192, top: 75, width: 240, height: 150 });
    },
    async ({ page, cell, trouble }) => {
      const chart = page.getByRole("img", { name: "Scores of the gates" });
      const place = async (what: Locator): Promise<number> => (await what.boundingBox())?.y ?? NaN;
      await chart.waitFor();
      expect(await place(chart)).toBeCloseTo(await place(cell("E6")), 0);
      expect(await chart.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await page.mouse.move(600, 400);
      await page.mouse.wheel(0, 40);
      await page.waitForTimeout(300);
      expect(await place(chart)).toBeCloseTo(await place(cell("E6")), 0);
      expect(trouble).toEqual([]);
    },
  );
});

test("draws only what is in view of 50,000 rows", async () => {
  await withBook(
    (workbook) => {
      const sheet = workbook.sheet("Sheet1");
      for (let row = 0; row < 50_000; row++) {
        for (let column = 0; column < 10; column++) sheet?.cells.set(row, column, row * 10 + column);
      }
    },
    async ({ page, shown, goTo }) => {
      expect(await page.locator("[data-row]").count()).toBeLessThan(2000);
      await goTo("J50000");
      expect(await shown("J50000", "499999")).toBe("499999");
      await page.keyboard.type("7");
      await page.keyboard.press("Enter");
      expect(await shown("J50000", "7")).toBe("7");
      expect(await page.locator("[data-row]").count()).toBeLessThan(2000);
    },
  );
});
