/** Saves a workbook as .xlsx: the model's parts are written anew, everything else of an opened file goes back as it was. */

import { absoluteAddress, quoteSheetName } from "../model/address";
import { legacyHash } from "../model/protection";
import type { SourcePackage, SourceRelationship, SourceSheet } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { freeId, kindOf, PackageWriter } from "./package";
import { SharedStringWriter } from "./sharedStringWriter";
import { THEME_TYPE, themeXml } from "./writeTheme";
import { writeDrawing } from "./writeDrawing";
import { isDeletedCustomXml, writeCustomXml } from "./customXmlParts";
import { writeDocumentProperties } from "./documentPropertyParts";
import { writeComments, writePersons } from "./writeComments";
import { hasDynamicArrays, sheetXml } from "./writeSheet";
import { StyleWriter } from "./writeStyles";
import { writeSettings } from "./writeSettings";
import { tableXml } from "./writeTable";
import { attributes, escapeXml, MAIN_NAMESPACE, parseXml, RELATIONSHIPS, XML_HEAD } from "./xml";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const METADATA_TYPE = `${SPREADSHEET}.sheetMetadata+xml`;

// eslint-disable-next-line @typescript-eslint/require-await -- asynchronous for its callers, like opening
export async function saveWorkbook(workbook: Workbook): Promise<Uint8Array> {
  workbook.calculation.refresh();
  return new WorkbookWriting(workbook).write();
}

class WorkbookWriting {
  private readonly file = new PackageWriter();
  private readonly styles: StyleWriter;
  private readonly strings: SharedStringWriter;
  private readonly source: SourcePackage | undefined;
  private readonly relationships: SourceRelationship[] = [];
  private readonly main: string;
  private tableCount = 0;
  private propertyCount = 0;

  constructor(private readonly workbook: Workbook) {
    this.source = workbook.source;
    this.styles = new StyleWriter(this.source, workbook.namedStyles);
    this.strings = new SharedStringWriter(this.source?.richTexts);
    this.main = this.source?.main.part ?? "xl/workbook.xml";
  }

  write(): Uint8Array {
    const { file, source, workbook } = this;
    this.keepParts();
    const entries = this.sheetParts();
    this.relate("styles", this.free("xl/styles.xml"), this.styles.xml(), `${SPREADSHEET}.styles+xml`);
    this.relate(
      "sharedStrings",
      this.free("xl/sharedStrings.xml"),
      this.strings.xml(),
      `${SPREADSHEET}.sharedStrings+xml`,
    );
    this.addMetadata();
    this.addTheme();
    const persons = writePersons(workbook, file);
    const kept = (source?.workbookRelationships ?? []).filter(({ target }) => !isDeletedCustomXml(workbook, target));
    const added = [...writeCustomXml(workbook, file), ...(persons ? [persons] : [])];
    const type = source?.main.contentType ?? `${SPREADSHEET}.sheet.main+xml`;
    file.add(this.main, this.workbookXml(entries), type);
    file.addRelationships(this.main, [...kept, ...this.relationships, ...added]);
    const packageRelationships: SourceRelationship[] = [
      { id: "rIdWorkbook", type: `${RELATIONSHIPS}/officeDocument`, target: this.main, external: false },
      ...(source?.packageRelationships ?? []),
      ...writeDocumentProperties(workbook, file),
    ];
    const settings = writeSettings(workbook, file);
    if (settings) {
      packageRelationships.push({ id: "rIdSettings", type: settings.type, target: settings.panes, external: false });
    }
    file.addRelationships("", packageRelationships);
    const deleted = [...(source?.sheets.keys() ?? [])].some((sheet) => !workbook.sheets.includes(sheet));
    if (deleted) file.removeUnreachable();
    return file.zip();
  }

  private keepParts(): void {
    for (const [extension, type] of this.source?.defaults ?? []) this.file.setDefault(extension, type);
    for (const [name, bytes] of this.source?.parts ?? []) {
      if (isDeletedCustomXml(this.workbook, name)) continue;
      this.file.add(name, bytes, this.source?.overrides.get(name.toLowerCase()) ?? this.source?.overrides.get(name));
    }
  }

  /** A part name nobody has yet: "xl/tables/table1.xml" or with a higher number. */
  private free(name: string): string {
    let candidate = name;
    for (let n = 1; this.file.has(candidate); n++) candidate = name.replace(/\d*(\.\w+)$/, `${n}$1`);
    return candidate;
  }

