/**
 * The wave planner's bars. Published assembly lines are not part of the project: name their file in WAVES_ORACLE
 * ({ scholl: { graphs, instances }, otto20, variants }), else those lines say that they were not measured.
 */
import { readFileSync } from "node:fs";
import type { PlanProblem } from "../../src/domain/waves/search/planProblem";
import { Planner } from "../../src/domain/waves/search/planner";
import { defaultSteps, planWaves, type WavePlan } from "../../src/domain/waves/planWaves";
import { drawnProgramme, type DrawnProgramme, type Shape } from "../domain/waves/drawnProgramme";
import { sheetsOf } from "../domain/waves/sheets";
import type { Line } from "./line";

interface PublishedLine {
  readonly sizes: readonly number[];
  readonly withOrAfter: readonly (readonly [number, number])[];
}

interface Oracle {
  readonly scholl: {
    readonly graphs: Readonly<Record<string, PublishedLine>>;
    readonly instances: readonly { readonly graph: string; readonly cap: number; readonly fewestWaves: number }[];
  };
  readonly otto20: readonly (PublishedLine & { readonly cap: number; readonly fewestWaves: number })[];
  readonly variants: readonly {
    readonly graph: string;
    readonly cap: number;
    readonly sameWaveAllowed: number;
    readonly strict: number;
    readonly strictFrozenSlots3and4: number;
  }[];
}

const MOST_SECONDS = 5;

export function waveLines(): readonly Line[] {
  return [...publishedLines(process.env["WAVES_ORACLE"]), ...programmeLines()];
}

function publishedLines(file: string | undefined): readonly Line[] {
  if (file === undefined) {
    const figure = "not measured: WAVES_ORACLE names no file";
    return [{ what: "Waves: published assembly lines", figure, bar: "–", kept: undefined }];
  }
  const { scholl, otto20, variants } = JSON.parse(readFileSync(file, "utf8")) as Oracle;
  const solved = (line: PublishedLine, cap: number, fewest: number, lag = 0, closed: readonly number[] = []) => {
    const start = performance.now();
    const problem = problemOf(line, cap, lag, closed);
    const planner = new Planner(problem, { steps: defaultSteps(problem.blocks), seed: 1, keep: false });
    let reached = 0;
    for (const { worth } of planner.run()) {
      if (reached === 0 && worth.unplaced === 0 && worth.finish === fewest) reached = performance.now() - start;
    }
    return {
      right: planner.worth.finish === fewest && planner.worth.unplaced === 0,
      proven: planner.proven,
      seconds: (performance.now() - start) / 1000,
    };
  };
  const line = (what: string, runs: readonly ReturnType<typeof solved>[], least: number): Line => {
    const right = runs.filter((run) => run.right && run.seconds <= MOST_SECONDS).length;
    const slowest = Math.max(...runs.map(({ seconds }) => seconds));
    const proven = runs.filter((run) => run.proven).length;
    return {
      what: `Waves: ${what}, fewest waves found`,
      figure: `${right} of ${runs.length} (${proven} proven, slowest ${slowest.toFixed(2)} s)`,
      bar: `≥ ${Math.round(least * 100)} %, each ≤ ${MOST_SECONDS} s`,
      kept: right >= least * runs.length,
    };
  };
  const graphOf = (name: string): PublishedLine => {
    const found = Object.entries(scholl.graphs).find(
      ([graph]) => graph.replace(/\d+$/, "") === name.replace(/\d+$/, ""),
    );
    const graph = scholl.graphs[name] ?? found?.[1];
    if (graph === undefined) throw new Error(`${name} is no graph of the file`);
    return graph;
  };
  return [
    line(
      "variants (strict, frozen)",
      variants.flatMap(({ graph, cap, sameWaveAllowed, strict, strictFrozenSlots3and4 }) => [
        solved(graphOf(graph), cap, sameWaveAllowed),
        solved(graphOf(graph), cap, strict, 1),
        solved(graphOf(graph), cap, strictFrozenSlots3and4, 1, [2, 3]),
      ]),
      1,
    ),
    line(
      "Otto, 20 tasks",
      otto20.map((one) => solved(one, one.cap, one.fewestWaves)),
      1,
    ),
    line(
      "Scholl",
      scholl.instances.map(({ graph, cap, fewestWaves }) => solved(graphOf(graph), cap, fewestWaves)),
      0.98,
    ),
  ];
}

function problemOf(
  { sizes, withOrAfter }: PublishedLine,
  cap: number,
  lag: number,
  closed: readonly number[],
): PlanProblem {
  const blocks = sizes.length;
  const slots = blocks + closed.length;
  return {
    blocks,
    slots,
    demand: [Float64Array.from(sizes)],
    caps: [new Float64Array(slots).fill(cap)],
    open: Uint8Array.from({ length: slots }, (_, slot) => (closed.includes(slot) ? 0 : 1)),
    earliest: new Int32Array(blocks),
    latest: new Int32Array(blocks).fill(slots - 1),
    edges: withOrAfter.map(([from, to]) => ({ from: from - 1, to: to - 1, lag })),
    support: undefined,
    weight: Float64Array.from(sizes),
    tiers: [new Float64Array(blocks).fill(1), new Float64Array(blocks), new Float64Array(blocks)],
    due: new Map(),
    ends: new Float64Array(slots).fill(NaN),
    present: new Int32Array(blocks).fill(-1),
    pinned: new Uint8Array(blocks),
    plannedLast: new Uint8Array(blocks),
  };
}

