import { useEffect, useRef } from "react";
import { EVERYTHING } from "../model/address";
import type { BookSession } from "./bookSession";

/** Beyond this, results wait until nothing was changed for a while: what is typed shows at once. */
const SLOW_MS = 150;
const PAUSE_MS = 400;
const MANY_FORMULAS = 5000;

/** Brings the results of formulas up to date before they are drawn, or soon after where that takes long. */
export function useCalculation(session: BookSession, version: number): void {
  const lastMs = useRef<number | undefined>(undefined);
  lastMs.current ??= hasManyFormulas(session) ? Infinity : 0;
  const isSlow = lastMs.current > SLOW_MS;
  if (!isSlow) lastMs.current = Math.max(lastMs.current, timed(session));
  useEffect(() => {
    if (!isSlow) return undefined;
    const timer = setTimeout(() => {
      // Nothing to calculate takes no time, and then there is nothing new to draw.
      if (timed(session) > SLOW_MS) session.changed();
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [session, version, isSlow]);
}

function hasManyFormulas({ workbook }: BookSession): boolean {
  let count = 0;
  for (const { cells } of workbook.sheets) {
    for (const [, { formulas }] of cells.rowsIn(EVERYTHING)) {
      count += formulas?.filter((formula) => formula !== undefined).length ?? 0;
      if (count > MANY_FORMULAS) return true;
    }
  }
  return false;
}

/** Milliseconds. */
function timed({ workbook }: BookSession): number {
  const started = performance.now();
  workbook.calculation.refresh();
  return performance.now() - started;
}
