import type { InputArea } from "../workflows/inputAreas";
import { changesOf, withChange, type InputChange } from "../workflows/inputChanges";
import type { Workbook, WorkbookChange } from "../workflows/workbook";

/** A burst of edits is told once. */
const BURST_MS = 300;

/**
 * Watches the cells that the shown result rests on. An edit costs one comparison of its address with the places of the
 * inputs; nothing is read.
 */
export class InputWatch {
  #areas: readonly InputArea[] = [];
  #changes: readonly InputChange[] = [];
  /** Heard while an evaluation runs: it may have read the cell before. */
  #during: { readonly change: WorkbookChange; readonly at: number }[] | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => Promise<void>) | undefined;

  private constructor(
    private readonly now: () => number,
    private readonly tell: (changes: readonly InputChange[]) => void,
  ) {}

  static async begin(
    workbook: Workbook,
    now: () => number,
    tell: (changes: readonly InputChange[]) => void,
  ): Promise<InputWatch> {
    const watch = new InputWatch(now, tell);
    watch.runs();
    watch.#stop = await workbook.watch((change) => {
      watch.#hear(change);
    });
    return watch;
  }

  /** An evaluation begins: what is heard from now on may have come too late for it. */
  runs(): void {
    this.#during ??= [];
  }

  /** The result that is shown from now on; undefined where the run came to none and the last one stays. */
  ran(areas: readonly InputArea[] | undefined): void {
    const during = this.#during ?? [];
    this.#during = undefined;
    if (areas !== undefined) {
      this.#areas = areas;
      this.#changes = [];
    }
    for (const { change, at } of during) this.#add(change, at);
  }

  async end(): Promise<void> {
    clearTimeout(this.#burst);
    await this.#stop?.();
  }

  #hear(change: WorkbookChange): void {
    if (this.#during === undefined) this.#add(change, this.now());
    else this.#during.push({ change, at: this.now() });
  }

  #add(change: WorkbookChange, at: number): void {
    const before = this.#changes;
    for (const one of changesOf(change, this.#areas, at)) this.#changes = withChange(this.#changes, one);
    if (this.#changes === before) return;
    this.#burst ??= setTimeout(() => {
      this.#burst = undefined;
      this.tell(this.#changes);
    }, BURST_MS);
  }
}
