import { AUDIT_BOOK, BOUNDARIES, DECISIONS, SIGNALS } from "./auditBook";
import { closeBooks, on, openBook, type Book, type TableLiteral } from "./book";

afterEach(closeBooks);

const LOADS = [1, 18, 36, 72, 108, 144, 216];
const READINGS: TableLiteral = {
  name: "Readings",
  headers: ["Measure", "Date", "Value", "Load"],
  rows: [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775, 1702.2].map((throughput, i) => [
    "B1",
    on("2026-11-01") + i,
    throughput,
    LOADS[i] ?? 0,
  ]),
  formats: { Date: "d mmm yyyy" },
};

/** All text of a sheet, row by row. */
function textOf({ book }: Book, name: string): readonly string[] {
  const sheet = book.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  return Array.from({ length: 220 }, (_, row) =>
    Array.from({ length: 15 }, (__, column) => String((sheet.value(row, column) as string | number | undefined) ?? ""))
      .filter((cell) => cell !== "")
      .join(" | "),
  ).filter((line) => line !== "");
}

test("the Assumption audit ranks what breaks first, says what follows, and asks for what nobody looked at", async () => {
  const opened = await openBook(AUDIT_BOOK);
  await opened.evaluate();
  const lines = textOf(opened, "Assumption audit");
  expect(lines[0]).toBe("Assumption audit");
  expect(lines[2]).toBe("Crossing ahead");
  expect(lines).toContain(
    "Next safe step: 29 more sites before “One nurse answers every call” breaks. No wave should be larger.",
  );
  expect(lines).toContain(
    "B1 | Sites | 4 | 40 | 12 | Inside | Crossed | 8 Nov 2027: at 10% a month the limit is 11.5 months from 22 Nov 2026.",
  );
  expect(lines).toContain(
    "A1 | One nurse answers every call | 120 | 100 | 0 | Breaks | No | Load-bearing; 1.2 times what it carries; headroom 29.33 sites; replaced by E1 Advice line (designed); Pia.",
  );
  expect(lines).toContain("Founder judgment | Which questions still end up with the one who started it?");
  expect(lines.some((line) => line.startsWith("Heroic effort"))).toBe(false);
  expect(lines).toContain("Mo | 0.15 | 1.5 | 0.75 | 1");
  expect(opened.book.sheets.find(({ name }) => name === "Assumption audit")?.charts).toHaveLength(1);
});

