import { closeBooks, on, openBook, type Book, type TableLiteral } from "./book";

afterEach(closeBooks);

const GATES: TableLiteral = { name: "Gates", headers: ["ID", "Gate"], rows: [["G1", "Pilot exit"]] };
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["ID", "Criterion", "Gate", "Actual", "Pass at", "Evidence date"],
  rows: [
    ["C1", "Trained", "G1", 95, 90, on("2026-11-20")],
    ["C2", "Monitored", "G1", "tbc", 90, on("2026-11-20")],
    ["C3", "Staffed", "G9", 95, 90, "soon"],
  ],
};

/** Text of every row of the report, its cells set off by bars. */
function lines({ book }: Book): readonly string[] {
  const cells = Object.entries(book.snapshot().sheets.find(({ name }) => name === "Gate report")?.cells ?? {});
  const rows = new Map<number, string[]>();
  for (const [address, { value }] of cells) {
    const row = Number(/\d+/.exec(address)?.[0]);
    if (value !== "") rows.set(row, [...(rows.get(row) ?? []), String(value)]);
  }
  return [...rows].sort(([one], [other]) => one - other).map(([, texts]) => texts.join(" | "));
}

test("names at its end every cell that could not be used, with what follows, and says so on the first page", async () => {
  const book = await openBook([GATES, CRITERIA]);
  await book.evaluate();
  const shown = lines(book);
  expect(shown).toContain("3 cells could not be used as they stand; they are named at the end.");
  expect(shown.slice(shown.indexOf("Cells to fix"), shown.indexOf("Figures of the chart"))).toEqual([
    "Cells to fix",
    "C2 counts as No evidence. Found “tbc” in Actual, expected a number, such as 12 or 85%. | Criteria!D3",
    "C3 points nowhere. Found “G9” in Gate, expected an ID or a name from the Gates table. | Criteria!C4",
    "C3 has no Evidence date. Found “soon” in Evidence date, expected a date. | Criteria!F4",
  ]);
});

test("says what a cell that cannot be read counts as, where that is not a blank", async () => {
  const headers = ["ID", "Gate", "Actual", "Pass at", "Must pass", "Weight"];
  const book = await openBook([GATES, { ...CRITERIA, headers, rows: [["C1", "G1", 95, 90, "#N/A", "heavy"]] }]);
  const { problems, messages } = await book.evaluate();
  expect(problems.map((problem) => messages.problem(problem).effect)).toEqual([
    "C1: Must pass counts as Yes: the formula returns an error",
    "C1: Weight counts as 1",
  ]);
});

test("has no such page where every cell could be used", async () => {
  const book = await openBook([GATES, { ...CRITERIA, rows: CRITERIA.rows.slice(0, 1) }]);
  await book.evaluate();
  expect(lines(book)).not.toContain("Cells to fix");
});

test("tells an authority that is not assessed from one that nobody named", async () => {
  const without = await openBook([GATES, CRITERIA]);
  await without.evaluate();
  expect(lines(without)).toContain("To be decided; by whom is not assessed. Decision: not yet.");
  const unnamed = await openBook([
    { ...GATES, headers: ["ID", "Gate", "Authority"], rows: [["G1", "Pilot exit", ""]] },
    CRITERIA,
  ]);
  await unnamed.evaluate();
  expect(lines(unnamed)).toContain("Nobody yet decides. Decision: not yet.");
});
