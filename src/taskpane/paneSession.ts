import type { UnitList } from "../domain/waves/unitList";
import type { CellAddress } from "../tabular/cellAddress";
import type { Day } from "../tabular/excelDate";
import type { ChosenRange } from "../tabular/range/chosenRange";
import type { AnswerOptions, SupportAnswer } from "../workflows/answerSupport";
import type { TableSets } from "../workflows/createSheets";
import type { EvaluateOptions, EvaluateStep, GatesOutcome, PreparedEvaluation } from "../workflows/evaluateGates";
import type { LastWrite } from "../workflows/lastWrite";
import type { PlanChange } from "../workflows/planChange";
import { mayBeWritten, Refusal } from "../workflows/refusal";
import type { RestoreOutcome } from "../workflows/restoreEvaluation";
import type { RunJob } from "../workflows/runJob";
import type { Workbook } from "../workflows/workbook";
import { breathing } from "./breathe";
import type { InputWatch } from "./inputWatch";
import {
  isEvaluation,
  nextState,
  OPENING,
  type Notice,
  type PaneEvent,
  type PaneState,
  type Run,
  type Said,
} from "./paneState";
import { gatesPlace, logPlace, policyPlace, reportPlace } from "./places";

/** What the entry file gives the pane: the workbook, the languages and the clock. */
export interface PaneHost {
  readonly workbook: Workbook;
  /** Of text written to cells where the workbook names none. */
  readonly contentLanguage: string;
  readonly openSample: () => Promise<void>;
  /** Of the add-in, for the log. */
  readonly version: string;
  readonly signer: KeptSigner;
  /** Who runs long work; left out: the pane itself. */
  readonly runJob?: RunJob;
  readonly now: () => Date;
  readonly dayOf: (now: Date) => Day;
  /** Version, Excel and platform, for what is sent when something unexpected happens. */
  readonly environment: () => string;
}

/** Who evaluates, kept for the user; undefined until they were asked. */
export interface KeptSigner {
  readonly read: () => string | undefined;
  readonly keep: (signer: string) => void;
}

const SLOW_AFTER_MS = 500;

/**
 * Runs the workflows, one at a time, and keeps the pane's state; ribbon commands and the pane share it. A refusal is a
 * state, everything else that is thrown is shown as unexpected: nothing is swallowed.
 */
export class PaneSession {
  #state: PaneState;
  readonly #listeners = new Set<() => void>();
  #cancelling = new AbortController();
  #running: Promise<void> | undefined;
  /** Hears of edits while the pane is shown; begun with the first evaluation. */
  #watch: Promise<InputWatch | undefined> | undefined;
  /** What the last evaluation changed; kept for as long as the page lives. */
  #lastWrite: LastWrite | undefined;
  /** The checklist that was chosen, until an evaluation has stored the choice in the workbook. */
  #checklist: ChosenRange | undefined;
  /** The change of the wave plan that is shown and not written yet. */
  #prepared: PreparedEvaluation | undefined;
  /** Ends planning with the best plan so far. */
  #enough = new AbortController();

  constructor(private readonly host: PaneHost) {
    this.#state = { ...OPENING, signer: host.signer.read() };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): PaneState => this.#state;

  readonly tell = (event: PaneEvent): void => {
    this.#state = nextState(this.#state, event);
    for (const listener of this.#listeners) listener();
  };

  /** Reads and evaluates; `look` writes nothing. Waits for what is running. */
  evaluate(run: "look" | "evaluate"): Promise<void> {
    const write = run === "evaluate";
    return this.#run(run, () =>
      this.#evaluation(write, async (told) => {
        // What the domain knows is heavier than the frame, which shows at once.
        const { evaluateGates } = await import("../workflows/evaluateGates");
        return evaluateGates(this.host.workbook, { ...this.#options(), ...told, checklist: this.#checklist, write });
      }),
    );
  }

  #options(): EvaluateOptions {
    const { contentLanguage, now, dayOf, version, runJob } = this.host;
    return {
      today: dayOf(now()),
      language: contentLanguage,
      by: this.#state.signer ?? "",
      version,
      signal: this.#cancelling.signal,
      pause: breathing(),
      ...(runJob === undefined ? {} : { runJob }),
    };
  }

