import { checkPlan } from "../../../src/domain/waves/check/checkPlan";
import { runs } from "../../runs";
import { drawnProgramme, type Shape } from "./drawnProgramme";
import { drawFrom } from "./random";
import { planned, sheetsOf, type Cells } from "./sheets";

const BUILT = runs(30).numRuns;
const SPOILED = runs(200).numRuns;

function anyShape(seed: number): Shape {
  const draw = drawFrom(seed);
  const waves = draw.whole(3, 9);
  const units = draw.whole(waves, 40);
  return {
    units,
    waves,
    dependencies: draw.whole(0, units),
    use: [0.9, 1],
    freezes: draw.whole(0, 1),
    groups: draw.whole(0, 3),
    pins: draw.whole(0, 3),
    ready: draw.whole(0, 4),
    support: draw.chance(0.4),
    strict: draw.share(),
  };
}

/** Spoils a sound programme in every way that people do. */
function spoiled(units: readonly Cells[], waves: readonly Cells[], seed: number) {
  const draw = drawFrom(seed ^ 0x5bd1e995);
  const anyId = (): string => `U${draw.whole(1, units.length)}`;
  return {
    units: units.map((row): Cells => {
      if (draw.chance(0.7)) return row;
      const changes: readonly Cells[] = [
        { size: "" },
        { size: draw.whole(50, 900) },
        { after: anyId() },
        { withOrAfter: `${anyId()}, ${anyId()}` },
        { after: "U999" },
        { pinnedWave: draw.whole(0, waves.length + 2) },
        { state: draw.pick(["Live", "Moving", "Stable", "Rolled back"]) },
        { together: draw.pick(["T1", "T2"]) },
        { lag: draw.whole(0, 3) },
        { riskTier: "" },
      ];
      return { state: "", lag: "", ...row, ...draw.pick(changes) };
    }),
    waves: waves.map((row): Cells => {
      if (draw.chance(0.8)) return row;
      const changes: readonly Cells[] = [
        { maxUnits: 0 },
        { frozen: "Yes" },
        { start: "" },
        { end: Number(row["start"]) - 3 },
        { start: Number(row["start"]) - 30 },
        { maxSize: "" },
      ];
      return { ...row, ...draw.pick(changes) };
    }),
    present: new Map(
      units.flatMap((row) => (draw.chance(0.2) ? [[String(row["id"]), draw.whole(1, waves.length)] as const] : [])),
    ),
  };
}

test("a programme that was built backwards from a plan is placed in full, and breaks no rule", () => {
  for (let seed = 1; seed <= BUILT; seed += 1) {
    const shape = anyShape(seed);
    const { units, waves } = drawnProgramme(seed, shape);
    const plan = planned({ units, waves }, { steps: 150_000 });
    expect({ seed, violations: plan.violations, unplaced: plan.unplaced.map(({ unit }) => unit) }).toEqual({
      seed,
      violations: [],
      unplaced: [],
    });
    const last = Math.max(...plan.assignments.values());
    expect(plan.lowerBound ?? 0).toBeLessThanOrEqual(last);
  }
});

test("whatever is wrong with a programme, the plan breaks no rule, and every unit is placed or says why not", () => {
  for (let seed = 1; seed <= SPOILED; seed += 1) {
    const { units, waves } = drawnProgramme(seed, anyShape(seed));
    const programme = spoiled(units, waves, seed);
    const plan = planned(programme, { steps: 10_000 });
    expect({ seed, violations: plan.violations }).toEqual({ seed, violations: [] });
    for (const { because } of plan.unplaced) expect(because.length).toBeGreaterThan(0);
    expect(plan.assignments.size + plan.unplaced.length).toBeGreaterThanOrEqual(
      units.length - programme.units.filter(({ state }) => ["Live", "Moving", "Stable"].includes(String(state))).length,
    );
  }
});

test("the checker finds every rule that a plan breaks", () => {
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const { units, waves, plan } = drawnProgramme(seed, { ...anyShape(seed), support: true });
    const sheets = sheetsOf({ units, waves });
    expect(checkPlan({ ...sheets, waveOf: plan, stoodIn: new Map() })).toEqual([]);
    const draw = drawFrom(seed);
    const wrong = new Map(
      [...plan].map(([unit, wave]) => [unit, draw.chance(0.3) ? draw.whole(1, waves.length + 1) : wave]),
    );
    for (const { id } of checkPlan({ ...sheets, waveOf: wrong, stoodIn: new Map() })) kinds.add(id);
  }
  expect([...kinds].sort()).toEqual([
    "apart",
    "before-ready",
    "in-frozen-wave",
    "no-such-wave",
    "off-pin",
    "over-cap",
    "over-support",
    "too-early",
  ]);
});

test("the same input, steps and seed give the same plan", () => {
  for (let seed = 1; seed <= 5; seed += 1) {
    const { units, waves } = drawnProgramme(seed, anyShape(seed));
    const [one, other] = [
      planned({ units, waves }, { seed: 7, steps: 50_000 }),
      planned({ units, waves }, { seed: 7, steps: 50_000 }),
    ];
    expect([...one.assignments]).toEqual([...other.assignments]);
    expect(one.steps).toBe(other.steps);
  }
});
