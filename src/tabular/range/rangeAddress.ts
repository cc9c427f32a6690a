import { fullAddress, localAddress } from "../cellAddress";
import type { FoundRange } from "./findRanges";

/** "Sheet1!A5:F40": from the first header cell to the last cell of the last row. */
export function rangeAddress({ sheet, headerTop, headerRow, firstColumn, headers, body }: FoundRange): string {
  const first = fullAddress({ sheet: sheet.name, row: headerTop, column: firstColumn });
  const last = { sheet: sheet.name, row: headerRow + body.length, column: firstColumn + headers.length - 1 };
  return `${first}:${localAddress(last)}`;
}