  readonly #stepped = (step: EvaluateStep): void => {
    this.tell({ type: "stepped", step });
  };

  /** What is found is shown from now on; what is written can be put back. */
  async #evaluation(
    write: boolean,
    work: (told: Pick<EvaluateOptions, "onStep" | "onWriting">) => Promise<GatesOutcome>,
  ): Promise<void> {
    const { now, dayOf } = this.host;
    const watching = this.#watching();
    void watching.then((watch) => watch?.runs());
    const today = dayOf(now());
    let outcome: GatesOutcome | undefined;
    let writing: LastWrite | undefined;
    try {
      outcome = await work({
        onStep: this.#stepped,
        onWriting: (lastWrite) => {
          writing = lastWrite;
        },
      });
      this.#keepWrite(writing);
      // From now on the workbook says which checklist it is.
      if (write) this.#checklist = undefined;
      this.#prepared = undefined;
      this.tell({ type: "evaluated", shown: { outcome, at: now().getTime(), today, written: write } });
    } catch (error) {
      // What the guard refused wrote nothing; anything else may have been cut short.
      if (!(error instanceof Refusal) || mayBeWritten(error.reason)) this.#keepWrite(writing);
      throw error;
    } finally {
      const watch = await watching;
      watch?.ran(outcome?.inputAreas);
      if (watch === undefined) this.tell({ type: "unwatched" });
    }
  }

  /** Plans the waves anew, in the view of the waves. */
  planWaves(): Promise<void> {
    this.tell({ type: "chose", view: "waves" });
    return this.propose({ kind: "plan" });
  }

  /** Finds out what a change of the wave plan would do, and shows it; nothing is written. */
  async propose(change: PlanChange): Promise<void> {
    let prepared: PreparedEvaluation | undefined;
    await this.#run("plan-waves", async () => {
      this.discardPlan();
      this.#enough = new AbortController();
      const { prepareEvaluation } = await import("../workflows/evaluateGates");
      prepared = await prepareEvaluation(this.host.workbook, {
        ...this.#options(),
        onStep: this.#stepped,
        change,
        plan: { stop: this.#enough.signal },
      });
    });
    if (prepared?.outcome.planned === undefined) return; // refused, which is said, or there are no units, which is shown
    this.#prepared = prepared;
    this.tell({ type: "proposed", outcome: prepared.outcome });
  }

  /** The best plan so far is enough. */
  keepPlan(): void {
    this.#enough.abort();
  }

  discardPlan(): void {
    this.#prepared = undefined;
    this.tell({ type: "proposal-left" });
  }

  /** Writes the change that is shown, with everything that follows from it. */
  writePlan(): Promise<void> {
    const prepared = this.#prepared;
    if (prepared === undefined) return Promise.resolve();
    return this.#run("write-plan", async () => {
      try {
        await this.#evaluation(true, (told) => prepared.write(told));
      } catch (error) {
        // What it was made from is no longer there.
        if (error instanceof Refusal && error.reason.code === "changed-meanwhile") this.discardPlan();
        throw error;
      }
    });
  }

  /** Plans with finer and coarser waves, to be compared. */
  compareStagings(): Promise<void> {
    return this.#run("compare-stagings", async () => {
      const sheets = this.#state.shown?.outcome.waveSheets?.plain;
      if (sheets === undefined) return;
      const [{ granularitiesFor }, runJob] = await Promise.all([import("./waveFacts"), this.#runJob()]);
      const granularities = granularitiesFor(sheets.present.length);
      const stagings = await runJob("stagings", { sheets, granularities }, { signal: this.#cancelling.signal });
      this.tell({ type: "compared", stagings });
    });
  }

  async #runJob(): Promise<RunJob> {
    return this.host.runJob ?? (await import("../workflows/runJob")).runInline;
  }

  /** The pane closes: nothing is heard of from now on, so that what it shows is of doubt when it is opened again. */
  async stopWatching(): Promise<void> {
    const watching = this.#watch;
    const watch = await watching;
    this.#watch = undefined;
    try {
      await watch?.end();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Excel would not have it now, because a cell is being edited: it goes on hearing what is changed.
      this.#watch ??= watching;
    }
  }

  /** The pane is shown again. */
  resumed(): void {
    if (this.#watch === undefined) this.tell({ type: "unwatched" });
  }

  /** Undefined where Excel would not have it now; the next evaluation tries again. */
  #watching(): Promise<InputWatch | undefined> {
    this.#watch ??= this.#beginWatch();
    return this.#watch;
  }

  async #beginWatch(): Promise<InputWatch | undefined> {
    try {
      const { InputWatch: Watch } = await import("./inputWatch");
      return await Watch.begin(
        this.host.workbook,
        () => this.host.now().getTime(),
        (changes) => {
          this.tell({ type: "inputs-changed", changes });
        },
      );
    } catch (error) {
      this.#watch = undefined;
      if (!(error instanceof Refusal)) this.fail(error);
      return undefined;
    }
  }

  /** Puts back what the last evaluation changed. */
  async restore(): Promise<void> {
    const last = this.#lastWrite;
    if (last === undefined) return;
    let outcome: RestoreOutcome | undefined;
    await this.#run("restore", async () => {
      const { restoreEvaluation } = await import("../workflows/restoreEvaluation");
      const { workbook, contentLanguage: language, version } = this.host;
      const by = this.#state.signer ?? "";
      outcome = await restoreEvaluation(workbook, last, { by, version, language, pause: breathing() });
    });
    if (outcome === undefined) return;
    this.#lastWrite = undefined;
    this.tell({ type: "restorable", restorable: false });
    await this.evaluate("look");
    this.tell({ type: "noticed", notice: { name: "restored", outcome } });
  }

  #keepWrite(write: LastWrite | undefined): void {
    if (write === undefined) return;
    this.#lastWrite = write;
    this.tell({ type: "restorable", restorable: true });
  }

  /** Looks for checklists of the user's own on every sheet. */
  findChecklists(): Promise<void> {
    return this.#run("find-checklists", async () => {
      // Seldom needed, and never before the first paint.
      const { findChecklists } = await import("../workflows/findChecklists");
      const { candidates, current } = await findChecklists(this.host.workbook);
      this.tell({ type: "checklists-found", candidates, current });
    });
  }

  /** Evaluates by the checklist whose columns are in front. */
  async useChecklist(): Promise<void> {
    const { phase } = this.#state;
    const chosen = phase.name === "checklist" ? phase.chosen : undefined;
    const candidate = phase.name === "checklist" ? phase.candidates[chosen?.position ?? -1] : undefined;
    if (chosen === undefined || candidate === undefined) return;
    const { chosenRange } = await import("../domain/checklist/candidates");
    this.#checklist = chosenRange(candidate, chosen.columns, chosen.words);
    await this.evaluate("evaluate");
  }

  cancel(): void {
    this.#cancelling.abort();
  }

  tryAgain(): Promise<void> {
    const { phase } = this.#state;
    const run = phase.name === "refused" || phase.name === "failed" ? phase.run : "look";
    switch (run) {
      case "look":
      case "evaluate":
        return this.evaluate(run);
      case "create-sheets":
      case "invariant-sheets":
      case "risk-sheet":
      case "audit-sheets":
      case "fit-sheets":
      case "wave-sheets":
        return this.makeSheets(run);
      // What was asked, or of which assumption, is no longer known; its button is where it was.
      case "plan-waves":
      case "write-plan":
      case "compare-stagings":
      case "take-unit-list":
      case "draft-redesign":
      case "draft-risk":
      case "answer-support":
      case "renew-baseline":
        return this.evaluate("look");
      case "more-columns":
        return this.addMoreColumns();
      case "open-sample":
        return this.openSample();
      case "find-checklists":
        return this.findChecklists();
      case "find-unit-lists":
        return this.findUnitLists();
      case "restore":
        return this.restore();
    }
  }

  /** Makes those sheets of a set that the workbook does not have yet. */
  makeSheets(set: keyof TableSets): Promise<void> {
    return this.#made(set, async () => {
      const { createSheets, TABLE_SETS } = await import("../workflows/createSheets");
      return createSheets(this.host.workbook, TABLE_SETS[set]);
    });
  }

  /** Enters what somebody decides about a support, and logs it. */
  answerSupport(support: string, answer: SupportAnswer): Promise<void> {
    return this.#answer(
      "answer-support",
      { name: "answered", answer: answer.kind, subject: support },
      async (options) => {
        const { answerSupport } = await import("../workflows/answerSupport");
        await answerSupport(this.host.workbook, support, answer, options);
      },
    );
  }

  /** Logs that the control chart of a metric has a new baseline. */
  renewBaseline(metric: string, from: Day, reason: string): Promise<void> {
    return this.#answer(
      "renew-baseline",
      { name: "answered", answer: "renew-baseline", subject: metric },
      async (options) => {
        const { renewBaseline } = await import("../workflows/answerSupport");
        await renewBaseline(this.host.workbook, metric, { from, reason }, options);
      },
    );
  }

  async #answer(run: Run, said: Said, give: (options: AnswerOptions) => Promise<void>): Promise<void> {
    let given: true | undefined;
    await this.#run(run, async () => {
      const { contentLanguage: language, version, now, dayOf } = this.host;
      await give({ today: dayOf(now()), language, by: this.#state.signer ?? "", version });
      given = true;
    });
    if (given === undefined) return;
    await this.evaluate("look");
    this.tell({ type: "said", said });
  }

  /** Looks on every sheet for lists of units under headers of the user's own. */
  findUnitLists(): Promise<void> {
    return this.#run("find-unit-lists", async () => {
      const { findUnitLists } = await import("../workflows/unitLists");
      this.tell({ type: "unit-lists-found", unitLists: await findUnitLists(this.host.workbook) });
    });
  }

  /** Makes the Units table with what a list says; the list stays as it is. */
  takeUnitList(list: UnitList): Promise<void> {
    return this.#made("take-unit-list", async () => {
      const { takeUnitList } = await import("../workflows/unitLists");
      return takeUnitList(this.host.workbook, list);
    });
  }

  async #made(run: Run, make: () => Promise<readonly string[]>): Promise<void> {
    let sheets: readonly string[] | undefined;
    await this.#run(run, async () => {
      sheets = await make();
    });
    if (sheets === undefined) return;
    await this.evaluate("look");
    this.tell({ type: "said", said: { name: "sheets-made", sheets } });
  }

  async addMoreColumns(): Promise<void> {
    let columns: number | undefined;
    await this.#run("more-columns", async () => {
      const { addMoreColumns } = await import("../workflows/addMoreColumns");
      columns = await addMoreColumns(this.host.workbook);
    });
    if (columns === undefined) return;
    await this.evaluate("look"); // cells may have moved
    this.tell({ type: "said", said: { name: "columns-added", columns } });
  }

  /** Adds a marked draft of what replaces an assumption, and shows it. */
  draftRedesign(assumption: string): Promise<void> {
    return this.#draft("draft-redesign", assumption, async () => {
      const { draftRedesign } = await import("../workflows/draftRedesign");
      return draftRedesign(this.host.workbook, assumption, this.host.contentLanguage);
    });
  }

  /** Adds a marked draft of the risk that an assumption breaks, and shows it. */
  draftRisk(assumption: string): Promise<void> {
    return this.#draft("draft-risk", assumption, async () => {
      const { draftRisk } = await import("../workflows/draftRisk");
      return draftRisk(this.host.workbook, assumption);
    });
  }

  async #draft(run: Run, assumption: string, add: () => Promise<CellAddress | undefined>): Promise<void> {
    let cell: CellAddress | undefined;
    await this.#run(run, async () => {
      cell = await add();
    });
    if (cell === undefined) return;
    await this.evaluate("look");
    await this.select(cell);
    this.tell({ type: "said", said: { name: "drafted", assumption } });
  }

  openSample(): Promise<void> {
    return this.#run("open-sample", async () => {
      await this.host.openSample();
      this.tell({ type: "done" });
      this.tell({ type: "said", said: { name: "sample-opened" } });
    });
  }

  select(cell: CellAddress): Promise<void> {
    return this.#beside(() => this.host.workbook.select(cell));
  }

  goToGates(): Promise<void> {
    return this.#goTo(gatesPlace, { name: "no-gates-table" });
  }

  /** The report of the view in front. */
  goToReport(): Promise<void> {
    const [{ name: view }] = this.#state.places;
    return this.#goTo((workbook) => reportPlace(workbook, view), { name: "no-report", view });
  }

  goToLog(): Promise<void> {
    return this.#goTo(logPlace, { name: "no-log" });
  }

  goToPolicy(): Promise<void> {
    return this.#goTo(policyPlace, { name: "no-policy" });
  }

  /** "" says that they would rather not. */
  sign(signer: string): void {
    const name = signer.trim();
    this.host.signer.keep(name);
    this.tell({ type: "signed", signer: name });
  }

  environment(): string {
    return this.host.environment();
  }

  /** Something was thrown where nothing was expected to be. */
  readonly fail = (error: unknown): void => {
    this.tell({ type: "failed", details: detailsOf(error, this.host) });
  };

  #goTo(place: (workbook: Workbook) => Promise<CellAddress | undefined>, missing: Notice): Promise<void> {
    return this.#beside(async () => {
      const cell = await place(this.host.workbook);
      if (cell === undefined) this.tell({ type: "noticed", notice: missing });
      else await this.host.workbook.select(cell);
    });
  }

  /** A small action that leaves the view as it is, even while an evaluation runs. */
  async #beside(action: () => Promise<void>): Promise<void> {
    this.tell({ type: "notice-closed" });
    try {
      await action();
    } catch (error) {
      if (!(error instanceof Refusal)) this.fail(error);
      else this.tell({ type: "noticed", notice: { name: "refusal", reason: error.reason } });
    }
  }

  async #run(run: Run, work: () => Promise<void>): Promise<void> {
    while (this.#running !== undefined) await this.#running;
    this.#running = this.#guarded(run, work);
    await this.#running;
  }

  async #guarded(run: Run, work: () => Promise<void>): Promise<void> {
    this.#cancelling = new AbortController();
    this.tell({ type: "started", run });
    const slow = setTimeout(() => {
      this.tell({ type: "became-slow" });
    }, SLOW_AFTER_MS);
    try {
      await work();
      if (!isEvaluation(run)) this.tell({ type: "done" });
    } catch (error) {
      if (error instanceof Refusal) this.tell({ type: "refused", reason: error.reason });
      else this.fail(error);
    } finally {
      clearTimeout(slow);
      this.#running = undefined;
    }
  }
}

/** What to send: the fault, where it happened, and in which Excel. No cell contents. */
function detailsOf(error: unknown, host: PaneHost): string {
  const fault = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return [host.environment(), host.now().toISOString(), fault].join("\n");
}
