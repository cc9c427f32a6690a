/** Reads what lies on a sheet's cells: columns, panes, merges, rules, links, page set-up, breaks, properties. */

import { parseArea, type Area } from "../model/address";
import { operatorFromFile } from "../model/conditionalFormat";
import { noValidation, type ValidationType } from "../model/dataValidation";
import { PAPER_SIZES } from "../model/pageLayout";
import type { SourceRelationship } from "../model/sourcePackage";
import type { Worksheet } from "../model/worksheet";
import { readColor } from "./colors";
import { readFilterColumns } from "./filterElements";
import { fromStoredFormula } from "./formulaStorage";
import { readHeaderFooter } from "./headerFooterText";
import { kindOf } from "./package";
import { PROTECTION } from "./protectionNames";
import { readComments } from "./readComments";
import { readExtensionReferences } from "./extensionReferences";
import { without } from "./keptAttributes";
import { readConditionalFormats } from "./readConditionalFormats";
import type { SheetReading } from "./readSheet";
import { pointsOfWidth } from "./sizes";
import { attribute, child, children, flag, type XmlElement } from "./xml";

/** Elements that are written back as they were. */
const KEPT = new Set([
  "sheetFormatPr",
  "sheetCalcPr",
  "protectedRanges",
  "scenarios",
  "sortState",
  "dataConsolidate",
  "phoneticPr",
  "headerFooter",
  "cellWatches",
  "ignoredErrors",
  "smartTags",
  "drawing",
  "legacyDrawing",
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "AlternateContent",
  "extLst",
]);

/** Relationships that saving makes anew. */
const REMADE = new Set(["table", "hyperlink", "customProperty"]);

export function readSheetParts(
  sheet: Worksheet,
  root: XmlElement,
  text: string,
  relationships: SourceRelationship[],
  reading: SheetReading,
  sheetId: number,
): void {
  const elements = new Map<string, string>();
  for (const one of root.children) if (KEPT.has(one.name)) elements.set(one.name, text.slice(one.start, one.end));
  const view = child(child(root, "sheetViews"), "sheetView");
  reading.source.sheets.set(sheet, {
    part: reading.part,
    sheetId,
    rootAttributes: root.attributes,
    elements,
    viewAttributes: keptViewAttributes(view),
    view: { inside: view ? insideOf(view, text) : "", frozen: "" },
    pageAttributes: keptPageAttributes(root),
    properties: keptProperties(root, text),
    relationships: relationships.filter((one) => !REMADE.has(kindOf(one))),
    remade: relationships.filter((one) => REMADE.has(kindOf(one))),
  });
  sheet.tabColor = readColor(child(child(root, "sheetPr"), "tabColor"), reading.theme) ?? "";
  readView(sheet, view);
  const stored = reading.source.sheets.get(sheet);
  if (stored) stored.view.frozen = JSON.stringify(sheet.frozen);
  sheet.extensionReferences = readExtensionReferences(elements.get("extLst") ?? "");
  readColumns(sheet, root, reading);
  sheet.merges = children(child(root, "mergeCells"), "mergeCell").flatMap(({ attributes }) =>
    areasOf(attributes["ref"]),
  );
  readProtection(sheet, child(root, "sheetProtection"));
  readSheetFilter(sheet, root, text, reading);
  readConditionalFormats({ sheet, text, looks: reading.styles.looks, theme: reading.theme }, root);
  readValidations(sheet, root);
  readHyperlinks(sheet, root, relationships);
  readPageLayout(sheet, root);
  readProperties(sheet, root, relationships, reading);
  readComments(sheet, root, relationships, reading);
}

/** The areas of a list such as "A1:B2 D4". */
export function areasOf(list: string | undefined): Area[] {
  return (list ?? "").split(/\s+/).flatMap((one) => parseArea(one) ?? []);
}

function readSheetFilter(sheet: Worksheet, root: XmlElement, text: string, { styles }: SheetReading): void {
  const element = child(root, "autoFilter");
  const area = parseArea(element?.attributes["ref"] ?? "");
  if (area) sheet.autoFilter = { area, columns: new Map(readFilterColumns(element, text, styles.looks)) };
}

function keptViewAttributes(view: XmlElement | undefined): Record<string, string> {
  return without(view, ["showGridLines", "showRowColHeaders", "tabSelected", "workbookViewId"]);
}

/** The text between an element's tags. */
function insideOf({ children: inside }: XmlElement, text: string): string {
  const [first, last] = [inside[0], inside.at(-1)];
  return first && last ? text.slice(first.start, last.end) : "";
}

