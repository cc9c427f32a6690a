import type { Catalog, ListedSheet } from "./catalog";
import type { ReportRequest } from "./readTables";

/** Our report sheets that stand in the workbook, each with its key and as far as it reached when it was last written. */
export function findReports(
  catalog: Catalog,
  keys: readonly string[],
): readonly (ReportRequest & { readonly key: string })[] {
  return keys.flatMap((key) => {
    const sheet = reportSheet(catalog, key);
    return sheet === undefined ? [] : [{ key, sheet, ...reportExtent(catalog, key) }];
  });
}

/** Of several (somebody copied it) the one whose name was recorded, else the first. */
function reportSheet({ sheets, record }: Catalog, key: string): ListedSheet | undefined {
  const marked = sheets.filter(({ report }) => report === key);
  return marked.find(({ name }) => name === record.reports[key]?.name) ?? marked[0];
}

/** A sheet that is marked as ours but not recorded (the record was lost) is written anew. */
function reportExtent({ record }: Catalog, key: string): Omit<ReportRequest, "sheet"> {
  const { rows, columns, charts } = record.reports[key] ?? { rows: 0, columns: 1 };
  return { rows, columns, charts };
}
