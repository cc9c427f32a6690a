import { EMPTY_RECORD, type OwnershipRecord } from "../workflows/record";
import type { Interrupted, RefusalReason } from "../workflows/refusal";
import type { Write } from "./applyEdits";

/** How far a write came, so that it can be said should Excel stop it. */
export class WriteProgress {
  #all: readonly Write[] = [];
  #record: OwnershipRecord | undefined;
  #begun = false;
  readonly #written = new Set<Write>();

  /** `record`: the one that is written before anything else, where there is one. */
  begins(all: readonly Write[], record: OwnershipRecord | undefined): void {
    this.#all = all;
    this.#record = record;
  }

  /** A whole request was carried out. */
  wrote(batch: readonly Write[]): void {
    this.#begun = true;
    for (const write of batch) this.#written.add(write);
  }

  /** The record as it stands in the workbook: ours where the request that was refused had begun to write. */
  found(record: unknown): void {
    if (this.#record === undefined) return;
    this.#begun ||= JSON.stringify(record) === JSON.stringify(storedRecord(this.#record));
  }

  /** Whether something was written. */
  get begun(): boolean {
    return this.#begun;
  }

  interrupted(because: RefusalReason): Interrupted {
    const written = this.#all.filter((write) => this.#written.has(write));
    const missing = sheetsOf(this.#all.filter((write) => !this.#written.has(write)));
    return {
      code: "interrupted",
      because,
      cells: cellsOf(written),
      of: cellsOf(this.#all),
      written: [...sheetsOf(written)].filter((sheet) => !missing.has(sheet)),
      missing: [...missing],
    };
  }
}

/** The record as it is kept in the workbook's settings. */
export function storedRecord(record: OwnershipRecord): OwnershipRecord {
  return { ...EMPTY_RECORD, ...record };
}

function cellsOf(writes: readonly Write[]): number {
  return writes.reduce((sum, { cells = 0 }) => sum + cells, 0);
}

function sheetsOf(writes: readonly Write[]): ReadonlySet<string> {
  return new Set(writes.flatMap(({ sheet }) => sheet ?? []));
}
