import { planWaves } from "../../../src/domain/waves/planWaves";
import { sheetsOf, weeklyWaves, type Programme } from "./sheets";

/** Programmes in which nothing can be improved must not use up their steps one by one. */
const PROGRAMMES: Readonly<Record<string, Programme>> = {
  "no units at all": { units: [], waves: weeklyWaves(3) },
  "no unit that has a place": {
    units: [{ id: "U1", unit: "One", size: 90 }],
    waves: weeklyWaves(3, () => ({ maxSize: 10 })),
  },
  "a pin, and sizes that nobody knows": {
    units: [
      { id: "U1", unit: "One", size: "", pinnedWave: "" },
      { id: "U2", unit: "Two", size: "", pinnedWave: 3 },
      { id: "U3", unit: "Three", size: "", pinnedWave: "" },
    ],
    waves: weeklyWaves(3, (wave) => ({ maxUnits: wave })),
  },
};

test.each(Object.entries(PROGRAMMES))("planning %s ends at once", (_, programme) => {
  const planning = planWaves(sheetsOf(programme), { steps: 1e9 });
  let turns = 0;
  for (const progress of planning.run()) {
    turns += 1;
    if (progress.phase === "done" || turns > 200) break;
  }
  expect(turns).toBeLessThan(50);
  expect(planning.result(false).violations).toEqual([]);
});
