import { besideChecklist } from "../domain/checklist/besideChecklist";
import type { CellProblem } from "../tabular/cellProblem";
import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit, TableEdits } from "../tabular/planEdits";
import { RANGE_ID, shownHeader } from "../tabular/range/locateRange";
import { criteriaTable } from "../domain/gates/criteria.table";
import { finding, type Finding } from "../domain/finding";
import { columnLetters, fullAddress, localAddress } from "../tabular/cellAddress";
import type { OwnershipRecord } from "./record";
import type { ChecklistSnapshot, WorkbookSnapshot } from "./workbook";

export type RangeRecord = Pick<OwnershipRecord, "checklist" | "columns">;

export interface ChecklistPlan {
  /** What is written beside the range. */
  readonly edits: TableEdits;
  /** Why the results go to a sheet of ours; undefined: they stand beside the range. */
  readonly elsewhere: "no-room" | "protected" | "room-again" | undefined;
  readonly record: RangeRecord;
}

/**
 * Where the results of a plain range go: into blank columns directly behind it, which are recorded as ours; else to a
 * sheet of ours, where they stay (`stays`) while it exists. A cell of ours into which somebody typed below the rows that
 * had results is theirs, and is named.
 */
export function planChecklist(
  snapshot: WorkbookSnapshot,
  planned: TableEdits,
  stays: boolean,
): ChecklistPlan | undefined {
  const { checklist, record } = snapshot;
  const range = checklist?.range;
  if (checklist === undefined || range === undefined) return undefined;
  const { table, ours, room, rows } = range;
  const locked = snapshot.sheets.some(({ id, protected: isLocked }) => id === table.sheet.id && isLocked);
  const roomy = planned.columns.length <= room;
  const cramped = planned.columns.length > 0 && (!roomy || locked);
  if (stays || (ours.size === 0 && cramped)) {
    return {
      edits: { ...planned, edits: [], columns: [], cells: 0 },
      elsewhere: !roomy ? "no-room" : locked ? "protected" : "room-again",
      record: { columns: without(record.columns, RANGE_ID), checklist: { ...checklist.choice, rows: undefined } },
    };
  }
  const kept = cramped ? { ...planned, columns: [] } : planned;
  const edits = sparingWhatWasTyped(kept, checklist);
  const width = table.columns.length;
  const made = edits.columns.map(({ key }, position) => [key, table.firstColumn + width + position + 1] as const);
  return {
    edits,
    elsewhere: undefined,
    record: {
      columns: { ...record.columns, [RANGE_ID]: { ...Object.fromEntries(ours), ...Object.fromEntries(made) } },
      checklist: { ...checklist.choice, rows },
    },
  };
}

function without(columns: OwnershipRecord["columns"], id: string): OwnershipRecord["columns"] {
  return Object.fromEntries(Object.entries(columns).filter(([key]) => key !== id));
}

function sparingWhatWasTyped(planned: TableEdits, { choice, range }: ChecklistSnapshot): TableEdits {
  if (range === undefined) return planned;
  const { table } = range;
  const ownRows = choice.rows ?? 0;
  const problems: CellProblem[] = [];
  let spared = 0;
  const edits = planned.edits.flatMap((edit): readonly ColumnEdit[] => {
    const values = edit.values.map((value, index): CellValue | null => {
      const found = table.values[index]?.[edit.position] ?? "";
      if (value === null || index < ownRows || found === "") return value;
      spared += 1;
      problems.push({
        cell: {
          sheet: table.sheet.name,
          row: table.headerRow + 1 + index,
          column: table.firstColumn + edit.position,
        },
        severity: "problem",
        code: "computed-cell-taken",
        column: table.columns[edit.position]?.header ?? "",
        found,
        facts: {},
      });
      return null;
    });
    return values.every((value) => value === null) ? [] : [{ ...edit, values }];
  });
  return { ...planned, edits, cells: planned.cells - spared, problems: [...planned.problems, ...problems] };
}

/** What is said of the range that stands in for the Criteria table. */
export function checklistFindings({ checklist, tables }: WorkbookSnapshot): readonly Finding[] {
  if (checklist === undefined) return [];
  const { choice, range, headings, cut } = checklist;
  const first = { sheet: choice.sheet.name, row: choice.headerRow, column: choice.firstColumn };
  const listed = tables.get(criteriaTable.name);
  const table = range?.table ?? listed;
  if (table === undefined) return [];
  const rows = range?.rows ?? table.values.length;
  const last = { ...first, row: choice.headerRow + rows, column: choice.firstColumn + choice.headers.length - 1 };
  const headerAt = (offset: number): string => shownHeader(choice.headers[offset] ?? "", choice.firstColumn + offset);
  const columns = Object.entries(choice.columns).map(([key, offset]) => ({
    column: criteriaTable.columns[key as keyof typeof criteriaTable.columns].header,
    header: headerAt(offset),
  }));
  const beside = besideChecklist(choice);
  const cellsOf = (indexes: readonly number[]) =>
    indexes.map((index) => ({ ...first, row: choice.headerRow + 1 + index }));
  const top = { ...first, row: choice.headerTop };
  const address = listed === undefined ? `${fullAddress(top)}:${localAddress(last)}` : listed.name;
  return [
    finding("checklist-used", "note", { range: address, columns }, [first]),
    ...(beside.length === 0
      ? []
      : [
          finding(
            "checklist-beside",
            "warning",
            { headers: beside.map(headerAt) },
            beside.map((offset) => ({ ...first, column: first.column + offset })),
          ),
        ]),
    ...(headings.length === 0
      ? []
      : [finding("checklist-headings", "note", { count: headings.length }, cellsOf(headings))]),
    ...(range?.goesOnAt === undefined
      ? []
      : [
          finding("checklist-goes-on", "warning", { lastRow: last.row + 1, nextRow: range.goesOnAt + 1 }, [
            { ...first, row: range.goesOnAt },
          ]),
        ]),
    ...(cut ? [finding("checklist-cut", "warning", { rows, lastColumn: columnLetters(last.column) }, [first])] : []),
  ];
}
