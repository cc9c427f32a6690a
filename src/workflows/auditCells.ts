import { DAYS_1904, type Day } from "../tabular/excelDate";
import type { CellValue } from "../tabular/cellValue";
import type { ComputedColumn } from "../tabular/planEdits";
import type { Steps } from "../tabular/steps";
import type { AuditEvaluation, AuditTables } from "../domain/audit/evaluateAudit";
import type { RowPlace } from "../domain/operatingModel/redesignContext";
import type { Messages } from "../messages/messages";
import { filled } from "./gateCells";
import { planTable, type PlannedTable } from "./plannedTable";
import type { OwnershipRecord } from "./record";

/** What the computed columns of the tables of the diagnosis are to hold. */
export function* planAudit(
  tables: AuditTables,
  record: OwnershipRecord,
  { boundaries = [], signals = [], audit, redesign }: AuditEvaluation,
  messages: Messages,
  date1904: boolean,
): Steps<readonly (PlannedTable | undefined)[]> {
  const day = (value: Day | undefined): CellValue => (value === undefined ? "" : value - (date1904 ? DAYS_1904 : 0));
  const rowIndex = ({ row }: { readonly row: { readonly index: number } }): number => row.index;
  const said = (table: RowPlace["table"], index: number): string =>
    redesign
      .findingsOf({ table, index })
      .map((finding) => messages.finding(finding))
      .join(". ");
  return [
    yield* planTable(tables.boundaries, record, (rows) =>
      filled(rows, boundaries, rowIndex, {
        ratioNow: ({ ratioNow }) => ratioNow ?? "",
        stateNow: ({ stateNow }) => stateNow,
        ratioAtTarget: ({ ratioAtTarget }) => ratioAtTarget ?? "",
        stateAtTarget: ({ stateAtTarget }) => stateAtTarget,
        crossingDate: ({ crossing }) => day(crossing?.date),
      }),
    ),
    yield* planTable(tables.signals, record, (rows) =>
      filled(rows, signals, rowIndex, { state: ({ state }) => state }),
    ),
    yield* planTable(tables.assumptions, record, (rows) =>
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
    yield* planTable(tables.operatingModel, record, (rows): readonly ComputedColumn[] =>
      filled(rows, redesign.elements ?? [], ({ index }) => index, {
        finding: ({ index }) => said("operatingModel", index),
      }),
    ),
    yield* planTable(tables.handoffs, record, (rows) =>
      filled(rows, redesign.handoffs ?? [], rowIndex, {
        loadRatio: ({ loadRatio }) => loadRatio ?? "",
        finding: ({ row }) => said("handoffs", row.index),
      }),
    ),
    yield* planTable(tables.decisions, record, (rows) =>
      filled(rows, redesign.decisions ?? [], rowIndex, {
        loadRatio: ({ loadRatio }) => loadRatio ?? "",
        finding: ({ row }) => said("decisions", row.index),
      }),
    ),
  ];
}
