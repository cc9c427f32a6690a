import { Refusal } from "./refusal";
import type { WorkbookSnapshot } from "./workbook";

/** Refuses by name where a write to these sheets, present or to be added, cannot succeed. */
export function refuseUnwritable(snapshot: WorkbookSnapshot, names: readonly string[]): void {
  if (snapshot.readOnly) throw new Refusal({ code: "read-only" });
  for (const name of names) {
    const sheet = snapshot.sheets.find((candidate) => candidate.name === name);
    if (sheet === undefined) refuseNewSheet(snapshot, name);
    else if (sheet.protected) throw new Refusal({ code: "sheet-protected", sheet: name });
  }
}

/** Refuses where no sheet can be added. */
export function refuseNewSheet({ structureProtected }: WorkbookSnapshot, sheet: string): void {
  if (structureProtected) throw new Refusal({ code: "structure-protected", sheet });
}
