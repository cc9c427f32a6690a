import type { CellValue } from "../../src/tabular/cellValue";
import { dayFromIso, type Day } from "../../src/tabular/excelDate";
import type { SampleRow } from "../../src/tabular/derive/newTable";
import type { TableSnapshot } from "../../src/tabular/snapshot";
import { inputEntries, type Table } from "../../src/tabular/table";

export const TODAY: Day = dayFromIso("2026-11-22") ?? 0;

const OWNERS = ["T. Osei", "D. Reyes", "L. Brandt", "P. Anand", "S. Lindqvist"];
const AREAS = ["Support capacity", "Training completion", "Monitoring coverage", "Quality stability"];

export function gateRows(count: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `G${i + 1}`,
    gate: `Gate number ${i + 1}`,
    plannedDate: TODAY + 30 + i,
    authority: "Regional board",
  }));
}

/** Criteria as real ones are: texts of some forty characters, figures, words, blanks, old evidence. */
export function criteriaRows(count: number, gates: number): readonly SampleRow[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `C${i + 1}`,
    criterion: `Criterion ${i + 1}: the new model carries this load`,
    gate: `G${(i % gates) + 1}`,
    area: AREAS[i % AREAS.length] ?? "",
    actual: i % 11 === 0 ? "" : i % 3 === 0 ? "Yes" : 60 + (i % 45),
    operator: i % 3 === 0 ? "is" : "≥",
    passAt: i % 3 === 0 ? "Yes" : 70,
    warnAt: i % 3 === 0 ? "" : 65,
    mustPass: i % 40 === 1 ? "Yes" : "No",
    weight: 1 + (i % 3),
    applies: "Yes",
    owner: OWNERS[i % OWNERS.length] ?? "",
    evidenceDate: TODAY - (i % 97),
    evidence: `Minutes of week ${(i % 52) + 1}`,
  }));
}

/** The same rows as they are read from a sheet, without Excel. */
export function snapshotOf(table: Table, rows: readonly SampleRow[]): TableSnapshot {
  const columns = inputEntries(table);
  const measured = columns.flatMap(([, column], position) => (column.type === "quantity" ? [position] : []));
  return {
    id: table.name,
    name: table.name,
    sheet: { id: table.name, name: table.name },
    headerRow: 0,
    firstColumn: 0,
    columns: columns.map(([, column], id) => ({ id, header: column.header })),
    values: rows.map((row) => columns.map(([key]) => (row[key] ?? "") as CellValue)),
    numberFormats: new Map(measured.map((position) => [position, rows.map(() => "General")])),
    formulas: new Map(),
  };
}