  /** Adds a part with its relationship from the workbook. */
  private relate(kind: string, part: string, xml: string, contentType: string): string {
    this.file.add(part, xml, contentType);
    const made = { type: `${RELATIONSHIPS}/${kind}`, target: part, external: false };
    const taken = [...(this.source?.workbookRelationships ?? []), ...this.relationships];
    const id = freeId(taken, made, this.source?.remade);
    this.relationships.push({ id, ...made });
    return id;
  }

  /** Writes the sheets' parts and gives the workbook's entries for them. */
  private sheetParts(): string[] {
    const stored = (sheet: Worksheet): SourceSheet | undefined => this.source?.sheets.get(sheet);
    const takenIds = new Set(this.workbook.sheets.map((sheet) => stored(sheet)?.sheetId));
    const takenParts = new Set(this.workbook.sheets.map((sheet) => stored(sheet)?.part));
    const entries = this.workbook.sheets.map((sheet) => {
      let { part, sheetId } = stored(sheet) ?? { part: undefined, sheetId: 1 };
      if (part === undefined) {
        let number = 1;
        while (takenParts.has(`xl/worksheets/sheet${number}.xml`)) number++;
        part = `xl/worksheets/sheet${number}.xml`;
        while (takenIds.has(sheetId)) sheetId++;
      }
      takenParts.add(part);
      takenIds.add(sheetId);
      const id = this.relate(
        "worksheet",
        part,
        this.sheetPart(sheet, stored(sheet), part),
        `${SPREADSHEET}.worksheet+xml`,
      );
      const state =
        sheet.visibility === "Visible" ? undefined : sheet.visibility === "Hidden" ? "hidden" : "veryHidden";
      return `<sheet${attributes({ name: sheet.name, sheetId, state, "r:id": id })}/>`;
    });
    return [...entries, ...(this.source?.otherSheets ?? [])];
  }

  private sheetPart(sheet: Worksheet, stored: SourceSheet | undefined, part: string): string {
    const relationships = [...(stored?.relationships ?? [])];
    const relate = (relationship: Omit<SourceRelationship, "id">): string => {
      const id = freeId(relationships, relationship, stored?.remade);
      relationships.push({ ...relationship, id });
      return id;
    };
    const tableIds = sheet.tables.map((table) => {
      const number = ++this.tableCount;
      const target = this.free(`xl/tables/table${number}.xml`);
      this.file.add(target, tableXml(table, number, this.styles), `${SPREADSHEET}.table+xml`);
      return relate({ type: `${RELATIONSHIPS}/table`, target, external: false });
    });
    const propertyIds = new Map<string, string>();
    for (const [key, value] of sheet.customProperties) {
      const target = this.free(`xl/customProperty${++this.propertyCount}.bin`);
      this.file.add(target, Buffer.from(value, "utf16le"), `${SPREADSHEET}.customProperty`);
      propertyIds.set(key, relate({ type: `${RELATIONSHIPS}/customProperty`, target, external: false }));
    }
    const free = (name: string): string => this.free(name);
    const drawing = writeComments({ sheet, stored, file: this.file, free, relate });
    const made = new Map(drawing === undefined ? [] : [["legacyDrawing", drawing] as const]);
    const { source, styles, strings } = this;
    const drawingId = this.drawing(sheet, stored, relationships, relate);
    const xml = sheetXml({ sheet, stored, source, styles, strings, relate, tableIds, propertyIds, drawingId, made });
    this.file.addRelationships(part, relationships);
    return xml;
  }

  /** Writes what lies over the cells where it is not as the file has it; gives the id as sheetXml wants it. */
  private drawing(
    sheet: Worksheet,
    stored: SourceSheet | undefined,
    relationships: SourceRelationship[],
    relate: (relationship: Omit<SourceRelationship, "id">) => string,
  ): string | undefined {
    const target = writeDrawing(sheet, stored?.drawing, this.file, (name) => this.free(name));
    if (target === undefined) return undefined;
    const known = relationships.findIndex((one) => kindOf(one) === "drawing");
    if (target === "") {
      if (known >= 0) relationships.splice(known, 1);
      return "";
    }
    return relationships[known]?.id ?? relate({ type: `${RELATIONSHIPS}/drawing`, target, external: false });
  }

