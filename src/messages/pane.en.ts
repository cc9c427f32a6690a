import type { Finding } from "../domain/finding";
import type { Verdict } from "../domain/gates/verdict";
import { fullAddress, localAddress, type CellAddress } from "../tabular/cellAddress";
import { utcDate, type Day } from "../tabular/excelDate";
import type { AnswerLack, Interrupted, RefusalReason } from "../workflows/refusal";
import type { VerdictFlip } from "../workflows/verdictFlips";
import type { Format } from "./format";
import { planEn } from "./plan.en";
import { restoreEn } from "./restore.en";
import { staleEn } from "./stale.en";

/** What a refused planner reads: what is the matter, and what to do about it. */
export interface RefusalWords {
  readonly title: string;
  readonly steps: readonly string[];
}

/** Score, range and thresholds of one gate, for the name of its bar. */
export interface BarFacts {
  readonly score: number | undefined;
  readonly low: number;
  readonly high: number;
  readonly warn: number;
  readonly pass: number;
}

export type PaneWords = ReturnType<typeof paneEn>;

/** The words of the task pane, in English; figures and dates as the format writes them. */
export function paneEn(format: Format, language: string) {
  const dates = new Intl.DateTimeFormat(language.startsWith("en") ? "en-GB" : language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
  const count = (value: number, one: string, many: string): string =>
    `${format.number(value)} ${value === 1 ? one : many}`;
  const cells = (value: number): string => count(value, "cell", "cells");
  const time = (at: number): string => clock.format(at);
  const tally = (verdicts: ReadonlyMap<Verdict, number>): string => {
    const all = [...verdicts.values()].reduce((sum, gates) => sum + gates, 0);
    const parts = [...verdicts].map(([verdict, gates]) => `${format.number(gates)} ${verdict}`);
    return `${count(all, "gate", "gates")}: ${parts.join(", ")}`;
  };
  return {
    product: "Scale Transition",
    cells,
    time,
    /** "Fri 4 Dec 2026" */
    weekday: (day: Day): string => dates.format(utcDate(day)).replace(",", "").replace("Sept", "Sep"),
    tally,
    stale: staleEn(format, cells, time),
    restore: restoreEn(cells, count),
    changes: (changes: readonly VerdictFlip[]): string =>
      changes.map(({ gate, from, to }) => `${gate} changed from ${from} to ${to}`).join(". "),
    views: {
      label: "Views",
      more: (views: number): string => count(views, "more view", "more views"),
      gates: "Gates",
      audit: "Audit",
      waves: "Waves",
      risks: "Risks",
      landing: "Landing",
      log: "Log",
    },
    back: "Back",
    evaluate: "Evaluate gates",
    auditAssumptions: "Audit assumptions",
    calculate: "Calculate exposure",
    assessLanding: "Assess landing",
    cancel: "Cancel",
    plan: planEn(count),
    reports: REPORTS,
    moreActions: "More actions",
    cellsToFix: (problems: number): string => `${cells(problems)} to fix`,
    goToCell: (cell: CellAddress): string =>
      `${fullAddress(cell)}, go to cell ${localAddress(cell)} on sheet ${cell.sheet}`,
    andMore: (more: number): string => `and ${format.number(more)} more`,
    showAll: (all: number): string => `Show all ${format.number(all)}`,

    freshness: {
      looking: "Reading the workbook",
      evaluating: "Evaluating",
      writing: (written: number): string => `Evaluating, writing ${cells(written)}`,
      creating: "Making the sheets",
      addingColumns: "Adding columns",
      drafting: "Drafting a row",
      answering: "Writing your answer",
      openingSample: "Opening the sample",
      searching: "Looking for checklists",
      choosing: (found: number): string =>
        found === 0 ? "No checklist found" : `${count(found, "checklist", "checklists")} found`,
      written: (at: number, written: number): string =>
        written === 0
          ? `Evaluated ${time(at)}, nothing had changed`
          : `Evaluated ${time(at)}, ${cells(written)} written`,
      shown: (at: number): string => `Read ${time(at)}, nothing written`,
      refused: (at: number | undefined): string =>
        at === undefined ? "Not written" : `Not written. Results are from ${time(at)}`,
      interrupted: (at: number | undefined): string =>
        at === undefined ? "Written in part" : `Written in part. Results here are from ${time(at)}`,
      failed: (at: number | undefined): string =>
        at === undefined ? "Stopped" : `Stopped. Results are from ${time(at)}`,
      noTables: "No gates or criteria in this workbook yet",
    },
    said: {
      cancelled: "Cancelled. Nothing was written.",
      sheetsMade: (names: readonly string[]): string =>
        names.length === 0 ? "All sheets were there already." : `Sheets added: ${names.join(", ")}.`,
      columnsAdded: (columns: number): string =>
        columns === 0 ? "All columns were there already." : `${count(columns, "column", "columns")} added.`,
      answered: (answer: keyof typeof ANSWERED, subject: string): string => ANSWERED[answer].replace("{}", subject),
      drafted: (assumption: string): string => `Draft for ${assumption} added. Undo takes it back.`,
      sampleOpened: "The sample opens in a workbook of its own.",
      copied: "Details copied.",
      selected: "Details selected. Press Ctrl+C to copy them.",
    },

    firstRun: {
      title: "Cross to a new scale on evidence, not on a date",
      points: [
        "Each gate gets a verdict, with the cells it rests on.",
        "You see the fewest changes that lead to Go.",
        "Nothing leaves this workbook. Your own cells are never changed.",
      ],
      create: "Create the sheets",
      createHint: (sheets: number): string =>
        `Adds ${count(sheets, "sheet with an empty table", "sheets with empty tables")} to fill in`,
      sample: "Open the sample",
      sampleHint: "From pilot to production, in a new workbook",
      own: "Start from my own sheet",
      ownHint: "Finds your checklist and evaluates it where it stands",
      sheets: (names: readonly string[]): string =>
        `Sheets added: ${names.join(", ")}. Gates and Criteria are enough to begin.`,
      lookAround: "Look around first",
    },

    checklist: {
      noneTitle: "No checklist found",
      none:
        "A checklist needs a column of criteria and a column of their status, each with a header above it. " +
        "No sheet of this workbook has both.",
      which: "Which one is your checklist?",
      rows: (rows: number): string => count(rows, "row", "rows"),
      columns: "Which column is which?",
      explain: (place: string): string =>
        `${place} is read where it stands. Your cells are not changed; the results stand beside them.`,
      notThere: "None",
      column: (letter: string): string => `Column ${letter}`,
      samples: (samples: readonly string[]): string =>
        samples.length === 0 ? "every cell is blank" : `such as ${samples.map((text) => `“${text}”`).join(", ")}`,
      guessed: "Told by what its cells hold. Please check.",
      wordsTitle: "What these words mean, which are not known to pass, warn or fail",
      noEvidence: "No evidence",
      meanings: { passes: "Passes", warns: "Warns", fails: "Fails" },
      others: "Other columns",
      oneGate: "One gate, called “Gate”.",
      needsBoth: "Evaluate gates, needs a column for Criterion and one for Actual",
      another: "Choose another checklist",
    },

    gates: {
      title: "Gates",
      empty: "No gates yet. Add a row to the Gates table, then its criteria.",
      goToGates: "Go to Gates",
      noTables: "No gates yet. Create the sheets, add a row to the Gates table, then its criteria.",
      statusDate: (date: string): string => `Status date ${date}.`,
      noScore: "no score",
      noScoreRange: (low: number, high: number): string =>
        low === high ? format.number(Math.round(low)) : `${Math.round(low)} to ${Math.round(high)}`,
      upTo: (high: string): string => `to ${high}`,
      nextDecision: (date: string): string => `Next decision ${date}`,
      planned: (date: string): string => `Planned ${date}`,
      overdue: (date: string): string => `Planned ${date}, not decided yet`,
      decided: (decision: string, date: string | undefined): string =>
        date === undefined ? `Decided: ${decision}` : `Decided: ${decision}, ${date}`,
      noDate: "No planned date",
      keyScore: "score",
      keyMissing: "evidence missing",
      keyTicks: (thresholds: { readonly warn: number; readonly pass: number } | undefined): string =>
        thresholds === undefined
          ? "warn, pass"
          : `warn ${format.number(thresholds.warn)}, pass ${format.number(thresholds.pass)}`,
      beside: "Beside the gates",
      changedMeanwhile: (changed: number): string =>
        `${cells(changed)} changed while the result was written. Evaluate again to be sure.`,
    },

    bar: ({ score, low, high, warn, pass }: BarFacts): string => {
      const limits = `Warn at ${format.number(warn)}, pass at ${format.number(pass)}.`;
      const figure = (value: number): string => format.score(value, pass, warn);
      if (score === undefined) return `No score. Between ${figure(low)} and ${figure(high)} out of 100. ${limits}`;
      const upTo = high > score ? `, up to ${figure(high)} if all missing evidence were met` : "";
      return `Score ${figure(score)} out of 100${upTo}. ${limits}`;
    },
    barEmpty: (warn: number, pass: number): string =>
      `No score, nothing is scored yet. Warn at ${format.number(warn)}, pass at ${format.number(pass)}.`,
    warnLabel: (warn: number): string => `Warn ${format.number(warn)}`,
    passLabel: (pass: number): string => `Pass ${format.number(pass)}`,

    gate: {
      back: "Back to all gates",
      previous: "Previous gate",
      next: "Next gate",
      noPrevious: "Previous gate, this is the first",
      noNext: "Next gate, this is the last",
      smallestWay: "Smallest way to Go",
      changes: (steps: number): string => count(steps, "change", "changes"),
      nothingToDo: "Nothing to do.",
      why: (verdict: Verdict): string => `Why ${verdict}`,
      whyGo: "Every must-pass criterion is met and the score passes.",
      severity: { blocker: "Blocker.", warning: "Warning.", note: "Note." },
      beforeWaivers: (score: string): string => `Before waivers ${score}.`,
      rule: (deciding: Finding | undefined, warn: number, pass: number): string =>
        ruleThatDecided(deciding, format.number(warn), format.number(pass)),
      decision: "Decision",
      authority: "Authority",
      planned: "Planned",
      decided: "Decided",
      onTheDay: "On the day",
      nobody: "Nobody yet",
      noPlannedDate: "(blank)",
      notDecided: "Not yet",
      decidedAs: (decision: string, date: string | undefined): string =>
        date === undefined ? decision : `${decision}, ${date}`,
      criteria: "Criteria",
      criteriaOf: (gate: string): string => `Criteria of ${gate}`,
      noCriteria: "No criteria yet. Add rows for this gate to the Criteria table.",
      show: "Show criteria",
      filter: (filter: CriteriaFilter, size: number): string => `${FILTERS[filter]} ${format.number(size)}`,
      noneOfThese: "None of these.",
      showMore: (more: number): string => `Show ${format.number(more)} more`,
      waivedBy: (waiver: string): string => `waived by ${waiver}`,
      mustPass: "must pass",
      needs: (rule: string | undefined, weight: number): string =>
        rule === undefined ? `Weight ${format.number(weight)}.` : `Needs ${rule}, weight ${format.number(weight)}.`,
      blank: "(blank)",
    },

    log: {
      title: "Log",
      state: (rows: number, findings: number): string => {
        if (rows === 0 && findings === 0) return "Nothing is logged yet. Evaluate gates begins the log.";
        const size = count(rows, "row", "rows");
        return findings === 0 ? `${size}, each fits the one before it.` : `${size}, and not all of them fit together.`;
      },
      overrides: (overrides: number): string =>
        overrides === 0
          ? "No decision was looser than its verdict."
          : `${count(overrides, "decision was", "decisions were")} looser than the verdict.`,
      unwritten: (rows: number): string => `Evaluate gates would add ${count(rows, "row", "rows")}.`,
      open: "Open the log sheet",
      policy: "Go to the rules",
      noLog: "There is no log yet. Evaluate gates makes it.",
      noPolicy: "This workbook has no Transition table; the rules are the usual ones. Create the sheets adds it.",
      newest: "Newest first",
      empty: "No rows yet.",
      noDate: "no date",
      unreadable: "row that cannot be read",
      altered: "Altered after it was written.",
      signature: (on: string, by: string): string => (by === "" ? `${on}, unsigned` : `${on}, ${by} (self-declared)`),
      who: "Who evaluates?",
      whoHint: "The log keeps this name. Excel tells an add-in none, so it is as you say it.",
      keepName: "Keep this name",
      noName: "Without a name",
      signed: "Kept for the next evaluation.",
      signedAs: "Signed as",
      signer: (name: string): string => (name === "" ? "Without a name." : `${name} (self-declared).`),
      change: "Change",
      sinceLast: "Since the last evaluation",
      resultChanged: (gate: string, before: string, now: string, on: string): string =>
        `${gate}: from ${before} on ${on} to ${now}`,
      inputsChanged: (gate: string): string => `${gate}: inputs changed, the result did not`,
      history: "Score over time",
      historyOf: (said: readonly string[]): string => `Score at ${said.length} evaluations: ${said.join("; ")}.`,
      historyEnds: (first: string, last: string): string => `From ${first} to ${last}`,
    },

    evaluating: {
      title: (gates: number | undefined): string =>
        gates === undefined ? "Evaluating gates" : `Evaluating ${count(gates, "gate", "gates")}`,
      looking: "Reading the workbook",
      progress: (step: number, steps: number): string => `Evaluating gates, step ${step} of ${steps}`,
      read: "Read the tables",
      readDone: (tables: number): string => `Read ${count(tables, "table", "tables")}`,
      rows: (rows: number): string => count(rows, "row", "rows"),
      evaluate: "Evaluate gates",
      plan: "Plan the waves",
      auditAssumptions: "Audit assumptions",
      gates: (gates: number): string => count(gates, "gate", "gates"),
      draw: "Draw the exposure",
      write: "Write results",
      done: "done",
      now: "now",
      cancelHint: "If you cancel now, nothing is written.",
      writingHint: "Cells are being written; this step ends by itself.",
      cannotCancel: "Cancel, no longer possible while cells are written",
      before: "Before this run",
    },

    problems: {
      title: (problems: number): string => `${cells(problems)} to fix`,
      none: "Every cell was read.",
      noneTitle: "Cells to fix",
      used: (rows: number): string =>
        `${count(rows, "row was", "rows were")} used, with every cell that could be read.`,
      found: "Found",
      expected: "Expected",
      foundIn: (found: string, column: string): string => `${found} in ${column}`,
      guesses: "Read with a guess",
      nothingToDo: "nothing to do",
      guess: (found: string, column: string, effect: string): string => `${found} in ${column}, ${effect}`,
      firstCell: "Go to first cell",
      nextCell: "Next cell",
      again: "Check again",
      atCell: (position: number, all: number): string => `Cell ${format.number(position)} of ${format.number(all)}`,
    },

    refused: {
      title: "Not written",
      nothingWritten: "Nothing was written. The workbook is as it was.",
      perhapsWritten:
        "Excel does not say whether a part was written. Nothing of yours was overwritten, and the next evaluation completes it.",
      partlyWritten: ({ written, missing }: Interrupted): string =>
        [
          ...(written.length === 0 ? [] : [`Written: ${written.join(", ")}.`]),
          ...(missing.length === 0 ? [] : [`Not written, or only in part: ${missing.join(", ")}.`]),
          "Nothing of yours was overwritten.",
        ].join(" "),
      whatToDo: "What to do",
      tryAgain: "Try again",
      showOnly: "Show without writing",
      showOnlyHint: "shows the verdicts here only.",
      showOnlyBefore: "If it must stay that way, ",
      goToSheet: "Go to the sheet",
      backToResults: "Back to the last results",
      last: "Last results",
      dismiss: "Close",
    },
    refusal: (reason: RefusalReason): RefusalWords => refusalWords(reason, cells),
    noGatesTable: "This workbook has no Gates table; its gates come from the Criteria table.",
    noReport: (view: keyof typeof REPORTS): string =>
      `There is no ${REPORTS[view]} sheet yet. The next evaluation makes it, where there is something to report.`,

    failed: {
      title: "Something unexpected happened",
      explain:
        "The evaluation stopped at a fault in Scale Transition. Your own cells were not changed. " +
        "If it happens again, send these details to whoever supports this add-in.",
      copy: "Copy details",
      details: "Details",
    },

    more: {
      checklist: "Choose my checklist",
      columns: "Add more columns",
      invariants: "Add invariants and readings",
      audit: "Add boundaries, assumptions and redesign",
      about: "About",
      search: "Search",
      settings: "Settings",
      check: "Check without writing",
    },
    about: {
      title: "About",
      version: "Version",
      product: "Scale Transition gives each gate a verdict, with its reasons and the smallest way to Go.",
      privacy: "Nothing leaves this workbook.",
      read: "What was read",
      rules: "Rules",
      statusDate: "Status date",
      rowsUsed: "Rows used",
      toFix: "Cells to fix",
      written: "Cells written",
      sheets: "On sheets",
      none: "none",
      passScore: "Pass score",
      warnScore: "Warn score",
      evidenceAge: "Evidence age",
      days: (days: number): string => count(days, "day", "days"),
      missingLimit: "Missing limit",
      rulesFrom: "From the Transition table; a gate may have scores of its own.",
      notices: "Licences of others",
    },
  };
}

/** Groups of results by which the criteria of a gate are shown. */
export type CriteriaFilter = "all" | "not-met" | "warning" | "unknown" | "met" | "outside";

const FILTERS: Readonly<Record<CriteriaFilter, string>> = {
  all: "All",
  "not-met": "Not met",
  warning: "Warning",
  unknown: "Unknown",
  met: "Met",
  outside: "Not scored",
};

function ruleThatDecided(deciding: Finding | undefined, warn: string, pass: string): string {
  switch (deciding?.id) {
    case undefined:
      return "Every must-pass criterion is met and the score passes.";
    case "must-pass-not-met":
      return "A must-pass criterion is not met. No score outweighs a must-pass.";
    case "result-kept":
      return "The gate is decided and keeps its last logged result.";
    case "invariant-breached":
      return "An invariant is breached. No score outweighs it, and it cannot be waived.";
    case "score-cannot-reach-warn":
      return `Even with all missing evidence met, the score stays below ${warn}.`;
    case "nothing-scored":
      return "Nothing can be scored yet.";
    case "no-weight":
      return "No criterion has a weight above 0, so there is no score.";
    case "too-much-missing":
      return "Too much evidence is missing for a score.";
    case "must-pass-unknown":
      return "Nobody knows yet whether a must-pass criterion is met.";
    case "invariant-unknown":
      return "Nobody knows yet whether an invariant is kept.";
    case "score-below-warn":
      return `The score is below ${warn}; missing evidence could lift it above.`;
    case "score-below-pass":
      return `The score is below ${pass}.`;
    case "waiver-used":
      return "A waiver is in use, and with a waiver a gate is at best a Conditional go.";
    default:
      return "Something besides the criteria holds this gate.";
  }
}

/** By view: the sheet that says what it shows. */
const REPORTS = {
  gates: "Gate report",
  audit: "Assumption audit",
  waves: "Wave plan",
  risks: "Risk register",
  landing: "Fit review",
  log: "Gate report",
} as const;

const ANSWERED = {
  retire: "{} is retired, and logged.",
  extend: "{} is extended, and logged.",
  "make-permanent": "{} is part of the operating model, and logged.",
  "renew-baseline": "{} has a new baseline, which is logged.",
} as const;

const ANSWER_LACKS: Readonly<Record<AnswerLack, string>> = {
  authority: "An extension needs the authority who allows it",
  reason: "A reason is needed",
  until: "The new end has to be after today and after the present one",
  owner: "What becomes permanent needs an owner",
  from: "A new baseline begins on a day up to today from which there are readings",
  state: "It is retired or permanent already",
};

/** The last step in the pane; without a pane there is no such button. */
export const TRY_AGAIN = "Choose Try again below.";

function refusalWords(reason: RefusalReason, cells: (count: number) => string): RefusalWords {
  const again = TRY_AGAIN;
  switch (reason.code) {
    case "no-tables":
      return {
        title: "This workbook has no Gates or Criteria table",
        steps: [
          "Choose Create the sheets, then fill in the Gates and Criteria tables.",
          "Or keep a checklist of your own: a column of criteria and one of their status, each with a header.",
          again,
        ],
      };
    case "table-ambiguous":
      return {
        title: `More than one table could be ${reason.table}`,
        steps: [
          `Found: ${reason.candidates.join(", ")}.`,
          `Select the one to use; in Excel, choose Table Design and give it the Table Name ${reason.table}.`,
          again,
        ],
      };
    case "sheet-protected":
      return {
        title: `The sheet “${reason.sheet}” is protected`,
        steps: [
          "In Excel, choose Review, then Unprotect Sheet. If it asks for a password, ask the person who set it.",
          again,
        ],
      };
    case "structure-protected":
      return {
        title: `The workbook is protected: the sheet “${reason.sheet}” cannot be added`,
        steps: [
          "In Excel, choose Review, then Protect Workbook, to lift it. If it asks for a password, ask the person who set it.",
          again,
        ],
      };
    case "cell-being-edited":
      return {
        title: "You are editing a cell",
        steps: ["In the sheet, press Enter to keep what you typed, or Esc to drop it.", again],
      };
    case "changed-meanwhile": {
      const [first] = reason.cells;
      const one = reason.cells.length === 1 && first !== undefined;
      return {
        title: `${one ? fullAddress(first) : cells(reason.cells.length)} changed while evaluating`,
        steps: ["Somebody else is working in this workbook. Wait until they have finished typing.", again],
      };
    }
    case "read-only":
      return {
        title: "This workbook is open read-only",
        steps: ["In Excel, choose File, then Save a Copy, and open the copy.", "Choose Evaluate gates there."],
      };
    case "excel-too-old":
      return {
        title: "This Excel cannot run Scale Transition",
        steps: [
          `It needs ${reason.needs}. In Excel, choose File, Account, Update Options, Update Now.`,
          "Or open the workbook in Excel on the web.",
        ],
      };
    case "no-room":
      return {
        title: `There is no room beside the table ${reason.table}`,
        steps: [
          `On the sheet “${reason.sheet}”, move what stands to the right of the table, so that columns can be added there.`,
          again,
        ],
      };
    case "newer-layout":
      return {
        title: "A newer Scale Transition has written to this workbook",
        steps: ["Close this pane and open it again, so that Excel loads the newest version.", again],
      };
    case "table-gone":
      return {
        title: `The table ${reason.table} was deleted meanwhile`,
        steps: ["Somebody else is working in this workbook. Ask them, or undo it in Excel with Ctrl+Z.", again],
      };
    case "place-missing":
      return {
        title: `The table ${reason.table} has no ${reason.what} “${reason.name}”`,
        steps: [`Add a ${reason.what} “${reason.name}” to it.`, again],
      };
    case "name-taken":
      return {
        title: `Somebody made a sheet “${reason.sheet}” meanwhile`,
        steps: ["It stays as it is; ours takes another name the next time.", again],
      };
    case "headers-hidden":
      return {
        title: `The table ${reason.table} hides its header row`,
        steps: ["Select a cell of the table; in Excel, choose Table Design, then Header Row.", again],
      };
    case "log-columns-gone":
      return {
        title: `The log on the sheet “${reason.sheet}” no longer has its columns: ${reason.headers.join(", ")}`,
        steps: [
          "They were renamed or deleted. Undo it in Excel with Ctrl+Z, or give the columns these names again: without them nobody knows what decided gates rest on.",
          again,
        ],
      };
    case "log-no-table":
      return {
        title: `The log on the sheet “${reason.sheet}” is no longer a table`,
        steps: [
          "Undo it in Excel with Ctrl+Z, or select its headers and rows and choose Insert, then Table, with headers.",
          again,
        ],
      };
    case "sheet-gone":
      return {
        title: `The sheet “${reason.sheet}” is no longer there`,
        steps: ["It was deleted or renamed after the evaluation. Evaluate again to see where things stand now."],
      };
    case "checklist-gone":
      return {
        title: `The checklist on the sheet “${reason.sheet}” is no longer there`,
        steps: [`Its headers were: ${reason.headers.join(", ")}. Put them back, or choose another checklist.`, again],
      };
    case "checklists-several":
      return {
        title: "More than one range could be your checklist",
        steps: [
          `Found: ${reason.candidates.join(", ")}.`,
          `Name the one to use: --checklist "${reason.candidates[0] ?? ""}".`,
        ],
      };
    case "checklist-unknown":
      return {
        title: `No checklist was found at ${reason.asked}`,
        steps: [
          reason.candidates.length === 0
            ? "A checklist needs a column of criteria and one of their status, each with a header."
            : `Found: ${reason.candidates.join(", ")}.`,
        ],
      };
    case "row-gone":
      return {
        title: `${reason.row} is no longer in the ${reason.table} table`,
        steps: ["Evaluate again to see what is there."],
      };
    case "column-missing":
      return {
        title: `The ${reason.table} table has no column ${reason.column}`,
        steps: [`Add a column with the header ${reason.column} to the table.`, again],
      };
    case "formula-there":
      return {
        title: `${fullAddress(reason.cell)} holds a formula`,
        steps: ["Change what it computes from, or replace it by a value.", again],
      };
    case "answer-unusable":
      return { title: ANSWER_LACKS[reason.lacks], steps: ["Fill it in and choose again."] };
    case "evaluated-since":
      return {
        title: "Somebody evaluated again since",
        steps: ["Putting back now would mix two evaluations. Choose Evaluate gates to bring everything up to date."],
      };
    case "cancelled":
      return { title: "Cancelled", steps: [again] };
    case "interrupted": {
      const { because, cells: done, of } = reason;
      const cause = refusalWords(because, cells);
      const extent =
        done === 0 ? "" : `: ${done < of ? `${done.toLocaleString("en")} of ` : "all "}${cells(of)} stand there`;
      return {
        title: `The writing was stopped${extent}`,
        steps: [
          // Restoring is possible as long as the workbook stays open: nobody is told to close it.
          `What stopped it: ${cause.title}.${because.code === "host-refused" ? "" : ` ${cause.steps[0] ?? ""}`}`,
          "Then do the same again: what stands there stays, what is missing is written.",
          "Or choose More actions, then Restore what the last evaluation changed, to take back what was written.",
        ],
      };
    }
    case "host-refused":
      return {
        title: `Excel did not allow this (${reason.hostCode})`,
        steps: ["Save the workbook, close it and open it again.", again],
      };
  }
}
