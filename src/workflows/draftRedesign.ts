import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import { readRows } from "../tabular/readRows";
import { assumptionsTable, type AssumptionKind } from "../domain/assumptions/assumptions.table";
import { operatingModelTable, type ElementKind } from "../domain/operatingModel/operatingModel.table";
import { transitionTable } from "../domain/transition/transition.table";
import { messagesFor } from "../messages/messages";
import { createSheets } from "./createSheets";
import { blankRow, freeId, languageOf } from "./draftRow";
import { ourColumns } from "./record";
import { refuseUnwritable } from "./refuseUnwritable";
import type { Workbook, WorkbookSnapshot } from "./workbook";

/** What replaces each kind of assumption most often: a suggestion in a draft, for a person to change. */
const REPLACED_BY: Readonly<Record<AssumptionKind, ElementKind>> = {
  "Founder judgment": "Decision right",
  "Local champion": "Role",
  "Manual fixes": "Support",
  "Direct communication": "Interface",
  "Low exception volume": "Escalation",
  "Simple dependencies": "Interface",
  "Heroic effort": "Role",
  "Special funding": "Accountability",
  "Skilled operators": "Training",
  "Tolerant users": "Support",
  "Local knowledge": "Training",
  Other: "Role",
};

/**
 * Adds a row to the OperatingModel table that says which assumption it is to replace and is marked as a draft; a blank
 * row is filled first. Makes the table where there is none. Answers the cell of its name; undefined where the assumption
 * is no longer there.
 */
export async function draftRedesign(
  workbook: Workbook,
  assumption: string,
  language: string,
): Promise<CellAddress | undefined> {
  let snapshot = await read(workbook);
  if (!snapshot.tables.has(operatingModelTable.name)) {
    await createSheets(workbook, [operatingModelTable]);
    snapshot = await read(workbook);
  }
  const [model, sheet] = [snapshot.tables.get(operatingModelTable.name), snapshot.tables.get(assumptionsTable.name)];
  if (model === undefined || sheet === undefined) return undefined;
  refuseUnwritable(snapshot, [model.sheet.name]);
  const { locale, record } = snapshot;
  const assumptions = readRows(assumptionsTable, sheet, locale, ourColumns(record, sheet.id));
  const row = assumptions.rows[assumptions.position(assumption) ?? -1];
  if (row === undefined) return undefined;

  const elements = readRows(operatingModelTable, model, locale, ourColumns(record, model.id));
  const { draft } = messagesFor(languageOf(snapshot) ?? language).auditReport;
  const text = row.assumption ?? row.key;
  const fields: Readonly<Partial<Record<keyof typeof operatingModelTable.columns, CellValue>>> = {
    id: freeId(
      "E",
      elements.rows.map(({ key }) => key),
    ),
    element: draft.element(text),
    kind: REPLACED_BY[row.kind ?? "Other"],
    oldPractice: text,
    targetDesign: draft.targetDesign,
    replaces: row.key,
    state: "Planned",
  };
  const cells = new Map<number, CellValue>();
  for (const [key, value] of Object.entries(fields)) {
    const position = elements.columnPosition(key as keyof typeof fields);
    if (position !== undefined) cells.set(position, value);
  }
  const ours = new Set([...ourColumns(record, model.id).values()]);
  const index = blankRow(model, ours);
  await workbook.addRow(model, { index, cells });
  return elements.cell({ index: index ?? model.values.length }, "element");
}

function read(workbook: Workbook): Promise<WorkbookSnapshot> {
  return workbook.read({ tables: [transitionTable, assumptionsTable, operatingModelTable], reports: [] });
}
