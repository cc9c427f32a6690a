/** The two spellings of structured references: [@Days] as people see it, Tasks[[#This Row],[Days]] as files store it. */

import { contains } from "./address";
import type { Table } from "./table";
import type { Worksheet } from "./worksheet";

const COLUMN = String.raw`(?:[^[\]'#@]|'.)+`;

/** The table a cell lies in. */
export function tableAt(sheet: Worksheet, row: number, column: number): Table | undefined {
  return sheet.tables.find(({ area }) => contains(area, { row, column, rows: 1, columns: 1 }));
}

/** =[@Days]*2 inside Tasks becomes =Tasks[[#This Row],[Days]]*2. */
export function toStoredReferences(formula: string, home: Table | undefined): string {
  if (!formula.includes("[")) return formula;
  return outsideText(formula, (text) =>
    text
      .replace(
        new RegExp(String.raw`([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[@(?:\[(${COLUMN})\]|(${COLUMN}))?\]`, "giu"),
        (all, table: string | undefined, bracketed: string | undefined, plain: string | undefined) => {
          const owner = table ?? home?.name;
          if (owner === undefined) return all;
          const column = bracketed ?? plain;
          return column === undefined ? `${owner}[#This Row]` : `${owner}[[#This Row],[${column}]]`;
        },
      )
      .replace(
        new RegExp(String.raw`(^|[^\p{L}\p{N}_.\\\]\[,:])(\[${COLUMN}\])(?![\p{L}\p{N}'!])`, "giu"),
        (all, before: string, column: string) =>
          home && /[^0-9[\]]/.test(column) ? `${before}${home.name}${column}` : all,
      ),
  );
}

/** The reverse: what Range.formulas shows. */
export function toShownReferences(formula: string, home: Table | undefined): string {
  if (!formula.includes("#This Row")) return formula;
  return outsideText(formula, (text) =>
    text.replace(
      new RegExp(String.raw`([\p{L}_\\][\p{L}\p{N}_.\\]*)?\[(?:\[#This Row\],\[(${COLUMN})\]|#This Row)\]`, "giu"),
      (_all, table: string | undefined, column: string | undefined) => {
        const owner = table?.toLowerCase() === home?.name.toLowerCase() ? "" : (table ?? "");
        if (column === undefined) return `${owner}[@]`;
        return /^[\p{L}\p{N}_]+$/u.test(column) ? `${owner}[@${column}]` : `${owner}[@[${column}]]`;
      },
    ),
  );
}

function outsideText(formula: string, rewrite: (part: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : rewrite(part)))
    .join("");
}
