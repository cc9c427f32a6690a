/** RangeBorderCollection and RangeBorder: the lines around and inside a range. */

import { intersection, type Area } from "../model/address";
import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import { changeStyle, sharedStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import type { Border, BorderEdge } from "../model/style";
import { oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";

const SIDES = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
] as const;
type Side = (typeof SIDES)[number];

export const LINES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"] as const;
export const WEIGHTS = ["Hairline", "Thin", "Medium", "Thick"] as const;

interface BorderTarget {
  range: RangeTarget;
  side: Side;
}

/** The cells and the edge of each that together make one side of the area. */
function strips({ row, column, rows, columns }: Area, side: Side): { area: Area; edge: BorderEdge }[] {
  const area = { row, column, rows, columns };
  switch (side) {
    case "EdgeTop":
      return [{ area: { ...area, rows: 1 }, edge: "top" }];
    case "EdgeBottom":
      return [{ area: { ...area, row: row + rows - 1, rows: 1 }, edge: "bottom" }];
    case "EdgeLeft":
      return [{ area: { ...area, columns: 1 }, edge: "left" }];
    case "EdgeRight":
      return [{ area: { ...area, column: column + columns - 1, columns: 1 }, edge: "right" }];
    case "InsideHorizontal":
      return [
        { area: { ...area, rows: rows - 1 }, edge: "bottom" },
        { area: { ...area, row: row + 1, rows: rows - 1 }, edge: "top" },
      ];
    case "InsideVertical":
      return [
        { area: { ...area, columns: columns - 1 }, edge: "right" },
        { area: { ...area, column: column + 1, columns: columns - 1 }, edge: "left" },
      ];
    case "DiagonalDown":
      return [{ area, edge: "diagonalDown" }];
    case "DiagonalUp":
      return [{ area, edge: "diagonalUp" }];
  }
}

function readBorder({ range, side }: BorderTarget): Border | undefined | null {
  const { sheet, area } = range.place();
  const [strip] = strips(area, side);
  if (!strip || !intersection(strip.area, area)) return undefined;
  const text = sharedStyle(sheet, strip.area, ({ borders }) => JSON.stringify(borders[strip.edge] ?? null));
  if (text === null) return null;
  return (JSON.parse(text) as Border | null) ?? undefined;
}

function writeBorder({ range, side }: BorderTarget, change: Partial<Border> | undefined): void {
  const { sheet, area } = range.place();
  requireUnprotected(sheet, "allowFormatCells");
  for (const strip of strips(area, side)) {
    if (strip.area.rows < 1 || strip.area.columns < 1) continue;
    changeStyle(sheet, strip.area, ({ borders }) => {
      const { [strip.edge]: current, ...others } = borders;
      if (!change) return { borders: others };
      const plain: Border = { line: "Continuous", weight: "Thin", color: "#000000" };
      const border: Border = { ...plain, ...current, ...change };
      // A double line has one weight only.
      if (border.line === "Double") border.weight = "Thick";
      return { borders: { ...others, [strip.edge]: border } };
    });
  }
}

const rangeBorder: HostClass<BorderTarget> = defineClass({
  name: "RangeBorder",
  identity: ({ side }) => ({ Id: side }),
  scalars: {
    Id: { get: ({ side }) => side },
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (target) => {
        const border = readBorder(target);
        return border === null ? null : (border?.line ?? "None");
      },
      set: (target, value) => {
        const line = oneOf(value, LINES);
        writeBorder(target, line === "None" ? undefined : { line });
      },
    },
    Color: {
      get: (target) => readBorder(target)?.color ?? (readBorder(target) === null ? null : "#000000"),
      set: (target, value) => {
        writeBorder(target, { color: parseColor(value) });
      },
    },
    Weight: {
      get: (target) => readBorder(target)?.weight ?? (readBorder(target) === null ? null : "Thin"),
      set: (target, value) => {
        writeBorder(target, { weight: oneOf(value, WEIGHTS) });
      },
    },
  },
});

const all = (range: RangeTarget): HostObject[] => SIDES.map((side) => rangeBorder({ range, side }));

export const rangeBorderCollection: HostClass<RangeTarget> = defineClass({
  name: "RangeBorderCollection",
  scalars: { Count: { get: () => SIDES.length } },
  items: all,
  item: (range, args) => rangeBorder({ range, side: args.oneOf(0, SIDES) }),
  methods: { GetItemAt: (range, args) => all(range)[args.integer(0)] ?? refuse("InvalidArgument") },
});

export function borderOfSide(range: RangeTarget, side: string): HostObject {
  return rangeBorder({ range, side: oneOf(side, SIDES) });
}
