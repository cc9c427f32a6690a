import { useEffect, useState } from "react";

/**
 * Works through a generator one step at a time, so that the pane answers in between, and shows what it yielded last.
 * `work` has to stay the same function as long as the work is the same.
 */
export function useStepwise<T>(work: () => Generator<T, void>, before: T): T {
  const [latest, show] = useState(before);
  useEffect(() => {
    let stopped = false;
    const steps = work();
    const go = async (): Promise<void> => {
      for (const yielded of steps) {
        show(yielded);
        await othersFirst();
        if (stopped) return;
      }
    };
    void go();
    return () => {
      stopped = true;
    };
  }, [work]);
  return latest;
}

const othersFirst = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
