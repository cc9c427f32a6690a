import { messagesFor } from "../../src/messages/messages";
import { search, searchEntries, searchEntriesInSteps } from "../../src/taskpane/searchFacts";
import { closeBooks, on, openBook, type TableLiteral } from "../workflows/book";
import { CRITERIA, GATES } from "../workflows/twoGates";

/** What the search of the pane finds in an evaluated workbook. */
afterEach(closeBooks);

const messages = messagesFor("en-GB");

const WAIVERS: TableLiteral = {
  name: "Waivers",
  headers: ["ID", "Criterion", "Gate", "Approver", "Reason", "From", "Until", "State"],
  rows: [["W1", "C3", "", "Márta Okafor", "Drill moved", on("2026-11-01"), on("2026-12-01"), "Approved"]],
  formats: { From: "d mmm yyyy", Until: "d mmm yyyy" },
};

async function entries(...tables: readonly TableLiteral[]) {
  const { evaluate } = await openBook(tables);
  return searchEntries(await evaluate({ write: false }), messages);
}

const found = async (query: string) =>
  search(await entries(GATES, CRITERIA, WAIVERS), query).map(({ kind, key, title }) => `${kind} ${key || title}`);

test("criteria, gates and waivers are found by ID, name, owner and word, whatever the case and accents", async () => {
  expect(await found("rehearsed")).toEqual(["criterion C3", expect.stringMatching(/^finding .*C3 Rehearsed/)]);
  expect((await found("ann")).slice(0, 2)).toEqual(["criterion C1", "criterion C3"]);
  expect(await found("pilot EXIT")).toEqual(["gate G1"]);
  expect(await found("marta")).toEqual(["waiver W1"]);
});

test("every word has to be there, in any order", async () => {
  expect(await found("met ann g1")).toEqual(["criterion C1"]);
  expect(await found("ann bob")).toEqual([]);
});

test("the row with that very ID comes first, then those whose ID begins with it", async () => {
  expect((await found("g2"))[0]).toBe("gate G2");
  expect((await found("c3"))[0]).toBe("criterion C3");
  expect((await found("c")).slice(0, 3)).toEqual(["criterion C1", "criterion C2", "criterion C3"]);
});

test("nothing is found for nothing", async () => {
  expect(await found("  ")).toEqual([]);
});

test("a find leads to its gate and its cell, a waiver to the gate of its criterion", async () => {
  const all = await entries(GATES, CRITERIA, WAIVERS);
  expect(search(all, "W1")[0]).toMatchObject({
    gate: "G2",
    criterion: "C3",
    cell: { sheet: "Waivers", row: 1, column: 0 },
    details: ["C3", "Approved", "Márta Okafor"],
  });
  expect(search(all, "C2")[0]).toMatchObject({ gate: "G1", cell: { sheet: "Criteria", row: 2, column: 3 } });
});

test("5,000 criteria become ready a thousand at a time, so that the pane answers in between", async () => {
  const headers = ["ID", "Criterion", "Gate", "Actual", "Must pass", "Owner"];
  const rows = Array.from({ length: 5000 }, (_, index) => [
    `C${index + 1}`,
    `Ward ${index + 1} is staffed`,
    index % 2 === 0 ? "G1" : "G2",
    index % 3 === 0 ? "No" : "Yes",
    "Yes",
    `Owner ${String.fromCharCode(65 + (index % 20))}.`,
  ]);
  const { evaluate } = await openBook([GATES, { name: "Criteria", headers, rows }]);
  const outcome = await evaluate({ write: false });
  const steps = [...searchEntriesInSteps(outcome, messages)];
  expect(steps.slice(0, 5).map(({ length }) => length)).toEqual([1000, 2000, 3000, 4000, 5000]);
  expect(steps.at(-1)).toEqual(searchEntries(outcome, messages));
  expect(search(steps.at(-1) ?? [], "owner g.")).toHaveLength(250);
});
