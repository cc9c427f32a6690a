import { resolveSeries } from "../excel/model/chartValues";
import { openWorkbook, saveWorkbook, type Workbook } from "../excel";
import { renewBaseline } from "../../src/workflows/answerSupport";
import { closeBooks, columnOf, on, openBook, TODAY, type TableLiteral } from "./book";
import { FIT_METRICS, FIT_READINGS, weekly } from "./fitBook";

afterEach(closeBooks);

/** Twenty readings around 96. */
const BASELINE = [95, 96, 97, 96].flatMap((value) =>
  Array.from({ length: 5 }, (_, index) => value + (index % 2 ? 1 : -1)),
);
const READ = [...BASELINE, 96, 70, 96, 96];
const metric = (id: string, target: number): readonly (string | number)[] => [
  id,
  "Calls answered",
  "Quality",
  "Higher is better",
  "",
  target,
  "",
  "",
  "",
  "",
];
const METRICS: TableLiteral = { ...FIT_METRICS, rows: [metric("M2", 90), metric("M7", 80)] };
const READINGS: TableLiteral = { ...FIT_READINGS, rows: [...weekly("M2", READ), ...weekly("M7", BASELINE)] };

interface Drawn {
  readonly title: string;
  readonly along: readonly string[];
  readonly series: Readonly<Record<string, readonly (number | undefined)[]>>;
}

function drawn(book: Workbook): readonly Drawn[] {
  book.calculation.refresh();
  return (book.sheet("Fit review")?.charts ?? []).map((chart) => {
    const resolved = chart.series.map((one) => resolveSeries(book, chart, one));
    return {
      title: chart.title.text ?? "",
      along: resolved[0]?.categories ?? [],
      series: Object.fromEntries(resolved.map(({ name, values }) => [name, values])),
    };
  });
}

/** By hand: mean and mean moving range of some readings. */
function byHand(values: readonly number[]): { readonly mean: number; readonly upper: number; readonly lower: number } {
  let [sum, moved] = [0, 0];
  values.forEach((value, index) => {
    sum += value;
    moved += index === 0 ? 0 : Math.abs(value - (values[index - 1] ?? NaN));
  });
  const [mean, range] = [sum / values.length, moved / (values.length - 1)];
  return { mean, upper: mean + 2.66 * range, lower: mean - 2.66 * range };
}

const all = (value: number, count: number) => Array.from({ length: count }, () => expect.closeTo(value, 6) as number);

test("a control chart draws readings, mean, limits, target and what signals, natively and in the saved file too", async () => {
  const { book, evaluate } = await openBook([METRICS, READINGS]);
  await evaluate();
  const { mean, upper, lower } = byHand(BASELINE);
  const expected = {
    title: "M2 Calls answered",
    along: expect.arrayContaining(["20 Nov 2026"]) as string[],
    series: {
      Reading: READ,
      Mean: all(mean, 24),
      "Upper limit": all(upper, 24),
      "Lower limit": all(lower, 24),
      Signal: READ.map((value) => (value === 70 ? 70 : undefined)),
      Target: all(90, 24),
    },
  };
  expect(drawn(book)[0]).toEqual(expected);
  expect(drawn(await openWorkbook(await saveWorkbook(book)))[0]).toEqual(expected);
  const [chart] = book.sheet("Fit review")?.charts ?? [];
  expect(chart?.series.map(({ look: { line }, marker }) => [line.style, marker.style])).toEqual([
    [undefined, "Circle"],
    ["RoundDot", "None"],
    ["Dash", "None"],
    ["Dash", "None"],
    ["None", "Diamond"],
    [undefined, "None"],
  ]);
});

test("limits step where a new baseline begins", async () => {
  const later = READ.map((value) => value + 6);
  const rows = weekly("M2", [...BASELINE, ...later]);
  const { book, evaluate, workbook } = await openBook([METRICS, { ...READINGS, rows }]);
  const options = { by: "Ann", version: "1", today: TODAY, language: "en", now: new Date(0) };
  await renewBaseline(workbook, "M2", { from: on("2026-06-12"), reason: "New desk" }, options);
  await evaluate();
  const [before, after] = [byHand(BASELINE), byHand(later.slice(0, 20))];
  expect(drawn(book)[0]?.series).toMatchObject({
    Mean: [...all(before.mean, 20), ...all(after.mean, 24)],
    "Upper limit": [...all(before.upper, 20), ...all(after.upper, 24)],
    "Lower limit": [...all(before.lower, 20), ...all(after.lower, 24)],
    Signal: [...BASELINE.map(() => undefined), ...later.map((value) => (value === 76 ? 76 : undefined))],
  });
});

test("what may change stands above the chart, not in the title that it was made with", async () => {
  const { book, evaluate } = await openBook([METRICS, READINGS]);
  await evaluate();
  const lines = (): readonly unknown[] =>
    Object.values(book.snapshot().sheets.find(({ name }) => name === "Fit review")?.cells ?? {}).map(
      ({ value }) => value,
    );
  expect(lines()).toContain("M2 Calls answered: consistently fits.");
  book.setCell("FitMetrics!F2", 96);
  await evaluate();
  expect(lines()).toContain("M2 Calls answered: hit and miss.");
  expect(drawn(book)[0]?.title).toBe("M2 Calls answered");
});

test("a chart goes with its metric, and none draws the figures of another", async () => {
  const { book, evaluate } = await openBook([METRICS, READINGS]);
  await evaluate();
  expect(drawn(book).map(({ title }) => title)).toEqual(["M2 Calls answered", "M7 Calls answered"]);
  for (let row = 2; row < 20; row += 1) book.setCell(`Readings!A${row}`, "M9");
  await evaluate();
  expect(drawn(book).map(({ title, series }) => [title, series["Reading"]])).toEqual([["M7 Calls answered", BASELINE]]);
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
  for (let row = 2; row < 20; row += 1) book.setCell(`Readings!A${row}`, "M2");
  await evaluate();
  expect(drawn(book).find(({ title }) => title.startsWith("M2"))?.series["Reading"]).toEqual(READ);
  expect(columnOf(book, "FitMetrics", "Trend")).toHaveLength(2);
});
