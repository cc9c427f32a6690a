import { planReport } from "../../src/workflows/planReport";
import { ReportPage, type Report } from "../../src/reports/report";
import type { ReportChart } from "../../src/reports/reportChart";
import { CHART_KINDS } from "../excel/model/chartTypes";
import { resolveSeries } from "../excel/model/chartValues";
import type { Chart } from "../excel/model/chart";
import { closeBooks, openBook } from "../workflows/book";

afterEach(closeBooks);

const FIGURES = [
  ["Week", "Errors", "Upper limit", "Planned"],
  [11, 3, 9, ""],
  [12, 5, 9, 4],
  [13, "", 9, 2],
] as const;
const COURSE: ReportChart = {
  key: "course",
  title: "Errors a week",
  kind: "lines",
  along: 0,
  figures: FIGURES,
  columns: [{}, {}, {}, {}],
  horizontal: { title: "Week" },
  vertical: { title: "Errors", minimum: 0 },
  series: [
    { column: 1, name: "Errors", look: "course" },
    { column: 2, name: "Upper limit", look: "limit" },
  ],
};

/** The charts of a report as Excel has them once it is written. */
async function written(...charts: readonly ReportChart[]): Promise<{ charts: Chart[]; drawn: unknown[] }> {
  const open = await openBook([]);
  const page = new ReportPage().add("title", [["Charts"]]);
  for (const chart of charts) page.chart(chart, 12, { gap: 1 });
  const report: Report = {
    key: "charts",
    name: "Charts",
    widths: [20, 20, 20, 20],
    blocks: page.figures("Figures").blocks,
  };
  const snapshot = await open.workbook.read({ tables: [], reports: ["charts"] });
  const { edit, record } = planReport(report, snapshot);
  if (edit === undefined) throw new Error("There is nothing to write");
  const plan = { columns: [], cells: [], reports: [edit] };
  await open.workbook.write({ ...plan, record: { ...snapshot.record, reports: { charts: record } } }, snapshot);
  const sheet = open.book.sheet("Charts");
  const made = sheet?.charts ?? [];
  const drawn = made.map((chart) =>
    chart.series.map((one) => {
      const { name, x, categories, values } = resolveSeries(open.book, chart, one);
      return { name, along: chart.type.startsWith("XY") ? x : categories, values };
    }),
  );
  const again = await open.workbook.read({ tables: [], reports: ["charts"] });
  expect(planReport(report, again).edit).toBeUndefined();
  return { charts: made, drawn };
}

test("lines run over figures in their own cells, which are no series although they are figures", async () => {
  const { charts, drawn } = await written(COURSE);
  expect(drawn).toEqual([
    [
      { name: "Errors", along: ["11", "12", "13"], values: [3, 5, undefined] },
      { name: "Upper limit", along: ["11", "12", "13"], values: [9, 9, 9] },
    ],
  ]);
  const [chart] = charts;
  expect(chart?.series.map(({ type }) => CHART_KINDS[type].family)).toEqual(["line", "line"]);
  expect(chart?.series[1]?.look.line.style).toBe("Dash");
  expect([chart?.categoryAxis.title.text, chart?.valueAxis.title.text]).toEqual(["Week", "Errors"]);
});

test("a scatter has figures along both axes; points alone are not joined", async () => {
  const { charts, drawn } = await written({
    ...COURSE,
    kind: "scatter",
    series: [...COURSE.series, { column: 3, name: "Planned", look: "points" }],
  });
  expect(drawn).toEqual([
    [
      { name: "Errors", along: [11, 12, 13], values: [3, 5, undefined] },
      { name: "Upper limit", along: [11, 12, 13], values: [9, 9, 9] },
      { name: "Planned", along: [11, 12, 13], values: [undefined, 4, 2] },
    ],
  ]);
  expect(charts[0]?.series[2]?.look.line.style).toBe("None");
  expect(charts[0]?.series[2]?.marker.style).toBe("Circle");
});

test("several charts on one sheet each have their own figures", async () => {
  const other: ReportChart = {
    ...COURSE,
    key: "load",
    title: "Load",
    kind: "columns",
    series: [{ column: 3, name: "Planned", look: "known", labels: "0" }],
  };
  const { drawn } = await written(COURSE, other);
  expect(drawn[1]).toEqual([{ name: "Planned", along: ["11", "12", "13"], values: [undefined, 4, 2] }]);
});
