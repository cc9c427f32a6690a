import { resolveSeries } from "../excel/model/chartValues";
import { boxOf, anchorAt } from "../excel/model/chartAnchor";
import { Chart, newSeries } from "../excel/model/chart";
import { deleteSheet } from "../excel/model/sheetEdits";
import { openWorkbook, saveWorkbook, type Worksheet } from "../excel";
import { closeBooks, on, openBook, type Book, type Cell, type TableLiteral } from "./book";

afterEach(closeBooks);

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Planned date", "Pass score"],
  rows: [
    ["G1", "Pilot exit", on("2026-12-20"), ""],
    ["G2", "First region", "", 80],
    ["G3", "Full network", on("2026-12-04"), ""],
  ],
};
const criterion = (gate: string, actual: Cell, owner: string): readonly Cell[] => [
  `${gate} ${owner}`,
  gate,
  actual,
  90,
  owner,
];
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["Criterion", "Gate", "Actual", "Pass at", "Owner"],
  rows: [
    criterion("G1", 95, "Ada"),
    criterion("G1", 95, "Dora"),
    criterion("G1", 95, "Ed"),
    criterion("G1", "", "Cleo"),
    criterion("G2", 95, "Ada"),
    criterion("G3", "", "Bo"),
    criterion("G3", "", ""),
    criterion("G3", 95, "Cleo"),
  ],
};

function sheetOf({ book }: Book): Worksheet {
  const sheet = book.sheet("Gate report");
  if (sheet === undefined) throw new Error("There is no report");
  return sheet;
}

function chartOf(open: Book): Chart {
  const [chart, ...others] = sheetOf(open).charts;
  if (chart === undefined || others.length > 0) throw new Error(`There are ${sheetOf(open).charts.length} charts`);
  return chart;
}

/** What each series draws, by its name; undefined: nothing. */
function drawn(open: Book): Record<string, readonly unknown[]> {
  open.book.calculation.refresh();
  const chart = chartOf(open);
  return Object.fromEntries(
    chart.series.map((one) => {
      const { name, values } = resolveSeries(open.book, chart, one);
      return [name, values];
    }),
  );
}

const addGate = ({ book }: Book): void => {
  for (const [column, value] of ["G4", "Further", "", 85].entries()) {
    book.setCell(`Gates!${"ABCD".charAt(column)}5`, value);
  }
  book.setCell("Criteria!A10", "Fourth");
  book.setCell("Criteria!B10", "G4");
  book.setCell("Criteria!C10", 10);
  book.setCell("Criteria!D10", 90);
};

test("draws every gate's score, its open range and thresholds; a gate without a score has no bar", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  expect(open.syncs()).toBe(4);
  expect(drawn(open)).toEqual({
    "Sure without a score": [undefined, undefined, expect.closeTo(100 / 3, 6)],
    Score: [75, 100, undefined],
    "Missing evidence": [25, 0, expect.closeTo(200 / 3, 6)],
    Warn: [75, 75, 75],
    Pass: [90, 80, 90],
  });
  const { legend, title, name } = chartOf(open);
  expect([legend.visible, legend.hidden, title.text]).toEqual([true, [0], name]);
  expect((await open.evaluate()).written).toEqual({ cells: 0, sheets: [] });
  expect(open.syncs()).toBe(2);
});

test("follows its figures when gates come; place, size and looks that the user gave it stay", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  const chart = chartOf(open);
  const { look } = chart.series[1] ?? newSeries("Line");
  look.fill = "#FF0000";
  const place = boxOf(sheetOf(open), chart.anchor);
  chart.anchor = anchorAt(sheetOf(open), { ...place, width: 300, height: 111 });
  addGate(open);
  await open.evaluate();
  expect(drawn(open)).toMatchObject({ Score: [75, 100, undefined, 0], Pass: [90, 80, 90, 85] });
  expect(chartOf(open).series[1]?.look.fill).toBe("#FF0000");
  const moved = boxOf(sheetOf(open), chartOf(open).anchor);
  expect([moved.width, moved.height]).toEqual([300, 111]);
  expect(moved.top).toBeGreaterThan(place.top);
});

