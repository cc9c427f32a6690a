import { localeOf, type WorkbookLocale } from "../tabular/workbookLocale";
import type { TableListing } from "../tabular/findTables";
import { readRecord, settledRecord, type OwnershipRecord } from "../workflows/record";
import type { SheetListing } from "../workflows/workbook";

/** Where the ownership record is kept in the workbook's settings. */
export const RECORD_KEY = "ScaleTransition";
/** The custom property by which a worksheet says which report it shows. */
export const REPORT_PROPERTY = "ScaleTransition.report";
/** The custom property of a worksheet whose table is being made: it names the table, and goes when the table stands. */
export const MAKING_PROPERTY = "ScaleTransition.making";
/** The custom property of the worksheet that holds our log. */
export const LOG_PROPERTY = "ScaleTransition.log";

export interface ListedTable extends TableListing {
  readonly sheetId: string;
  readonly rows: number;
  readonly showHeaders: boolean;
}

export interface ListedSheet extends SheetListing {
  /** The report that this sheet shows, where it is ours. */
  readonly report: string | undefined;
  /** The table that was being made here when the making was cut short. */
  readonly making: string | undefined;
  /** It holds our log, or was about to. */
  readonly log: boolean;
}

/** What a workbook holds, before any cell of a table is read. */
export interface Catalog {
  readonly tables: readonly ListedTable[];
  readonly sheets: readonly ListedSheet[];
  readonly record: OwnershipRecord;
  readonly readOnly: boolean;
  /** No sheet can be added. */
  readonly structureProtected: boolean;
  readonly locale: WorkbookLocale;
}

/** Lists tables, sheets, record and locale: one sync. */
export async function readCatalog(context: Excel.RequestContext): Promise<Catalog> {
  const { workbook } = context;
  workbook.load({ readOnly: true, protection: { protected: true } });
  const tables = workbook.tables.load(
    "items/id,items/name,items/showHeaders,items/worksheet/id,items/columns/items/id,items/columns/items/name,items/rows/count",
  );
  const sheets = workbook.worksheets.load(
    "items/id,items/name,items/protection/protected,items/customProperties/items/key,items/customProperties/items/value",
  );
  const record = workbook.settings.getItemOrNullObject(RECORD_KEY).load({ value: true });
  const culture = workbook.application.cultureInfo.load({
    name: true,
    numberFormat: { numberDecimalSeparator: true, numberGroupSeparator: true },
    datetimeFormat: { shortDatePattern: true },
  });
  // Day 2 of 1904 is serial 1 in the 1904 date system and 1463 in the other: Excel offers no property for it.
  const probe = workbook.functions.date(1904, 1, 2).load({ value: true });
  await context.sync();

  const listed = tables.items.map(({ id, name, showHeaders, worksheet, columns, rows }) => ({
    id,
    name,
    sheetId: worksheet.id,
    rows: rows.count,
    showHeaders,
    columns: columns.items.map((column) => ({ id: column.id, header: column.name })),
  }));
  return {
    tables: listed,
    sheets: sheets.items.map(({ id, name, protection, customProperties }) => ({
      id,
      name,
      protected: protection.protected,
      report: customProperties.items.find(({ key }) => key === REPORT_PROPERTY)?.value,
      making: customProperties.items.find(({ key }) => key === MAKING_PROPERTY)?.value,
      log: customProperties.items.some(({ key }) => key === LOG_PROPERTY),
    })),
    record: settledRecord(readRecord(record.isNullObject ? undefined : record.value), listed),
    readOnly: workbook.readOnly,
    structureProtected: workbook.protection.protected,
    locale: {
      ...localeOf(culture.name === "" ? "en-US" : culture.name, probe.value === 1),
      decimal: culture.numberFormat.numberDecimalSeparator,
      group: culture.numberFormat.numberGroupSeparator,
      dateOrder: dateOrderOf(culture.datetimeFormat.shortDatePattern),
    },
  };
}

function dateOrderOf(pattern: string): WorkbookLocale["dateOrder"] {
  const order = pattern
    .toLowerCase()
    .replace(/[^dmy]/g, "")
    .replace(/(.)\1+/g, "$1");
  return order === "mdy" || order === "ymd" ? order : "dmy";
}
