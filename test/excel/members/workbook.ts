/** Workbook: the object every request starts from. */

import { refuse } from "../model/excelError";
import { asFlag } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { Workbook } from "../model/workbook";
import { application } from "./application";
import { chartObject } from "./chart";
import { commentCollection } from "./comments";
import { customXmlPartCollection } from "./customXmlParts";
import { documentProperties } from "./documentProperties";
import { functions } from "./functions";
import { namedItemCollection } from "./namedItem";
import { rangeOf, rangeOfTarget } from "./range";
import { styleCollection } from "./namedStyle";
import { rangeAreas } from "./rangeAreas";
import { runtime } from "./runtime";
import { settingCollection } from "./settings";
import { tableCollection } from "./tableCollection";
import { workbookProtection } from "./workbookProtection";
import { worksheetCollection } from "./worksheetCollection";

export const workbookObject: HostClass<Workbook> = defineClass({
  name: "Workbook",
  scalars: {
    Name: { get: ({ name }) => name },
    ReadOnly: { get: ({ readOnly }) => readOnly },
    IsDirty: {
      get: ({ isDirty }) => isDirty,
      set: (workbook, value) => {
        workbook.isDirty = asFlag(value);
      },
    },
  },
  objects: {
    Application: (workbook) => application(workbook),
    Comments: (workbook) => commentCollection({ workbook }),
    CustomXmlParts: (workbook) => customXmlPartCollection(workbook),
    Functions: (workbook) => functions(workbook),
    Names: (workbook) => namedItemCollection({ workbook }),
    Protection: (workbook) => workbookProtection(workbook),
    Properties: (workbook) => documentProperties(workbook),
    Styles: (workbook) => styleCollection(workbook),
    Settings: (workbook) => settingCollection(workbook),
    Tables: (workbook) => tableCollection({ workbook }),
    Worksheets: (workbook) => worksheetCollection(workbook),
    _Runtime: () => runtime(null),
  },
  methods: {
    GetSelectedRange: ({ selected: { sheet, area } }, _args, context) => rangeOf(context, sheet, area),
    GetSelectedRanges: ({ selected: { sheet, area } }, _args, context) => rangeAreas([context.range(sheet, area)]),
    GetActiveChart: ({ activeChart }) => (activeChart ? chartObject(activeChart) : refuse("ItemNotFound")),
    GetActiveChartOrNullObject: ({ activeChart }) => (activeChart ? chartObject(activeChart) : null),
    GetActiveCell: ({ selected: { sheet, area } }, _args, context) =>
      rangeOf(context, sheet, { ...area, rows: 1, columns: 1 }),
    // Excel.createWorkbook in Excel on the web.
    CreateAndOpenWorkbook: (_workbook, args, context) => {
      context.openedWorkbooks.push(args.optionalText(0) ?? "");
    },
    _GetRangeForEventByReferenceId: (_workbook, args, context) => {
      const range = context.eventRange(args.text(0));
      return range ? rangeOfTarget(range) : refuse("ItemNotFound");
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_workbook, args, context) => {
      const range = context.eventRange(args.text(0));
      return range ? rangeOfTarget(range) : null;
    },
    _RemoveReference: (_workbook, args, context) => {
      context.release(args.text(0));
    },
    _RemoveAllReferences: (_workbook, _args, context) => {
      context.releaseAll();
    },
    _GetReferenceCount: (_workbook, _args, context) => context.keptCount,
  },
});