test("readings of a load bring a chart of them, the curve and its peak; the limit of the user's stays", async () => {
  const opened = await openBook([BOUNDARIES, READINGS]);
  const { findings } = await opened.evaluate();
  expect(opened.book.sheets.find(({ name }) => name === "Assumption audit")?.charts).toHaveLength(1);
  const lines = textOf(opened, "Assumption audit");
  // The peak stands last among the figures that the chart draws.
  expect(lines.at(-1)).toMatch(/^96\.5195\d* \| 1883\.89\d*$/);
  expect(findings.find(({ id }) => id === "limit-proposed")).toMatchObject({
    facts: { peak: expect.closeTo(96.5196, 2) as number },
  });
  expect(opened.book.cell("Boundaries!F2").value).toBe(12);
  expect((await opened.evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("the Decision matrix shows each role's part, and one accountable or the lack of it", async () => {
  const rows = [
    ["D1", "Exceptions", "Mo", "D2", "Lead", 50, 30, 20],
    ["D2", "Hires", "Ann, Bo", "Board", "", "", 5, 20],
    ["D3", "Prices", "", "Board", "", "", 5, 20],
  ];
  const opened = await openBook([{ ...DECISIONS, rows }]);
  await opened.evaluate();
  expect(textOf(opened, "Decision matrix").slice(3)).toEqual([
    "ID | Decision | Accountable | Ann | Bo | Board | Lead | Mo",
    "D1 | Exceptions | Mo | E | E | D | A",
    "D2 | Hires | 2 people: Ann, Bo | A | A | E",
    "D3 | Prices | Nobody | E",
  ]);
});

test("a duty whose load nobody knows is counted beside the person's sum, and never a load of 0", async () => {
  const rows = [
    ["D1", "Exceptions", "Mo", "Board", "", "", 30, 20],
    ["D2", "Hires", "Mo", "Board", "", "", "", 20],
    ["D3", "Prices", "Ann", "Board", "", "", 5, ""],
  ];
  const opened = await openBook([{ ...DECISIONS, rows }]);
  await opened.evaluate();
  const lines = textOf(opened, "Assumption audit");
  expect(lines).toContain("Mo | 1.5 | 1.5 | 2 | the load of 1 duty is unknown");
  expect(lines).toContain("Ann | 1 | the load of 1 duty is unknown");
});

test("a figure that cannot be used stands as it is typed, with why there is no date; only a blank is called blank", async () => {
  const rows = [
    ["B1", "Sites", "sites", "about 4", 40, 12, 10],
    ["B2", "Staff", "people", 4, 40, 0, 10],
    ["B3", "Calls", "calls", 4, 40, "", 10],
    ["B4", "Towns", "towns", 4, 8, 12, ""],
    ["B5", "Shops", "shops", 4, 8, 12, -2],
    ["B6", "Lines", "lines", 4, 8, 12, 0.1],
    ["B7", "Cities", "cities", 13, 14, 12, 10],
    ["B8", "States", "states", 0, 8, 12, 10],
  ];
  const opened = await openBook([{ ...BOUNDARIES, rows }]);
  await opened.evaluate();
  const lines = textOf(opened, "Assumption audit");
  for (const line of [
    "B1 | Sites | about 4 | 40 | 12 | Not assessed | Crossed | No date: where it is, or its limit, is not known.",
    "B2 | Staff | 4 | 40 | 0 | Not assessed | Not assessed | No date: where it is, or its limit, is not known.",
    "B3 | Calls | 4 | 40 | (blank) | Not assessed | Not assessed | No date: where it is, or its limit, is not known.",
    "B4 | Towns | 4 | 8 | 12 | Inside | Inside | No date: no growth is given.",
    "B5 | Shops | 4 | 8 | 12 | Inside | Inside | No date: it does not grow.",
    "B6 | Lines | 4 | 8 | 12 | Inside | Inside | No date: at this growth it is more than ten years away.",
    "B7 | Cities | 13 | 14 | 12 | Crossed | Crossed | No date: it is crossed already.",
    "B8 | States | 0 | 8 | 12 | Inside | Inside | No date: growth in percent says nothing while it is at 0.",
  ]) {
    expect(lines).toContain(line);
  }
});

test("a newest reading that cannot be used is not known, and the Current that it outranks is not shown for it", async () => {
  const readings = { ...READINGS, rows: [["B1", on("2026-11-01"), "many", ""]] };
  const opened = await openBook([BOUNDARIES, readings]);
  await opened.evaluate();
  expect(textOf(opened, "Assumption audit")).toContain(
    "B1 | Sites | Not known | 40 | 12 | Not assessed | Crossed | No date: where it is, or its limit, is not known.",
  );
});

test("the Assumption audit says what contradicts and what points nowhere, and why an assumption is open", async () => {
  const signals = {
    ...SIGNALS,
    rows: [["S1", "Calls that wait", "B1", "Higher is worse", 5, 10, 12, on("2026-11-20")]],
  };
  const columns = ["ID", "Assumption", "Boundary", "Holds up to", "Importance", "Evidence level"];
  const assumptions = {
    name: "Assumptions",
    headers: [...columns, "Cost at target", "Cost limit"],
    rows: [
      ["A1", "Calls", "B9", 100, 5, "Measured", "", ""],
      ["A2", "Lists", "B1", "", "", "Measured", "", ""],
      ["A3", "Trips", "B1", 100, 3, "None", "", ""],
      ["A4", "Gifts", "B1", 100, 3, "Measured", 10, 5],
    ],
  };
  const opened = await openBook([BOUNDARIES, signals, assumptions]);
  await opened.evaluate();
  const lines = textOf(opened, "Assumption audit");
  const others = lines.slice(lines.indexOf("What else the sheets say") + 1);
  expect(others.slice(0, 2)).toEqual([
    "Warning | Signal S1 Calls that wait fires while boundary B1 Sites claims to be inside its limit. Lower the boundary's limit, or find out what else makes the signal fire. | Signals!G2, Boundaries!D2",
    "Warning | Assumptions A1 names “B9” under Boundary, which is not in Boundaries. Correct “B9”, or add the row that it names. | Assumptions!C2",
  ]);
  const told = (id: string) =>
    lines
      .find((line) => line.startsWith(`${id} |`))
      ?.split(" | ")
      .at(-1);
  expect(told("A1")).toBe("Load-bearing; nobody knows what will be asked of it; nobody named.");
  expect(told("A2")).toBe(
    "Counts as load-bearing, for nobody said how important it is; nobody knows how far it carries; nobody named.",
  );
  expect(told("A3")).toMatch(/^There is no evidence of how far it carries; /);
  expect(told("A4")).toMatch(/^Costs 10 at target, limit 5; /);
});

test("of more reasons than are printed the Assumption audit says how many are left", async () => {
  const rows = Array.from({ length: 31 }, (_, i) => [`B${i + 1}`, `Sites ${i + 1}`, "sites", 4, 40, 12, 10]);
  const opened = await openBook([{ ...BOUNDARIES, rows }]);
  await opened.evaluate();
  expect(textOf(opened, "Assumption audit")).toContain("And 1 more, in the tables below.");
  const next = await openBook([{ ...BOUNDARIES, rows: rows.slice(1) }]);
  await next.evaluate();
  expect(textOf(next, "Assumption audit").some((line) => line.startsWith("And "))).toBe(false);
});

test("the Decision matrix names who is accountable, however many are consulted", async () => {
  const consulted = Array.from({ length: 13 }, (_, i) => `Role ${i}`).join("; ");
  const headers = ["ID", "Decision", "Accountable", "Consulted"];
  const rows = [1, 2].map((id) => [`D${id}`, `Matter ${id}`, `Zoe ${id}`, consulted]);
  const opened = await openBook([{ name: "Decisions", headers, rows }]);
  await opened.evaluate();
  expect(textOf(opened, "Decision matrix").find((line) => line.startsWith("D2 |"))).toContain("Matter 2 | Zoe 2 | ");
});

test("an assumption that breaks and is replaced in full asks for nothing more", async () => {
  const assumptions = {
    name: "Assumptions",
    headers: ["ID", "Assumption", "Boundary", "Holds up to", "Importance", "Evidence level", "Redesign"],
    rows: [["A1", "Calls", "B1", 10, 5, "Measured", "E1"]],
  };
  const model = (state: string) => ({
    name: "OperatingModel",
    headers: ["ID", "Element", "Kind", "Target design", "State"],
    rows: [["E1", "Line", "Support", "A line per region", state]],
  });
  for (const [state, line] of [
    [
      "In place",
      "Note | A1 Calls breaks: 40 at target, holds up to 10 (4 times). Nothing to do: all that replaces it is",
    ],
    ["Designed", "Blocker | A1 Calls breaks: 40 at target, holds up to 10 (4 times). Replace A1 Calls, and bring its"],
  ] as const) {
    const opened = await openBook([BOUNDARIES, assumptions, model(state)]);
    await opened.evaluate();
    expect(textOf(opened, "Assumption audit").some((one) => one.startsWith(line))).toBe(true);
  }
});
