/** ChartTitle, ChartAxisTitle and ChartLegend: the words around a chart's plot. */

import { LEGEND_POSITIONS, type ChartLegend, type ChartText } from "../model/chart";
import { CHART_KINDS, isRound } from "../model/chartTypes";
import { ownText, resolveSeries, titleText } from "../model/chartValues";
import { refuse } from "../model/excelError";
import { asFlag, asText } from "../protocol/arguments";
import type { Arguments } from "../protocol/arguments";
import { defineClass, type HostClass, type Scalar } from "../protocol/hostObject";
import {
  changing,
  chartAxisTitleFormat,
  chartLegendFormat,
  chartTitleFormat,
  choiceOf,
  flagOf,
  type ChartPart,
} from "./chartParts";

const TITLE_SIZE = 14;
const AXIS_TITLE_SIZE = 10;

/** Giving a text shows it. */
function textScalar(automatic: (target: ChartPart<ChartText>) => string): Scalar<ChartPart<ChartText>> {
  return {
    get: automatic,
    set: (target, value) => {
      const text = asText(value);
      changing(target);
      delete target.part.formula;
      target.part.text = text;
      target.part.visible = true;
    },
  };
}

/** The text of a cell, such as "=Sheet1!$A$1". */
function setFormula(target: ChartPart<ChartText>, args: Arguments): void {
  const formula = args.text(0);
  if (!/^=.+!.+/.test(formula)) refuse("InvalidArgument");
  changing(target);
  target.part.formula = formula;
  target.part.visible = true;
}

export const chartTitle: HostClass<ChartPart<ChartText>> = defineClass({
  name: "ChartTitle",
  scalars: {
    Text: textScalar(({ sheet, chart }) => titleText(sheet.workbook, chart)),
    Visible: flagOf<ChartText>("visible"),
    Overlay: flagOf<ChartText>("overlay"),
  },
  objects: {
    Format: ({ sheet, chart, part }) => chartTitleFormat({ sheet, chart, ...part, size: TITLE_SIZE }),
  },
  methods: { SetFormula: setFormula },
});

export const chartAxisTitle: HostClass<ChartPart<ChartText>> = defineClass({
  name: "ChartAxisTitle",
  scalars: {
    Text: textScalar(({ sheet, part }) => ownText(sheet.workbook, part) ?? "Axis Title"),
    Visible: flagOf<ChartText>("visible"),
  },
  objects: {
    Format: ({ sheet, chart, part }) => chartAxisTitleFormat({ sheet, chart, ...part, size: AXIS_TITLE_SIZE }),
  },
  methods: { SetFormula: setFormula },
});

export const chartLegend: HostClass<ChartPart<ChartLegend>> = defineClass({
  name: "ChartLegend",
  scalars: {
    Visible: flagOf<ChartLegend>("visible"),
    Overlay: flagOf<ChartLegend>("overlay"),
    Position: choiceOf<ChartLegend, "position">("position", LEGEND_POSITIONS),
  },
  partial: { Position: "not Custom" },
  objects: {
    Format: ({ sheet, chart, part }) => chartLegendFormat({ sheet, chart, look: part.look, font: part.font }),
    LegendEntries: (target) => chartLegendEntries(target),
  },
});

/** One entry for each series, or for each slice of a circle. */
function entryCount({ sheet, chart }: ChartPart<ChartLegend>): number {
  const [first] = chart.series;
  if (!first || !isRound(CHART_KINDS[chart.type])) return chart.series.length;
  return resolveSeries(sheet.workbook, chart, first).values.length;
}

const chartLegendEntries: HostClass<ChartPart<ChartLegend>> = defineClass({
  name: "ChartLegendEntryCollection",
  items: (target) => Array.from({ length: entryCount(target) }, (_, place) => legendEntry({ ...target, place })),
  methods: {
    GetCount: entryCount,
    GetItemAt: (target, args) => {
      const place = args.integer(0);
      return place >= 0 && place < entryCount(target) ? legendEntry({ ...target, place }) : refuse("InvalidArgument");
    },
  },
});

interface EntryTarget extends ChartPart<ChartLegend> {
  place: number;
}

const legendEntry: HostClass<EntryTarget> = defineClass({
  name: "ChartLegendEntry",
  scalars: {
    Index: { get: ({ place }) => place },
    Visible: {
      get: ({ part, place }) => !part.hidden.includes(place),
      set: (target, value) => {
        const shown = asFlag(value);
        changing(target);
        const others = target.part.hidden.filter((one) => one !== target.place);
        target.part.hidden = shown ? others : [...others, target.place];
      },
    },
  },
});
