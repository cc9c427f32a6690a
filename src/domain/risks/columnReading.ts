import type { CellAddress } from "../../tabular/cellAddress";
import type { Quantity } from "../../tabular/quantity";
import type { ProbabilityScale } from "./probabilityScale";
import type { ImpactScale } from "./readImpact";

/** Columns of Risks whose figures may be meant on several scales. */
export const SCALED_COLUMNS = ["probability", "probabilityAfter", "impact"] as const;
export type ScaledColumn = (typeof SCALED_COLUMNS)[number];

/** A word of a column, and what it was read as: a probability as a fraction of 1, an impact on 1 to 5. */
export interface WordReading {
  readonly word: string;
  readonly meant: number;
  readonly cells: number;
}

/** How one column was read, to be shown and corrected; each count is of cells. */
export interface ColumnReading {
  readonly key: ScaledColumn;
  /** As the sheet writes it; of marks: that of their first column. */
  readonly header: string;
  /** Of its plain figures. */
  readonly scale: ProbabilityScale | ImpactScale;
  /** Somebody has said that scale, in the settings. */
  readonly said: boolean;
  /** Plain figures that were read by the scale. */
  readonly figures: number;
  /** Cells that say themselves that they are percentages. */
  readonly percentages: number;
  /** In the order of what they were read as. */
  readonly words: readonly WordReading[];
  /** X marks in columns. */
  readonly marks: number;
  /** Plain figures whose scale nobody can tell. */
  readonly unclear: readonly CellAddress[];
}

/** Counts how the cells of a column were read, as they are read. */
export class ColumnTally {
  #figures = 0;
  #percentages = 0;
  #marks = 0;
  readonly #words = new Map<string, { word: string; meant: number; cells: number }>();
  readonly #unclear: CellAddress[] = [];

  constructor(private readonly column: Pick<ColumnReading, "key" | "header" | "scale" | "said">) {}

  /** A cell that was read, and as what. */
  read(cell: Quantity, meant: number): void {
    if (cell.kind === "number") {
      if (cell.unit === "percent") this.#percentages += 1;
      else this.#figures += 1;
    } else {
      const key = cell.text.trim().toLowerCase();
      const known = this.#words.get(key);
      if (known === undefined) this.#words.set(key, { word: cell.text.trim(), meant, cells: 1 });
      else known.cells += 1;
    }
  }

  marked(): void {
    this.#marks += 1;
  }

  unclear(cell: CellAddress): void {
    this.#unclear.push(cell);
  }

  reading(): ColumnReading {
    return {
      ...this.column,
      figures: this.#figures,
      percentages: this.#percentages,
      words: [...this.#words.values()].sort(
        (one, other) => one.meant - other.meant || (one.word < other.word ? -1 : 1),
      ),
      marks: this.#marks,
      unclear: this.#unclear,
    };
  }
}
