import type { CellAddress } from "../../tabular/cellAddress";
import { finding, type Finding } from "../finding";
import type { DependencyKind } from "./dependencies.table";
import type { DependencyRows, LinkColumn, UnitRows } from "./programme";

/** Which unit comes after which, from the columns of Units and from the table of dependencies alike. */
export interface Links {
  /** Positions of the units that the unit at a position comes after, or with or after. */
  readonly of: (unit: number, column: LinkColumn) => readonly number[];
  readonly cell: (unit: number, column: LinkColumn, other: number) => CellAddress;
  readonly findings: readonly Finding[];
}

const COLUMNS = ["after", "withOrAfter"] as const;

/** Who comes later: To where From goes first, else From. */
const READ_AS: Readonly<Record<DependencyKind, { readonly column: LinkColumn; readonly toIsLater: boolean }>> = {
  Before: { column: "after", toIsLater: true },
  "With or before": { column: "withOrAfter", toIsLater: true },
  After: { column: "after", toIsLater: false },
  "With or after": { column: "withOrAfter", toIsLater: false },
};

/** A reference that points to no unit, or to the unit itself, is named and not followed. Units are found by ID, else by name. */
export function readLinks(units: UnitRows, dependencies: DependencyRows | undefined): Links {
  const findings: Finding[] = [];
  const byName = new Map<string, number>();
  units.rows.forEach((row, position) => {
    const name = row.unit?.trim().toLowerCase() ?? "";
    if (name !== "" && !byName.has(name)) byName.set(name, position);
  });
  const find = (id: string): number | undefined => units.position(id) ?? byName.get(id.trim().toLowerCase());
  const unknown = (unit: string, column: string, id: string, cell: CellAddress): void => {
    findings.push(finding("unit-reference-unknown", "warning", { unit, column, id }, [cell]));
  };
  const itself = (unit: string, cell: CellAddress): void => {
    findings.push(finding("dependency-cycle", "warning", { units: [unit] }, [cell]));
  };
  const links = {
    after: units.rows.map(() => new Map<number, CellAddress | undefined>()),
    withOrAfter: units.rows.map(() => new Map<number, CellAddress | undefined>()),
  };
  units.rows.forEach((row, position) => {
    for (const column of COLUMNS) {
      for (const id of new Set(row[column])) {
        const other = find(id);
        if (other === undefined) unknown(row.key, units.table.columns[column].header, id, units.cell(row, column));
        else if (other === position) itself(row.key, units.cell(row, column));
        else links[column][position]?.set(other, undefined);
      }
    }
  });
  for (const row of dependencies?.rows ?? []) {
    if (dependencies === undefined || row.to === undefined) continue;
    const ends = [row.key, row.to].map(find);
    const { from: fromColumn, to: toColumn } = dependencies.table.columns;
    const pair = `${row.key} → ${row.to}`;
    if (ends[0] === undefined) unknown(pair, fromColumn.header, row.key, dependencies.cell(row, "from"));
    if (ends[1] === undefined) unknown(pair, toColumn.header, row.to, dependencies.cell(row, "to"));
    const { column, toIsLater } = READ_AS[row.kind ?? "Before"];
    const [from, to] = ends;
    if (from === undefined || to === undefined) continue;
    if (from === to) {
      itself(row.key, dependencies.cell(row, "to"));
      continue;
    }
    const [later, earlier] = toIsLater ? [to, from] : [from, to];
    const own = links[column][later];
    if (own?.has(earlier) === false) own.set(earlier, dependencies.cell(row, "to"));
  }
  return {
    of: (unit, column) => [...(links[column][unit]?.keys() ?? [])],
    cell: (unit, column, other) =>
      links[column][unit]?.get(other) ?? units.cell(units.rows[unit] ?? { index: 0 }, column),
    findings,
  };
}
