/** WorksheetCollection: the sheets in their order. */

import { refuse } from "../model/excelError";
import { requireOpenStructure } from "../model/permissions";
import { addWorksheet } from "../model/sheetEdits";
import type { Workbook } from "../model/workbook";
import { EventType, WHOLE_WORKBOOK } from "../protocol/eventDesk";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { worksheet } from "./worksheet";

const shown = (workbook: Workbook, visibleOnly: boolean): Workbook["sheets"] =>
  workbook.sheets.filter(({ visibility }) => !visibleOnly || visibility === "Visible");

export const worksheetCollection: HostClass<Workbook> = defineClass({
  name: "WorksheetCollection",
  items: ({ sheets }) => sheets.map((sheet) => worksheet(sheet)),
  item: (workbook, args) => worksheet(workbook.sheet(args.text(0)) ?? refuse("ItemNotFound")),
  eventTarget: () => WHOLE_WORKBOOK,
  events: {
    onActivated: ["ActivatedEvent", EventType.worksheetActivated],
    onAdded: ["AddedEvent", EventType.worksheetAdded],
    onCalculated: ["CalculatedEvent", EventType.worksheetCalculated],
    onChanged: ["DataChangedEvent", EventType.worksheetChanged],
    onColumnSorted: ["ColumnSortedEvent", EventType.worksheetColumnSorted],
    onDeactivated: ["DeactivatedEvent", EventType.worksheetDeactivated],
    onDeleted: ["DeletedEvent", EventType.worksheetDeleted],
    onFormatChanged: ["FormatChangedEvent", EventType.worksheetFormatChanged],
    onMoved: ["EventMoved", EventType.worksheetMoved],
    onFormulaChanged: ["FormulaChangedEvent", EventType.worksheetFormulaChanged],
    onNameChanged: ["EventNameChanged", EventType.worksheetNameChanged],
    onProtectionChanged: ["ProtectionChangedEvent", EventType.worksheetProtectionChanged],
    onRowSorted: ["RowSortedEvent", EventType.worksheetRowSorted],
    onSelectionChanged: ["SelectionChangedEvent", EventType.worksheetSelectionChanged],
    onSingleClicked: ["SingleClickedEvent", EventType.worksheetSingleClicked],
    onVisibilityChanged: ["EventVisibilityChanged", EventType.worksheetVisibilityChanged],
  },
  methods: {
    Add: (workbook, args) => {
      requireOpenStructure(workbook);
      return worksheet(addWorksheet(workbook, args.optionalText(0)));
    },
    GetActiveWorksheet: ({ activeSheet }) => worksheet(activeSheet),
    GetCount: (workbook, args) => shown(workbook, args.flag(0)).length,
    GetFirst: (workbook, args) => worksheet(shown(workbook, args.flag(0))[0] ?? refuse("ItemNotFound")),
    GetLast: (workbook, args) => worksheet(shown(workbook, args.flag(0)).at(-1) ?? refuse("ItemNotFound")),
    GetItemOrNullObject: (workbook, args) => {
      const sheet = workbook.sheet(args.text(0));
      return sheet ? worksheet(sheet) : null;
    },
  },
});
