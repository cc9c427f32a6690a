/** Sort fields as the client gives them, for tables and ranges. */

import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import type { SortField } from "../model/tableSort";
import { asRecord, oneOf } from "../protocol/arguments";
import { NotImplemented } from "../protocol/hostObject";

const SORT_ON = ["Value", "CellColor", "FontColor", "Icon"] as const;

export function readSortFields(value: unknown): SortField[] {
  if (!Array.isArray(value) || value.length === 0) refuse("InvalidArgument");
  return (value as unknown[]).map(readField);
}

function readField(value: unknown): SortField {
  const { key, ascending, sortOn, color, dataOption } = asRecord(value);
  if (typeof key !== "number" || !Number.isInteger(key)) refuse("InvalidArgument");
  const on = oneOf(sortOn ?? "Value", SORT_ON);
  if (on === "Icon") throw new NotImplemented('SortField.sortOn "Icon"');
  const textAsNumber = oneOf(dataOption ?? "Normal", ["Normal", "TextAsNumber"]) === "TextAsNumber";
  return {
    key,
    ascending: ascending !== false,
    ...(on !== "Value" && {
      color: { of: on === "CellColor" ? "fillColor" : "fontColor", value: parseColor(color) } as const,
    }),
    ...(textAsNumber && { textAsNumber }),
  };
}
