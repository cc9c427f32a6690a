/** Opens an .xlsx file: reads what the model holds and keeps the rest of the package for saving. */

import { parseArea, splitSheetName, type Area } from "../model/address";
import type { SourcePackage, SourceRelationship } from "../model/sourcePackage";
import { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { readTheme } from "./colors";
import { without } from "./keptAttributes";
import { kindOf, PackageReader, relationshipsPart, UnreadableWorkbook } from "./package";
import { readCustomXml } from "./customXmlParts";
import { readDocumentProperties } from "./documentPropertyParts";
import { readPersons } from "./readComments";
import { readSettings } from "./readSettings";
import { readSharedStrings } from "./readSharedStrings";
import { readSheet, type SheetReading } from "./readSheet";
import { readStyles } from "./readStyles";
import { attribute, child, children, flag, type XmlElement } from "./xml";

export { UnreadableWorkbook } from "./package";

// eslint-disable-next-line @typescript-eslint/require-await -- asynchronous for its callers: reading may move to a worker
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const file = new PackageReader(bytes);
  const packageRelationships = file.relationships("");
  const main = packageRelationships.find((one) => kindOf(one) === "officeDocument")?.target;
  const root = main === undefined ? undefined : file.xml(main);
  if (main === undefined || root?.name !== "workbook") {
    throw new UnreadableWorkbook("The file is an Office document, but not an Excel workbook.");
  }
  return new WorkbookReading(file, main, root, packageRelationships).read();
}

/** Elements of the workbook part that are kept as they are. */
const KEPT_ELEMENTS = ["fileSharing", "workbookProtection", "externalReferences", "pivotCaches", "extLst"];

/** Relationships of the workbook that saving makes anew. */
const REMADE = new Set(["worksheet", "styles", "sharedStrings", "calcChain"]);

class WorkbookReading {
  private readonly workbook = new Workbook();
  private readonly relationships: SourceRelationship[];
  private readonly text: string;
  private readonly used = new Set<string>();

  constructor(
    private readonly file: PackageReader,
    private readonly main: string,
    private readonly root: XmlElement,
    private readonly packageRelationships: SourceRelationship[],
  ) {
    this.relationships = file.relationships(main);
    this.text = file.text(main) ?? "";
  }

  read(): Workbook {
    const { workbook, file, root } = this;
    const properties = child(root, "workbookPr");
    workbook.date1904 = flag(properties?.attributes["date1904"]);
    const mode = child(root, "calcPr")?.attributes["calcMode"];
    if (mode === "manual") workbook.calculation.mode = "Manual";
    if (mode === "autoNoTable") workbook.calculation.mode = "AutomaticExceptTables";
    const stylesPart = this.target("styles");
    const theme = readTheme(file.xml(this.target("theme") ?? ""));
    const styles = readStyles(this.xml(stylesPart), theme);
    workbook.defaultStyle = styles.formats[0] ?? workbook.defaultStyle;
    for (const named of styles.named) workbook.namedStyles.fromFile(named);
    const strings = readSharedStrings(this.sharedStringsText());
    const source: SourcePackage = {
      parts: new Map(),
      overrides: new Map(),
      defaults: file.defaults,
      main: { part: this.main, contentType: file.contentType(this.main) ?? "" },
      sheets: new Map(),
      otherSheets: [],
      packageRelationships: [],
      workbookRelationships: this.relationships.filter((one) => !REMADE.has(kindOf(one))),
      remade: this.relationships.filter((one) => REMADE.has(kindOf(one))),
      workbookElements: this.keptElements(),
      workbookAttributes: properties?.attributes ?? {},
      viewAttributes: this.viewAttributes(),
      calculationAttributes: without(child(root, "calcPr"), ["calcId", "calcMode", "fullCalcOnLoad"]),
      rootAttributes: root.attributes,
      stylesXml: stylesPart === undefined ? undefined : file.text(stylesPart),
      formatOf: new Map(styles.formats.map((style, index) => [style, index] as const).reverse()),
      richTexts: strings.rich,
    };
    workbook.source = source;
    this.used.add(this.main).add(relationshipsPart(this.main));
    readPersons(file, this.relationships, workbook);
    this.readSheets({ workbook, file, styles, theme, strings: strings.texts, source, used: this.used });
    if (workbook.sheets.length === 0) throw new UnreadableWorkbook("The workbook has no worksheet.");
    this.readNames();
    const protection = child(this.root, "workbookProtection");
    if (flag(protection?.attributes["lockStructure"]))
      workbook.structureProtection = { stored: protection?.attributes ?? {} };
    this.readView();
    readSettings(file, this.packageRelationships, workbook);
    readDocumentProperties(file, this.packageRelationships, workbook);
    readCustomXml(file, this.relationships, workbook);
    this.keepParts(source);
    workbook.calculation.markFresh();
    workbook.isDirty = false;
    return workbook;
  }

