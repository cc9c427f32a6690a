import { AUDIT_BOOK, BOUNDARIES, DECISIONS } from "./auditBook";
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
    "D1 | Exceptions | One | E | E | D | A",
    "D2 | Hires | 2 people | A | A | E",
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
