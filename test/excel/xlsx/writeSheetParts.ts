/** Writes what lies on a sheet's cells: columns, panes, rules, links, page set-up, breaks, properties. */

import { cellAddress, formatArea, type Area } from "../model/address";
import { operatorToFile } from "../model/conditionalFormat";
import type { ValidationRule } from "../model/dataValidation";
import { deepestLevel } from "../model/outline";
import { newPageLayout, PAPER_SIZES, type PageLayout } from "../model/pageLayout";
import type { SourceRelationship, SourceSheet } from "../model/sourcePackage";
import type { Lane, Worksheet } from "../model/worksheet";
import { toStoredFormula } from "./formulaStorage";
import { headerFooterXml, readHeaderFooter } from "./headerFooterText";
import { widthOfPoints } from "./sizes";
import { argb } from "./colors";
import { PROTECTION } from "./protectionNames";
import { list } from "./writeSheet";
import type { StyleWriter } from "./writeStyles";
import { legacyHash } from "../model/protection";
import { attributes, encodeCellText, parseXml, RELATIONSHIPS } from "./xml";

export function sheetPropertiesXml(sheet: Worksheet, stored: SourceSheet | undefined): string {
  const color = sheet.tabColor === "" ? "" : `<tabColor rgb="${argb(sheet.tabColor)}"/>`;
  const fit = "scale" in sheet.pageLayout.zoom ? "" : '<pageSetUpPr fitToPage="1"/>';
  const { attributes: kept = {}, outline = "" } = stored?.properties ?? {};
  const inside = color + outline + fit;
  const head = attributes(kept);
  return head + inside === "" ? "" : `<sheetPr${head}>${inside}</sheetPr>`;
}

/** Excel shows as many levels of groups as are noted here. */
export function sheetFormatXml(sheet: Worksheet, stored = '<sheetFormatPr defaultRowHeight="15"/>'): string {
  const level = (axis: "rows" | "columns"): number | undefined => deepestLevel(sheet, axis) || undefined;
  const levels = { outlineLevelRow: level("rows"), outlineLevelCol: level("columns") };
  return `<sheetFormatPr${attributes({ ...parseXml(stored).attributes, ...levels })}/>`;
}

export function viewXml(sheet: Worksheet, stored: SourceSheet | undefined): string {
  const { workbook, frozen } = sheet;
  const { sheet: selectedSheet, area } = workbook.selected;
  const head = attributes({
    ...stored?.viewAttributes,
    showGridLines: sheet.showGridlines ? undefined : false,
    showRowColHeaders: sheet.showHeadings ? undefined : false,
    tabSelected: workbook.activeSheet === sheet ? true : undefined,
    workbookViewId: 0,
  });
  const same = stored !== undefined && stored.view.frozen === JSON.stringify(frozen);
  if (same && selectedSheet !== sheet)
    return `<sheetViews><sheetView${head}>${stored.view.inside}</sheetView></sheetViews>`;
  const pane = frozen ? paneXml(frozen) : "";
  const corner = cellAddress(area.row, area.column);
  const selection =
    selectedSheet === sheet
      ? `<selection${attributes({ pane: frozen && paneName(frozen), activeCell: corner, sqref: formatArea(area) })}/>`
      : "";
  return `<sheetViews><sheetView${head}>${pane}${selection}</sheetView></sheetViews>`;
}

function paneName({ rows, columns }: { rows: number; columns: number }): string {
  if (rows > 0 && columns > 0) return "bottomRight";
  return rows > 0 ? "bottomLeft" : "topRight";
}

function paneXml(frozen: { rows: number; columns: number }): string {
  const { rows, columns } = frozen;
  return `<pane${attributes({
    xSplit: columns > 0 ? columns : undefined,
    ySplit: rows > 0 ? rows : undefined,
    topLeftCell: cellAddress(rows, columns),
    activePane: paneName(frozen),
    state: "frozen",
  })}/>`;
}

