/** The Excel stand-in: what tests, the command line and the demo use of it. */

export { newWorkbook, Workbook, type CellSnapshot } from "./model/workbook";
export type { WorkbookSnapshot } from "./model/snapshot";
export { ExcelHost, LARGEST_BODY, type Traffic } from "./protocol/excelHost";
export type { Fault } from "./protocol/faults";
export { openAddinWindow, type AddinWindow, type AddinWindowOptions } from "./window/addinWindow";
export { openWorkbook, UnreadableWorkbook } from "./xlsx/readXlsx";
export { losses } from "./xlsx/losses";
export { saveWorkbook } from "./xlsx/writeXlsx";
export { findBrowser, installedBrowser, type Browser } from "./window/findBrowser";
export { openInBrowser, type BrowserWindow, type BrowserWindowOptions } from "./window/openInBrowser";
export { serveFolder, type FolderServer } from "./window/serveFolder";
export * as colleague from "./colleague";
export type { Table } from "./model/table";
export type { WireValue } from "./model/cellValue";
export type { Worksheet } from "./model/worksheet";
