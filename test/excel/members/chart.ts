/** ChartCollection and Chart: the charts of a sheet. */

import { bounding, type Area } from "../model/address";
import type { Chart } from "../model/chart";
import { boxOf, type Box } from "../model/chartAnchor";
import { addChart, coverCells, deleteChart, placeChart, setChartData, setChartType } from "../model/chartEdits";
import type { SeriesBy } from "../model/chartSource";
import { isChartType, type ChartType } from "../model/chartTypes";
import { chartCells } from "../model/chartValues";
import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { EventType } from "../protocol/eventDesk";
import { asFlag, asNumber, asText, oneOf, type Arguments } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, NotImplemented, type Scalar } from "../protocol/hostObject";
import { chartAxes } from "./chartAxes";
import {
  changing,
  chartBorder,
  chartFill,
  chartFont,
  chartPlotAreaFormat,
  flagOf,
  within,
  type ChartPart,
  type ChartPlace,
} from "./chartParts";
import { chartSeriesCollection, dataLabels } from "./chartSeries";
import { chartLegend, chartTitle } from "./chartTexts";
import { worksheet } from "./worksheet";

const SERIES_BY = ["Auto", "Columns", "Rows"] as const;

function readType(value: string, member: string): ChartType {
  if (!isChartType(value)) throw new NotImplemented(`${member} ${JSON.stringify(value)}`);
  return value;
}

/** By id or, whatever the case, by name; the first of several with the same name. */
function find(sheet: Worksheet, key: string): HostObject | null {
  const found =
    sheet.charts.find(({ id }) => id === key) ??
    sheet.charts.find(({ name }) => name.toLowerCase() === key.toLowerCase());
  return found ? chartObject({ sheet, chart: found }) : null;
}

export const chartCollection: HostClass<Worksheet> = defineClass({
  name: "ChartCollection",
  scalars: { Count: { get: ({ charts }) => charts.length } },
  items: (sheet) => sheet.charts.map((chart) => chartObject({ sheet, chart })),
  item: (sheet, args) => find(sheet, args.text(0)) ?? refuse("ItemNotFound"),
  partial: { Add: "Excel puts the chart in the middle of the window, we beside its data; kinds the stand-in draws" },
  eventTarget: ({ id }) => id,
  events: {
    onActivated: ["ActivatedEvent", EventType.chartActivated],
    onAdded: ["AddedEvent", EventType.chartAdded],
    onDeactivated: ["DeactivatedEvent", EventType.chartDeactivated],
    onDeleted: ["DeletedEvent", EventType.chartDeleted],
  },
  methods: {
    Add: (sheet, args) => {
      requireUnprotected(sheet, "allowEditObjects");
      const type = readType(args.text(0), "ChartCollection.add");
      const source = args.range(1, sheet);
      const chart = addChart(sheet, type, source.sheet, source.area, args.oneOf(2, SERIES_BY, "Auto"));
      return chartObject({ sheet, chart });
    },
    GetCount: ({ charts }) => charts.length,
    GetItem: (sheet, args) => find(sheet, args.text(0)) ?? refuse("ItemNotFound"),
    GetItemOrNullObject: (sheet, args) => find(sheet, args.text(0)),
    GetItemAt: (sheet, args) => {
      const chart = sheet.charts[args.integer(0)];
      return chart ? chartObject({ sheet, chart }) : refuse("InvalidArgument");
    },
  },
});

/** Place and size in points; kept charts can be moved, too. */
function boxScalar(key: keyof Box): Scalar<ChartPlace> {
  return {
    get: ({ sheet, chart }) => boxOf(sheet, chart.anchor)[key],
    set: ({ sheet, chart }, value) => {
      requireUnprotected(sheet, "allowEditObjects");
      placeChart(sheet, chart, { [key]: asNumber(value) });
      sheet.workbook.isDirty = true;
    },
  };
}

const areaFormat: HostClass<ChartPart<Chart>> = defineClass({
  name: "ChartAreaFormat",
  scalars: { RoundedCorners: flagOf<Chart>("roundedCorners") },
  objects: {
    Border: (target) => chartBorder(within(target, target.part.look.line)),
    Fill: (target) => chartFill({ ...within(target, target.part.look), automatic: "#FFFFFF" }),
    Font: (target) => chartFont({ ...within(target, target.part.font), size: 10 }),
  },
});

const plotArea: HostClass<ChartPlace> = defineClass({
  name: "ChartPlotArea",
  objects: { Format: (place) => chartPlotAreaFormat({ ...place, look: place.chart.plotLook }) },
});

function placeOn(sheet: Worksheet, args: Arguments, at: number): Area {
  const place = args.range(at, sheet);
  return place.sheet === sheet ? place.area : refuse("InvalidArgument");
}

