import type { Day } from "../../tabular/excelDate";
import { contract, type Contraction } from "./contract";
import { mondayOnOrAfter } from "./generatedWaves";
import { stays, type Programme, type ProgrammeUnit } from "./programme";
import { scaleFor } from "./scale";
import type { Edge } from "./search/packing";
import type { PlanProblem, SupportProblem } from "./search/planProblem";

/** A programme as numbers, and the way back: which block is which units, which slot is which wave. */
export interface NormalProgramme {
  readonly problem: PlanProblem;
  readonly contraction: Contraction;
  /** Units that have moved or are moving, by unit: the slot that they take up room in, −1 where nobody knows. */
  readonly facts: ReadonlyMap<number, number>;
  /** The blocks of `problem` by number: the block of the contraction. */
  readonly blockAt: Int32Array;
  /** The same the other way round; −1: not to be planned. */
  readonly numberOf: Int32Array;
  /** The wave's position in the programme by slot; −1 where the numbers leave one out. */
  readonly waveAt: Int32Array;
  /** The slot of a wave number; undefined: there is none. */
  readonly slotOf: (wave: number) => number | undefined;
  /** What stands for a size that is missing; undefined where no size is known. */
  readonly assumedSize: number | undefined;
  readonly assumedSupport: number;
  /** What is used as the number of a resource: units, size, high-risk. */
  readonly resources: readonly ("units" | "size" | "high-risk")[];
}

export const WEEK = 7;

export function normalise(programme: Programme): NormalProgramme {
  const { units, waves } = programme;
  const contraction = contract(programme, (unit) => stays(units[unit]?.state ?? "Planned"));
  const first = waves[0]?.number ?? 0;
  const slots = waves.length === 0 ? 0 : (waves[waves.length - 1]?.number ?? 0) - first + 1;
  const waveAt = new Int32Array(slots).fill(-1);
  waves.forEach(({ number }, position) => {
    waveAt[number - first] = position;
  });
  const slotOf = (wave: number): number | undefined => {
    const slot = wave - first;
    return Number.isInteger(slot) && slot >= 0 && slot < slots && (waveAt[slot] ?? -1) >= 0 ? slot : undefined;
  };
  const starts = Float64Array.from(waveAt, (at) => waves[at]?.start ?? NaN);
  const ends = Float64Array.from(waveAt, (at) => waves[at]?.end ?? NaN);
  const open = Uint8Array.from(waveAt, (at) => {
    const wave = waves[at];
    return wave === undefined || wave.frozen || wave.unusable ? 0 : 1;
  });

  const facts = new Map<number, number>();
  units.forEach((unit, position) => {
    if (stays(unit.state)) facts.set(position, factSlot(unit, slotOf, starts));
  });
  const numberOf = new Int32Array(contraction.blocks.length).fill(-1);
  const chosen: number[] = [];
  contraction.blocks.forEach((block, position) => {
    if (block.units.some((unit) => facts.has(unit))) return;
    numberOf[position] = chosen.length;
    chosen.push(position);
  });
  const members = chosen.map((position) => contraction.blocks[position]?.units ?? []);

  const knownSizes = units.flatMap(({ size }) => size ?? []);
  const assumedSize = programme.assessed.size ? largest(knownSizes) : 0;
  const assumedSupport = programme.assessed.support ? (largest(units.flatMap(({ support }) => support ?? [])) ?? 0) : 0;
  const demandOf = {
    units: () => 1,
    size: ({ size }: ProgrammeUnit) => size ?? assumedSize ?? 0,
    "high-risk": ({ tier }: ProgrammeUnit) => (programme.assessed.tier && (tier ?? "High") === "High" ? 1 : 0),
  } as const;
  const capOf = { units: "maxUnits", size: "maxSize", "high-risk": "maxHighRisk" } as const;
  const resources = (["units", "size", "high-risk"] as const).filter(
    (resource) => resource === "units" || waves.some((wave) => wave[capOf[resource]] !== undefined),
  );
  const demand: Float64Array[] = [];
  const caps: Float64Array[] = [];
  for (const resource of resources) {
    const each = demandOf[resource];
    const values = units.map((unit) => each(unit));
    const given = waves.flatMap((wave) => wave[capOf[resource]] ?? []);
    const scale = scaleFor(values, given);
    const sizeless = resource === "size" && programme.assessed.size && assumedSize === undefined;
    const own = members.map((list) => list.reduce((sum, unit) => sum + scale.demand(values[unit] ?? 0), 0));
    const tooMuch = largest(given.map(scale.cap)) ?? 0;
    demand.push(Float64Array.from(own, (value) => (sizeless ? tooMuch + 1 : value)));
    const room = Float64Array.from(waveAt, (at) => {
      const cap = waves[at]?.[capOf[resource]];
      return cap === undefined ? Infinity : scale.cap(cap);
    });
    for (const [unit, slot] of facts) {
      if (slot >= 0) room[slot] = Math.max(0, (room[slot] ?? 0) - scale.demand(values[unit] ?? 0));
    }
    caps.push(room);
  }

  const support = supportOf(programme, members, starts, facts, assumedSupport);
  const earliest = new Int32Array(chosen.length);
  const latest = new Int32Array(chosen.length).fill(slots - 1);
  const present = new Int32Array(chosen.length).fill(-1);
  const pinned = new Uint8Array(chosen.length);
  const due = new Map<number, readonly Day[]>();
  members.forEach((list, block) => {
    const own = list.flatMap((unit) => units[unit] ?? []);
    const needsDates = own.some(({ ready }) => ready !== undefined) || (support?.load[block] ?? 0) > 0;
    earliest[block] = firstReady(own, starts, open, needsDates);
    for (const { pinned: wave } of own) {
      if (wave === undefined) continue;
      const slot = slotOf(wave) ?? slots;
      pinned[block] = 1;
      earliest[block] = Math.max(earliest[block] ?? 0, slot);
      latest[block] = Math.min(latest[block] ?? 0, slot);
    }
    for (const slot of factsTogether(programme, list, facts)) {
      pinned[block] = 1;
      earliest[block] = Math.max(earliest[block] ?? 0, slot);
      latest[block] = Math.min(latest[block] ?? 0, slot);
    }
    const stood = new Set(own.map((unit) => (unit.present === undefined ? -1 : (slotOf(unit.present) ?? -1))));
    const [only = -1] = stood;
    if (stood.size === 1) present[block] = only;
    const days = own.flatMap((unit) => unit.due ?? []);
    if (days.length > 0) due.set(block, days);
  });

  const edges = edgesOf(programme, contraction, numberOf, facts, earliest);
  const tiers = (["Low", "Medium", "High"] as const).map((rank) =>
    Float64Array.from(members, (list) => list.filter((unit) => tierOf(programme, unit) === rank).length),
  );
  const [low, medium, high] = tiers;
  const size = (unit: number): number => units[unit]?.size ?? assumedSize ?? 0;
  const byUnits = !programme.assessed.size || assumedSize === undefined;
  const weight = Float64Array.from(members, (list) => list.reduce((sum, unit) => sum + (byUnits ? 1 : size(unit)), 0));
  return {
    problem: {
      blocks: chosen.length,
      slots,
      demand,
      caps,
      open,
      earliest,
      latest,
      edges,
      support,
      weight,
      tiers: [low ?? new Float64Array(0), medium ?? new Float64Array(0), high ?? new Float64Array(0)],
      due,
      ends,
      present,
      pinned,
      plannedLast: plannedLast(programme, members, edges),
    },
    contraction,
    facts,
    blockAt: Int32Array.from(chosen),
    numberOf,
    waveAt,
    slotOf,
    assumedSize,
    assumedSupport,
    resources,
  };
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((most, value) => Math.max(most, value));
}

