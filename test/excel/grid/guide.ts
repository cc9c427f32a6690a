/** What to do first with the sample. Each step follows from what the workbook holds by now. */

import { cellAddress, type Area } from "../model/address";
import type { Table } from "../model/table";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { shownText } from "./cellView";

export interface GuideStep {
  readonly name: "evaluate" | "change" | "evaluate-again" | "done";
  readonly text: string;
  /** The cells it speaks of. */
  readonly place?: GuidePlace;
}

export interface GuidePlace {
  readonly sheet: Worksheet;
  readonly area: Area;
}

const EVALUATE =
  "This is the workbook of a hospital crossing from pilot to production: its gates, and what must be true before each. " +
  "Click Evaluate gates on the right.";
const AGAIN = "Now click Evaluate gates again.";
const DONE =
  "The verdict changed, and the pane says why. Every verdict rests on cells that anybody can check; nothing of yours was overwritten.";

/** A criterion that its gate must meet and meets, while nobody has decided that gate and nothing vetoes it. */
interface Trial {
  readonly actual: GuidePlace;
  readonly passAt: number;
  readonly verdict: GuidePlace;
  /** The verdict before the change. */
  readonly before: string;
  readonly text: string;
}

export class Guide {
  private trial: Trial | undefined;

  constructor(private readonly workbook: Workbook) {}

  step(): GuideStep {
    const { verdicts } = this;
    if (!verdicts) return { name: "evaluate", text: EVALUATE };
    this.trial ??= trialOf(this.workbook);
    const { trial } = this;
    if (!trial || textAt(trial.verdict) !== trial.before) return { name: "done", text: DONE, place: verdicts };
    const { sheet, area } = trial.actual;
    const actual = sheet.value(area.row, area.column);
    const isMet = typeof actual === "number" && actual >= trial.passAt;
    return { name: isMet ? "change" : "evaluate-again", text: isMet ? trial.text : AGAIN, place: trial.actual };
  }

  /** Where the verdicts stand, once there are any. */
  get verdicts(): GuidePlace | undefined {
    const gates = this.workbook.table("Gates");
    const place = gates && cellOf(gates, gates.bodyArea.row, "Verdict");
    return place && textAt(place) !== "" ? place : undefined;
  }
}

function trialOf(workbook: Workbook): Trial | undefined {
  const [gates, criteria] = [workbook.table("Gates"), workbook.table("Criteria")];
  if (!gates || !criteria) return undefined;
  for (const row of rowsOf(criteria)) {
    const text = (header: string): string => textIn(criteria, row, header);
    const actual = cellOf(criteria, row, "Actual");
    const passAt = valueIn(criteria, row, "Pass at");
    const gate = rowsOf(gates).find((one) => textIn(gates, one, "ID") === text("Gate"));
    const verdict = gate === undefined ? undefined : cellOf(gates, gate, "Verdict");
    if (!actual || !verdict || text("Must pass") !== "Yes" || text("Operator") !== "") continue;
    const value = actual.sheet.value(actual.area.row, actual.area.column);
    const before = textAt(verdict);
    if (gate === undefined || textIn(gates, gate, "Decision") !== "") continue;
    if (before !== "Go" && before !== "Conditional go") continue;
    if (typeof passAt !== "number" || typeof value !== "number" || value < passAt) continue;
    const worse = passAt <= 1 ? "50%" : String(Math.floor(passAt / 2));
    const address = `${actual.sheet.name}!${cellAddress(actual.area.row, actual.area.column)}`;
    return {
      actual,
      passAt,
      verdict,
      before,
      text:
        `Every gate has its verdict now, beside it and in the sheet Gate report. Next, type ${worse} over the ` +
        `${textAt(actual)} of “${text("Criterion")}” in ${address}.`,
    };
  }
  return undefined;
}

function rowsOf({ bodyArea }: Table): number[] {
  return Array.from({ length: bodyArea.rows }, (_row, index) => bodyArea.row + index);
}

function cellOf(table: Table, row: number, header: string): GuidePlace | undefined {
  const index = table.columns.findIndex(({ name }) => name === header);
  return index < 0
    ? undefined
    : { sheet: table.sheet, area: { row, column: table.area.column + index, rows: 1, columns: 1 } };
}

function textAt({ sheet, area }: GuidePlace): string {
  return shownText(sheet, area.row, area.column);
}

function textIn(table: Table, row: number, header: string): string {
  const place = cellOf(table, row, header);
  return place ? textAt(place) : "";
}

function valueIn(table: Table, row: number, header: string): unknown {
  const place = cellOf(table, row, header);
  return place?.sheet.value(place.area.row, place.area.column);
}
