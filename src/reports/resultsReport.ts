import { localAddress, type CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { Messages } from "../messages/messages";
import { ReportPage, type BlockColumn, type Report } from "./report";

/** The results of one table or checklist, row by row. */
export interface ResultsSection {
  /** Undefined: a range without a name. */
  readonly table: string | undefined;
  readonly sheet: string;
  /** What the ID and the name of a row are called there. */
  readonly rowHeaders: readonly [id: string, name: string];
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly ResultRow[];
}

export interface ResultColumn {
  readonly header: string;
  /** Characters. */
  readonly width: number;
  readonly format: string | undefined;
  /** Words that are coloured by their meaning. */
  readonly words: readonly string[] | undefined;
}

export interface ResultRow {
  readonly cell: CellAddress;
  readonly id: string;
  readonly name: string;
  readonly values: readonly CellValue[];
}

const ROW_WIDTHS = [9, 12, 60];
/** A column that is to be wider holds sentences. */
const SENTENCE_WIDTH = 40;

/** Results that have no room beside what they are about, by cell and ID. */
export function resultsReport(key: string, sections: readonly ResultsSection[], messages: Messages): Report {
  const { results } = messages.report;
  const page = new ReportPage().add("title", [[results.title]]);
  const [first] = sections;
  if (first === undefined) page.add("subtitle", [[results.nothing]]);
  else page.add("subtitle", [[sections.length === 1 ? results.subtitle(first) : results.severalSubtitle]]);
  for (const section of sections) {
    const header = [results.cell, ...section.rowHeaders, ...section.columns.map((column) => column.header)];
    const rows = section.rows.map(({ cell, id, name, values }) => [localAddress(cell), id, name, ...values]);
    if (sections.length > 1) page.add("subheading", [[results.section(section)]], { gap: 1 });
    const columns = [{}, {}, { wrap: true } as const, ...section.columns.map(blockColumn)];
    page.add("table", [header, ...rows], { columns, gap: sections.length > 1 ? 0 : 1 });
  }
  return { key, name: results.title, widths: [...ROW_WIDTHS, ...columnWidths(sections)], blocks: page.blocks };
}

function blockColumn({ width, format, words }: ResultColumn): BlockColumn {
  return {
    ...(format === undefined ? {} : { format }),
    ...(words === undefined ? {} : { words }),
    ...(width >= SENTENCE_WIDTH ? { wrap: true } : {}),
  };
}

function columnWidths(sections: readonly ResultsSection[]): readonly number[] {
  const count = Math.max(0, ...sections.map(({ columns }) => columns.length));
  return Array.from({ length: count }, (_, position) =>
    Math.max(...sections.map(({ columns }) => columns[position]?.width ?? 0)),
  );
}