const USE = [0.92, 0.97] as const;
const LARGE: Shape = { units: 5000, waves: 40, dependencies: 20_000, use: USE, freezes: 3, groups: 100, strict: 0.3 };
const MIDDLE: Shape = { units: 500, waves: 20, dependencies: 1500, use: USE, freezes: 2, groups: 20, strict: 0.5 };

interface Run {
  readonly plan: WavePlan;
  readonly first: number;
  readonly seconds: number;
}

function run({ units, waves }: DrawnProgramme, present = new Map<string, number>()): Run {
  const start = performance.now();
  const planning = planWaves(sheetsOf({ units, waves, present }));
  let first = 0;
  for (const { worth } of planning.run()) {
    if (first === 0 && worth.unplaced === 0) first = (performance.now() - start) / 1000;
  }
  const plan = planning.result(false);
  return { plan, first, seconds: (performance.now() - start) / 1000 };
}

function programmeLines(): readonly Line[] {
  const large = drawnProgramme(1, LARGE);
  const { plan, first, seconds } = run(large);
  const gaps = [1, 2, 3, 4, 5].map((seed) => {
    const programme = drawnProgramme(seed, MIDDLE);
    return waitingOf(run(programme).plan) / leastWaiting(programme) - 1;
  });
  const gap = gaps.reduce((sum, value) => sum + value, 0) / gaps.length;
  const whole = `${plan.unplaced.length} unplaced, ${plan.violations.length} rules broken`;
  const growth = [500, 5000, 50_000].map((units) => {
    const shape = { ...LARGE, units, dependencies: 4 * units, groups: units / 50 };
    return `${units}: ${run(drawnProgramme(2, shape)).seconds.toFixed(1)} s`;
  });
  const slips = [slipped(large, plan), ...[2, 3, 4].map(slippedIn)];
  const slip = slips.reduce((sum, value) => sum + value, 0) / slips.length;
  const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;
  return [
    {
      what: "Waves: 5,000 units, 20,000 dependencies, first full plan",
      figure: `${first.toFixed(2)} s (${whole})`,
      bar: "≤ 2 s",
      kept: first > 0 && first <= 2,
    },
    {
      what: "Waves: the same, final plan",
      figure: `${seconds.toFixed(1)} s`,
      bar: "≤ 10 s",
      kept: seconds <= 10 && plan.unplaced.length === 0 && plan.violations.length === 0,
    },
    {
      what: "Waves: 500 units, weighted finish over its bound, mean of 5",
      figure: `${(100 * gap).toFixed(2)} %`,
      bar: "≤ 2 %",
      kept: gap <= 0.02,
    },
    { what: "Waves: time by units", figure: growth.join(", "), bar: "–", kept: undefined },
    {
      what: "Waves: one unit slips, unaffected units that move, mean of 4 programmes",
      figure: `${percent(slip)} (${slips.map(percent).join(", ")})`,
      bar: "≤ 2 %",
      kept: slip <= 0.02,
    },
  ];
}

/** Mean wave, weighted by size. */
function waitingOf({ waves }: WavePlan): number {
  const total = waves.reduce((sum, { size }) => sum + size, 0);
  return waves.reduce((sum, { wave, size }) => sum + wave.number * size, 0) / total;
}

/** The same of a plan that nothing but Max size and the freezes holds back, with units that can be split. */
function leastWaiting({ units, waves }: DrawnProgramme): number {
  const total = units.reduce((sum, { size }) => sum + Number(size), 0);
  let left = total;
  let sum = 0;
  for (const { wave, maxSize, frozen } of waves) {
    if (frozen === "Yes") continue;
    const filled = Math.min(left, Number(maxSize));
    sum += filled * Number(wave);
    left -= filled;
  }
  return sum / total;
}

function slippedIn(seed: number): number {
  const programme = drawnProgramme(seed, LARGE);
  return slipped(programme, run(programme).plan);
}

/** A unit of an early wave is ready two waves later: the share of the units that it does not reach and that move. */
function slipped(programme: DrawnProgramme, { assignments }: WavePlan): number {
  const id = [...assignments].find(([, wave]) => wave === 3)?.[0] ?? "";
  const start = Number(programme.waves[4]?.["start"]);
  const units = programme.units.map((row) => (row["id"] === id ? { ...row, readyFrom: start } : row));
  const { plan } = run({ ...programme, units }, new Map(assignments));
  const reached = reachedFrom(programme, id);
  return plan.moves.filter(({ unit }) => !reached.has(unit)).length / (units.length - reached.size);
}

function reachedFrom({ units }: DrawnProgramme, id: string): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    next.set(from, [...(next.get(from) ?? []), to]);
  };
  for (const row of units) {
    const own = String(row["id"]);
    for (const column of ["after", "withOrAfter"]) {
      for (const other of String(row[column]).split(", ")) if (other !== "") link(other, own);
    }
    const key = String(row["together"]);
    if (key === "") continue;
    link(own, `together ${key}`);
    link(`together ${key}`, own);
  }
  const reached = new Set([id]);
  const open = [id];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const other of next.get(node) ?? []) {
      if (reached.has(other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return new Set([...reached].filter((node) => !node.startsWith("together ")));
}

if (require.main === module) {
  for (const { what, figure, bar, kept } of waveLines()) {
    process.stdout.write(`${what}: ${figure} (${bar}) ${kept === undefined ? "" : kept ? "kept" : "MISSED"}\n`);
  }
}
