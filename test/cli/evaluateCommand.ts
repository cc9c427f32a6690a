import { mkdir, readFile, writeFile } from "node:fs/promises";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import product from "../../package.json";
import { formatFor } from "../../src/messages/format";
import { paneEn, TRY_AGAIN } from "../../src/messages/pane.en";
import { dayFromIso, localDay, type Day } from "../../src/tabular/excelDate";
import type { ChosenRange } from "../../src/tabular/range/chosenRange";
import { changedColumns, chooseChecklist, saidWords } from "../../src/workflows/chooseChecklist";
import { answerSupport, renewBaseline, type AnswerOptions } from "../../src/workflows/answerSupport";
import { evaluateGates, type EvaluateOptions, type GatesOutcome } from "../../src/workflows/evaluateGates";
import { findChecklists } from "../../src/workflows/findChecklists";
import { Refusal, type RefusalReason } from "../../src/workflows/refusal";
import { runInline } from "../../src/workflows/runJob";
import { comparedStagings, type ComparedStagings } from "../../src/workflows/stagingsOrigin";
import { granularitiesFor } from "../../src/domain/waves/granularities";
import { findUnitLists, takeUnitList } from "../../src/workflows/unitLists";
import type { WavePlanRequest } from "../../src/workflows/wavePlanning";
import type { Workbook } from "../../src/workflows/workbook";
import { losses, openWorkbook, saveWorkbook, UnreadableWorkbook } from "../excel";
import { evaluationJson } from "./evaluationJson";
import { answersSaid, type SaidAnswers } from "./answersSaid";
import { evaluationText } from "./evaluationText";
import type { Surroundings } from "./command";
import { openHeadless } from "./headless";

const SAMPLE = path.join(__dirname, "../../assets/samples/pilot-to-production.xlsx");
const LANGUAGE = "en";

const EVALUATED = 0;
const UNREADABLE = 2;
const REFUSED = 3;

interface Request {
  readonly book: string;
  readonly out: string;
  readonly asOf: Day | undefined;
  readonly by: string | undefined;
  readonly json: boolean;
  /** The range or table to read as criteria. */
  readonly checklist: string | undefined;
  /** Which of its columns serve as what, where they are not to serve as they were found. */
  readonly columns: string | undefined;
  /** What words of its status mean that the policy does not know. */
  readonly words: string | undefined;
  readonly plan: WavePlanRequest;
  /** Step sizes are compared, and the comparison stands in the Wave plan. */
  readonly stepSizes: boolean;
  /** What is decided about supports and control charts before anything is evaluated. */
  readonly answers: SaidAnswers;
}

/** A stop with one clear line. */
class Stop extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

/** Throws what is no Stop: a fault of ours. */
export async function evaluateCommand(args: readonly string[], surroundings: Surroundings): Promise<number> {
  try {
    await evaluateBook(readArguments(args, surroundings.folder), surroundings);
    return EVALUATED;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    surroundings.complain(error.message);
    return error.exitCode;
  }
}

async function evaluateBook(request: Request, { folder, print, complain }: Surroundings): Promise<void> {
  const book = await openBook(request.book);
  const headless = await openHeadless(book);
  try {
    await answer(headless.workbook, request);
    const outcome = await evaluate(headless.workbook, request);
    losses(book).forEach(complain);
    await writeOut(request.out, await saveWorkbook(book));
    if (request.json) print(JSON.stringify(evaluationJson(outcome), undefined, 2));
    else {
      const by = request.by === undefined ? "" : ` by ${request.by} (self-declared)`;
      print(`${evaluationText(outcome)}\n\nEvaluated${by}; written to ${path.relative(folder, request.out)}`);
    }
  } catch (error) {
    if (error instanceof Refusal) throw refused(error.reason, request.book);
    throw error;
  } finally {
    headless.close();
  }
}

async function answer(workbook: Workbook, { answers, asOf, by }: Request): Promise<void> {
  const options: AnswerOptions = {
    today: asOf ?? localDay(new Date()),
    language: LANGUAGE,
    by: by ?? "",
    version: product.version,
  };
  for (const { support, answer: given } of answers.supports) await answerSupport(workbook, support, given, options);
  for (const { metric, ...baseline } of answers.baselines) await renewBaseline(workbook, metric, baseline, options);
}

async function evaluate(workbook: Workbook, request: Request): Promise<GatesOutcome> {
  const run = async (checklist?: ChosenRange): Promise<GatesOutcome> => {
    const options: EvaluateOptions = {
      today: localDay(new Date()),
      language: LANGUAGE,
      headless: true,
      by: request.by ?? "",
      version: product.version,
      checklist,
      ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    };
    const stagings = request.stepSizes ? await stagingsOf(workbook, options) : undefined;
    return evaluateGates(workbook, { ...options, plan: request.plan, stagings });
  };
  const said = [request.checklist, request.columns, request.words].some((option) => option !== undefined);
  if (said) return run(await chosen(workbook, request));
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "no-tables") throw error;
    const checklist = await chosen(workbook, request);
    if (checklist !== undefined) return run(checklist);
    const [list, ...more] = await findUnitLists(workbook);
    if (list === undefined || more.length > 0) throw error;
    await takeUnitList(workbook, list);
    return run();
  }
}