test("stays where the user put it while the rows behind it stay where they are", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  chartOf(open).anchor = anchorAt(sheetOf(open), { left: 40, top: 900, width: 300, height: 100 });
  open.book.setCell("Criteria!A10", "Another");
  open.book.setCell("Criteria!B10", "G2");
  await open.evaluate();
  expect(boxOf(sheetOf(open), chartOf(open).anchor).left).toBeCloseTo(40);
  expect(drawn(open)["Score"]).toEqual([75, undefined, undefined]);
});

test("is known by its id once it was read, whatever it is called by then, in a reopened file too", async () => {
  const first = await openBook([GATES, CRITERIA]);
  await first.evaluate();
  addGate(first);
  await first.evaluate();
  const open = await openBook([], await openWorkbook(await saveWorkbook(first.book)));
  chartOf(open).name = "Our scores";
  open.book.setCell("Gates!A6", "G5");
  await open.evaluate();
  expect(drawn(open)["Score"]).toHaveLength(5);
});

test("stays deleted where the user deleted it, and comes back with a new sheet", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  sheetOf(open).charts = [];
  addGate(open);
  await open.evaluate();
  expect(sheetOf(open).charts).toEqual([]);
  deleteSheet(sheetOf(open));
  await open.evaluate();
  expect(drawn(open)["Score"]).toHaveLength(4);
});

test("a series that the user deleted stays deleted, one that they added stays theirs", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  const chart = chartOf(open);
  const own = newSeries("LineMarkers", { name: "Plan", values: "=Gates!$D$2:$D$4" });
  chart.series = [...chart.series.filter(({ name }) => name !== "Warn"), own];
  addGate(open);
  await open.evaluate();
  expect(Object.keys(drawn(open))).toEqual(["Sure without a score", "Score", "Missing evidence", "Pass", "Plan"]);
  expect(drawn(open)["Pass"]).toEqual([90, 80, 90, 85]);
  expect(chartOf(open).series.at(-1)?.values).toBe("=Gates!$D$2:$D$5");
});

test("a making that was cut short anywhere is finished by the next evaluation: one chart, complete", async () => {
  for (const part of [0.5, 0.8, 0.9, 0.95, 0.98]) {
    const open = await openBook([GATES, CRITERIA]);
    open.addin.host.faultAt = (request) =>
      request === 4 ? { kind: "fail-midway", code: "GeneralException", part } : undefined;
    await expect(open.evaluate()).rejects.toMatchObject({ reason: { code: "host-refused" } });
    open.addin.host.faultAt = undefined;
    await open.evaluate();
    expect(drawn(open)).toMatchObject({ Score: [75, 100, undefined], Pass: [90, 80, 90] });
    expect(chartOf(open).legend.hidden).toEqual([0]);
    expect((await open.evaluate()).written).toEqual({ cells: 0, sheets: [] });
  }
});

test("the figures stand at the end of the sheet, and who owes what by when before the gates' own pages", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  const sheet = open.book.snapshot().sheets.find(({ name }) => name === "Gate report");
  const rows = new Map<number, string[]>();
  for (const [address, { value }] of Object.entries(sheet?.cells ?? {})) {
    const row = Number(/\d+/.exec(address)?.[0]);
    if (value !== "") rows.set(row, [...(rows.get(row) ?? []), String(value)]);
  }
  const lines = [...rows].sort(([one], [other]) => one - other).map(([, texts]) => texts.join(" | "));
  const owed = lines.indexOf("Who owes what by when");
  expect(lines.slice(owed + 2, owed + 5)).toEqual([
    "G3 | Bo | 4 Dec 2026 | (blank) | No evidence | Give evidence for G3 Bo: ≥ 90. Criteria!C7",
    "G1 | Cleo | 20 Dec 2026 | (blank) | No evidence | Give evidence for G1 Cleo: ≥ 90. Criteria!C5",
    expect.stringMatching(/^G3 \| Nobody named \| 4 Dec 2026/),
  ]);
  expect(lines.indexOf("G1 Pilot exit")).toBeGreaterThan(owed);
  expect(lines.slice(-6)[0]).toBe("Figures of the chart");
});