/** Neighbouring columns that are alike are written as one. */
export function columnsXml(sheet: Worksheet, styles: StyleWriter): string {
  const lanes = [...sheet.columns].filter(([, lane]) => Object.keys(lane).length > 0).sort(([a], [b]) => a - b);
  const groups: { min: number; max: number; look: string }[] = [];
  for (const [column, lane] of lanes) {
    const look = columnAttributes(lane, styles);
    const last = groups.at(-1);
    if (last?.max === column && last.look === look) last.max = column + 1;
    else groups.push({ min: column + 1, max: column + 1, look });
  }
  const items = groups.map(({ min, max, look }) => `<col min="${min}" max="${max}"${look}/>`);
  return items.length === 0 ? "" : `<cols>${items.join("")}</cols>`;
}

const STANDARD_WIDTH = 9.140625;

function columnAttributes({ size, filed, hidden, style, outline }: Lane, styles: StyleWriter): string {
  const width = filed?.points === size ? filed?.characters : undefined;
  return attributes({
    width: size === undefined ? STANDARD_WIDTH : (width ?? widthOfPoints(size)),
    style: style && styles.format(style),
    hidden: hidden ? true : undefined,
    customWidth: size === undefined ? undefined : true,
    ...outline,
  });
}

export function protectionXml({ protection }: Worksheet): string {
  if (!protection) return "";
  if (protection.stored) return `<sheetProtection${attributes(protection.stored)}/>`;
  const forbidden: Record<string, boolean | undefined> = {};
  for (const [name, [option, forbiddenUnlessSaid]] of Object.entries(PROTECTION)) {
    const forbids = protection.options[option] !== true;
    forbidden[name] = forbids === forbiddenUnlessSaid ? undefined : forbids;
  }
  const password = protection.password === undefined ? undefined : legacyHash(protection.password);
  return `<sheetProtection${attributes({ password, sheet: true, ...forbidden })}/>`;
}

const areaList = (areas: Area[]): string => areas.map(formatArea).join(" ");
const formulaXml = (tag: string, formula: string | undefined): string =>
  formula === undefined ? "" : `<${tag}>${encodeCellText(toStoredFormula(formula, undefined))}</${tag}>`;

const VALIDATION_TYPES: Partial<Record<ValidationRule["type"], string>> = {
  WholeNumber: "whole",
  Decimal: "decimal",
  List: "list",
  Date: "date",
  Time: "time",
  TextLength: "textLength",
  Custom: "custom",
};

export function validationsXml(sheet: Worksheet): string {
  const items = sheet.dataValidations.map(({ areas, rule, ignoreBlanks, prompt, errorAlert }) => {
    const head = attributes({
      type: VALIDATION_TYPES[rule.type],
      errorStyle: errorAlert.style === "Stop" ? undefined : errorAlert.style.toLowerCase(),
      operator: rule.operator === undefined || rule.operator === "Between" ? undefined : operatorToFile(rule.operator),
      allowBlank: ignoreBlanks || undefined,
      showDropDown: rule.type === "List" && rule.inCellDropDown === false ? true : undefined,
      showInputMessage: prompt.showPrompt || undefined,
      showErrorMessage: errorAlert.showAlert || undefined,
      errorTitle: errorAlert.title || undefined,
      error: errorAlert.message || undefined,
      promptTitle: prompt.title || undefined,
      prompt: prompt.message || undefined,
      sqref: areaList(areas),
    });
    return `<dataValidation${head}>${operandXml("formula1", rule, rule.formula1)}${operandXml("formula2", rule, rule.formula2)}</dataValidation>`;
  });
  return list("dataValidations", items);
}

function operandXml(tag: string, rule: ValidationRule, operand: string | undefined): string {
  if (operand === undefined) return "";
  if (operand.startsWith("=")) return formulaXml(tag, operand);
  if (rule.type === "List") return `<${tag}>${encodeCellText(`"${operand.replace(/"/g, '""')}"`)}</${tag}>`;
  return `<${tag}>${encodeCellText(operand)}</${tag}>`;
}

