/** A theme for files that have none: Office's colours, and fonts and effects as plain as the format allows. */

import { OFFICE_THEME, THEME_ORDER } from "./colors";
import { DRAWING_NAMESPACE } from "./drawingNames";
import { XML_HEAD } from "./xml";

export const THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml";

/** The order of the colours in the part. */
const ORDER = ["dk1", "lt1", "dk2", "lt2", ...THEME_ORDER.slice(4)];
const PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const thrice = (one: string): string => one.repeat(3);

export function themeXml(): string {
  const colors = ORDER.map((name) => {
    const color = OFFICE_THEME[THEME_ORDER.indexOf(name)] ?? "#000000";
    return `<a:${name}><a:srgbClr val="${color.slice(1)}"/></a:${name}>`;
  });
  const font = (face: string): string => `<a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${PLAIN}<a:prstDash val="solid"/></a:ln>`;
  return (
    `${XML_HEAD}<a:theme xmlns:a="${DRAWING_NAMESPACE}" name="Office"><a:themeElements>` +
    `<a:clrScheme name="Office">${colors.join("")}</a:clrScheme>` +
    `<a:fontScheme name="Office"><a:majorFont>${font("Calibri Light")}</a:majorFont>` +
    `<a:minorFont>${font("Calibri")}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Office"><a:fillStyleLst>${thrice(PLAIN)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${thrice(line)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${thrice("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${thrice(PLAIN)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}
