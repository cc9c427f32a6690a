/** The workbook in memory: what the host answers from and what the .xlsx reader and writer fill and store. */

import { EVERYTHING, parseArea, quoteSheetName, splitSheetName, type Area } from "./address";
import { rewriteCalculated } from "./calculatedColumns";
import { Calculation } from "./calculation";
import { toWire, type WireValue } from "./cellValue";
import { Changes, PERSON_HERE, type Origin } from "./changes";
import { rewriteChart, type Chart } from "./chart";
import type { Person } from "./comments";
import { cultureOf, type Culture } from "./culture";
import type { CustomXmlPart } from "./customXml";
import { DocumentProperties } from "./documentProperties";
import { refuse } from "./excelError";
import { History } from "./history";
import type { StructureProtection } from "./protection";
import { rewriteConditionalFormulas } from "./conditionalFormat";
import { NamedStyles } from "./namedStyles";
import { takeSnapshot, type WorkbookSnapshot } from "./snapshot";
import type { SourcePackage } from "./sourcePackage";
import { DEFAULT_STYLE, type Style } from "./style";
import type { Table } from "./table";
import { typeCell } from "./writeCells";
import { Worksheet } from "./worksheet";

export interface DefinedName {
  name: string;
  /** The sheet a local name belongs to. */
  sheet?: Worksheet;
  /** What the name stands for, without "=". */
  formula: string;
  hidden?: boolean;
  comment?: string;
}

/** An area that moves with the cells it names: a selection, or a range the client keeps. */
export interface LiveArea {
  sheet: Worksheet;
  /** Absent when the cells were deleted. */
  area: Area | undefined;
}

/** One cell as tests see it. */
export interface CellSnapshot {
  value: WireValue;
  formula?: string;
  numberFormat: string;
}

const ID_TAGS = { sheet: "0001-0000-0000-000000000000", table: "000C-0000-FFFF-FFFF00000000" } as const;

export class Workbook {
  name = "Book1.xlsx";
  readonly sheets: Worksheet[] = [];
  readonly settings = new Map<string, unknown>();
  readonly definedNames: DefinedName[] = [];
  readonly calculation = new Calculation(this);
  /** Tells listeners what happens. */
  readonly changes = new Changes();
  readonly history = new History(this);
  culture: Culture = cultureOf("en-US");
  date1904 = false;
  readOnly = false;
  isDirty = false;
  /** The look of a cell nobody has formatted. */
  defaultStyle: Style = DEFAULT_STYLE;
  readonly namedStyles = new NamedStyles();
  readonly properties = new DocumentProperties();
  readonly customXmlParts: CustomXmlPart[] = [];
  /** Custom XML of the opened file that is not to go back. */
  readonly deletedCustomXml: CustomXmlPart[] = [];
  /** Everybody whom the opened file knows as having said something. */
  readonly people: Person[] = [];
  /** Who works in this Excel. */
  user: Person = { id: "{00000001-0004-4000-8000-000000000000}", name: "Planner", email: "planner@example.com" };
  /** The clock that comments and properties are dated by. */
  now: () => Date = () => new Date();
  selection: LiveArea | undefined;
  /** Absent while sheets may come, go, move, hide and be renamed. */
  structureProtection: StructureProtection | undefined;
  /** The parts of the opened file that the model does not hold; they go back into the saved file. */
  source: SourcePackage | undefined;
  /** The year that Excel adds to a date typed without one. */
  currentYear = new Date().getFullYear();
  /** Areas that move when cells are inserted or deleted. */
  readonly liveAreas = new Set<LiveArea>();
  private active: Worksheet | undefined;
  private nextIds = { sheet: 0, table: 0, other: 0 };

  get tables(): Table[] {
    return this.sheets.flatMap(({ tables }) => tables);
  }

  get activeSheet(): Worksheet {
    return this.active ?? this.sheets[0] ?? refuse("ItemNotFound");
  }

  set activeSheet(sheet: Worksheet) {
    this.activate(sheet);
    if (this.selection?.sheet !== sheet) this.select(sheet, { row: 0, column: 0, rows: 1, columns: 1 });
  }

  select(sheet: Worksheet, area: Area): void {
    if (this.selection) this.liveAreas.delete(this.selection);
    this.selection = { sheet, area };
    this.liveAreas.add(this.selection);
    this.activateChart(undefined);
    this.activate(sheet);
    this.changes.note({ kind: "selected", sheet, area });
  }

  /** The chart that is selected instead of cells. */
  activeChart: { sheet: Worksheet; chart: Chart } | undefined;

  activateChart(wanted: { sheet: Worksheet; chart: Chart } | undefined): void {
    const before = this.activeChart;
    if (before?.chart === wanted?.chart) return;
    this.activeChart = wanted;
    if (before) this.changes.note({ kind: "chartDeactivated", ...before });
    if (wanted) this.changes.note({ kind: "chartActivated", ...wanted });
  }

  private activate(sheet: Worksheet): void {
    const before = this.active ?? this.sheets[0];
    this.active = sheet;
    if (before && before !== sheet) this.changes.note({ kind: "activated", sheet, before });
  }

  get selected(): { sheet: Worksheet; area: Area } {
    const area = this.selection?.area ?? { row: 0, column: 0, rows: 1, columns: 1 };
    return { sheet: this.selection?.sheet ?? this.activeSheet, area };
  }

  /** A sheet by id or, whatever the case, by name. */
  sheet(key: string): Worksheet | undefined {
    const lower = key.toLowerCase();
    return this.sheets.find(({ id, name }) => id === key || name.toLowerCase() === lower);
  }

