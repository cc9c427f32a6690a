/** Conditional formats and validation that go along when cells are copied or moved. */

import { intersection, type Area } from "./address";
import { clearConditionalFormats } from "./clearCells";
import { rewriteConditionalFormulas, type ConditionalFormat } from "./conditionalFormat";
import { clearValidation, type DataValidation } from "./dataValidation";
import { offsetFormula } from "./formulaText";
import { byPriority, newConditionalId } from "./newConditionalFormat";
import type { Worksheet } from "./worksheet";

interface Taken<T> {
  rule: T;
  /** The part of the copied cells that the rule is for, and the cell its formulas are written for. */
  part: Area;
  home: Area;
}

export interface TakenRules {
  formats: Taken<ConditionalFormat>[];
  validations: Taken<DataValidation>[];
}

function partsOf<T extends { areas: Area[] }>(rules: T[], area: Area): Taken<T>[] {
  return rules.flatMap((rule) => {
    const [home] = rule.areas;
    if (!home) return [];
    return rule.areas.flatMap((one) => {
      const part = intersection(one, area);
      return part ? [{ rule: structuredClone(rule), part, home }] : [];
    });
  });
}

/** What the cells have now, before anything is written over them. */
export function takeRules(sheet: Worksheet, area: Area): TakenRules {
  const formats = [...sheet.conditionalFormats].sort(byPriority);
  return { formats: partsOf(formats, area), validations: partsOf(sheet.dataValidations, area) };
}

export interface RulePlace {
  sheet: Worksheet;
  /** The cells that take the rules, of the source's size (or turned). */
  area: Area;
  transpose: boolean;
  /** Formats alone go without validation. */
  validation: boolean;
}

/** Gives the cells the rules instead of those they had. */
export function pasteRules(taken: TakenRules, source: Area, { sheet, area, transpose, validation }: RulePlace): void {
  const place = (part: Area): Area => {
    const [down, across] = [part.row - source.row, part.column - source.column];
    return transpose
      ? { row: area.row + across, column: area.column + down, rows: part.columns, columns: part.rows }
      : { ...part, row: area.row + down, column: area.column + across };
  };
  const mover = (to: Area, home: Area) => (formula: string) =>
    offsetFormula(formula, to.row - home.row, to.column - home.column);
  clearConditionalFormats(sheet, area);
  for (const { rule, part, home } of taken.formats) {
    const to = place(part);
    const copy: ConditionalFormat = { ...structuredClone(rule), id: newConditionalId(sheet), areas: [to] };
    copy.priority = sheet.conditionalFormats.length;
    rewriteConditionalFormulas(copy, mover(to, home));
    sheet.conditionalFormats.push(copy);
  }
  if (!validation) return;
  clearValidation(sheet, area);
  for (const { rule, part, home } of taken.validations) {
    const to = place(part);
    const copy = { ...structuredClone(rule), areas: [to] };
    const move = mover(to, home);
    for (const key of ["formula1", "formula2"] as const) {
      const formula = copy.rule[key];
      if (formula?.startsWith("=")) copy.rule[key] = move(formula);
    }
    sheet.dataValidations.push(copy);
  }
}
