import type { CellValue } from "../tabular/cellValue";
import type { Day } from "../tabular/excelDate";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { TableSnapshot } from "../tabular/snapshot";
import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import { criteriaTable } from "../domain/gates/criteria.table";
import { ourColumns, type OwnershipRecord } from "./record";
import type { EditPlan, ReportEdit, ReportSnapshot, WorkbookSnapshot } from "./workbook";

/** What an evaluation was about to change and what stood there before, so that it can be put back. */
export interface LastWrite {
  readonly asOf: Day;
  /** Keys of the gates that were evaluated. */
  readonly gates: readonly string[];
  /** The record as it was, and the gates in it as they were written. */
  readonly before: OwnershipRecord;
  readonly gatesWritten: OwnershipRecord["gates"];
  /** The last row of the log once it was written. */
  readonly logRow: string | undefined;
  readonly tables: readonly WrittenTable[];
  readonly reports: readonly WrittenReport[];
}

export interface WrittenTable {
  /** Name of the declared table. */
  readonly declared: string;
  /** As it was read before. */
  readonly table: TableSnapshot;
  /** Ids of all columns that were ours, and of those in which something was asked for: rows are not told by these. */
  readonly ours: ReadonlySet<number>;
  readonly columns: readonly WrittenColumn[];
}

export interface WrittenColumn {
  readonly key: string;
  /** Of a column of the user's in which they asked for something; undefined: it is one of ours. */
  readonly columnId: number | undefined;
  /** Position in the table before; undefined where the column was made. */
  readonly position: number | undefined;
  /** null: the cell was left as it was. */
  readonly values: readonly (CellValue | null)[];
}

export interface WrittenReport {
  readonly before: ReportSnapshot | undefined;
  readonly edit: ReportEdit;
}

export function lastWriteOf(plan: EditPlan, snapshot: WorkbookSnapshot, evaluation: GatesEvaluation): LastWrite {
  const { record, tables, checklist, reports } = snapshot;
  const range = checklist?.range?.table;
  const all: readonly (readonly [string, TableSnapshot])[] = [
    ...tables,
    ...(range === undefined ? [] : [[criteriaTable.name, range] as const]),
  ];
  return {
    asOf: evaluation.asOf,
    gates: evaluation.gates.map(({ gate }) => gate.key),
    before: record,
    gatesWritten: plan.record?.gates ?? record.gates,
    logRow: (plan.record ?? record).log?.row,
    tables: all.flatMap(([declared, table]): readonly WrittenTable[] => {
      const ours = ourColumns(record, table.id);
      const keys = new Map([...ours].map(([key, id]) => [id, key]));
      const edited = plan.cells
        .filter(({ tableId }) => tableId === table.id)
        .map(({ columnId, position, values }): WrittenColumn => {
          const key = keys.get(table.columns[position]?.id ?? -1);
          return { key: key ?? "", columnId: key === undefined ? columnId : undefined, position, values };
        });
      const made = plan.columns
        .filter(({ tableId, computed }) => tableId === table.id && computed)
        .map(({ key, values }): WrittenColumn => ({ key, columnId: undefined, position: undefined, values }));
      const columns = [...edited, ...made];
      const written = new Set([...ours.values(), ...edited.flatMap(({ columnId }) => columnId ?? [])]);
      return columns.length === 0 ? [] : [{ declared, table, ours: written, columns }];
    }),
    reports: plan.reports.map((edit) => ({ before: reports.get(edit.key), edit })),
  };
}

/** Whether it is a plain range, whose columns have no ids that last. */
export function isRange({ table }: WrittenTable): boolean {
  return table.id === RANGE_ID;
}
