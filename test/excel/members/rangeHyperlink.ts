/** Range.hyperlink: a link to a place in the workbook or to an address, with its text. */

import { overlaps, sameArea } from "../model/address";
import { displayText } from "../model/numberFormat";
import { refuse } from "../model/excelError";
import { changeStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import { writeCells } from "../model/writeCells";
import { asRecord } from "../protocol/arguments";
import type { RangeTarget } from "../protocol/rangeTarget";

const LINK_COLOR = "#0563C1";

export function readHyperlink(target: RangeTarget): unknown {
  const { sheet, area } = target.place();
  const link = sheet.hyperlinks.find((one) => overlaps(one.area, area));
  if (!link) return null;
  const { culture, date1904 } = sheet.workbook;
  const format = sheet.style(area.row, area.column).numberFormat;
  return {
    ...(link.address !== undefined && { address: link.address }),
    ...(link.documentReference !== undefined && { documentReference: link.documentReference }),
    screenTip: link.screenTip ?? "",
    textToDisplay: displayText(sheet.value(area.row, area.column), format, culture, date1904),
  };
}

export function writeHyperlink(target: RangeTarget, value: unknown): void {
  const { sheet, area } = target.place();
  requireUnprotected(sheet, "allowInsertHyperlinks");
  const given = asRecord(value);
  const text = (key: string): string | undefined => {
    const one = given[key] ?? undefined;
    return one === undefined || typeof one === "string" ? one : refuse("InvalidArgument");
  };
  const [address, documentReference, screenTip] = [text("address"), text("documentReference"), text("screenTip")];
  if (address === undefined && documentReference === undefined) refuse("InvalidArgument");
  sheet.hyperlinks = sheet.hyperlinks.filter((one) => !sameArea(one.area, area) && !overlaps(one.area, area));
  sheet.hyperlinks.push({
    area,
    ...(address !== undefined && { address }),
    ...(documentReference !== undefined && { documentReference }),
    ...(screenTip !== undefined && { screenTip }),
  });
  const shown = text("textToDisplay");
  const first = sheet.value(area.row, area.column);
  if (shown !== undefined)
    writeCells(sheet, area, (row, column) => (row === 0 && column === 0 ? asPlainText(shown) : null));
  else if (first === undefined) {
    const fallback = address ?? documentReference ?? "";
    writeCells(sheet, area, (row, column) => (row === 0 && column === 0 ? asPlainText(fallback) : null));
  }
  changeStyle(sheet, area, { fontColor: LINK_COLOR, underline: "Single" });
}

/** A link's text is text even where Excel would read a number or formula. */
function asPlainText(text: string): string {
  return /^[=+\-@'\d]/.test(text) ? `'${text}` : text;
}
