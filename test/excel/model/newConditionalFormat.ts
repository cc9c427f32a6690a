/** What a conditional format of each kind starts with. */

import type { Area } from "./address";
import type { ConditionalFormat, ConditionalKind, DataBarRule, IconSetRule } from "./conditionalFormat";
import type { Worksheet } from "./worksheet";

/** The icon sets: how many icons each has, and its name in files. Those marked are newer than the file format's first edition. */
export const ICON_SETS: Readonly<Record<string, { file: string; count: number; extended?: true }>> = {
  ThreeArrows: { file: "3Arrows", count: 3 },
  ThreeArrowsGray: { file: "3ArrowsGray", count: 3 },
  ThreeFlags: { file: "3Flags", count: 3 },
  ThreeTrafficLights1: { file: "3TrafficLights1", count: 3 },
  ThreeTrafficLights2: { file: "3TrafficLights2", count: 3 },
  ThreeSigns: { file: "3Signs", count: 3 },
  ThreeSymbols: { file: "3Symbols", count: 3 },
  ThreeSymbols2: { file: "3Symbols2", count: 3 },
  FourArrows: { file: "4Arrows", count: 4 },
  FourArrowsGray: { file: "4ArrowsGray", count: 4 },
  FourRedToBlack: { file: "4RedToBlack", count: 4 },
  FourRating: { file: "4Rating", count: 4 },
  FourTrafficLights: { file: "4TrafficLights", count: 4 },
  FiveArrows: { file: "5Arrows", count: 5 },
  FiveArrowsGray: { file: "5ArrowsGray", count: 5 },
  FiveRating: { file: "5Rating", count: 5 },
  FiveQuarters: { file: "5Quarters", count: 5 },
  ThreeStars: { file: "3Stars", count: 3, extended: true },
  ThreeTriangles: { file: "3Triangles", count: 3, extended: true },
  FiveBoxes: { file: "5Boxes", count: 5, extended: true },
};

/** Icons that share the values evenly, as Excel fills a set in. */
export function newIconSet(style: string): IconSetRule {
  const count = ICON_SETS[style]?.count ?? 3;
  const criteria = Array.from({ length: count }, (_unused, index) => ({
    type: index === 0 ? "Invalid" : "Percent",
    operator: index === 0 ? "Invalid" : "GreaterThanOrEqual",
    formula: index === 0 ? "" : `=${Math.round((100 * index) / count)}`,
  }));
  return { style, reverseIconOrder: false, showIconOnly: false, criteria };
}

export function newDataBar(): DataBarRule {
  return {
    showDataBarOnly: false,
    barDirection: "Context",
    axisFormat: "Automatic",
    axisColor: "#000000",
    lowerBound: { type: "Automatic" },
    upperBound: { type: "Automatic" },
    positive: { fillColor: "#638EC6", gradientFill: true, borderColor: "" },
    negative: {
      fillColor: "#FF0000",
      matchPositiveFillColor: false,
      borderColor: "",
      matchPositiveBorderColor: false,
    },
  };
}

const FIRST_RULES: Readonly<Record<ConditionalKind, () => Partial<ConditionalFormat>>> = {
  Custom: () => ({}),
  CellValue: () => ({}),
  DataBar: () => ({ dataBar: newDataBar() }),
  ColorScale: () => ({
    colorScale: {
      minimum: { type: "LowestValue", color: "#F8696B" },
      midpoint: { type: "Percentile", formula: "50", color: "#FFEB84" },
      maximum: { type: "HighestValue", color: "#63BE7B" },
    },
  }),
  IconSet: () => ({ iconSet: newIconSet("ThreeTrafficLights1") }),
  TopBottom: () => ({ topBottom: { rank: 10, type: "TopItems" } }),
  PresetCriteria: () => ({}),
  ContainsText: () => ({}),
};

export function newConditionalId(sheet: Worksheet): string {
  return `{${String(sheet.workbook.newNumber()).padStart(8, "0")}-000E-0000-0000-000000000000}`;
}

/** Adds a format of the kind with the highest priority. */
export function addConditionalFormat(sheet: Worksheet, areas: Area[], type: ConditionalKind): ConditionalFormat {
  for (const other of sheet.conditionalFormats) other.priority++;
  const format: ConditionalFormat = {
    id: newConditionalId(sheet),
    areas,
    type,
    priority: 0,
    stopIfTrue: false,
    look: {},
    ...FIRST_RULES[type](),
  };
  sheet.conditionalFormats.push(format);
  sheet.workbook.touched();
  return format;
}

export const byPriority = (a: ConditionalFormat, b: ConditionalFormat): number => a.priority - b.priority;

/** Gives the format another place in the order: negative ones count from the back, ones too far mean the end. */
export function setPriority(sheet: Worksheet, format: ConditionalFormat, priority: number): void {
  const order = sheet.conditionalFormats.filter((one) => one !== format).sort(byPriority);
  const at = priority < 0 ? Math.max(0, order.length + 1 + priority) : Math.min(priority, order.length);
  order.splice(at, 0, format);
  order.forEach((one, index) => (one.priority = index));
  sheet.workbook.touched();
}
