/** PageLayout with its headers and footers: how a sheet prints. */

import { isEntireColumns, isEntireRows, type Area } from "../model/address";
import { refuse } from "../model/excelError";
import { PAPER_SIZES, type HeaderFooter, type PageLayout, type Zoom } from "../model/pageLayout";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asNumber, asRecord, asText, oneOf } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";
import { areaOn, rangeOf } from "./range";
import { rangeAreas } from "./rangeAreas";

/** A property that is one field of the layout. */
function layoutScalar<K extends keyof PageLayout>(key: K, read: (value: unknown) => PageLayout[K]): Scalar<Worksheet> {
  return {
    get: ({ pageLayout: layout }) => layout[key],
    set: (sheet, value) => {
      requireUnprotected(sheet);
      sheet.pageLayout[key] = read(value);
      sheet.workbook.isDirty = true;
    },
  };
}

function readZoom(value: unknown): Zoom {
  const { scale, horizontalFitToPages, verticalFitToPages } = asRecord(value);
  if (typeof scale === "number") return scale >= 10 && scale <= 400 ? { scale } : refuse("InvalidArgument");
  const pages = (one: unknown): number | undefined => (typeof one === "number" ? one : undefined);
  const [across, down] = [pages(horizontalFitToPages), pages(verticalFitToPages)];
  return {
    ...(across !== undefined && { horizontalFitToPages: across }),
    ...(down !== undefined && { verticalFitToPages: down }),
  };
}

function titles(
  key: "printTitleRows" | "printTitleColumns",
): (sheet: Worksheet, context: HostContext) => HostObject | null {
  return (sheet, context) => {
    const area = sheet.pageLayout[key];
    return area ? rangeOf(context, sheet, area) : null;
  };
}

function setTitles(sheet: Worksheet, key: "printTitleRows" | "printTitleColumns", area: Area): void {
  requireUnprotected(sheet);
  if (!(key === "printTitleRows" ? isEntireRows(area) : isEntireColumns(area))) refuse("InvalidArgument");
  sheet.pageLayout[key] = area;
  sheet.workbook.isDirty = true;
}

const margin = (value: unknown): number => (asNumber(value) >= 0 ? asNumber(value) : refuse("InvalidArgument"));

export const pageLayout: HostClass<Worksheet> = defineClass({
  name: "PageLayout",
  scalars: {
    Orientation: layoutScalar("orientation", (value) => oneOf(value, ["Portrait", "Landscape"])),
    PaperSize: layoutScalar("paperSize", (value) => oneOf(value, Object.keys(PAPER_SIZES))),
    Zoom: layoutScalar("zoom", readZoom),
    LeftMargin: layoutScalar("leftMargin", margin),
    RightMargin: layoutScalar("rightMargin", margin),
    TopMargin: layoutScalar("topMargin", margin),
    BottomMargin: layoutScalar("bottomMargin", margin),
    HeaderMargin: layoutScalar("headerMargin", margin),
    FooterMargin: layoutScalar("footerMargin", margin),
    CenterHorizontally: layoutScalar("centerHorizontally", asFlag),
    CenterVertically: layoutScalar("centerVertically", asFlag),
    PrintGridlines: layoutScalar("printGridlines", asFlag),
    PrintHeadings: layoutScalar("printHeadings", asFlag),
    BlackAndWhite: layoutScalar("blackAndWhite", asFlag),
    DraftMode: layoutScalar("draftMode", asFlag),
    FirstPageNumber: layoutScalar("firstPageNumber", (value) => (value === "" ? "" : asNumber(value))),
    PrintOrder: layoutScalar("printOrder", (value) => oneOf(value, ["DownThenOver", "OverThenDown"])),
    PrintComments: layoutScalar("printComments", (value) => oneOf(value, ["NoComments", "EndSheet", "InPlace"])),
    PrintErrors: layoutScalar("printErrors", (value) => oneOf(value, ["AsDisplayed", "Blank", "Dash", "NotAvailable"])),
  },
  objects: { HeadersFooters: (sheet) => headerFooterGroup(sheet) },
  methods: {
    SetPrintArea: (sheet, args) => {
      requireUnprotected(sheet);
      sheet.pageLayout.printArea = [areaOn(sheet, args, 0)];
      sheet.workbook.isDirty = true;
    },
    SetPrintTitleRows: (sheet, args) => {
      setTitles(sheet, "printTitleRows", areaOn(sheet, args, 0));
    },
    SetPrintTitleColumns: (sheet, args) => {
      setTitles(sheet, "printTitleColumns", areaOn(sheet, args, 0));
    },
    GetPrintAreaOrNullObject: (sheet, _args, context) => {
      const areas = sheet.pageLayout.printArea;
      return areas.length === 0 ? null : rangeAreas(areas.map((area) => context.range(sheet, area)));
    },
    GetPrintTitleRowsOrNullObject: (sheet, _args, context) => titles("printTitleRows")(sheet, context),
    GetPrintTitleColumnsOrNullObject: (sheet, _args, context) => titles("printTitleColumns")(sheet, context),
  },
});

const headerFooterGroup: HostClass<Worksheet> = defineClass({
  name: "HeaderFooterGroup",
  scalars: {
    State: layoutScalar("headerFooterState", (value) => oneOf(value, ["Default"])),
    UseSheetMargins: layoutScalar("useSheetMargins", asFlag),
    UseSheetScale: layoutScalar("useSheetScale", asFlag),
  },
  objects: { DefaultForAllPages: (sheet) => headerFooter(sheet) },
});

function textScalar(key: keyof HeaderFooter): Scalar<Worksheet> {
  return {
    get: ({ pageLayout: layout }) => layout.headerFooter[key],
    set: (sheet, value) => {
      requireUnprotected(sheet);
      sheet.pageLayout.headerFooter[key] = asText(value);
      sheet.workbook.isDirty = true;
    },
  };
}

const headerFooter: HostClass<Worksheet> = defineClass({
  name: "HeaderFooter",
  scalars: {
    LeftHeader: textScalar("leftHeader"),
    CenterHeader: textScalar("centerHeader"),
    RightHeader: textScalar("rightHeader"),
    LeftFooter: textScalar("leftFooter"),
    CenterFooter: textScalar("centerFooter"),
    RightFooter: textScalar("rightFooter"),
  },
});
