import type { Day } from "../../tabular/excelDate";
import { finding, type Finding } from "../finding";
import { checkPlan } from "./check/checkPlan";
import type { Violation } from "./check/violation";
import { Explainer } from "./explain";
import { normalise, type NormalProgramme } from "./normalise";
import { readProgramme, stays, type Programme, type UnitRow, type UnitRows, type WaveRows } from "./programme";
import { fewestSlots } from "./search/lowerBound";
import { Planner, type PlannerProgress } from "./search/planner";
import { networkOf } from "./search/windows";
import { waveLoads, type WaveLoad } from "./waveLoads";
import type { WavePolicy } from "./wavePolicy";
import type { Unplaced, WaveReason } from "./waveReason";

/** The sheets that a plan is made from. */
export interface WaveSheets {
  readonly units: UnitRows;
  readonly waves: WaveRows | undefined;
  readonly policy: WavePolicy;
  readonly asOf: Day;
  /** The wave in which a unit stands now. */
  readonly presentOf: (row: UnitRow) => number | undefined;
}

export interface PlanMove {
  readonly unit: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A plan of waves, or the plan as it stands, and everything that is said about it. */
export interface WavePlan {
  /** Computed now, or found in the sheet. */
  readonly planned: boolean;
  readonly programme: Programme;
  readonly waves: readonly WaveLoad[];
  /** Wave by unit key; units without a place are not in it. */
  readonly assignments: ReadonlyMap<string, number>;
  readonly wavesUsed: number;
  /** Last day of the last wave in use. */
  readonly finish: Day | undefined;
  readonly lastWave: number | undefined;
  /** The number of the wave before whose end no plan can be through; undefined where nothing is placed. */
  readonly lowerBound: number | undefined;
  /** How many waves more are used than the bound says, as a share of the bound. */
  readonly gap: number | undefined;
  readonly provenOptimal: boolean;
  /** The work was cut off before its steps were used up. */
  readonly cut: boolean;
  readonly steps: number;
  readonly seed: number;
  readonly unplaced: readonly Unplaced[];
  /** By unit key. */
  readonly why: ReadonlyMap<string, readonly WaveReason[]>;
  readonly moves: readonly PlanMove[];
  readonly violations: readonly Violation[];
  readonly late: readonly { readonly unit: string; readonly wave: number; readonly due: Day; readonly end: Day }[];
  readonly findings: readonly Finding[];
}

/** Steps where the policy names none: enough for programmes of hundreds, and more for larger ones. */
export function defaultSteps(units: number): number {
  return Math.max(8_000_000, 1000 * units);
}

/** The plan as it stands: checked, never changed. */
export function standingWavePlan(sheets: WaveSheets): WavePlan {
  const { programme, normal } = prepared(sheets);
  const { problem } = normal;
  const network = networkOf(problem);
  const bound = fewestSlots(problem, network);
  return finished(sheets, programme, normal, network, {
    slotOf: problem.present,
    lowerBound: bound,
    planned: false,
    cut: false,
    steps: 0,
  });
}

/** A plan in the making. `run` gives progress as often as it is asked; `result` the best plan so far, at any time. */
export interface WavePlanning {
  readonly run: () => Generator<PlannerProgress, void>;
  /** `cut`: the run was left before its end. */
  readonly result: (cut: boolean) => WavePlan;
}

/**
 * Plans the waves anew. Units that stand in a wave are moved only where they must be. Throws when the plan fails the
 * independent check: such a plan is never shown.
 */
export function planWaves(
  sheets: WaveSheets,
  options: { readonly steps?: number; readonly seed?: number } = {},
): WavePlanning {
  const { programme, normal } = prepared(sheets);
  const { policy } = sheets;
  const steps = options.steps ?? policy.steps ?? defaultSteps(programme.units.length);
  const seed = options.seed ?? policy.seed;
  const planner = new Planner(normal.problem, { steps, seed, keep: normal.problem.present.some((slot) => slot >= 0) });
  return {
    run: () => planner.run(),
    result: (cut) => {
      const slotOf = planner.finished();
      const network = networkOf(normal.problem);
      const made = { slotOf, lowerBound: planner.lowerBound, planned: true, cut, steps: planner.steps };
      const plan = finished(sheets, programme, normal, network, made, seed);
      if (plan.violations.length > 0) {
        throw new Error(`the plan breaks its own rules: ${JSON.stringify(plan.violations.slice(0, 3))}`);
      }
      return plan;
    },
  };
}

function prepared({ units, waves, policy, asOf, presentOf }: WaveSheets) {
  const programme = readProgramme(units, waves, policy, asOf, presentOf);
  return { programme, normal: normalise(programme) };
}

interface Made {
  readonly slotOf: Int32Array;
  readonly lowerBound: number;
  readonly planned: boolean;
  readonly cut: boolean;
  readonly steps: number;
}

function finished(
  sheets: WaveSheets,
  programme: Programme,
  normal: NormalProgramme,
  network: ReturnType<typeof networkOf>,
  made: Made,
  seed = sheets.policy.seed,
): WavePlan {
  const { units, waves } = programme;
  const { slotOf, planned } = made;
  const first = waves[0]?.number ?? 0;
  const assignments = new Map<string, number>();
  const why = new Map<string, readonly WaveReason[]>();
  const unplaced: Unplaced[] = [];
  const explainer = new Explainer(programme, normal, network, slotOf);
  const reasons = new Map<number, readonly WaveReason[]>();
  units.forEach((unit, position) => {
    const fact = normal.facts.get(position);
    if (fact !== undefined) {
      const wave = unit.present ?? (fact < 0 ? undefined : first + fact);
      if (wave !== undefined) assignments.set(unit.key, wave);
      why.set(unit.key, [{ id: "stays", state: unit.state, cells: [programme.unitCell(position, "state")] }]);
      return;
    }
    const block = normal.numberOf[normal.contraction.blockOf[position] ?? 0] ?? -1;
    const slot = slotOf[block] ?? -1;
    if (slot >= 0) assignments.set(unit.key, first + slot);
    else if (!planned && unit.present !== undefined) {
      assignments.set(unit.key, unit.present);
      return;
    }
    let because = reasons.get(block);
    if (because === undefined) {
      because = slot >= 0 ? explainer.whyHere(block) : explainer.whyNot(block);
      reasons.set(block, because);
    }
    // A unit that came after the plan was made may well have a place in the next one.
    if (!planned && because.some(({ id }) => id === "not-found")) return;
    why.set(unit.key, because);
    if (slot < 0 && planned) unplaced.push({ unit: unit.key, because });
  });

  const stoodIn = new Map(
    units.flatMap(({ key, present }) => (present === undefined ? [] : [[key, present] as const])),
  );
  const violations = checkPlan({ ...sheets, waveOf: assignments, stoodIn });
  const loads = waveLoads(programme, assignments);
  const used = loads.filter(({ units: count }) => count > 0);
  const last = used.at(-1);
  const moves = units.flatMap(({ key, present }): readonly PlanMove[] => {
    const to = assignments.get(key);
    return present === to ? [] : [{ unit: key, from: present, to }];
  });
  const late = units.flatMap((unit) => {
    const wave = assignments.get(unit.key);
    const end = wave === undefined ? undefined : waves.find(({ number }) => number === wave)?.end;
    if (unit.due === undefined || wave === undefined || end === undefined || end <= unit.due || stays(unit.state))
      return [];
    return [{ unit: unit.key, wave, due: unit.due, end, position: units.indexOf(unit) }];
  });
  const bound =
    normal.problem.slots === 0 || last === undefined ? undefined : boundWave(programme, first, made.lowerBound);
  const spare = bound === undefined || last === undefined ? undefined : Math.max(0, last.wave.number - bound);
  return {
    planned,
    programme,
    waves: loads,
    assignments,
    wavesUsed: used.length,
    finish: last?.wave.end,
    lastWave: last?.wave.number,
    lowerBound: bound,
    gap: spare === undefined || bound === undefined ? undefined : spare / Math.max(1, bound - first + 1),
    provenOptimal: spare === 0 && unplaced.length === 0 && violations.length === 0 && assignments.size === units.length,
    cut: made.cut,
    steps: made.steps,
    seed,
    unplaced,
    why,
    moves: planned ? moves.filter(({ from }) => from !== undefined) : [],
    violations,
    late,
    findings: [
      ...programme.findings,
      ...cycleFindings(programme, normal),
      ...unplaced.map(({ unit, because }) =>
        finding(
          "unit-unplaced",
          "warning",
          { unit, because },
          because.flatMap(({ cells }) => cells.slice(0, 3)).slice(0, 12),
        ),
      ),
      ...late.map(({ unit, wave, due, end, position }) =>
        finding("unit-late", "warning", { unit, wave, due, end }, [programme.unitCell(position, "dueBy")]),
      ),
      ...violations.map((violation) => finding("wave-rule-broken", "blocker", { violation }, violation.cells)),
      ...(made.cut ? [finding("wave-plan-cut", "note", { steps: made.steps }, [])] : []),
      ...withoutWave(programme, assignments, planned),
    ],
  };
}

/** The first wave from the bound on that can take units: no plan ends in one that cannot. */
function boundWave({ waves }: Programme, first: number, slots: number): number {
  const at = first + Math.max(1, slots) - 1;
  return waves.find(({ number }) => number >= at)?.number ?? waves[waves.length - 1]?.number ?? at;
}

function cycleFindings({ units, unitCell }: Programme, { contraction }: NormalProgramme): readonly Finding[] {
  return contraction.blocks
    .filter(({ cycle }) => cycle)
    .map((block) =>
      finding(
        "dependency-cycle",
        "warning",
        { units: block.units.map((unit) => units[unit]?.key ?? "") },
        block.units.map((unit) => unitCell(unit, "after")),
      ),
    );
}

/** The standing plan may know nothing of units that came later. */
function withoutWave(
  { units, unitCell }: Programme,
  assignments: ReadonlyMap<string, number>,
  planned: boolean,
): readonly Finding[] {
  const missing = planned
    ? []
    : units.flatMap((unit, position) => (assignments.has(unit.key) || stays(unit.state) ? [] : [position]));
  if (missing.length === 0) return [];
  const names = missing.map((unit) => units[unit]?.key ?? "");
  return [
    finding(
      "units-without-wave",
      "warning",
      { units: names },
      missing.map((unit) => unitCell(unit, "id")),
    ),
  ];
}