/** The printer, its settings and its resolution; they belong to paper the model describes. */
function keptPageAttributes(root: XmlElement): Record<string, string> {
  const kept = ["horizontalDpi", "verticalDpi", "copies", "usePrinterDefaults"];
  const setup = child(root, "pageSetup");
  const printer = setup && attribute(setup, "id");
  const own = Object.entries(setup?.attributes ?? {}).filter(([key]) => kept.includes(key));
  return { ...Object.fromEntries(own), ...(printer !== undefined && { "r:id": printer }) };
}

function keptProperties(root: XmlElement, text: string): { attributes: Record<string, string>; outline: string } {
  const properties = child(root, "sheetPr");
  const outline = child(properties, "outlinePr");
  // Whether rows are filtered is seen from the filter.
  return {
    attributes: without(properties, ["filterMode"]),
    outline: outline ? text.slice(outline.start, outline.end) : "",
  };
}

function readView(sheet: Worksheet, view: XmlElement | undefined): void {
  sheet.showGridlines = flag(view?.attributes["showGridLines"], true);
  sheet.showHeadings = flag(view?.attributes["showRowColHeaders"], true);
  const pane = child(view, "pane");
  if (pane && /^frozen/.test(pane.attributes["state"] ?? "")) {
    const { ySplit, xSplit } = pane.attributes;
    sheet.frozen = { rows: Number(ySplit ?? 0), columns: Number(xSplit ?? 0) };
  }
}

function readColumns(sheet: Worksheet, root: XmlElement, { styles, workbook }: SheetReading): void {
  for (const { attributes } of children(child(root, "cols"), "col")) {
    const { min, max, width, hidden, style, outlineLevel, collapsed } = attributes;
    const format = style === undefined ? undefined : styles.formats[Number(style)];
    const characters = width !== undefined && flag(attributes["customWidth"], true) ? Number(width) : undefined;
    for (let column = Number(min) - 1; column < Number(max); column++) {
      const lane = sheet.columnLane(column);
      if (characters !== undefined) {
        lane.size = pointsOfWidth(characters);
        lane.filed = { points: lane.size, characters };
      }
      if (flag(hidden)) lane.hidden = true;
      if (format && format !== workbook.defaultStyle) lane.style = format;
      if (outlineLevel !== undefined) lane.outline = { outlineLevel, ...(collapsed !== undefined && { collapsed }) };
    }
  }
}

function readProtection(sheet: Worksheet, protection: XmlElement | undefined): void {
  if (!protection || !flag(protection.attributes["sheet"])) return;
  const options: Record<string, boolean | string> = { selectionMode: "Normal" };
  for (const [key, [option, forbidden]] of Object.entries(PROTECTION)) {
    options[option] = !flag(protection.attributes[key], forbidden);
  }
  sheet.protection = { options, stored: protection.attributes };
}

