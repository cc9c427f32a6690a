import type { CellValue } from "../tabular/cellValue";
import type { PlacedChart, ReportChart } from "./reportChart";

/** A report sheet as data: what stands where, and in which role. How a role looks is the writer's matter. */
export interface Report {
  readonly key: string;
  readonly name: string;
  /** Width of each column, in characters. */
  readonly widths: readonly number[];
  readonly blocks: readonly Block[];
}

/**
 * `verdict`: the word across the first two columns, the score, then a sentence. `text`: one sentence across the page.
 * `reasons`: severity, a sentence across the middle, the cells. `chart`: blank rows behind a chart. `signing`: a label
 * across the first two columns; what people enter beside it stays. `grid`: a table of narrow cells between what names a
 * row and what is said of it; cells that hold one of `words`, or with `counts` a figure above 0, are filled.
 */
export type BlockRole =
  | "title"
  | "subtitle"
  | "heading"
  | "subheading"
  | "verdict"
  | "text"
  | "reasons"
  | "table"
  | "grid"
  | "chart"
  | "signing";

/** Consecutive rows of one role. */
export interface Block {
  readonly role: BlockRole;
  /** Zero-based. */
  readonly top: number;
  readonly rows: readonly (readonly CellValue[])[];
  /** Of a table: the first row holds headers; how each column is shown. */
  readonly columns?: readonly BlockColumn[];
  /** Of a verdict line or a grid: the words that are coloured. */
  readonly words?: readonly string[];
  /** Of a grid: its cells hold figures. */
  readonly counts?: true;
  readonly chart?: PlacedChart;
  /** Of a signing line: what it is for, by which people's entries are found again when the line moves. */
  readonly entries?: string;
  /** A new page begins here. */
  readonly pageBreak?: true;
}

export interface BlockColumn {
  readonly format?: string;
  readonly align?: "left" | "right";
  readonly wrap?: true;
  /** Words that are coloured by their meaning, where the cell equals one of them. */
  readonly words?: readonly string[];
}

/** Every cell of a report from A1 on, "" where it is blank. */
export function reportGrid(report: Report): readonly (readonly CellValue[])[] {
  const width = report.widths.length;
  const last = report.blocks.at(-1);
  const height = last === undefined ? 0 : last.top + last.rows.length;
  const grid: CellValue[][] = Array.from({ length: height }, () => new Array<CellValue>(width).fill(""));
  for (const block of report.blocks) {
    block.rows.forEach((row, offset) => {
      row.forEach((value, column) => {
        const line = grid[block.top + offset];
        if (line !== undefined) line[column] = value;
      });
    });
  }
  return grid;
}

/** Puts blocks below each other, with blank rows between them. */
export class ReportPage {
  readonly #blocks: Block[] = [];
  readonly #charts: { readonly at: number; readonly chart: ReportChart }[] = [];
  #next = 0;

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  add(
    role: BlockRole,
    rows: Block["rows"],
    facts: Pick<Block, "columns" | "pageBreak" | "words" | "counts" | "entries"> & { gap?: number } = {},
  ): this {
    const { gap = 0, ...rest } = facts;
    if (rows.length === 0) return this;
    const top = this.#next + gap;
    this.#blocks.push({ role, top, rows: rows.map((row) => row.map(inOneCell)), ...rest });
    this.#next = top + rows.length;
    return this;
  }

  /** Leaves so many rows for a chart. */
  chart(chart: ReportChart, height: number, facts: { pageBreak?: true; gap?: number } = {}): this {
    this.#charts.push({ at: this.#blocks.length, chart });
    return this.add("chart", new Array<Block["rows"][number]>(height).fill([]), facts);
  }

  /** The last thing on the page: the figures that the charts draw, for everybody to check. */
  figures(heading: string): this {
    for (const [position, { at, chart }] of this.#charts.entries()) {
      const block = this.#blocks[at];
      if (block === undefined) continue;
      if (position === 0) this.add("heading", [[heading]], { gap: 1 });
      this.add("subheading", [[chart.title]]).add("table", chart.figures, { columns: chart.columns });
      const { key, title, kind, series, along, horizontal, vertical, figures } = chart;
      const [top, rows] = [this.#next - figures.length, figures.length];
      this.#blocks[at] = { ...block, chart: { key, title, kind, series, along, horizontal, vertical, top, rows } };
    }
    return this;
  }
}

/** Excel takes no longer text in a cell. */
const LONGEST_TEXT = 32_767;

function inOneCell(value: CellValue): CellValue {
  return typeof value === "string" && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
}
