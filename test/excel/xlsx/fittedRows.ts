/** Heights that Excel fitted to the contents of rows: good until the contents change. */

import { toWire } from "../model/cellValue";
import type { Worksheet } from "../model/worksheet";

/** A short mark of what a row holds; blanks at its end are nothing. */
export function rowContents(sheet: Worksheet, row: number): string {
  const values = sheet.cells.row(row)?.values ?? [];
  const text = Array.from(values, (value) => String(toWire(value)))
    .join("\n")
    .trimEnd();
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return `${text.length} ${hash}`;
}
