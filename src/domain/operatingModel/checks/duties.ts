import type { CellAddress } from "../../../tabular/cellAddress";
import type { Duty } from "../../audit/auditFindings";
import type { DecisionEvaluation, HandoffEvaluation } from "../loads";
import type { RedesignContext, RowPlace } from "../redesignContext";

/** A handoff or a decision, whichever it is: what the checks say of both. */
export interface DutyRow {
  readonly duty: Duty;
  readonly evaluation: HandoffEvaluation | DecisionEvaluation;
  readonly place: RowPlace;
  /** The cell of what is asked of it at target. */
  readonly loadCell: CellAddress;
  /** Undefined: its sheet has no such column. */
  readonly accountableCell: CellAddress | undefined;
}

export function dutiesOf(model: RedesignContext): readonly DutyRow[] {
  const { handoffs, decisions, handoffLoads, decisionLoads } = model;
  return [
    ...(handoffs === undefined
      ? []
      : handoffLoads.map((evaluation): DutyRow => {
          const { row } = evaluation;
          return {
            duty: "handoff",
            evaluation,
            place: { table: "handoffs", index: row.index },
            loadCell: handoffs.cell(row, "volumeAtTarget"),
            accountableCell: handoffs.has("accountable") ? handoffs.cell(row, "accountable") : undefined,
          };
        })),
    ...(decisions === undefined
      ? []
      : decisionLoads.map((evaluation): DutyRow => {
          const { row } = evaluation;
          return {
            duty: "decision",
            evaluation,
            place: { table: "decisions", index: row.index },
            loadCell: decisions.cell(row, "perMonthAtTarget"),
            accountableCell: decisions.has("accountable") ? decisions.cell(row, "accountable") : undefined,
          };
        })),
  ];
}
