import { fullAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { InputChange } from "../workflows/inputChanges";
import type { Format } from "./format";

/** What is said of a result whose inputs changed since. */
export function staleEn(format: Format, cells: (count: number) => string, time: (at: number) => string) {
  const value = (one: CellValue): string =>
    one === "" ? "(blank)" : typeof one === "number" ? format.number(one) : String(one);
  const who = ({ by, at }: InputChange): string => `${by === "you" ? "by you" : "by a colleague"}, ${time(at)}`;
  return {
    line: (changed: number): string =>
      changed === 0
        ? "May be out of date"
        : `Out of date: ${format.number(changed)} ${changed === 1 ? "input" : "inputs"} changed`,
    title: (changed: number, at: number): string =>
      `${format.number(changed)} ${changed === 1 ? "input" : "inputs"} changed after the result of ${time(at)}`,
    unwatchedTitle: "This result may be out of date",
    unwatched: "What was changed while nobody was listening is not known: the pane was closed, or Excel was busy.",
    /** "Criteria!C7", "3 cells in Criteria" */
    what: (change: InputChange): string => {
      if (change.what === "gone") return `${change.name} was deleted`;
      if (change.what === "moved") return `Rows or columns came or went in ${change.sheet}`;
      return change.cells === 1
        ? fullAddress({ sheet: change.sheet, row: change.area.row, column: change.area.column })
        : `${cells(change.cells)} in ${change.sheet}`;
    },
    /** "changed by you, 14:03: from 70 to 95" */
    how: (change: InputChange): string => {
      if (change.what !== "cells") return who(change);
      const { details } = change;
      const values = details === undefined ? "" : `: from ${value(details.before)} to ${value(details.after)}`;
      return `changed ${who(change)}${values}`;
    },
    again: "Evaluate again",
    lookAgain: "Read again",
  };
}
