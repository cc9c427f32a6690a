/** Worksheet.copy: a sheet with all that lies on it, tables under new names and ids. */

import { EVERYTHING } from "./address";
import { rewriteChart } from "./chart";
import { copyChart } from "./chartEdits";
import { newCommentId } from "./comments";
import { refuse } from "./excelError";
import { renameSheetInFormula } from "./formulaText";
import { Table } from "./table";
import type { Worksheet } from "./worksheet";

export type CopyPosition = "None" | "Before" | "After" | "Beginning" | "End";

export function copySheet(source: Worksheet, position: CopyPosition, relativeTo: Worksheet | undefined): Worksheet {
  const { workbook } = source;
  const { sheets } = workbook;
  const beside = position === "Before" || position === "After";
  if (beside && (!relativeTo || !sheets.includes(relativeTo))) refuse("InvalidArgument");
  const copy = workbook.addSheet(copyName(source));
  sheets.pop();
  const anchor = beside && relativeTo ? sheets.indexOf(relativeTo) : 0;
  const places: Record<CopyPosition, number> = {
    None: sheets.length,
    End: sheets.length,
    Beginning: 0,
    Before: anchor,
    After: anchor + 1,
  };
  sheets.splice(places[position], 0, copy);
  copyContent(source, copy);
  workbook.touched();
  workbook.changes.note({ kind: "sheetAdded", sheet: copy });
  return copy;
}

/** "Sample" becomes "Sample (2)", as in Excel. */
function copyName({ name, workbook }: Worksheet): string {
  const base = name.replace(/ \([0-9]+\)$/, "");
  for (let n = 2; ; n++) {
    const suffix = ` (${n})`;
    const wanted = base.slice(0, 31 - suffix.length) + suffix;
    if (!workbook.sheet(wanted)) return wanted;
  }
}

function copyContent(source: Worksheet, copy: Worksheet): void {
  for (const [row, cells] of source.cells.rowsIn(EVERYTHING)) {
    const made = copy.cells.makeRow(row);
    made.values = [...cells.values];
    if (cells.styles) made.styles = [...cells.styles];
    // References to the copied sheet by its name mean the copy.
    made.formulas = cells.formulas?.map((one) => one && renameSheetInFormula(one, source.name, copy.name));
  }
  for (const [index, lane] of source.rows) copy.rows.set(index, { ...lane });
  for (const [index, lane] of source.columns) copy.columns.set(index, { ...lane });
  copy.tabColor = source.tabColor;
  copy.showGridlines = source.showGridlines;
  copy.showHeadings = source.showHeadings;
  copy.frozen = source.frozen && { ...source.frozen };
  copy.merges = structuredClone(source.merges);
  copy.hyperlinks = structuredClone(source.hyperlinks);
  copy.arrayFormulas = structuredClone(source.arrayFormulas);
  copy.conditionalFormats = structuredClone(source.conditionalFormats);
  copy.dataValidations = structuredClone(source.dataValidations);
  copy.comments = source.comments.map((comment) => ({
    ...structuredClone(comment),
    id: newCommentId(copy.workbook),
    replies: comment.replies.map((reply) => ({ ...structuredClone(reply), id: newCommentId(copy.workbook) })),
  }));
  copy.notes = structuredClone(source.notes);
  copy.protection = structuredClone(source.protection);
  copy.autoFilter = structuredClone(source.autoFilter);
  copy.pageLayout = structuredClone(source.pageLayout);
  copy.rowBreaks = [...source.rowBreaks];
  copy.columnBreaks = [...source.columnBreaks];
  for (const [key, value] of source.customProperties) copy.customProperties.set(key, value);
  for (const table of source.tables) copyTable(table, copy);
  for (const chart of source.charts) {
    if (chart.stored?.opaque === true) continue;
    rewriteChart(copyChart(copy, chart), (formula) => renameSheetInFormula(formula, source.name, copy.name));
  }
}

function copyTable(table: Table, sheet: Worksheet): void {
  const { workbook } = sheet;
  let n = 1;
  while (workbook.table(`${table.name}${n}`)) n++;
  const made = new Table(sheet, workbook.newId("table"), `${table.name}${n}`, { ...table.area });
  made.style = table.style;
  made.columns = structuredClone(table.columns);
  made.options = { ...table.options };
  for (const [id, filter] of table.filters) made.filters.set(id, structuredClone(filter));
  made.awaitsFirstRow = table.awaitsFirstRow;
  made.sort = structuredClone(table.sort);
  made.storedSortState = table.storedSortState;
  made.storedAttributes = { ...table.storedAttributes };
  sheet.tables.push(made);
}
