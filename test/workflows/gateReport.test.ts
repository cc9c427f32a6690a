import { closeBooks, on, openBook, type Book, type Cell, type TableLiteral } from "./book";

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

describe("what people enter on a gate's signing line", () => {
  const SIGNED = ["Ann Lee", on("2026-11-22"), "signed, with conditions"];
  const sheetOf = ({ book }: Book) => {
    const sheet = book.sheets.find(({ name }) => name === "Gate report");
    if (sheet === undefined) throw new Error("there is no Gate report");
    return sheet;
  };
  const signingRows = (book: Book): readonly number[] =>
    Array.from({ length: 80 }, (_, row) => row).filter((row) =>
      /Name, date, signature:/.test(String(sheetOf(book).value(row, 0) as Cell)),
    );
  const entries = (book: Book) =>
    signingRows(book).map((row) => [0, 5, 6, 7].map((column) => sheetOf(book).value(row, column)));

  const signed = async (): Promise<Book> => {
    const gates = {
      ...GATES,
      headers: ["ID", "Gate", "Decision", "Decided on"],
      rows: [
        ["G1", "Pilot exit", "", ""],
        ["G2", "Region", "", ""],
      ],
    };
    const book = await openBook([gates, CRITERIA]);
    await book.evaluate();
    const [, row = 0] = signingRows(book);
    SIGNED.forEach((value, index) => {
      book.book.setCell(`Gate report!${"FGH".charAt(index)}${row + 1}`, value);
    });
    return book;
  };
  const LABEL = "Name, date, signature:";

  test("stays where it is, and is no change", async () => {
    const book = await signed();
    expect((await book.evaluate()).written.cells).toBe(0);
    expect(entries(book)[1]).toEqual([LABEL, ...SIGNED]);
  });

  test("stays behind the label too, and can be taken away again", async () => {
    const book = await signed();
    const cell = `Gate report!A${(signingRows(book)[0] ?? 0) + 1}`;
    for (const label of [`${LABEL} Bo, today`, LABEL]) {
      book.book.setCell(cell, label);
      expect((await book.evaluate()).written.cells).toBe(0);
      expect(entries(book)[0]?.[0]).toBe(label);
    }
  });

  test("is kept on the line of the choice too, whatever became of the gate", async () => {
    const book = await signed();
    const choices = (): readonly (readonly [number, unknown])[] =>
      Array.from({ length: 90 }, (_, row): [number, unknown] => [row, sheetOf(book).value(row, 5)]).filter(([row]) =>
        String(sheetOf(book).value(row, 0) as Cell).includes("Decision (Go"),
      );
    const [, [row] = [0]] = choices();
    book.book.setCell(`Gate report!F${row + 1}`, "Hold");
    expect((await book.evaluate()).written.cells).toBe(0);
    book.book.setCell("Gates!C3", "Hold");
    book.book.setCell("Gates!D3", on("2026-11-22"));
    await book.evaluate();
    expect(choices().map(([, entered]) => entered)).toContain("Hold");
    expect((await book.evaluate()).written.cells).toBe(0);
  });

  test("moves with its line when blocks move, also when the gate is decided", async () => {
    const book = await signed();
    const before = signingRows(book)[1];
    book.book.setCell("Criteria!C4", "G1");
    book.book.setCell("Gates!C3", "No-go");
    book.book.setCell("Gates!D3", on("2026-11-22"));
    await book.evaluate();
    expect(signingRows(book)[1]).not.toBe(before);
    expect(entries(book).map((line) => line.slice(1).some(Boolean))).toEqual([false, true]);
    expect(entries(book)[1]).toEqual([LABEL, ...SIGNED]);
    expect((await book.evaluate()).written.cells).toBe(0);
  });

  test("stays at the end of the report when its gate is gone", async () => {
    const book = await signed();
    book.book.setCell("Gates!A3", "G3");
    await book.evaluate();
    expect(entries(book).at(-1)).toEqual([`G2: ${LABEL}`, ...SIGNED]);
    expect((await book.evaluate()).written.cells).toBe(0);
    expect(entries(book)).toHaveLength(3);
  });
});