  /** Formulas that spill refer to a metadata part. */
  private addMetadata(): void {
    const has = this.source?.workbookRelationships.some(({ type }) => type.endsWith("/sheetMetadata"));
    if (has === true || !this.workbook.sheets.some(hasDynamicArrays)) return;
    this.relate("sheetMetadata", this.free("xl/metadata.xml"), METADATA, METADATA_TYPE);
  }

  /** The automatic colours of charts are the theme's, so a file with charts has one. */
  private addTheme(): void {
    const has = this.source?.workbookRelationships.some((one) => kindOf(one) === "theme");
    if (has === true || !this.workbook.sheets.some(({ charts }) => charts.length > 0)) return;
    this.relate("theme", this.free("xl/theme/theme1.xml"), themeXml(), THEME_TYPE);
  }

  private workbookXml(entries: string[]): string {
    const { workbook, source } = this;
    const kept = (name: string): string => source?.workbookElements.get(name) ?? "";
    const calculation = { Automatic: undefined, AutomaticExceptTables: "autoNoTable", Manual: "manual" };
    return (
      `${XML_HEAD}<workbook${attributes({ ...source?.rootAttributes, xmlns: MAIN_NAMESPACE, "xmlns:r": RELATIONSHIPS })}>` +
      kept("fileSharing") +
      `<workbookPr${attributes({ ...source?.workbookAttributes, date1904: workbook.date1904 || undefined })}/>` +
      structureXml(workbook, kept("workbookProtection")) +
      `<bookViews><workbookView${attributes({ ...source?.viewAttributes, activeTab: workbook.sheets.indexOf(workbook.activeSheet) })}/></bookViews>` +
      `<sheets>${entries.join("")}</sheets>` +
      kept("externalReferences") +
      namesXml(workbook) +
      `<calcPr${attributes({ ...source?.calculationAttributes, calcId: 191029, calcMode: calculation[workbook.calculation.mode], fullCalcOnLoad: true })}/>` +
      kept("pivotCaches") +
      kept("extLst") +
      "</workbook>"
    );
  }
}

/** The protection of the structure; what the file's own element says besides (such as locked windows) stays. */
function structureXml({ structureProtection: protection }: Workbook, kept: string): string {
  if (protection?.stored) return kept;
  const { password } = protection ?? {};
  const others = Object.entries(kept === "" ? {} : parseXml(kept).attributes).filter(
    ([name]) => name !== "lockStructure" && !name.startsWith("workbook"),
  );
  if (!protection && others.length === 0) return "";
  const own = {
    workbookPassword: password === undefined ? undefined : legacyHash(password),
    lockStructure: protection && true,
  };
  return `<workbookProtection${attributes({ ...own, ...Object.fromEntries(others) })}/>`;
}

/** Defined names, with the print areas and titles that files keep as names. */
function namesXml(workbook: Workbook): string {
  const items = workbook.definedNames.map(({ name, sheet, formula, hidden, comment }) => {
    const localSheetId = sheet && workbook.sheets.indexOf(sheet);
    if (localSheetId === -1) return "";
    const head = attributes({ name, localSheetId, hidden: hidden ? true : undefined, comment });
    return `<definedName${head}>${escapeXml(formula)}</definedName>`;
  });
  workbook.sheets.forEach((sheet, localSheetId) => {
    const { printArea, printTitleRows, printTitleColumns } = sheet.pageLayout;
    const titles = [printTitleColumns, printTitleRows].filter((area) => area !== undefined);
    for (const [name, areas] of [["_xlnm.Print_Area", printArea] as const, ["_xlnm.Print_Titles", titles] as const]) {
      if (areas.length === 0) continue;
      const text = areas.map((area) => `${quoteSheetName(sheet.name)}!${absoluteAddress(area)}`).join(",");
      items.push(`<definedName${attributes({ name, localSheetId })}>${escapeXml(text)}</definedName>`);
    }
  });
  return items.join("") === "" ? "" : `<definedNames>${items.join("")}</definedNames>`;
}

/** The one record that marks a cell's formula as spilling. */
const METADATA =
  `${XML_HEAD}<metadata xmlns="${MAIN_NAMESPACE}" xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">` +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" pasteValues="1" ' +
  'merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">' +
  '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';
