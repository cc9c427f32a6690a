/** Worksheet: one sheet with its ranges, tables, layout and protection. */

import { type Area } from "../model/address";
import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import { replaceInCells } from "../model/findCells";
import { copySheet } from "../model/copySheet";
import { requireOpenStructure, requireUnprotected, requireWritable } from "../model/permissions";
import { showLevels } from "../model/outline";
import { deleteSheet, moveSheet, renameSheet, showSheet } from "../model/sheetEdits";
import type { Worksheet } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import { asFlag, asNumber, asText, oneOf } from "../protocol/arguments";
import { EventType } from "../protocol/eventDesk";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";
import { autoFilter } from "./autoFilter";
import { chartCollection } from "./chart";
import { commentCollection } from "./comments";
import { freezePanes } from "./freezePanes";
import { namedItemCollection } from "./namedItem";
import { horizontalPageBreaks, verticalPageBreaks } from "./pageBreaks";
import { pageLayout } from "./pageLayout";
import { rangeOf } from "./range";
import { rangeAreas, rangeAreasAt } from "./rangeAreas";
import { criteriaOf, findAll } from "./rangeSearch";
import { tableCollection } from "./tableCollection";
import { worksheetCustomProperties } from "./worksheetCustomProperties";
import { worksheetProtection } from "./worksheetProtection";

const VISIBILITIES = ["Visible", "Hidden", "VeryHidden"] as const;

/** The client reads showGridlines by its own name but writes it as Gridlines, and likewise the headings. */
function viewFlag(key: "showGridlines" | "showHeadings"): { read: Scalar<Worksheet>; write: Scalar<Worksheet> } {
  return {
    read: { get: (sheet) => sheet[key] },
    write: {
      set: (sheet, value) => {
        requireWritable(sheet.workbook);
        sheet[key] = asFlag(value);
      },
    },
  };
}

const gridlines = viewFlag("showGridlines");
const headings = viewFlag("showHeadings");

function usedRange(sheet: Worksheet, args: Arguments, context: HostContext): HostObject | null {
  const used = sheet.usedArea(args.flag(0));
  return used ? rangeOf(context, sheet, used) : null;
}

