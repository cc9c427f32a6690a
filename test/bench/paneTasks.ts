/** How long the pane is blocked at once while it evaluates a large workbook, in a real browser. */
import { openTour } from "../e2e/builtPane";
import { CRITERIA, largeBook, READINGS } from "./largeBook";
import type { Line } from "./line";

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly data?: ProfileChunk };
}

interface ProfileChunk {
  readonly cpuProfile?: {
    readonly nodes?: readonly {
      readonly id: number;
      readonly parent?: number;
      readonly callFrame: { readonly url?: string };
    }[];
    readonly samples?: readonly number[];
  };
  readonly timeDeltas?: readonly number[];
  readonly startTime?: number;
}

/** One uninterrupted piece of work of the pane's thread, in milliseconds of the clock. */
export interface PaneTask {
  readonly own: number;
  readonly officeJs: number;
  readonly all: number;
}

const CATEGORIES = [
  "toplevel",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-v8.cpu_profiler",
];

/** The pane's tasks over 50 ms while it evaluates and writes; Excel itself is in another process. */
export async function paneTasks(): Promise<readonly PaneTask[]> {
  const workbook = await largeBook();
  const tour = await openTour();
  const pane = await tour.open(workbook, { patience: 300_000 });
  const { page, frame, button } = pane;
  await button("Evaluate gates").waitFor();
  await frame.getByText(/nothing written/).waitFor();
  const browser = page.context().browser();
  if (browser === null) throw new Error("The browser is gone.");
  await browser.startTracing(page, { categories: CATEGORIES });
  await button("Evaluate gates").click();
  await frame.getByText(/cells written/).waitFor();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: readonly TraceEvent[] };
  await pane.close();
  await tour.close();
  return longTasks(trace.traceEvents);
}

function longTasks(events: readonly TraceEvent[]): readonly PaneTask[] {
  const samples = samplesOf(events);
  const renderer = samples[0];
  if (renderer === undefined) throw new Error("The trace holds no profile.");
  return events
    .filter(({ name, pid, dur = 0 }) => /RunTask$/.test(name) && pid === renderer.pid && dur > 50_000)
    .map(({ ts, dur = 0 }) => {
      const within = samples.filter(({ at }) => at >= ts && at < ts + dur);
      const share = (kind: Share): number =>
        within.reduce((sum, sample) => sum + (sample.share === kind ? sample.delta : 0), 0) / 1000;
      return { own: share("own"), officeJs: share("officeJs"), all: dur / 1000 };
    })
    .filter(({ own, officeJs }) => own + officeJs > 0);
}

type Share = "own" | "officeJs" | "browser";

interface Sample {
  readonly pid: number;
  readonly at: number;
  readonly delta: number;
  readonly share: Share;
}

/** Built-in functions have no script: their time belongs to who called them. */
function samplesOf(events: readonly TraceEvent[]): readonly Sample[] {
  const found: Sample[] = [];
  const nodes = new Map<string, Share>();
  const clocks = new Map<number, number>();
  for (const { name, pid, args } of events) {
    const data = args?.data;
    if (name === "Profile" && data?.startTime !== undefined) clocks.set(pid, data.startTime);
    if (name !== "ProfileChunk" || data === undefined) continue;
    for (const { id, parent, callFrame } of data.cpuProfile?.nodes ?? []) {
      const above = nodes.get(`${pid} ${parent ?? 0}`) ?? "browser";
      nodes.set(`${pid} ${id}`, shareOf(callFrame.url ?? "", above));
    }
    let at = clocks.get(pid) ?? 0;
    for (const [position, id] of (data.cpuProfile?.samples ?? []).entries()) {
      const delta = data.timeDeltas?.[position] ?? 0;
      at += delta;
      found.push({ pid, at, delta, share: nodes.get(`${pid} ${id}`) ?? "browser" });
    }
    clocks.set(pid, at);
  }
  // The pane's process is the one that runs most scripts.
  const pids = [...new Set(found.map(({ pid }) => pid))];
  const ofProcess = (pid: number): readonly Sample[] => found.filter((sample) => sample.pid === pid);
  return pids.map(ofProcess).sort((one, other) => other.length - one.length)[0] ?? [];
}

/** The page around the pane is Excel's: it hands the pane's messages to the stand-in, which takes time of this thread. */
const EXCELS_PAGE = "/excel-stand-in.html";

function shareOf(url: string, above: Share): Share {
  if (url === "") return above;
  if (url.endsWith(EXCELS_PAGE)) return "browser";
  return url.includes("office-js") ? "officeJs" : url.includes("localhost") ? "own" : "browser";
}

const RUNS = 3;

/** The least of some runs: the machine's other work makes single ones slow, never fast. */
export async function paneTaskLine(): Promise<Line> {
  const runs: (readonly PaneTask[])[] = [];
  while (runs.length < RUNS) runs.push(await paneTasks());
  const least = (share: "own" | "officeJs"): number =>
    Math.min(...runs.map((tasks) => Math.max(0, ...tasks.map((task) => task[share]))));
  const [longest, officeJs] = [least("own"), least("officeJs")];
  return {
    what: `Pane: the longest task of ours, evaluating ${CRITERIA.toLocaleString("en")} criteria and ${READINGS.toLocaleString("en")} readings`,
    figure: `${longest.toFixed(0)} ms (office.js ${officeJs.toFixed(0)} ms)`,
    bar: "≤ 100 ms",
    kept: longest <= 100,
  };
}