/** Without a column for it there are no tiers, and no order among them. An unknown tier is never taken for a low one. */
function tierOf({ units, assessed }: Programme, unit: number): "Low" | "Medium" | "High" {
  return assessed.tier ? (units[unit]?.tier ?? "High") : "Low";
}

/** Where a unit takes up room that has moved or is moving: its wave, its pin, else the wave in which it went live. */
function factSlot(
  { present, pinned, row }: ProgrammeUnit,
  slotOf: (wave: number) => number | undefined,
  starts: Float64Array,
): number {
  for (const wave of [present, pinned]) {
    const slot = wave === undefined ? undefined : slotOf(wave);
    if (slot !== undefined) return slot;
  }
  let found = -1;
  if (row.liveOn !== undefined) {
    for (let slot = 0; slot < starts.length; slot += 1) if ((starts[slot] ?? NaN) <= row.liveOn) found = slot;
  }
  return found;
}

/** The first slot from which every open one starts late enough, and at a known day where that matters. */
function firstReady(
  units: readonly ProgrammeUnit[],
  starts: Float64Array,
  open: Uint8Array,
  needsDates: boolean,
): number {
  if (!needsDates) return 0;
  const ready = units.reduce((latest, unit) => Math.max(latest, unit.ready ?? -Infinity), -Infinity);
  let slot = starts.length;
  while (slot > 0 && (open[slot - 1] === 0 || (starts[slot - 1] ?? NaN) >= ready)) slot -= 1;
  return slot;
}

