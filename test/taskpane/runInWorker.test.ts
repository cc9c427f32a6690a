import type { ExposureInput } from "../../src/domain/risks/exposure/exposureInput";
import type { JobInput } from "../../src/domain/jobs";
import { drawnProgramme } from "../domain/waves/drawnProgramme";
import { plainSheets } from "../domain/waves/sheets";
import { runInWorker, type JobWorker } from "../../src/taskpane/runInWorker";
import { Refusal } from "../../src/workflows/refusal";
import { runInline } from "../../src/workflows/runJob";
import type { JobAnswer } from "../../src/worker/worker";

const state = { p: 0.5, mu: 1, sigma: 1 };
const INPUT: ExposureInput = {
  risks: Array.from({ length: 60 }, (_, i) => ({ key: `R${i}`, before: state, after: state, inForceAfterWeeks: null })),
  draws: 20_000,
  seed: 1,
  correlation: 0,
  weekCost: null,
};

/** The worker's own code beside a port of this process: what crosses is cloned, as between threads. */
function worker(): JobWorker & { readonly ended: () => boolean } {
  let ended = false;
  const scope = {
    onmessage: null as ((event: { data: unknown }) => void) | null,
    postMessage: (data: unknown) => {
      back(data);
    },
  };
  const one: JobWorker & { readonly ended: () => boolean } = {
    onmessage: null,
    onerror: null,
    terminate: () => {
      ended = true;
    },
    postMessage: (data) => {
      setTimeout(() => scope.onmessage?.({ data: structuredClone(data) }));
    },
    ended: () => ended,
  };
  const back = (data: unknown): void => {
    if (!ended) one.onmessage?.({ data: structuredClone(data) } as MessageEvent<JobAnswer>);
  };
  Object.assign(globalThis, { self: scope });
  jest.isolateModules(() => {
    jest.requireActual("../../src/worker/worker");
  });
  return one;
}

test("the worker answers what the job answers here, tells how far it is, and is ended", async () => {
  const started = worker();
  const progress: number[] = [];
  const run = runInWorker(() => started);
  const result = await run("exposure", INPUT, { onProgress: ({ done, of }) => progress.push(done / of) });
  expect(result).toEqual(await runInline("exposure", INPUT));
  expect(progress.length).toBeGreaterThan(1);
  expect(started.ended()).toBe(true);
});

test("a cancel ends the worker at once and refuses", async () => {
  const started = worker();
  const stop = new AbortController();
  const running = runInWorker(() => started)("exposure", INPUT, { signal: stop.signal });
  stop.abort();
  await expect(running).rejects.toThrow(Refusal);
  expect(started.ended()).toBe(true);
});

/** So many steps that the plan is never finished within a test. */
const PLANNING: JobInput<"wavePlan"> = {
  sheets: plainSheets(drawnProgramme(3, { units: 120, waves: 12, dependencies: 240, use: [0.97, 0.99] })),
  anew: true,
  steps: 1e12,
};

test("told to stop, the worker answers the best plan so far, which says that it was cut", async () => {
  const started = worker();
  const stop = new AbortController();
  const plan = await runInWorker(() => started)("wavePlan", PLANNING, {
    stop: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  expect(plan).toMatchObject({ planned: true, cut: true, violations: [] });
  expect(plan.assignments.size).toBeGreaterThan(0);
  expect(started.ended()).toBe(true);
});

test("a plan that comes back from the worker is the one that is made here, with the same programme", async () => {
  const input = { ...PLANNING, steps: 20_000 };
  const here = await runInline("wavePlan", input);
  const there = await runInWorker(worker)("wavePlan", input);
  expect(there).toEqual(here);
});

test("inline, a cancel is heard between two steps", async () => {
  const stop = new AbortController();
  const running = runInline("exposure", INPUT, {
    signal: stop.signal,
    onProgress: () => {
      stop.abort();
    },
  });
  await expect(running).rejects.toThrow(Refusal);
});

test("a fault in the worker is thrown here", async () => {
  const started = worker();
  const { before, ...rest } = { ...INPUT.risks[0] };
  expect(before).toBeDefined();
  const broken = { ...INPUT, risks: [rest] } as unknown as ExposureInput;
  await expect(runInWorker(() => started)("exposure", broken)).rejects.toThrow(/undefined/);
});
