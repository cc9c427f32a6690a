import { DAYS_1904, type Day } from "../tabular/excelDate";
import type { CellValue } from "../tabular/cellValue";
import type { ComputedColumn } from "../tabular/planEdits";
import type { AuditEvaluation, AuditTables } from "../domain/audit/evaluateAudit";
import type { RowPlace } from "../domain/operatingModel/redesignContext";
import type { Messages } from "../messages/messages";
import { filled } from "./gateCells";
import { editsOf, type PlannedTable } from "./plannedTable";
import type { OwnershipRecord } from "./record";

/** What the computed columns of the tables of the diagnosis are to hold. */
export function planAudit(
  tables: AuditTables,
  record: OwnershipRecord,
  { boundaries = [], signals = [], audit, redesign }: AuditEvaluation,
  messages: Messages,
  date1904: boolean,
): readonly (PlannedTable | undefined)[] {
  const day = (value: Day | undefined): CellValue => (value === undefined ? "" : value - (date1904 ? DAYS_1904 : 0));
  const rowIndex = ({ row }: { readonly row: { readonly index: number } }): number => row.index;
  const said = (table: RowPlace["table"], index: number): string =>
    redesign
      .findingsOf({ table, index })
      .map((finding) => messages.finding(finding))
      .join(". ");
  return [
    editsOf(tables.boundaries, record, (rows) =>
      filled(rows, boundaries, rowIndex, {
        ratioNow: ({ ratioNow }) => ratioNow ?? "",
        stateNow: ({ stateNow }) => stateNow,
        ratioAtTarget: ({ ratioAtTarget }) => ratioAtTarget ?? "",
        stateAtTarget: ({ stateAtTarget }) => stateAtTarget,
        crossingDate: ({ crossing }) => day(crossing?.date),
      }),
    ),
    editsOf(tables.signals, record, (rows) => filled(rows, signals, rowIndex, { state: ({ state }) => state })),
    editsOf(tables.assumptions, record, (rows) =>
      filled(rows, audit?.assumptions ?? [], rowIndex, {
        ratio: ({ ratio }) => ratio ?? "",
        verdict: ({ verdict }) => verdict,
        headroom: ({ headroom }) => headroom ?? "",
        breaksInWave: ({ breaksIn }) => breaksIn?.wave ?? "",
        breaksOn: ({ breaksIn }) => day(breaksIn?.start),
        covered: ({ covered }) => covered ?? "",
        priority: ({ priority }) => priority,
      }),
    ),
    editsOf(tables.operatingModel, record, (rows): readonly ComputedColumn[] =>
      filled(rows, redesign.elements ?? [], ({ index }) => index, {
        finding: ({ index }) => said("operatingModel", index),
      }),
    ),
    editsOf(tables.handoffs, record, (rows) =>
      filled(rows, redesign.handoffs ?? [], rowIndex, {
        loadRatio: ({ loadRatio }) => loadRatio ?? "",
        finding: ({ row }) => said("handoffs", row.index),
      }),
    ),
    editsOf(tables.decisions, record, (rows) =>
      filled(rows, redesign.decisions ?? [], rowIndex, {
        loadRatio: ({ loadRatio }) => loadRatio ?? "",
        finding: ({ row }) => said("decisions", row.index),
      }),
    ),
  ];
}
