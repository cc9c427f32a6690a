import type { ChosenRange } from "../../src/tabular/range/chosenRange";
import { Refusal } from "../../src/workflows/refusal";
import { colleague, type Fault, type Worksheet } from "../excel";
import { closeBooks, type Book } from "../workflows/book";
import { onlyChoice, openSheets, READINESS } from "../workflows/checklistBook";

/** The evaluation of a plain range, disturbed before each of its requests. */

afterEach(closeBooks);

const NAMES = /Result|Why/;

/** What the user has typed on the sheet with the checklist, in the order of reading; ours is left out. */
function typed(sheet: Worksheet): readonly string[] {
  const used = sheet.usedArea(true);
  if (used === undefined) return [];
  const ours = new Set<number>();
  const cells: string[] = [];
  for (let row = used.row; row < used.row + used.rows; row += 1) {
    for (let column = used.column; column < used.column + used.columns; column += 1) {
      const value = sheet.value(row, column) ?? "";
      if (typeof value === "string" && NAMES.test(value)) ours.add(column);
      if (value !== "" && !ours.has(column)) cells.push(JSON.stringify(value));
    }
  }
  return cells;
}

/** Everything on that sheet, cell by cell. */
function shown(book: Book): unknown {
  const [, sheet] = book.book.snapshot().sheets;
  return Object.entries(sheet?.cells ?? {}).map(([address, { value }]) => [address, value]);
}

type Change = (sheet: Worksheet) => void;

const CHANGES: Readonly<Record<string, Change>> = {
  "a row inserted within": (sheet) => {
    colleague.insertSheetRow(sheet, 5);
    sheet.cells.set(5, 2, "Support desk is briefed");
    sheet.cells.set(5, 4, "Yes");
  },
  "a row inserted above": (sheet) => {
    colleague.insertSheetRow(sheet, 0);
  },
  "a row deleted": (sheet) => {
    colleague.deleteSheetRow(sheet, 5);
  },
  "a row added below": (sheet) => {
    sheet.cells.set(8, 2, "Support desk is briefed");
    sheet.cells.set(8, 4, "Open");
  },
  "a column inserted before": (sheet) => {
    colleague.insertSheetColumn(sheet, 0);
  },
  "a column inserted within": (sheet) => {
    colleague.insertSheetColumn(sheet, 3);
    sheet.cells.set(3, 3, "Sponsor");
  },
  "a status changed": (sheet) => {
    sheet.cells.set(6, 4, "Yes");
  },
};

const FAULTS: Readonly<Record<string, Fault>> = {
  "failed before": { kind: "fail-before", code: "GeneralException" },
  "failed early": { kind: "fail-midway", code: "GeneralException", part: 0.1 },
  "failed midway": { kind: "fail-midway", code: "GeneralException", part: 0.5 },
  "failed late": { kind: "fail-midway", code: "GeneralException", part: 0.9 },
  "failed after": { kind: "fail-after", code: "Timeout" },
};

async function prepared(): Promise<{ readonly opened: Book; readonly choice: ChosenRange; readonly sheet: Worksheet }> {
  const opened = await openSheets(READINESS);
  const choice = await onlyChoice(opened);
  const sheet = opened.book.sheet("Readiness");
  if (sheet === undefined) throw new Error("no sheet");
  opened.addin.host.resetTraffic();
  return { opened, choice, sheet };
}

async function settled(run: Promise<unknown>): Promise<"done" | "refused"> {
  try {
    await run;
    return "done";
  } catch (error) {
    if (error instanceof Refusal) return "refused";
    throw error;
  }
}

const REQUESTS = [2, 3, 4];

test.each(Object.entries(CHANGES))("%s before any request: nothing of the user's is lost", async (_, change) => {
  const reference = await prepared();
  change(reference.sheet);
  await reference.opened.evaluate({ checklist: reference.choice });
  for (const at of REQUESTS) {
    const { opened, choice, sheet } = await prepared();
    let mine: readonly string[] = [];
    opened.addin.host.onRequest = (request) => {
      if (request !== at) return;
      change(sheet);
      opened.book.touched();
      mine = typed(sheet);
    };
    await settled(opened.evaluate({ checklist: choice }));
    opened.addin.host.onRequest = undefined;
    expect([at, typed(sheet)]).toEqual([at, mine]);
    await opened.evaluate({ checklist: choice });
    expect([at, shown(opened)]).toEqual([at, shown(reference.opened)]);
  }
});

test.each(Object.entries(FAULTS))("%s: a further run reaches what an undisturbed one does", async (_, fault) => {
  const reference = await prepared();
  await reference.opened.evaluate({ checklist: reference.choice });
  for (const at of [1, ...REQUESTS]) {
    const { opened, choice, sheet } = await prepared();
    const mine = typed(sheet);
    opened.addin.host.faultAt = (request) => (request === at ? fault : undefined);
    await settled(opened.evaluate({ checklist: choice }));
    opened.addin.host.faultAt = undefined;
    expect([at, typed(sheet)]).toEqual([at, mine]);
    await opened.evaluate({ checklist: choice });
    expect([at, shown(opened)]).toEqual([at, shown(reference.opened)]);
  }
});

test("the sheet deleted meanwhile is refused by name", async () => {
  for (const at of REQUESTS) {
    const { opened, choice, sheet } = await prepared();
    opened.addin.host.onRequest = (request) => {
      if (request === at) opened.book.sheets.splice(opened.book.sheets.indexOf(sheet), 1);
    };
    expect([at, await settled(opened.evaluate({ checklist: choice }))]).toEqual([at, "refused"]);
  }
});