  private target(kind: string): string | undefined {
    return this.relationships.find((one) => kindOf(one) === kind)?.target;
  }

  private xml(part: string | undefined): XmlElement | undefined {
    if (part === undefined) return undefined;
    this.used.add(part);
    return this.file.xml(part);
  }

  private sharedStringsText(): string {
    const part = this.target("sharedStrings");
    if (part === undefined) return "";
    this.used.add(part);
    return this.file.text(part) ?? "";
  }

  private viewAttributes(): Record<string, string> {
    return without(child(child(this.root, "bookViews"), "workbookView"), ["activeTab", "firstSheet"]);
  }

  private keptElements(): Map<string, string> {
    const kept = new Map<string, string>();
    for (const one of this.root.children) {
      if (KEPT_ELEMENTS.includes(one.name)) kept.set(one.name, this.text.slice(one.start, one.end));
    }
    return kept;
  }

  private readSheets(reading: Omit<SheetReading, "sheet" | "part">): void {
    for (const entry of children(child(this.root, "sheets"), "sheet")) {
      const relationship = this.relationships.find(({ id }) => id === attribute(entry, "id"));
      const name = entry.attributes["name"] ?? "";
      if (!relationship || kindOf(relationship) !== "worksheet") {
        if (!relationship) throw new UnreadableWorkbook(`The file is damaged: it has no part for the sheet "${name}".`);
        reading.source.otherSheets.push(this.text.slice(entry.start, entry.end));
        continue;
      }
      const part = relationship.target;
      const sheetId = Number(entry.attributes["sheetId"] ?? 0);
      const sheet = readSheet({ ...reading, part }, name, sheetId);
      const state = entry.attributes["state"];
      if (state === "hidden") sheet.visibility = "Hidden";
      if (state === "veryHidden") sheet.visibility = "VeryHidden";
    }
  }

  private readNames(): void {
    for (const entry of children(child(this.root, "definedNames"), "definedName")) {
      const name = entry.attributes["name"] ?? "";
      const { localSheetId, hidden, comment } = entry.attributes;
      const sheet = localSheetId === undefined ? undefined : this.sheetAt(Number(localSheetId));
      if (sheet && this.readPrintName(sheet, name, entry.text)) continue;
      this.workbook.definedNames.push({
        name,
        formula: entry.text,
        ...(sheet && { sheet }),
        ...(flag(hidden) && { hidden: true }),
        ...(comment !== undefined && { comment }),
      });
    }
  }

  /** Local names count all sheets, chart sheets too. */
  private sheetAt(index: number): Worksheet | undefined {
    const entries = children(child(this.root, "sheets"), "sheet");
    return this.workbook.sheet(entries[index]?.attributes["name"] ?? "");
  }

  private readPrintName(sheet: Worksheet, name: string, formula: string): boolean {
    const areas =
      formula.match(/(?:'(?:[^']|'')*'|[^,'])+/g)?.map((part) => parseArea(splitSheetName(part).address)) ?? [];
    const known = areas.filter((area): area is Area => area !== undefined);
    if (known.length !== areas.length || known.length === 0) return false;
    if (name === "_xlnm.Print_Area") sheet.pageLayout.printArea = known;
    else if (name === "_xlnm.Print_Titles") {
      sheet.pageLayout.printTitleRows = known.find(({ columns }) => columns > 16_000);
      sheet.pageLayout.printTitleColumns = known.find(({ rows }) => rows > 1_000_000);
    } else return false;
    return true;
  }

  private readView(): void {
    const active = Number(child(child(this.root, "bookViews"), "workbookView")?.attributes["activeTab"] ?? 0);
    const sheet = this.sheetAt(active);
    const visible = this.workbook.sheets.find(({ visibility }) => visibility === "Visible");
    const shown = sheet?.visibility === "Visible" ? sheet : visible;
    if (shown) this.workbook.activeSheet = shown;
  }

  /** Every part that was not read into the model goes back into the saved file. */
  private keepParts(source: SourcePackage): void {
    const dropped = this.target("calcChain");
    source.packageRelationships = this.packageRelationships.filter((one) => kindOf(one) !== "officeDocument");
    for (const name of this.file.names()) {
      if (name.endsWith("/") || name === "[Content_Types].xml" || name === "_rels/.rels") continue;
      if (this.used.has(name) || name === dropped) continue;
      const bytes = this.file.bytes(name);
      if (!bytes) continue;
      source.parts.set(name, bytes);
      const type = this.file.overrides.get(name.toLowerCase());
      if (type !== undefined) source.overrides.set(name, type);
    }
  }
}
