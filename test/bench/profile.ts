import { Session, type Profiler } from "node:inspector";

/** Where the processor time of one run goes, in milliseconds; what the collector takes is shared out alike. */
export interface Split {
  /** Our own code and the libraries that it ships. */
  readonly own: number;
  readonly officeJs: number;
  readonly standIn: number;
}

type Share = keyof Split | "idle" | "collector";

const SAMPLE_MICROSECONDS = 200;

/** Runs the work under V8's sampling profiler and shares its time out by the script that it was spent in. */
export async function profiled(work: () => Promise<unknown>): Promise<Split> {
  const session = new Session();
  session.connect();
  const post = (method: string, parameters?: object) =>
    new Promise<Profiler.StopReturnType>((resolve, reject) => {
      session.post(method, parameters, (error, answer) => {
        if (error) reject(error);
        else resolve(answer as Profiler.StopReturnType);
      });
    });
  await post("Profiler.enable");
  await post("Profiler.setSamplingInterval", { interval: SAMPLE_MICROSECONDS });
  await post("Profiler.start");
  await work();
  const { profile } = await post("Profiler.stop");
  session.disconnect();
  return shareOut(profile);
}

function shareOut({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Split {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // Built-in functions have no script: their time belongs to who called them.
  const shareOf = (id: number | undefined): Share => {
    const node = id === undefined ? undefined : byId.get(id);
    if (node === undefined) return "idle";
    if (node.callFrame.functionName === "(garbage collector)") return "collector";
    return scriptShare(node.callFrame.url) ?? shareOf(parents.get(node.id));
  };
  const shares = new Map(nodes.map(({ id }) => [id, shareOf(id)]));
  const sums: Record<Share, number> = { own: 0, officeJs: 0, standIn: 0, idle: 0, collector: 0 };
  samples.forEach((id, position) => {
    sums[shares.get(id) ?? "idle"] += (timeDeltas[position] ?? 0) / 1000;
  });
  const { own, officeJs, standIn, collector } = sums;
  const collected = 1 + collector / (own + officeJs + standIn);
  return { own: own * collected, officeJs: officeJs * collected, standIn: standIn * collected };
}

/** Our own code is one bundle (webpack.config.js beside this); everything else but office.js is the stand-in and its parts. */
function scriptShare(url: string): keyof Split | undefined {
  if (url.includes("office-js")) return "officeJs";
  if (url.endsWith("/own.cjs")) return "own";
  return /\/test\/excel\/|\/node_modules\//.test(url) ? "standIn" : undefined;
}