const VALIDATION_TYPES: Record<string, ValidationType> = {
  whole: "WholeNumber",
  decimal: "Decimal",
  list: "List",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function readValidations(sheet: Worksheet, root: XmlElement): void {
  for (const element of children(child(root, "dataValidations"), "dataValidation")) {
    const { type = "none", operator = "between", sqref, errorStyle = "stop", ...texts } = element.attributes;
    const kind = VALIDATION_TYPES[type] ?? "None";
    const first = child(element, "formula1")?.text;
    const second = child(element, "formula2")?.text;
    const plain = kind !== "List" && kind !== "Custom";
    sheet.dataValidations.push({
      ...noValidation(),
      areas: areasOf(sqref),
      rule: {
        type: kind,
        ...(plain && kind !== "None" && { operator: operatorFromFile(operator, true) }),
        ...(first !== undefined && { formula1: readOperand(first) }),
        ...(second !== undefined && { formula2: readOperand(second) }),
        ...(kind === "List" && { inCellDropDown: !flag(texts["showDropDown"]) }),
      },
      ignoreBlanks: flag(texts["allowBlank"]),
      prompt: {
        message: texts["prompt"] ?? "",
        showPrompt: flag(texts["showInputMessage"]),
        title: texts["promptTitle"] ?? "",
      },
      errorAlert: {
        message: texts["error"] ?? "",
        showAlert: flag(texts["showErrorMessage"]),
        style: errorStyle.slice(0, 1).toUpperCase() + errorStyle.slice(1),
        title: texts["errorTitle"] ?? "",
      },
    });
  }
  sheet.dataValidations = sheet.dataValidations.filter(({ areas }) => areas.length > 0);
}

/** "a,b,c" in quotes is a list of words, a number is a number, anything else a formula. */
function readOperand(stored: string): string {
  if (/^".*"$/s.test(stored)) return stored.slice(1, -1).replace(/""/g, '"');
  return stored.trim() !== "" && Number.isFinite(Number(stored)) ? stored : fromStoredFormula(stored);
}

function readHyperlinks(sheet: Worksheet, root: XmlElement, relationships: SourceRelationship[]): void {
  for (const element of children(child(root, "hyperlinks"), "hyperlink")) {
    const [area] = areasOf(element.attributes["ref"]);
    if (!area) continue;
    const { location, tooltip } = element.attributes;
    const id = attribute(element, "id");
    const address = relationships.find((one) => one.id === id)?.target;
    sheet.hyperlinks.push({
      area,
      ...(address !== undefined && { address }),
      ...(location !== undefined && { documentReference: location }),
      ...(tooltip !== undefined && { screenTip: tooltip }),
    });
  }
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const COMMENTS: Record<string, string> = { none: "NoComments", atEnd: "EndSheet", asDisplayed: "InPlace" };
const ERRORS: Record<string, string> = { displayed: "AsDisplayed", blank: "Blank", dash: "Dash", NA: "NotAvailable" };

function readPageLayout(sheet: Worksheet, root: XmlElement): void {
  const layout = sheet.pageLayout;
  const options = child(root, "printOptions")?.attributes ?? {};
  layout.printGridlines = flag(options["gridLines"]);
  layout.printHeadings = flag(options["headings"]);
  layout.centerHorizontally = flag(options["horizontalCentered"]);
  layout.centerVertically = flag(options["verticalCentered"]);
  const margins = child(root, "pageMargins")?.attributes ?? {};
  for (const side of ["left", "right", "top", "bottom", "header", "footer"] as const) {
    const inches = margins[side];
    if (inches !== undefined) layout[`${side}Margin`] = Math.round(Number(inches) * 72 * 1000) / 1000;
  }
  const setup = child(root, "pageSetup")?.attributes ?? {};
  layout.orientation = setup["orientation"] === "landscape" ? "Landscape" : "Portrait";
  const paper = Number(setup["paperSize"] ?? 1);
  layout.paperSize = Object.keys(PAPER_SIZES).find((name) => PAPER_SIZES[name] === paper) ?? "Letter";
  const fit = flag(child(child(root, "sheetPr"), "pageSetUpPr")?.attributes["fitToPage"]);
  const pages = (value = "1"): number | undefined => (value === "0" ? undefined : Number(value));
  const [across, down] = [pages(setup["fitToWidth"]), pages(setup["fitToHeight"])];
  layout.zoom = fit
    ? {
        ...(across !== undefined && { horizontalFitToPages: across }),
        ...(down !== undefined && { verticalFitToPages: down }),
      }
    : { scale: Number(setup["scale"] ?? 100) };
  layout.printOrder = capital(setup["pageOrder"] ?? "downThenOver");
  layout.blackAndWhite = flag(setup["blackAndWhite"]);
  layout.draftMode = flag(setup["draft"]);
  layout.printComments = COMMENTS[setup["cellComments"] ?? "none"] ?? "NoComments";
  layout.printErrors = ERRORS[setup["errors"] ?? "displayed"] ?? "AsDisplayed";
  if (flag(setup["useFirstPageNumber"])) layout.firstPageNumber = Number(setup["firstPageNumber"] ?? 1);
  layout.headerFooter = readHeaderFooter(child(root, "headerFooter"));
  const breaks = (name: string): number[] =>
    children(child(root, name), "brk").map(({ attributes }) => Number(attributes["id"]));
  sheet.rowBreaks = breaks("rowBreaks");
  sheet.columnBreaks = breaks("colBreaks");
}

/** The value of a custom property is a part of its own, in UTF-16. */
function readProperties(
  sheet: Worksheet,
  root: XmlElement,
  relationships: SourceRelationship[],
  { file, used }: SheetReading,
): void {
  for (const element of children(child(root, "customProperties"), "customPr")) {
    const part = relationships.find(({ id }) => id === attribute(element, "id"))?.target;
    const bytes = part === undefined ? undefined : file.bytes(part);
    if (part === undefined || !bytes) continue;
    used.add(part);
    sheet.customProperties.set(element.attributes["name"] ?? "", Buffer.from(bytes).toString("utf16le"));
  }
}