  table(key: string): Table | undefined {
    const lower = key.toLowerCase();
    return this.tables.find(({ id, name }) => id.toLowerCase() === lower || name.toLowerCase() === lower);
  }

  addSheet(name: string, id = this.newId("sheet")): Worksheet {
    const sheet = new Worksheet(this, id, name);
    this.sheets.push(sheet);
    this.active ??= sheet;
    return sheet;
  }

  /** An id nobody has had in this workbook. */
  newId(kind: "sheet" | "table"): string {
    const taken = (id: string): boolean => (kind === "sheet" ? this.sheets : this.tables).some((one) => one.id === id);
    let id: string;
    do id = `{${(this.nextIds[kind]++).toString(16).toUpperCase().padStart(8, "0")}-${ID_TAGS[kind]}}`;
    while (taken(id));
    return id;
  }

  newNumber(): number {
    return ++this.nextIds.other;
  }

  newTableName(): string {
    let n = 1;
    while (this.table(`Table${n}`)) n++;
    return `Table${n}`;
  }

  newSheetName(): string {
    let n = 1;
    while (this.sheet(`Sheet${n}`)) n++;
    return `Sheet${n}`;
  }

  /** Finds "Sheet1!A1:B2", or "A1" on the given (else the active) sheet. */
  locate(text: string, home = this.activeSheet): { sheet: Worksheet; area: Area } {
    const { sheetName, address } = splitSheetName(text);
    const sheet = sheetName === undefined ? home : (this.sheet(sheetName) ?? refuse("ItemNotFound"));
    return { sheet, area: parseArea(address) ?? this.namedArea(address, sheet) ?? refuse("InvalidArgument") };
  }

  private namedArea(name: string, sheet: Worksheet): Area | undefined {
    const table = this.table(name);
    if (table?.sheet === sheet) return table.bodyArea;
    const defined = this.definedNames.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!defined) return undefined;
    const { sheetName, address } = splitSheetName(defined.formula);
    return sheetName === undefined || this.sheet(sheetName) !== sheet ? undefined : parseArea(address);
  }

  /** One cell by address, for tests: workbook.cell("Criteria!F14"). */
  cell(address: string): CellSnapshot {
    const { sheet, area } = this.locate(address);
    this.calculation.refresh();
    const formula = sheet.cells.formula(area.row, area.column);
    return {
      value: toWire(sheet.value(area.row, area.column)),
      ...(formula !== undefined && { formula }),
      numberFormat: sheet.style(area.row, area.column).numberFormat,
    };
  }

  /** A foreign edit: what happens when a person types this into the cell. */
  setCell(address: string, value: WireValue): void {
    const { sheet, area } = this.locate(address);
    this.step(() => {
      typeCell(sheet, area.row, area.column, value);
    });
  }

  /** Does something as one step that can be undone, done by a person here unless somebody else is named. */
  step<T>(work: () => T, origin: Origin = PERSON_HERE): T {
    return this.history.step(origin, work);
  }

  /** Takes back the last step; false when there is none. */
  undo(): boolean {
    return this.history.undo();
  }

  redo(): boolean {
    return this.history.redo();
  }

  /** Everything a person would see as content, as plain data, for "nothing else changed" assertions. */
  snapshot(): WorkbookSnapshot {
    this.calculation.refresh();
    return takeSnapshot(this);
  }

  /** Called by everything that changes the workbook. */
  touched(): void {
    this.isDirty = true;
    this.history.touched();
    this.calculation.outdated();
  }

  /** Every formula that can name cells: of cells, names, validations and conditional formats. */
  rewriteFormulas(rewrite: (formula: string, home: Worksheet) => string): void {
    for (const sheet of this.sheets) rewriteSheetFormulas(sheet, rewrite);
    for (const defined of this.definedNames) {
      defined.formula = rewrite(`=${defined.formula}`, defined.sheet ?? this.activeSheet).slice(1);
    }
  }

  /** The sheet's name and an address, as Range.address and formulas have it. */
  static fullAddress(sheet: Worksheet, address: string): string {
    return `${quoteSheetName(sheet.name)}!${address}`;
  }
}

function rewriteSheetFormulas(sheet: Worksheet, rewrite: (formula: string, home: Worksheet) => string): void {
  for (const [row, cells] of sheet.cells.rowsIn(EVERYTHING)) {
    cells.formulas?.forEach((formula, column) => {
      const rewritten = formula === undefined ? undefined : rewrite(formula, sheet);
      if (rewritten !== formula) sheet.cells.makeRow(row).setFormula(column, rewritten);
    });
  }
  for (const table of sheet.tables) rewriteCalculated(table, (formula) => rewrite(formula, sheet));
  const isFormula = (text: string | undefined): text is string => text?.startsWith("=") ?? false;
  for (const { rule } of sheet.dataValidations) {
    if (isFormula(rule.formula1)) rule.formula1 = rewrite(rule.formula1, sheet);
    if (isFormula(rule.formula2)) rule.formula2 = rewrite(rule.formula2, sheet);
  }
  const { extensionReferences } = sheet;
  extensionReferences.formulas = extensionReferences.formulas.map((formula) => rewrite(formula, sheet));
  for (const chart of sheet.charts) rewriteChart(chart, (formula) => rewrite(formula, sheet));
  for (const format of sheet.conditionalFormats) {
    rewriteConditionalFormulas(format, (formula) => rewrite(formula, sheet));
  }
}

/** A workbook with one empty sheet, as Excel's File > New makes it. */
export function newWorkbook(): Workbook {
  const workbook = new Workbook();
  workbook.addSheet("Sheet1");
  return workbook;
}
