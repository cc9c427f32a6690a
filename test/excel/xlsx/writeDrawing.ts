/** Writes what lies over a sheet's cells: as the file has it while nothing changed, else with what did change. */

import type { Chart } from "../model/chart";
import { boxOf, type AnchorCorner, type ChartAnchor } from "../model/chartAnchor";
import type { SourceDrawing } from "../model/sourcePackage";
import type { StoredChart, StoredDrawing, StoredPlacement } from "../model/storedChart";
import type { Worksheet } from "../model/worksheet";
import { CHART_NAMESPACE, DRAWING_NAMESPACE, EMU, PLACEMENT_NAMESPACE } from "./drawingNames";
import { freeId, relationshipsPart, type PackageWriter } from "./package";
import { chartXml } from "./writeChart";
import { attributes, escapeXml, RELATIONSHIPS, unescapeXml, XML_HEAD } from "./xml";

const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";

/** The drawing's part; undefined where it stays as the file has it, "" where there is none. */
export function writeDrawing(
  sheet: Worksheet,
  source: SourceDrawing | undefined,
  file: PackageWriter,
  free: (name: string) => string,
): string | undefined {
  const { charts, storedDrawings } = sheet;
  const things = [...charts, ...storedDrawings].sort((a, b) => a.order - b.order);
  for (const { stored } of charts) if (stored) writeStoredChart(sheet, charts, stored, file);
  if (source) removeDeleted(source, charts, file);
  if (source ? isUnchanged(source, sheet) : things.length === 0) return undefined;
  if (things.length === 0) return source ? removeDrawing(source, file) : "";
  const relationships = (source?.relationships ?? []).filter(({ target }) => !isDeleted(source, charts, target));
  const numbers = things.flatMap((thing) => placementOf(thing)?.xml.match(/<(?:\w+:)?cNvPr[^>]*?\sid="\d+"/g) ?? []);
  const highest = Math.max(1, ...numbers.map((text) => Number(/(\d+)"$/.exec(text)?.[1])));
  const placements = things.map((thing, index) => {
    if ("placement" in thing) return placedXml(sheet, thing.placement, thing.anchor);
    if (thing.stored) return placedXml(sheet, thing.stored.placement, thing.anchor, thing);
    const target = free("xl/charts/chart1.xml");
    file.add(target, chartXml(sheet.workbook, thing), CHART_TYPE);
    const id = freeId(relationships);
    relationships.push({ id, type: `${RELATIONSHIPS}/chart`, target, external: false });
    return newPlacementXml(thing, id, highest + index + 1);
  });
  const part = source?.part ?? free("xl/drawings/drawing1.xml");
  const open = source?.rootTag ?? `<xdr:wsDr xmlns:xdr="${PLACEMENT_NAMESPACE}" xmlns:a="${DRAWING_NAMESPACE}">`;
  const name = /^<([\w:]+)/.exec(open)?.[1] ?? "xdr:wsDr";
  file.add(part, `${XML_HEAD}${open}${placements.join("")}</${name}>`, DRAWING_TYPE);
  file.addRelationships(part, relationships);
  return part;
}

function placementOf(thing: Chart | StoredDrawing): StoredPlacement | undefined {
  return "placement" in thing ? thing.placement : thing.stored?.placement;
}

function isUnchanged(source: SourceDrawing, { charts, storedDrawings }: Worksheet): boolean {
  return (
    charts.length + storedDrawings.length === source.count &&
    charts.every(({ stored, anchor, name, altText }) => {
      const placement = stored?.placement;
      return placement?.name === name && placement.altText === altText && sameAnchor(placement.anchor, anchor);
    }) &&
    storedDrawings.every(({ placement, anchor }) => sameAnchor(placement.anchor, anchor))
  );
}

function sameAnchor(a: ChartAnchor, b: ChartAnchor): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isDeleted(source: SourceDrawing | undefined, charts: Chart[], part: string): boolean {
  return source?.chartParts.includes(part) === true && !charts.some(({ stored }) => stored?.part === part);
}

function removeDeleted(source: SourceDrawing, charts: Chart[], file: PackageWriter): void {
  for (const part of source.chartParts) {
    if (!isDeleted(source, charts, part)) continue;
    file.remove(part);
    file.remove(relationshipsPart(part));
  }
}

function removeDrawing({ part }: SourceDrawing, file: PackageWriter): string {
  file.remove(part);
  file.remove(relationshipsPart(part));
  return "";
}

const FORMULA = /(<(?:\w+:)?f(?:\s[^>]*)?>)([^<]*)(<\/)/g;

/** A changed chart is written anew; of one that is as it was, only references that moved are. */
function writeStoredChart(sheet: Worksheet, charts: Chart[], stored: StoredChart, file: PackageWriter): void {
  const chart = charts.find((one) => one.stored === stored);
  if (chart && stored.changed) {
    file.add(stored.part, chartXml(sheet.workbook, chart));
    return;
  }
  let place = 0;
  const xml = stored.xml.replace(FORMULA, (all, open: string, text: string, close: string) => {
    const formula = stored.formulas[place++]?.slice(1) ?? unescapeXml(text);
    return formula === unescapeXml(text) ? all : `${open}${escapeXml(formula)}${close}`;
  });
  if (xml !== stored.xml) file.add(stored.part, xml);
}

function emu(value: number): number {
  return Math.round(value * EMU);
}

function cornerXml(prefix: string, { row, column, down, right }: AnchorCorner): string {
  const one = (name: string, value: number): string => `<${prefix}${name}>${value}</${prefix}${name}>`;
  return one("col", column) + one("colOff", emu(right)) + one("row", row) + one("rowOff", emu(down));
}

/** The element of the file with the place, name and text of now. */
function placedXml(sheet: Worksheet, { xml, ...before }: StoredPlacement, anchor: ChartAnchor, chart?: Chart): string {
  let text = xml;
  if (!sameAnchor(before.anchor, anchor)) {
    const { left, top, width, height } = boxOf(sheet, anchor);
    const corners = /<((?:\w+:)?)(from|to)>[\s\S]*?<\/\1\2>/g;
    text = text.replace(corners, (_all, prefix: string, name: "from" | "to") => {
      return `<${prefix}${name}>${cornerXml(prefix, anchor[name])}</${prefix}${name}>`;
    });
    text = text.replace(
      /^(<(?:\w+:)?(?:oneCell|absolute)Anchor[\s\S]*?<(?:\w+:)?ext)\s+[^>]*?(\/?>)/,
      (_all, head: string, end: string) => {
        return `${head}${attributes({ cx: emu(width), cy: emu(height) })}${end}`;
      },
    );
    text = text.replace(/(<(?:\w+:)?pos)\s+[^>]*?(\/?>)/, (_all, head: string, end: string) => {
      return `${head}${attributes({ x: emu(left), y: emu(top) })}${end}`;
    });
  }
  if (!chart || (chart.name === before.name && chart.altText === before.altText)) return text;
  return text.replace(/(<(?:\w+:)?cNvPr)((?:\s+[\w:]+="[^"]*")*)/, (_all, head: string, given: string) => {
    const kept = given.replace(/\s+(?:name|descr)="[^"]*"/g, "");
    return `${head}${kept}${attributes({ name: chart.name, descr: chart.altText || undefined })}`;
  });
}

function newPlacementXml({ id, name, altText, anchor }: Chart, relationship: string, number: number): string {
  const edit = { TwoCell: undefined, OneCell: "oneCell", Absolute: "absolute" }[anchor.placement];
  const creation =
    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}">' +
    `<a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"${attributes({ id })}/></a:ext></a:extLst>`;
  return (
    `<xdr:twoCellAnchor${attributes({ editAs: edit })}><xdr:from>${cornerXml("xdr:", anchor.from)}</xdr:from>` +
    `<xdr:to>${cornerXml("xdr:", anchor.to)}</xdr:to><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>` +
    `<xdr:cNvPr${attributes({ id: number, name, descr: altText || undefined })}>${creation}</xdr:cNvPr>` +
    "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>" +
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    `<a:graphic><a:graphicData uri="${CHART_NAMESPACE}"><c:chart xmlns:c="${CHART_NAMESPACE}" ` +
    `xmlns:r="${RELATIONSHIPS}" r:id="${relationship}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
    "<xdr:clientData/></xdr:twoCellAnchor>"
  );
}