/** The slots of units with the same Together key that have moved already. */
function factsTogether(
  { units }: Programme,
  list: readonly number[],
  facts: ReadonlyMap<number, number>,
): readonly number[] {
  const keys = new Set(list.flatMap((unit) => units[unit]?.together ?? []));
  if (keys.size === 0) return [];
  return [...facts].flatMap(([unit, slot]) => (slot >= 0 && keys.has(units[unit]?.together ?? "") ? [slot] : []));
}

function edgesOf(
  { units }: Programme,
  { blockOf }: Contraction,
  numberOf: Int32Array,
  facts: ReadonlyMap<number, number>,
  earliest: Int32Array,
): readonly Edge[] {
  const lags = new Map<number, number>();
  const count = numberOf.length;
  units.forEach((unit, position) => {
    const to = numberOf[blockOf[position] ?? 0] ?? -1;
    if (to < 0) return;
    const add = (other: number, lag: number): void => {
      const slot = facts.get(other);
      if (slot !== undefined) {
        if (slot >= 0) earliest[to] = Math.max(earliest[to] ?? 0, slot + lag);
        return;
      }
      const from = numberOf[blockOf[other] ?? 0] ?? -1;
      if (from < 0 || from === to) return;
      const key = from * count + to;
      lags.set(key, Math.max(lags.get(key) ?? 0, lag));
    };
    for (const other of unit.after) add(other, unit.lag);
    for (const other of unit.withOrAfter) add(other, 0);
  });
  return [...lags].map(([key, lag]) => ({ from: Math.floor(key / count), to: key % count, lag }));
}

/** A block with a unit whose size is missing, and what follows it. */
function plannedLast({ units, assessed }: Programme, members: readonly (readonly number[])[], edges: readonly Edge[]) {
  const last = new Uint8Array(members.length);
  if (!assessed.size) return last;
  const waiting: number[] = [];
  members.forEach((list, block) => {
    if (list.every((unit) => units[unit]?.size !== undefined)) return;
    last[block] = 1;
    waiting.push(block);
  });
  if (waiting.length === 0) return last;
  const after = new Map<number, number[]>();
  for (const { from, to } of edges) after.set(from, [...(after.get(from) ?? []), to]);
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (const next of after.get(block) ?? []) {
      if (last[next] === 1) continue;
      last[next] = 1;
      waiting.push(next);
    }
  }
  return last;
}

/**
 * The support load of the weeks. A unit loads every week whose Monday lies in the hypercare weeks from its wave's start;
 * the capacity of a week is that of the last wave started by its Monday.
 */
function supportOf(
  { units, waves, policy, assessed }: Programme,
  members: readonly (readonly number[])[],
  starts: Float64Array,
  facts: ReadonlyMap<number, number>,
  assumed: number,
): SupportProblem | undefined {
  const weeks = policy.hypercareWeeks;
  const dated = waves.filter(({ start }) => start !== undefined);
  if (!assessed.support || weeks === 0 || dated.every((wave) => wave.supportCapacity === undefined)) return undefined;
  const known = starts.filter((start) => !Number.isNaN(start));
  const monday = mondayOnOrAfter(Math.min(...known));
  const firstWeek = Int32Array.from(starts, (start) =>
    Number.isNaN(start) ? 0 : Math.round((mondayOnOrAfter(start) - monday) / WEEK),
  );
  const count = firstWeek.reduce((most, week) => Math.max(most, week), 0) + weeks;
  const sorted = [...dated].sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const caps = new Float64Array(count);
  let at = 0;
  for (let week = 0; week < count; week += 1) {
    while (at + 1 < sorted.length && (sorted[at + 1]?.start ?? Infinity) <= monday + week * WEEK) at += 1;
    caps[week] = sorted[at]?.supportCapacity ?? Infinity;
  }
  const loads = units.map(({ support }) => support ?? assumed);
  const given = [...caps].filter((cap) => cap !== Infinity);
  const scale = scaleFor(loads, given);
  const scaled = caps.map((cap) => (cap === Infinity ? cap : scale.cap(cap)));
  for (const [unit, slot] of facts) {
    if (slot < 0) continue;
    const from = firstWeek[slot] ?? 0;
    for (let week = from; week < from + weeks; week += 1) {
      scaled[week] = Math.max(0, (scaled[week] ?? 0) - scale.demand(loads[unit] ?? 0));
    }
  }
  return {
    load: Float64Array.from(members, (list) => list.reduce((sum, unit) => sum + scale.demand(loads[unit] ?? 0), 0)),
    firstWeek,
    weeks,
    caps: scaled,
  };
}
