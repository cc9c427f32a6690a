import type { TableSnapshot } from "../tabular/snapshot";
import { RANGE_ID } from "../tabular/range/locateRange";
import { SHEET_COLUMNS } from "../tabular/range/sheetCells";
import { Refusal } from "../workflows/refusal";
import type { EditPlan, WorkbookSnapshot } from "../workflows/workbook";

interface Strip {
  readonly table: TableSnapshot;
  readonly used: Excel.Range;
  readonly merged: Excel.RangeAreas | undefined;
}

/**
 * Looks at the cells that new columns of tables are to take: Excel would push what stands there to the right, and
 * nothing of the user's is ever moved.
 */
export class RoomGuard {
  #strips: readonly Strip[] = [];

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly plan: EditPlan,
    private readonly read: WorkbookSnapshot,
  ) {}

  readonly queue = (): void => {
    const knowsMerges = Office.context.requirements.isSetSupported("ExcelApi", "1.13");
    this.#strips = [...this.read.tables.values()].flatMap((table): readonly Strip[] => {
      const added = this.plan.columns.filter(({ tableId }) => tableId === table.id && tableId !== RANGE_ID).length;
      if (added === 0) return [];
      if (table.firstColumn + table.columns.length + added > SHEET_COLUMNS) throw noRoom(table);
      const cells = this.context.workbook.tables
        .getItem(table.id)
        .getRange()
        .getLastColumn()
        .getOffsetRange(0, 1)
        .getResizedRange(0, added - 1);
      return [
        {
          table,
          used: cells.getUsedRangeOrNullObject(true).load({ address: true }),
          merged: knowsMerges ? cells.getMergedAreasOrNullObject().load({ address: true }) : undefined,
        },
      ];
    });
  };

  /** Refuses by name where something stands there. */
  refuse(): void {
    const taken = this.#strips.find(({ used, merged }) => !used.isNullObject || merged?.isNullObject === false);
    if (taken !== undefined) throw noRoom(taken.table);
  }
}

function noRoom({ name, sheet }: TableSnapshot): Refusal {
  return new Refusal({ code: "no-room", table: name, sheet: sheet.name });
}
