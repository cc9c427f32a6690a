/** Range.style: the named style of the cells. */

import { refuse } from "../model/excelError";
import { sharedStyle } from "../model/formatCells";
import { applyNamedStyle } from "../model/namedStyles";
import { requireUnprotected } from "../model/permissions";
import { asText } from "../protocol/arguments";
import type { RangeTarget } from "../protocol/rangeTarget";

/** Built-in styles answer by the client's own name, others by theirs; null when the cells differ. */
export function readStyleName(target: RangeTarget): string | null {
  const { sheet, area } = target.place();
  const name = sharedStyle(sheet, area, ({ namedStyle }) => namedStyle);
  if (name === null) return null;
  return sheet.workbook.namedStyles.find(name)?.builtIn?.clientName ?? name;
}

export function writeStyleName(target: RangeTarget, value: unknown): void {
  const { sheet, area } = target.place();
  requireUnprotected(sheet, "allowFormatCells");
  const named = sheet.workbook.namedStyles.find(asText(value)) ?? refuse("InvalidArgument");
  applyNamedStyle(sheet, area, named);
}