export function hyperlinksXml(
  sheet: Worksheet,
  relate: (relationship: Omit<SourceRelationship, "id">) => string,
): string {
  const items = sheet.hyperlinks.map(({ area, address, documentReference, screenTip }) => {
    const id =
      address === undefined
        ? undefined
        : relate({ type: `${RELATIONSHIPS}/hyperlink`, target: address, external: true });
    return `<hyperlink${attributes({
      ref: formatArea(area),
      "r:id": id,
      location: documentReference,
      tooltip: screenTip,
    })}/>`;
  });
  return items.length === 0 ? "" : `<hyperlinks>${items.join("")}</hyperlinks>`;
}

const COMMENTS: Record<string, string> = { EndSheet: "atEnd", InPlace: "asDisplayed" };
const ERRORS: Record<string, string> = { Blank: "blank", Dash: "dash", NotAvailable: "NA" };

export function pageXml({ pageLayout: layout }: Worksheet, stored: SourceSheet | undefined): string {
  const options = attributes({
    headings: layout.printHeadings || undefined,
    gridLines: layout.printGridlines || undefined,
    horizontalCentered: layout.centerHorizontally || undefined,
    verticalCentered: layout.centerVertically || undefined,
  });
  const inches = (points: number): number => Math.round((points / 72) * 1e6) / 1e6;
  const margins = attributes({
    left: inches(layout.leftMargin),
    right: inches(layout.rightMargin),
    top: inches(layout.topMargin),
    bottom: inches(layout.bottomMargin),
    header: inches(layout.headerMargin),
    footer: inches(layout.footerMargin),
  });
  return (
    (options === "" ? "" : `<printOptions${options}/>`) +
    `<pageMargins${margins}/>` +
    setupXml(layout, stored?.pageAttributes) +
    keptHeaderFooter(layout, stored?.elements.get("headerFooter"))
  );
}

function setupXml(layout: PageLayout, kept: Record<string, string> = {}): string {
  const { zoom } = layout;
  const fit = !("scale" in zoom);
  const plain = newPageLayout();
  const list = attributes({
    paperSize: layout.paperSize === plain.paperSize ? undefined : PAPER_SIZES[layout.paperSize],
    scale: zoom.scale === undefined || zoom.scale === 100 ? undefined : zoom.scale,
    firstPageNumber: layout.firstPageNumber === "" ? undefined : layout.firstPageNumber,
    fitToWidth: fit ? (zoom.horizontalFitToPages ?? 0) : undefined,
    fitToHeight: fit ? (zoom.verticalFitToPages ?? 0) : undefined,
    pageOrder: layout.printOrder === "OverThenDown" ? "overThenDown" : undefined,
    orientation: layout.orientation.toLowerCase(),
    blackAndWhite: layout.blackAndWhite || undefined,
    draft: layout.draftMode || undefined,
    cellComments: COMMENTS[layout.printComments],
    useFirstPageNumber: layout.firstPageNumber === "" ? undefined : true,
    errors: ERRORS[layout.printErrors],
    ...kept,
  });
  return `<pageSetup${list}/>`;
}

/** The file's own element stays while the texts in it are unchanged: it may hold even and first pages too. */
function keptHeaderFooter(layout: PageLayout, stored: string | undefined): string {
  if (stored !== undefined) {
    const before = readHeaderFooter(parseXml(stored));
    if (JSON.stringify(before) === JSON.stringify(layout.headerFooter)) return stored;
  }
  return headerFooterXml(layout.headerFooter);
}

export function breaksXml(sheet: Worksheet): string {
  const breaks = (name: string, places: number[], max: number): string => {
    const items = [...places].sort((a, b) => a - b).map((id) => `<brk id="${id}" max="${max}" man="1"/>`);
    const counts = `count="${items.length}" manualBreakCount="${items.length}"`;
    return items.length === 0 ? "" : `<${name} ${counts}>${items.join("")}</${name}>`;
  };
  return breaks("rowBreaks", sheet.rowBreaks, 16_383) + breaks("colBreaks", sheet.columnBreaks, 1_048_575);
}

export function customPropertiesXml(ids: Map<string, string>): string {
  const items = [...ids].map(([name, id]) => `<customPr${attributes({ name, "r:id": id })}/>`);
  return items.length === 0 ? "" : `<customProperties>${items.join("")}</customProperties>`;
}