export const worksheet: HostClass<Worksheet> = defineClass({
  name: "Worksheet",
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ name }) => name,
      set: (sheet, value) => {
        requireOpenStructure(sheet.workbook);
        renameSheet(sheet, asText(value));
      },
    },
    Position: {
      get: (sheet) => sheet.workbook.sheets.indexOf(sheet),
      set: (sheet, value) => {
        requireOpenStructure(sheet.workbook);
        moveSheet(sheet, asNumber(value));
      },
    },
    Visibility: {
      get: ({ visibility }) => visibility,
      set: (sheet, value) => {
        requireOpenStructure(sheet.workbook);
        showSheet(sheet, oneOf(value, VISIBILITIES));
      },
    },
    TabColor: {
      get: ({ tabColor }) => tabColor,
      set: (sheet, value) => {
        requireUnprotected(sheet);
        sheet.tabColor = value === "" ? "" : parseColor(value);
      },
    },
    ShowGridlines: gridlines.read,
    Gridlines: gridlines.write,
    ShowHeadings: headings.read,
    Headings: headings.write,
  },
  objects: {
    AutoFilter: (sheet) => autoFilter({ sheet }),
    Charts: (sheet) => chartCollection(sheet),
    Comments: (sheet) => commentCollection({ workbook: sheet.workbook, sheet }),
    Names: (sheet) => namedItemCollection({ workbook: sheet.workbook, sheet }),
    Tables: (sheet) => tableCollection({ workbook: sheet.workbook, sheet }),
    Protection: (sheet) => worksheetProtection(sheet),
    FreezePanes: (sheet) => freezePanes(sheet),
    PageLayout: (sheet) => pageLayout(sheet),
    HorizontalPageBreaks: (sheet) => horizontalPageBreaks(sheet),
    VerticalPageBreaks: (sheet) => verticalPageBreaks(sheet),
    CustomProperties: (sheet) => worksheetCustomProperties(sheet),
  },
  eventTarget: ({ id }) => id,
  events: {
    onActivated: ["ActivatedEvent", EventType.worksheetActivated],
    onCalculated: ["CalculatedEvent", EventType.worksheetCalculated],
    onChanged: ["DataChangedEvent", EventType.worksheetChanged],
    onColumnSorted: ["ColumnSortedEvent", EventType.worksheetColumnSorted],
    onDeactivated: ["DeactivatedEvent", EventType.worksheetDeactivated],
    onFormatChanged: ["FormatChangedEvent", EventType.worksheetFormatChanged],
    onFormulaChanged: ["FormulaChangedEvent", EventType.worksheetFormulaChanged],
    onNameChanged: ["EventNameChanged", EventType.worksheetNameChanged],
    onProtectionChanged: ["ProtectionChangedEvent", EventType.worksheetProtectionChanged],
    onRowSorted: ["RowSortedEvent", EventType.worksheetRowSorted],
    onSelectionChanged: ["SelectionChangedEvent", EventType.worksheetSelectionChanged],
    onSingleClicked: ["SingleClickedEvent", EventType.worksheetSingleClicked],
    onVisibilityChanged: ["EventVisibilityChanged", EventType.worksheetVisibilityChanged],
  },
  partial: { Copy: "without pictures and shapes, and charts of kinds that are only kept" },
  methods: {
    Activate: (sheet) => {
      if (sheet.visibility !== "Visible") refuse("InvalidOperation");
      sheet.workbook.activeSheet = sheet;
    },
    Delete: (sheet) => {
      requireOpenStructure(sheet.workbook);
      deleteSheet(sheet);
    },
    GetRange: (sheet, args, context) => {
      if (args.at(0) === undefined) return rangeOf(context, sheet, wholeSheet());
      const place = args.range(0, sheet);
      return place.sheet === sheet ? rangeOf(context, sheet, place.area) : refuse("InvalidArgument");
    },
    GetRangeByIndexes: (sheet, args, context) =>
      rangeOf(context, sheet, {
        row: args.integer(0),
        column: args.integer(1),
        rows: args.integer(2),
        columns: args.integer(3),
      }),
    GetCell: (sheet, args, context) =>
      rangeOf(context, sheet, { row: args.integer(0), column: args.integer(1), rows: 1, columns: 1 }),
    GetUsedRange: (sheet, args, context) =>
      usedRange(sheet, args, context) ?? rangeOf(context, sheet, { row: 0, column: 0, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: usedRange,
    GetRanges: (sheet, args, context) =>
      args.at(0) === undefined
        ? rangeAreas([context.range(sheet, wholeSheet())])
        : rangeAreasAt(context, sheet, args.text(0)),
    FindAll: (sheet, args, context) => findAll(context, { sheet, area: wholeSheet() }, args) ?? refuse("ItemNotFound"),
    FindAllOrNullObject: (sheet, args, context) => findAll(context, { sheet, area: wholeSheet() }, args),
    ReplaceAll: (sheet, args) =>
      replaceInCells(sheet, wholeSheet(), args.text(0), args.text(1), criteriaOf(args.at(2))),
    GetNext: (sheet, args) => neighbour(sheet, 1, args) ?? refuse("ItemNotFound"),
    GetNextOrNullObject: (sheet, args) => neighbour(sheet, 1, args),
    GetPrevious: (sheet, args) => neighbour(sheet, -1, args) ?? refuse("ItemNotFound"),
    GetPreviousOrNullObject: (sheet, args) => neighbour(sheet, -1, args),
    Calculate: (sheet) => {
      sheet.workbook.calculation.now();
    },
    ShowOutlineLevels: (sheet, args) => {
      requireUnprotected(sheet);
      showLevels(sheet, "rows", args.integer(0, 0));
      showLevels(sheet, "columns", args.integer(1, 0));
    },
    Copy: (sheet, args) => {
      requireOpenStructure(sheet.workbook);
      const other = args.object(1)?.target;
      const positions = ["None", "Before", "After", "Beginning", "End"] as const;
      return worksheet(copySheet(sheet, args.oneOf(0, positions, "None"), other as Worksheet | undefined));
    },
  },
});

/** The next or previous sheet, passing over hidden ones when only visible sheets are asked for. */
function neighbour(sheet: Worksheet, step: 1 | -1, args: Arguments): HostObject | null {
  const { sheets } = sheet.workbook;
  let at = sheets.indexOf(sheet) + step;
  while (args.flag(0) && sheets[at] && sheets[at]?.visibility !== "Visible") at += step;
  const found = sheets[at];
  return found ? worksheet(found) : null;
}

function wholeSheet(): Area {
  return { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };
}
