/**
 * npm run bench: the measured bars, medians of 9, as a table. Ratios, so that they mean the same on every machine.
 * `npm run bench -- pane rows` takes these parts alone.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { newWorkbook } from "../excel";
import { openHeadless, type Headless } from "../cli/headless";
import { auditLines } from "./audit";
import { criteriaRows, gateRows, snapshotOf, TODAY } from "./data";
import { fitLines } from "./fit";
import type * as Own from "./own";
import type { Line } from "./line";
import { paneTaskLine } from "./paneTasks";
import { profiled, type Split } from "./profile";
import { riskLines } from "./risks";
import { standInLines } from "./standIn";
import { median, timed } from "./timing";
import { waveLines } from "./waves";

const RUNS = 9;
const ROOT = path.join(__dirname, "../..");
/** Compiled as for the pane: the runner of this file would add its own cost to every function. */
const own = createRequire(__filename)(path.join(ROOT, "out/bench/own.cjs")) as typeof Own;
const {
  criteriaTable,
  evaluateGates,
  evaluateRows,
  excelWorkbook,
  gatesTable,
  localeOf,
  newTable,
  readPolicy,
  readRows,
} = own;
const LOCALE = localeOf("en-US");

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const ratio = (value: number): string => `${value.toFixed(2)} ×`;

/** The first evaluations of a process, whose code is not compiled yet, and those that follow. */
async function evaluationInExcel(): Promise<readonly Line[]> {
  const first = await evaluations();
  const later = await evaluations();
  const what = "Evaluating 5,000 criteria in 20 gates: own time against office.js' own";
  return [
    { what: `${what}, first ${String(RUNS)} of a process`, ...first.own, bar: "≤ 0.50 ×", kept: first.ratio <= 0.5 },
    { what: `${what}, the next ${String(RUNS)}`, ...later.own, bar: "–", kept: undefined },
    { what: "Bare read and write of the same cells, beside it", figure: ms(later.bare), bar: "–", kept: undefined },
  ];
}

async function evaluations() {
  const splits: Split[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const headless = await openHeadless(newWorkbook());
    const workbook = excelWorkbook();
    await workbook.createTables([
      newTable(gatesTable, gateRows(20)),
      newTable(criteriaTable, criteriaRows(5000, 20), { more: true }),
    ]);
    splits.push(await profiled(() => evaluateGates(workbook, { today: TODAY, language: "en" })));
    const start = performance.now();
    await bareReadAndWrite(headless);
    bare.push(performance.now() - start);
    headless.close();
  }
  const [ours, officeJs, host] = [
    median(splits.map((one) => one.own)),
    median(splits.map((one) => one.officeJs)),
    median(splits.map((one) => one.standIn)),
  ];
  const figure = `${ratio(ours / officeJs)} (${ms(ours)}, office.js ${ms(officeJs)}, stand-in ${ms(host)})`;
  return { own: { figure }, ratio: ours / officeJs, bare: median(bare) };
}

async function bareReadAndWrite({ addin }: Headless): Promise<void> {
  await addin.Excel.run(async (context) => {
    const { tables } = context.workbook;
    const bodies = ["Gates", "Criteria"].map((name) => tables.getItem(name).getDataBodyRange().load({ values: true }));
    await context.sync();
    const values = bodies.map((body) => body.values);
    bodies.forEach((body, position) => {
      body.values = values[position] ?? [];
    });
    await context.sync();
  });
}

function largeTables(): readonly Line[] {
  const rows = 100_000;
  const criteria = snapshotOf(criteriaTable, criteriaRows(rows, 20));
  const gates = snapshotOf(gatesTable, gateRows(20));
  const text = JSON.stringify(criteria.values);
  const { policy } = readPolicy(undefined, LOCALE);
  const parse: number[] = [];
  const read: number[] = [];
  const evaluate: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    parse.push(timed(() => JSON.parse(text) as unknown));
    read.push(timed(() => readRows(criteriaTable, criteria, LOCALE)));
    const sheets = {
      criteria: readRows(criteriaTable, criteria, LOCALE),
      gates: readRows(gatesTable, gates, LOCALE),
      waivers: undefined,
    };
    evaluate.push(timed(() => evaluateRows(sheets, policy, TODAY, LOCALE)));
  }
  const base = median(parse);
  const line = (what: string, times: readonly number[], bar: number): Line => ({
    what,
    figure: `${ratio(median(times) / base)} (${ms(median(times))}, JSON.parse ${ms(base)})`,
    bar: `≤ ${ratio(bar)}`,
    kept: median(times) / base <= bar,
  });
  return [
    line("Reading 100,000 rows to typed rows, against JSON.parse of the same", read, 2),
    line("Evaluating 100,000 criteria in 20 gates, against the same", evaluate, 1),
  ];
}

function firstPaint(): Line {
  const build = spawnSync(process.execPath, ["node_modules/webpack/bin/webpack.js", "--mode", "production"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const found = /first paint\] ([\d.]+)/.exec(`${build.stdout}${build.stderr}`);
  const size = Number(found?.[1] ?? NaN);
  return {
    what: "First paint of the pane, gzip",
    figure: `${size.toFixed(1)} KB`,
    bar: "≤ 180 KB",
    kept: size <= 180,
  };
}

function evaluateSample(): Line {
  const seconds = Array.from({ length: RUNS }, () =>
    timed(() => spawnSync("npm", ["run", "--silent", "evaluate"], { cwd: ROOT, shell: process.platform === "win32" })),
  );
  const warm = median(seconds) / 1000;
  return {
    what: "npm run evaluate on the sample, warm",
    figure: `${warm.toFixed(1)} s`,
    bar: "≤ 6 s",
    kept: warm <= 6,
  };
}

function print(lines: readonly Line[]): void {
  const rows = lines.map(({ what, figure, bar, kept }) => [
    what,
    figure,
    bar,
    kept === undefined ? "" : kept ? "kept" : "MISSED",
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stdout.write(`${text.join("\n")}\n`);
}

type Lines = readonly Line[];

/** In this order, so that each figure is taken in a process that has done the same before. */
const PARTS: Readonly<Record<string, () => Lines | Promise<Lines>>> = {
  excel: evaluationInExcel,
  rows: largeTables,
  audit: () => auditLines(own),
  fit: () => fitLines(own),
  paint: () => [firstPaint()],
  pane: async () => [await paneTaskLine()],
  sample: () => [evaluateSample()],
  "stand-in": standInLines,
  waves: waveLines,
  risks: riskLines,
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((part) => !(part in PARTS));
  if (unknown.length > 0) throw new Error(`Parts are ${Object.keys(PARTS).join(", ")}; not ${unknown.join(", ")}.`);
  const lines: Line[] = [];
  for (const [part, measured] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(part)) lines.push(...(await measured()));
  }
  print(lines);
  if (lines.some(({ kept }) => kept === false)) process.exitCode = 1;
}

void main();