async function stagingsOf(workbook: Workbook, options: EvaluateOptions): Promise<ComparedStagings | undefined> {
  const { waveSheets, wavePlan } = await evaluateGates(workbook, { ...options, write: false, plan: { steps: 0 } });
  if (waveSheets === undefined || wavePlan === undefined) return undefined;
  const granularities = granularitiesFor(wavePlan.programme.units.length);
  return comparedStagings(wavePlan, await runInline("stagings", { sheets: waveSheets.plain, granularities }));
}

async function chosen(workbook: Workbook, request: Request): Promise<ChosenRange | undefined> {
  const { candidates } = await findChecklists(workbook);
  const candidate = chooseChecklist(candidates, request.checklist);
  if (candidate === undefined) return undefined;
  const { words, unknown: unclear } = saidWords(request.words);
  if (unclear.length > 0) {
    throw new Stop(`--words: ${unclear.join("; ")} does not say passes, warns or fails.`, UNREADABLE);
  }
  const { choice, unknown } = changedColumns(candidate, request.columns, words);
  if (unknown.length > 0) {
    const known = candidate.range.headers.filter((header) => header !== "").join(", ");
    throw new Stop(`--columns: ${unknown.join("; ")} names no column. The checklist has: ${known}.`, UNREADABLE);
  }
  return choice;
}

async function writeOut(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  } catch (error) {
    throw new Stop(
      `${path.basename(file)} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown"}).`,
      UNREADABLE,
    );
  }
}

/** Where a path really leads, also where the file is not there yet. */
function realPath(file: string): string {
  return existsSync(file) ? realpathSync(file) : path.resolve(file);
}

function readArguments(args: readonly string[], folder: string): Request {
  const { values, positionals } = parsed(args);
  const [given, ...more] = positionals;
  if (more.length > 0) throw new Stop("Name one workbook.", UNREADABLE);
  const book = path.resolve(folder, given ?? SAMPLE);
  const { "as-of": asOf, by, json = false, checklist, columns, words } = values;
  const day = asOf === undefined ? undefined : dayFromIso(asOf);
  if (asOf !== undefined && day === undefined) {
    throw new Stop(`--as-of takes a date such as 2026-11-22, not "${asOf}".`, UNREADABLE);
  }
  const out = path.resolve(folder, values.out ?? path.join("out", `${path.parse(book).name}.xlsx`));
  if (realPath(out) === realPath(book))
    throw new Stop("--out names the workbook itself; choose another file.", UNREADABLE);
  const plan = {
    anew: values.plan ?? false,
    steps: numberGiven("plan-steps", values["plan-steps"], true),
    seconds: numberGiven("plan-seconds", values["plan-seconds"], false),
    seed: numberGiven("seed", values.seed, true),
    clock: () => performance.now(),
  };
  const answers = answersSaid(values);
  if (answers.unclear.length > 0) throw new Stop(`${answers.unclear.join("; ")}.`, UNREADABLE);
  const stepSizes = values["step-sizes"] ?? false;
  return { book, out, asOf: day, by, json, checklist, columns, words, plan, stepSizes, answers };
}

function numberGiven(option: string, text: string | undefined, whole: boolean): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && Number.isFinite(value) && (!whole || Number.isSafeInteger(value)))
    return value;
  throw new Stop(`--${option} takes ${whole ? "a whole number" : "a number"} of 0 or more, not "${text}".`, UNREADABLE);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        "as-of": { type: "string" },
        by: { type: "string" },
        json: { type: "boolean" },
        checklist: { type: "string" },
        columns: { type: "string" },
        words: { type: "string" },
        retire: { type: "string", multiple: true },
        extend: { type: "string", multiple: true },
        permanent: { type: "string", multiple: true },
        baseline: { type: "string", multiple: true },
        plan: { type: "boolean" },
        "step-sizes": { type: "boolean" },
        "plan-steps": { type: "string" },
        "plan-seconds": { type: "string" },
        seed: { type: "string" },
      },
    });
  } catch (error) {
    throw new Stop(error instanceof Error ? error.message : String(error), UNREADABLE);
  }
}

async function openBook(file: string) {
  const bytes = await readFile(file).catch(() => {
    throw new Stop(`${path.basename(file)} cannot be read.`, UNREADABLE);
  });
  try {
    return await openWorkbook(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw new Stop(`${path.basename(file)}: ${error.message}`, UNREADABLE);
    throw error;
  }
}

function refused(reason: RefusalReason, file: string): Stop {
  const { title, steps } = paneEn(formatFor(LANGUAGE), LANGUAGE).refusal(reason);
  const sentences = [title, ...steps.filter((step) => step !== TRY_AGAIN)].map((text) => text.replace(/[.]?$/, "."));
  const line = `${path.basename(file)}: ${sentences.join(" ")}`;
  return new Stop(line, reason.code === "no-tables" ? UNREADABLE : REFUSED);
}
