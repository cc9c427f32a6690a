import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import type { decisionsTable } from "./decisions.table";
import type { handoffsTable } from "./handoffs.table";
import type { operatingModelTable } from "./operatingModel.table";

export type ElementRow = Row<typeof operatingModelTable>;
export type ElementRows = TableRows<typeof operatingModelTable>;
export type HandoffRow = Row<typeof handoffsTable>;
export type HandoffRows = TableRows<typeof handoffsTable>;
export type DecisionRow = Row<typeof decisionsTable>;
export type DecisionRows = TableRows<typeof decisionsTable>;

/** The redesigned model as far as the workbook has it; a table that is missing is not assessed. */
export interface RedesignTables {
  readonly operatingModel: ElementRows | undefined;
  readonly handoffs: HandoffRows | undefined;
  readonly decisions: DecisionRows | undefined;
}