/** All cells a chart is made of, where they are one block. */
function sourceOf({ sheet, chart }: ChartPlace): { sheet: Worksheet; area: Area } {
  const formulas = chart.series.flatMap(({ name, values, categories, bubbleSizes }) => [
    name,
    values,
    categories,
    bubbleSizes,
  ]);
  const cells = formulas.flatMap((formula) => chartCells(sheet.workbook, formula) ?? []);
  const [first, ...others] = cells;
  if (!first || others.some((one) => one.sheet !== first.sheet)) refuse("InvalidOperation");
  return { sheet: first.sheet, area: others.reduce((all, { area }) => bounding(all, area), first.area) };
}

function replot(place: ChartPlace, source: { sheet: Worksheet; area: Area }, by: SeriesBy): void {
  changing(place);
  setChartData(place.chart, source.sheet, source.area, by);
}

/** Charts of kinds the model does not hold answer to their name, id and place only. */
function held({ chart }: ChartPlace): Chart {
  if (chart.stored?.opaque === true) {
    throw new NotImplemented(`Chart (the contents of the chart "${chart.name}", whose kind is kept but not held)`);
  }
  return chart;
}

export const chartObject: HostClass<ChartPlace> = defineClass({
  name: "Chart",
  identity: ({ chart }) => ({ Id: chart.id }),
  scalars: {
    Id: { get: ({ chart }) => chart.id },
    Name: {
      get: ({ chart }) => chart.name,
      set: ({ sheet, chart }, value) => {
        const name = asText(value);
        if (name === "") refuse("InvalidArgument");
        requireUnprotected(sheet, "allowEditObjects");
        chart.name = name;
        sheet.workbook.isDirty = true;
      },
    },
    ChartType: {
      get: (place) => held(place).type,
      set: (place, value) => {
        const type = readType(asText(value), "Chart.chartType");
        changing(place);
        setChartType(place.chart, type);
      },
    },
    PlotBy: {
      get: (place) => held(place).plotBy,
      set: (place, value) => {
        replot(place, sourceOf(place), oneOf(value, ["Rows", "Columns"]));
      },
    },
    PlotVisibleOnly: {
      get: (place) => held(place).plotVisibleOnly,
      set: (place, value) => {
        const only = asFlag(value);
        changing(place);
        place.chart.plotVisibleOnly = only;
      },
    },
    DisplayBlanksAs: {
      get: (place) => held(place).displayBlanksAs,
      set: (place, value) => {
        const shown = oneOf(value, ["NotPlotted", "Zero", "Interplotted"]);
        changing(place);
        place.chart.displayBlanksAs = shown;
      },
    },
    Left: boxScalar("left"),
    Top: boxScalar("top"),
    Width: boxScalar("width"),
    Height: boxScalar("height"),
  },
  objects: {
    Axes: (place) => chartAxes({ ...place, chart: held(place) }),
    DataLabels: (place) => dataLabels({ ...place, all: held(place).series }),
    Format: (place) => areaFormat(within(place, held(place))),
    Legend: (place) => chartLegend(within(place, held(place).legend)),
    PlotArea: (place) => plotArea({ ...place, chart: held(place) }),
    Series: (place) => chartSeriesCollection({ ...place, chart: held(place) }),
    Title: (place) => chartTitle(within(place, held(place).title)),
    Worksheet: ({ sheet }) => worksheet(sheet),
  },
  eventTarget: ({ chart }) => chart.id,
  events: {
    onActivated: ["ActivatedEvent", EventType.chartActivated],
    onDeactivated: ["DeactivatedEvent", EventType.chartDeactivated],
  },
  methods: {
    Activate: ({ sheet, chart }) => {
      if (sheet.visibility !== "Visible") refuse("InvalidOperation");
      sheet.workbook.activeSheet = sheet;
      sheet.workbook.activateChart({ sheet, chart });
    },
    Delete: ({ sheet, chart }) => {
      requireUnprotected(sheet, "allowEditObjects");
      if (!sheet.charts.includes(chart)) refuse("InvalidReference");
      deleteChart(sheet, chart);
    },
    SetData: (place, args) => {
      replot(place, args.range(0, place.sheet), args.oneOf(1, SERIES_BY, "Auto"));
    },
    SetPosition: ({ sheet, chart }, args) => {
      requireUnprotected(sheet, "allowEditObjects");
      const end = args.at(1) === undefined ? undefined : placeOn(sheet, args, 1);
      coverCells(sheet, chart, placeOn(sheet, args, 0), end);
      sheet.workbook.isDirty = true;
    },
  },
});
