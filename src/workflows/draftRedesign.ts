import type { CellAddress } from "../tabular/cellAddress";
import { readRows } from "../tabular/readRows";
import { assumptionsTable, type AssumptionKind } from "../domain/assumptions/assumptions.table";
import { operatingModelTable, type ElementKind } from "../domain/operatingModel/operatingModel.table";
import { readPolicy } from "../domain/policy";
import { transitionTable } from "../domain/transition/transition.table";
import { messagesFor } from "../messages/messages";
import { draftRow, freeId } from "./draftRow";
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

/** Adds a row to the OperatingModel table that says which assumption it is to replace and is marked as a draft. */
export function draftRedesign(
  workbook: Workbook,
  assumption: string,
  language: string,
): Promise<CellAddress | undefined> {
  return draftRow(
    workbook,
    operatingModelTable,
    { table: assumptionsTable, key: assumption },
    "element",
    (row, elements, snapshot) => {
      const { draft } = messagesFor(languageOf(snapshot) ?? language).auditReport;
      const text = row.assumption ?? row.key;
      return {
        id: freeId("E", elements.rows),
        element: draft.element(text),
        kind: REPLACED_BY[row.kind ?? "Other"],
        oldPractice: text,
        targetDesign: draft.targetDesign,
        replaces: row.key,
        state: "Planned",
      };
    },
  );
}

/** The language of text in cells, where the Transition table names one. */
function languageOf({ tables, locale }: WorkbookSnapshot): string | undefined {
  const transition = tables.get(transitionTable.name);
  return readPolicy(transition && readRows(transitionTable, transition, locale), locale).policy.language;
}
