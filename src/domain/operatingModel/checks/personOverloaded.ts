import type { CellAddress } from "../../../tabular/cellAddress";
import { finding } from "../../finding";
import { personLoads } from "../personLoads";
import type { RedesignCheck, RedesignContext, RowPlace } from "../redesignContext";

export const personOverloaded: RedesignCheck = {
  id: "person-overloaded",
  question: "Can each person carry all that they are accountable for?",
  severity: "warning",
  find: (model) =>
    personLoads(model.handoffLoads, model.decisionLoads)
      .filter(({ atTarget }) => atTarget > 1)
      .map(({ person, atTarget, delegated, now, duties, unknown, rows }) => ({
        // What is delegated takes the load off: it is said, and nothing has to be done.
        finding: finding(
          "person-overloaded",
          delegated > 1 ? "warning" : "note",
          { person, ratio: atTarget, delegated, now, duties, unknown },
          rows.flatMap((place) => accountableCell(model, place) ?? []),
        ),
        rows,
      })),
};

function accountableCell(
  { handoffs, decisions }: RedesignContext,
  { table, index }: RowPlace,
): CellAddress | undefined {
  return table === "handoffs" ? handoffs?.cell({ index }, "accountable") : decisions?.cell({ index }, "accountable");
}
