/** Reads what lies over a sheet's cells: charts into the model; pictures and shapes are kept and only move. */

import type { ChartAnchor } from "../model/chartAnchor";
import { anchorAt, laneStart } from "../model/chartAnchor";
import type { Chart } from "../model/chart";
import { newChartId } from "../model/chartEdits";
import type { SourceRelationship } from "../model/sourcePackage";
import type { StoredPlacement } from "../model/storedChart";
import type { Worksheet } from "../model/worksheet";
import { EMU } from "./drawingNames";
import { kindOf } from "./package";
import { readChart } from "./readChart";
import type { SheetReading } from "./readSheet";
import { attribute, child, unescapeXml, type XmlElement } from "./xml";

export function readDrawing(sheet: Worksheet, relationships: SourceRelationship[], reading: SheetReading): void {
  const part = relationships.find((one) => kindOf(one) === "drawing")?.target;
  const stored = reading.source.sheets.get(sheet);
  const text = part === undefined ? undefined : reading.file.text(part);
  if (part === undefined || text === undefined || !stored) return;
  const root = reading.file.xml(part);
  const [first] = root?.children ?? [];
  if (!root || !first) return;
  const own = reading.file.relationships(part);
  const chartParts: string[] = [];
  root.children.forEach((element, order) => {
    const xml = text.slice(element.start, element.end);
    const placement = readPlacement(sheet, element, xml);
    const frame = find(element, "graphicFrame");
    const id = frame && attribute(find(frame, "chart") ?? frame, "id");
    const target = own.find((one) => one.id === id)?.target;
    const chart = frame && target !== undefined ? chartAt(placement, element, target, reading) : undefined;
    if (!chart) {
      sheet.storedDrawings.push({ anchor: placement.anchor, order, placement });
      return;
    }
    chart.order = order;
    chartParts.push(chart.stored?.part ?? "");
    sheet.charts.push(chart);
  });
  stored.drawing = {
    part,
    rootTag: text.slice(root.start, first.start).trimEnd(),
    relationships: own,
    chartParts,
    count: root.children.length,
  };
}

/** The first element of that name, at any depth. */
function find(element: XmlElement, name: string): XmlElement | undefined {
  for (const one of element.children) {
    const found = one.name === name ? one : find(one, name);
    if (found) return found;
  }
  return undefined;
}

function readPlacement(sheet: Worksheet, element: XmlElement, xml: string): StoredPlacement {
  const properties = find(element, "cNvPr");
  return {
    xml,
    anchor: readAnchor(sheet, element),
    name: properties?.attributes["name"] ?? "",
    altText: properties?.attributes["descr"] ?? "",
  };
}

const points = (text: string | undefined): number => Number(text ?? 0) / EMU;

function corner(element: XmlElement | undefined): ChartAnchor["from"] {
  const number = (name: string): number => Number(child(element, name)?.text ?? 0);
  return {
    row: number("row"),
    column: number("col"),
    down: number("rowOff") / EMU,
    right: number("colOff") / EMU,
  };
}

function readAnchor(sheet: Worksheet, element: XmlElement): ChartAnchor {
  const edit = element.attributes["editAs"];
  const size = child(element, "ext");
  const [width, height] = [points(size?.attributes["cx"]), points(size?.attributes["cy"])];
  if (element.name === "absoluteAnchor") {
    const place = child(element, "pos");
    const [left, top] = [points(place?.attributes["x"]), points(place?.attributes["y"])];
    return anchorAt(sheet, { left, top, width, height }, "Absolute");
  }
  const from = corner(child(element, "from"));
  if (element.name === "oneCellAnchor") {
    const [left, top] = [laneLeft(sheet, from), laneTop(sheet, from)];
    return { ...anchorAt(sheet, { left, top, width, height }, "OneCell"), from };
  }
  const placement = edit === "absolute" ? "Absolute" : edit === "oneCell" ? "OneCell" : "TwoCell";
  return { from, to: corner(child(element, "to")), placement };
}

function laneLeft(sheet: Worksheet, { column, right }: ChartAnchor["from"]): number {
  return laneStart(sheet, "columns", column) + right;
}

function laneTop(sheet: Worksheet, { row, down }: ChartAnchor["from"]): number {
  return laneStart(sheet, "rows", row) + down;
}

const FORMULA = /<(?:\w+:)?f(?:\s[^>]*)?>([^<]*)<\//g;

function chartAt(
  placement: StoredPlacement,
  element: XmlElement,
  part: string,
  { file, theme, workbook }: SheetReading,
): Chart | undefined {
  const xml = file.text(part);
  const root = file.xml(part);
  if (xml === undefined || root?.name !== "chartSpace") return undefined;
  const { name, altText, anchor } = placement;
  const known = find(element, "creationId")?.attributes["id"];
  const taken = workbook.sheets.some(({ charts }) => charts.some(({ id }) => id === known));
  const id = known !== undefined && !taken ? known : newChartId(workbook);
  const read = readChart(root, id, name, anchor, theme);
  read.chart.altText = altText;
  read.chart.stored = {
    part,
    xml,
    formulas: [...xml.matchAll(FORMULA)].map(([, formula = ""]) => `=${unescapeXml(formula)}`),
    placement,
    beyond: read.beyond,
    opaque: read.opaque,
    changed: false,
  };
  return read.chart;
}
