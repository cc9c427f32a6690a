import type { CellValue } from "../../../src/tabular/cellValue";
import type { SheetCells } from "../../../src/tabular/range/sheetCells";

/** A sheet from rows as a person sees them; "=…" is a formula that yields the value behind "→". */
export function sheetOf(
  rows: readonly (readonly CellValue[])[],
  { top = 0, left = 0, tables = [], name = "Sheet1" }: Partial<SheetCells> & { name?: string } = {},
): SheetCells {
  const width = Math.max(...rows.map((row) => row.length));
  const full = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  return {
    sheet: { id: name, name },
    top,
    left,
    values: full.map((row) => row.map(shown)),
    formulas: full.map((row) => row.map(entered)),
    cut: false,
    tables,
  };
}

function shown(cell: CellValue): CellValue {
  if (typeof cell !== "string" || !cell.startsWith("=")) return cell;
  const result = cell.split("→")[1] ?? "";
  return result !== "" && Number.isFinite(Number(result)) ? Number(result) : result;
}

function entered(cell: CellValue): CellValue {
  return typeof cell === "string" && cell.startsWith("=") ? (cell.split("→")[0] ?? cell) : cell;
}
