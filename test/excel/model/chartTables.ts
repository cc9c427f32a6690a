/** Charts of a table's columns go on into its new rows, as in Excel. */

import { absoluteAddress } from "./address";
import { rewriteChart } from "./chart";
import { chartCells } from "./chartValues";
import type { Table } from "./table";
import { Workbook } from "./workbook";

/** References that end with the table's body, above the given row, go on into so many new rows. */
export function extendCharts({ sheet, area: tableArea, bodyArea }: Table, row: number, count: number): void {
  const { workbook } = sheet;
  const extend = (formula: string): string => {
    const cells = chartCells(workbook, formula);
    if (cells?.sheet !== sheet) return formula;
    const { area } = cells;
    const inside =
      area.column >= tableArea.column && area.column + area.columns <= tableArea.column + tableArea.columns;
    if (!inside || area.row !== bodyArea.row || area.row + area.rows !== row) return formula;
    return `=${Workbook.fullAddress(sheet, absoluteAddress({ ...area, rows: area.rows + count }))}`;
  };
  for (const { charts } of workbook.sheets) for (const chart of charts) rewriteChart(chart, extend);
}
