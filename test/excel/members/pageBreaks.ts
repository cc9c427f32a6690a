/** PageBreakCollection and PageBreak: manual breaks before a row or column. */

import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { areaOn, rangeOf } from "./range";

type Axis = "rowBreaks" | "columnBreaks";

interface BreakTarget {
  sheet: Worksheet;
  axis: Axis;
  /** The first row or column after the break. */
  at: number;
}

function collection(axis: Axis): (sheet: Worksheet) => HostObject {
  const all = (sheet: Worksheet): HostObject[] =>
    [...sheet[axis]].sort((a, b) => a - b).map((at) => pageBreak({ sheet, axis, at }));
  return defineClass<Worksheet>({
    name: "PageBreakCollection",
    items: all,
    item: (sheet, args) => {
      const at = Number(args.key(0));
      return sheet[axis].includes(at) ? pageBreak({ sheet, axis, at }) : refuse("ItemNotFound");
    },
    methods: {
      Add: (sheet, args) => {
        requireUnprotected(sheet);
        const area = areaOn(sheet, args, 0);
        const at = axis === "rowBreaks" ? area.row : area.column;
        if (at === 0) refuse("InvalidArgument");
        if (!sheet[axis].includes(at)) sheet[axis].push(at);
        sheet.workbook.isDirty = true;
        return pageBreak({ sheet, axis, at });
      },
      GetCount: (sheet) => sheet[axis].length,
      RemovePageBreaks: (sheet) => {
        requireUnprotected(sheet);
        sheet[axis] = [];
        sheet.workbook.isDirty = true;
      },
    },
  });
}

export const horizontalPageBreaks = collection("rowBreaks");
export const verticalPageBreaks = collection("columnBreaks");

const pageBreak: HostClass<BreakTarget> = defineClass({
  name: "PageBreak",
  identity: ({ at }) => ({ _Id: at }),
  scalars: {
    RowIndex: { get: ({ axis, at }) => (axis === "rowBreaks" ? at : 0) },
    ColumnIndex: { get: ({ axis, at }) => (axis === "columnBreaks" ? at : 0) },
  },
  methods: {
    Delete: ({ sheet, axis, at }) => {
      requireUnprotected(sheet);
      sheet[axis] = sheet[axis].filter((one) => one !== at);
      sheet.workbook.isDirty = true;
    },
    GetCellAfterBreak: ({ sheet, axis, at }, _args, context) =>
      rangeOf(context, sheet, {
        row: axis === "rowBreaks" ? at : 0,
        column: axis === "columnBreaks" ? at : 0,
        rows: 1,
        columns: 1,
      }),
  },
});
