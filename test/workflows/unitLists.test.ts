import { evaluateGates } from "../../src/workflows/evaluateGates";
import { findUnitLists, takeUnitList } from "../../src/workflows/unitLists";
import { csvBook } from "../cli/csvBook";
import { openHeadless, type Headless } from "../cli/headless";
import { columnOf, TODAY } from "./book";

/** Lists of units under other people's headers, in plain cells, as a CSV file looks that was opened in Excel. */

let open: Headless | undefined;
afterEach(() => open?.close());

async function csv(text: string) {
  const book = csvBook(text, "export");
  open = await openHeadless(book);
  const { workbook } = open;
  const lists = await findUnitLists(workbook);
  return { book, workbook, lists };
}

const SERVERS = [
  "wave_name,app_name,server_name,server_environment,depends_on,owner",
  "Wave 1,hr,Server1,dev,,Ann",
  "Wave 1,hr,Server2,dev,Server1,Ann",
  "WAVE02,crm,Server3,prod,,Bo",
].join("\n");

test("a list of servers becomes Units: names that tell rows apart, groups, dependencies, waves; the list stays", async () => {
  const { book, workbook, lists } = await csv(SERVERS);
  expect(lists).toHaveLength(1);
  const [list] = lists;
  if (list === undefined) throw new Error("no list was found");
  expect(list.unused).toEqual(["app_name"]);
  const before = book.sheets.find(({ name }) => name === "export");
  expect(await takeUnitList(workbook, list)).toEqual(["Units"]);
  expect(columnOf(book, "Units", "Unit")).toEqual(["Server1", "Server2", "Server3"]);
  expect(columnOf(book, "Units", "After")).toEqual([undefined, "Server1", undefined]);
  expect(columnOf(book, "Units", "Group")).toEqual(["dev", "dev", "prod"]);
  expect(before?.value(1, 0)).toBe("Wave 1");
  const { wavePlan } = await evaluateGates(workbook, { today: TODAY, language: "en" });
  expect(Object.fromEntries(wavePlan?.assignments ?? [])).toEqual({ Server1: 1, Server2: 1, Server3: 2 });
  // The plan that people have made is judged, and kept in their column.
  expect(wavePlan?.violations.map(({ id }) => id)).toEqual(["too-early", "over-cap"]);
  expect(columnOf(book, "Units", "Wave")).toEqual(["Wave 1", "Wave 1", "WAVE02"]);
});

test("titles above, other separators and headers that nobody knows are no matter", async () => {
  const { lists } = await csv("Clinics to move\n\nsite;population;shoe size\nHarrow Lane;1200;41\nAldermoor;800;38\n");
  expect(lists.map(({ columns, unused }) => [[...columns.keys()].sort(), unused])).toEqual([
    [["size", "unit"], ["shoe size"]],
  ]);
});

test("what a list says nothing of is not assessed, so it has no column in which every blank would be a gap", async () => {
  const { book, workbook, lists } = await csv(SERVERS);
  const [list] = lists;
  if (list === undefined) throw new Error("no list was found");
  await takeUnitList(workbook, list);
  const headers = book.table("Units")?.columns.map(({ name }) => name);
  expect(headers).toEqual(expect.arrayContaining(["Unit", "Owner", "After", "Pinned wave"]));
  for (const absent of ["ID", "Size", "Risk tier", "Support load"]) expect(headers).not.toContain(absent);
  const { problems, findings } = await evaluateGates(workbook, { today: TODAY, language: "en" });
  expect(problems).toEqual([]);
  expect(findings.map(({ id }) => id)).not.toContain("unit-size-missing");
});

test("a wave by a name is no wave: each cell is named, the unit is planned all the same", async () => {
  const { book, workbook, lists } = await csv("server name,wave_name\nA,WAVE01\nB,WAVE_SALES\n");
  const [list] = lists;
  if (list === undefined) throw new Error("no list was found");
  await takeUnitList(workbook, list);
  const { problems } = await evaluateGates(workbook, { today: TODAY, language: "en" });
  expect(problems.map(({ code, found }) => [code, found])).toEqual([["not-a-number", "WAVE_SALES"]]);
  expect(columnOf(book, "Units", "Wave")).toEqual(["WAVE01", "WAVE_SALES"]);
});

test("an inventory of virtual machines is a list of units by their names and clusters", async () => {
  const { lists } = await csv("VM,Powerstate,CPUs,Cluster\nweb-1,on,2,A\nweb-2,on,2,B\n");
  expect(lists.map(({ columns }) => [...columns.keys()].sort())).toEqual([["group", "unit"]]);
});

test.each([
  ["names alone", "site\nHarrow Lane\n"],
  ["no names", "population;owner\n1200;Ann\n"],
  ["a checklist", "Criterion;Status\nTrained;Yes\n"],
])("%s are no list of units", async (_, text) => {
  expect((await csv(text)).lists).toEqual([]);
});

test("a workbook that has Units already refuses another list by name", async () => {
  const { workbook, lists } = await csv(SERVERS);
  const [list] = lists;
  if (list === undefined) throw new Error("no list was found");
  await takeUnitList(workbook, list);
  await expect(takeUnitList(workbook, list)).rejects.toMatchObject({
    reason: { code: "table-ambiguous", table: "Units", candidates: ["Units", "export"] },
  });
});
