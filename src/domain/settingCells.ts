import type { CellAddress } from "../tabular/cellAddress";
import type { TableRows } from "../tabular/readRows";
import { SETTINGS } from "./settings";
import type { transitionTable } from "./transition/transition.table";

/** A setting as the Transition table has it. */
export interface SettingCell {
  /** Of its value. */
  readonly cell: CellAddress;
  /** Nothing stands there, so the default counts. */
  readonly blank: boolean;
}

/** Where each setting stands, by its declared name; a setting without a row is left out. */
export function settingCells(
  transition: TableRows<typeof transitionTable> | undefined,
): ReadonlyMap<string, SettingCell> {
  const cells = new Map<string, SettingCell>();
  for (const row of transition?.rows ?? []) {
    const setting = SETTINGS.find(({ name }) => name.toLowerCase() === row.key.trim().toLowerCase());
    if (transition === undefined || setting === undefined) continue;
    cells.set(setting.name, { cell: transition.cell(row, "value"), blank: row.value === undefined });
  }
  return cells;
}
