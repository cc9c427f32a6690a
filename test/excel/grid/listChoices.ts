/** The drop-down list of a cell, and what may not be typed beside it. */

import { contains } from "../model/address";
import type { DataValidation } from "../model/dataValidation";
import type { Worksheet } from "../model/worksheet";
import { shownText } from "./cellView";
import { areaNamed } from "./simpleFormula";

export function validationAt(sheet: Worksheet, row: number, column: number): DataValidation | undefined {
  const cell = { row, column, rows: 1, columns: 1 };
  return sheet.dataValidations.find(({ areas }) => areas.some((area) => contains(area, cell)));
}

const LONGEST_LIST = 1000;

/** undefined where there is no drop-down. */
export function choicesAt(sheet: Worksheet, row: number, column: number): string[] | undefined {
  const rule = validationAt(sheet, row, column)?.rule;
  if (rule?.type !== "List" || rule.inCellDropDown === false) return undefined;
  const source = rule.formula1 ?? "";
  if (!source.startsWith("=")) return source.split(",").map((one) => one.trim());
  const place = areaNamed(sheet, source.slice(1));
  if (!place) return undefined;
  const choices: string[] = [];
  const { area } = place;
  for (let at = 0; at < Math.min(area.rows * area.columns, LONGEST_LIST); at++) {
    const row = area.row + Math.floor(at / area.columns);
    const text = shownText(place.sheet, row, area.column + (at % area.columns));
    if (text !== "") choices.push(text);
  }
  return choices;
}

/** Why this may not be typed into the cell; undefined when it may. Only lists with a stopping alert refuse here. */
export function refusedByList(sheet: Worksheet, row: number, column: number, text: string): string | undefined {
  const choices = choicesAt(sheet, row, column);
  const validation = validationAt(sheet, row, column);
  if (!choices || !validation || text === "" || text.startsWith("=")) return undefined;
  const { errorAlert } = validation;
  if (!errorAlert.showAlert || errorAlert.style !== "Stop") return undefined;
  if (choices.some((choice) => choice === text)) return undefined;
  return errorAlert.message || `This cell takes one of: ${choices.join(", ")}.`;
}
