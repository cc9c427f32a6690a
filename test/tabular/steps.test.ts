import { atOnce, inSlices, type Steps } from "../../src/tabular/steps";

function* counting(to: number, seen: number[]): Steps<number> {
  for (let step = 1; step <= to; step += 1) {
    seen.push(step);
    yield;
  }
  return to;
}

test("work in one go answers what work in slices does", async () => {
  const [once, sliced]: number[][] = [[], []];
  expect(atOnce(counting(5, once ?? []))).toBe(5);
  expect(await inSlices(counting(5, sliced ?? []), () => undefined)).toBe(5);
  expect(sliced).toEqual(once);
});

test("others go first wherever a pause is asked for", async () => {
  const seen: number[] = [];
  let others = 0;
  const timer = setInterval(() => {
    others += 1;
  }, 0);
  await inSlices(counting(6, seen), () =>
    seen.length % 2 === 0 ? new Promise((resolve) => setTimeout(resolve, 5)) : undefined,
  );
  clearInterval(timer);
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  expect(others).toBeGreaterThanOrEqual(3);
});

test("what a pause throws ends the work", async () => {
  const seen: number[] = [];
  const stopped = inSlices(counting(6, seen), () =>
    seen.length === 3 ? Promise.reject(new Error("stopped")) : undefined,
  );
  await expect(stopped).rejects.toThrow("stopped");
  expect(seen).toEqual([1, 2, 3]);
});
