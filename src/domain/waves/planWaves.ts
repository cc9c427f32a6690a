import { fullAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import { finding, type Finding } from "../finding";
import { checkPlan } from "./check/checkPlan";
import type { Violation } from "./check/violation";
import { Explainer } from "./explain";
import { normalise, type NormalProgramme } from "./normalise";
import { readProgramme, stays, type Programme, type WaveSheets } from "./programme";
import { fewestSlots } from "./search/lowerBound";
import { Planner, type PlannerProgress } from "./search/planner";
import { networkOf } from "./search/windows";
import { waveLoads, type WaveLoad } from "./waveLoads";
import type { Unplaced, WaveReason } from "./waveReason";

export interface PlanMove {
  readonly unit: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A plan of waves, or the plan as it stands, and everything that is said about it. */
export interface WavePlan {
  /** Computed now, or found in the sheet. */
  readonly planned: boolean;
  readonly asOf: Day;
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
  /** The same as the planner counts it: so many waves from the first one on, frozen ones too. */
  readonly fewestSlots: number;
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

/** What was known of a plan when it was made, and cannot be seen of it afterwards. */
export type PlanOrigin = Pick<WavePlan, "fewestSlots" | "cut" | "steps" | "seed">;

/**
 * The plan as it stands: checked, never changed. `originOf`: how it was made, where it is still the plan that was made
 * from these sheets.
 */
export function standingWavePlan(
  sheets: WaveSheets,
  originOf: (programme: Programme, assignments: ReadonlyMap<string, number>) => PlanOrigin | undefined = () =>
    undefined,
): WavePlan {
  const { programme, normal } = prepared(sheets);
  const { problem } = normal;
  const network = networkOf(problem);
  const assignments = assignmentsOf(programme, normal, problem.present, false);
  const origin = originOf(programme, assignments);
  const bound = origin?.fewestSlots ?? Math.min(problem.slots, fewestSlots(problem, network));
  const made = { slotOf: problem.present, lowerBound: bound, planned: false, cut: origin?.cut ?? false };
  return finished(sheets, programme, normal, network, { ...made, steps: origin?.steps ?? 0 }, origin?.seed);
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

function prepared(sheets: WaveSheets) {
  const programme = readProgramme(sheets);
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
  const assignments = assignmentsOf(programme, normal, slotOf, planned);
  const why = new Map<string, readonly WaveReason[]>();
  const unplaced: Unplaced[] = [];
  const explainer = new Explainer(programme, normal, network, slotOf);
  const reasons = new Map<number, readonly WaveReason[]>();
  units.forEach((unit, position) => {
    if (normal.facts.has(position)) {
      why.set(unit.key, [{ id: "stays", state: unit.state, cells: [programme.unitCell(position, "state")] }]);
      return;
    }
    const block = blockOf(normal, position);
    const slot = slotOf[block] ?? -1;
    // It stands where its group does not, or in a wave that does not exist: what it breaks is said instead.
    if (slot < 0 && assignments.has(unit.key)) return;
    let because = reasons.get(block);
    if (because === undefined) {
      because = slot >= 0 ? explainer.whyHere(block) : explainer.whyNot(block);
      reasons.set(block, because);
    }
    why.set(unit.key, because);
    if (slot < 0) unplaced.push({ unit: unit.key, because });
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
  const ends = new Map(waves.map(({ number, end }) => [number, end]));
  const late = units.flatMap((unit, position) => {
    const wave = assignments.get(unit.key);
    const end = wave === undefined ? undefined : ends.get(wave);
    if (unit.due === undefined || wave === undefined || end === undefined || end <= unit.due || stays(unit.state))
      return [];
    return [{ unit: unit.key, wave, due: unit.due, end, position }];
  });
  const bound =
    normal.problem.slots === 0 || last === undefined ? undefined : boundWave(programme, first, made.lowerBound);
  const spare = bound === undefined || last === undefined ? undefined : Math.max(0, last.wave.number - bound);
  const nowhere = unplaced.filter(({ because }) => because.some(({ id }) => id !== "not-found"));
  return {
    planned,
    asOf: sheets.asOf,
    programme,
    waves: loads,
    assignments,
    wavesUsed: used.length,
    finish: last?.wave.end,
    lastWave: last?.wave.number,
    lowerBound: bound,
    fewestSlots: made.lowerBound,
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
      ...nowhere.map(({ unit, because }) =>
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
      ...withoutWave(programme, unplaced),
    ],
  };
}

function blockOf({ numberOf, contraction }: NormalProgramme, unit: number): number {
  return numberOf[contraction.blockOf[unit] ?? 0] ?? -1;
}

/** The wave of every unit: what has moved where it moved, the others by the plan, else where the sheet has them. */
function assignmentsOf(
  { units, waves }: Programme,
  normal: NormalProgramme,
  slotOf: Int32Array,
  planned: boolean,
): ReadonlyMap<string, number> {
  const first = waves[0]?.number ?? 0;
  const assignments = new Map<string, number>();
  units.forEach((unit, position) => {
    const fact = normal.facts.get(position);
    const slot = fact ?? slotOf[blockOf(normal, position)] ?? -1;
    const placed = slot < 0 ? undefined : first + slot;
    const kept = fact !== undefined || !planned ? unit.present : undefined;
    const wave = fact === undefined ? (placed ?? kept) : (kept ?? placed);
    if (wave !== undefined) assignments.set(unit.key, wave);
  });
  return assignments;
}

/** The first wave from the bound on that can take units: no plan ends in one that cannot. */
function boundWave({ waves }: Programme, first: number, slots: number): number {
  const at = first + Math.max(1, slots) - 1;
  return waves.find(({ number }) => number >= at)?.number ?? waves[waves.length - 1]?.number ?? at;
}

/** The cells are those that ask for the circle, in whichever table they stand. */
function cycleFindings({ units, linkCell }: Programme, { contraction }: NormalProgramme): readonly Finding[] {
  return contraction.blocks
    .filter(({ cycle }) => cycle)
    .map((block) => {
      const inside = new Set(block.units);
      const cells = block.units.flatMap((unit) =>
        (["after", "withOrAfter"] as const).flatMap((column) =>
          (units[unit]?.[column] ?? [])
            .filter((other) => inside.has(other))
            .map((other) => linkCell(unit, column, other)),
        ),
      );
      const named = new Map(cells.map((cell) => [fullAddress(cell), cell]));
      const keys = block.units.map((unit) => units[unit]?.key ?? "");
      return finding("dependency-cycle", "warning", { units: keys }, [...named.values()]);
    });
}

/** Units that no rule bars from every wave, and that stand in none: they came later, or no room was found for them. */
function withoutWave({ units, unitCell }: Programme, unplaced: readonly Unplaced[]): readonly Finding[] {
  const names = unplaced.filter(({ because }) => because.every(({ id }) => id === "not-found")).map(({ unit }) => unit);
  if (names.length === 0) return [];
  const missing = new Set(names);
  const cells = units.flatMap(({ key }, position) => (missing.has(key) ? [unitCell(position, "id")] : []));
  return [finding("units-without-wave", "warning", { units: names }, cells)];
}
