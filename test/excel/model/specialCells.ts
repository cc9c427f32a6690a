/** Range.getSpecialCells: the cells of a kind, as Go To Special finds them. */

import { contains, intersection, overlaps, type Area } from "./address";
import { groupCells, type CellPlace } from "./cellGroups";
import { CellError, type CellValue } from "./cellValue";
import type { Worksheet } from "./worksheet";

export const SPECIAL_TYPES = [
  "ConditionalFormats",
  "DataValidations",
  "Blanks",
  "Constants",
  "Formulas",
  "SameConditionalFormat",
  "SameDataValidation",
  "Visible",
] as const;
export type SpecialType = (typeof SPECIAL_TYPES)[number];

export const SPECIAL_VALUES = [
  "All",
  "Errors",
  "ErrorsLogical",
  "ErrorsNumbers",
  "ErrorsText",
  "ErrorsLogicalNumber",
  "ErrorsLogicalText",
  "ErrorsNumberText",
  "Logical",
  "LogicalNumbers",
  "LogicalText",
  "LogicalNumbersText",
  "Numbers",
  "NumbersText",
  "Text",
] as const;
export type SpecialValue = (typeof SPECIAL_VALUES)[number];

function hasKind(value: CellValue, wanted: SpecialValue): boolean {
  if (wanted === "All") return true;
  if (value instanceof CellError) return wanted.startsWith("Errors");
  if (typeof value === "boolean") return wanted.includes("Logical");
  return wanted.includes(typeof value === "number" ? "Number" : "Text");
}

/** The areas of the kind within the area; like Excel it looks no further than the used range. */
export function specialAreas(sheet: Worksheet, area: Area, type: SpecialType, values: SpecialValue): Area[] {
  const used = sheet.usedArea(false);
  switch (type) {
    case "ConditionalFormats":
      return within(sheet.conditionalFormats, area);
    case "DataValidations":
      return within(sheet.dataValidations, area);
    case "SameConditionalFormat":
      return within(sheet.conditionalFormats.filter(covers(area)), area);
    case "SameDataValidation":
      return within(sheet.dataValidations.filter(covers(area)), area);
    case "Visible":
      return visibleAreas(sheet, area);
    default: {
      const looked = used && intersection(area, used);
      return looked ? groupCells(matching(sheet, looked, type, values)) : [];
    }
  }
}

function within(rules: { areas: Area[] }[], area: Area): Area[] {
  const all = rules.flatMap(({ areas }) => areas.flatMap((one) => intersection(one, area) ?? []));
  return all.filter((one, index) => !all.some((other, at) => at < index && contains(other, one)));
}

const covers =
  (area: Area) =>
  ({ areas }: { areas: Area[] }): boolean =>
    areas.some((one) => overlaps(one, { ...area, rows: 1, columns: 1 }));

function matching(sheet: Worksheet, area: Area, type: SpecialType, values: SpecialValue): CellPlace[] {
  sheet.workbook.calculation.refresh();
  const found: CellPlace[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const cells = sheet.cells.row(row);
    for (let column = area.column; column < area.column + area.columns; column++) {
      const isBlank = cells?.isBlank(column) ?? true;
      const isFormula = cells?.formulas?.[column] !== undefined;
      const fits =
        type === "Blanks"
          ? isBlank
          : !isBlank && isFormula === (type === "Formulas") && hasKind(cells?.values[column], values);
      if (fits) found.push({ row, column });
    }
  }
  return found;
}

/** The area without hidden rows and columns. */
export function visibleAreas(sheet: Worksheet, area: Area): Area[] {
  const rows = shownRuns(sheet, "rows", area.row, area.rows);
  const columns = shownRuns(sheet, "columns", area.column, area.columns);
  return rows.flatMap(([row, height]) =>
    columns.map(([column, width]) => ({ row, column, rows: height, columns: width })),
  );
}

function shownRuns(sheet: Worksheet, axis: "rows" | "columns", start: number, count: number): [number, number][] {
  const hidden = [...sheet[axis]]
    .filter(([index, lane]) => lane.hidden === true && index >= start && index < start + count)
    .map(([index]) => index)
    .sort((a, b) => a - b);
  const runs: [number, number][] = [];
  let from = start;
  for (const index of [...hidden, start + count]) {
    if (index > from) runs.push([from, index - from]);
    from = index + 1;
  }
  return runs;
}
