import type { NormalProgramme } from "./normalise";
import type { Programme, ProgrammeUnit } from "./programme";
import { scaleFor } from "./scale";
import { PlanState } from "./search/planState";
import type { Network } from "./search/windows";
import type { WaveReason } from "./waveReason";

/** A constraint, and the slots that it keeps a block out of. */
interface Constraint {
  readonly reason: WaveReason;
  readonly bars: (slot: number) => boolean;
  /** What explains little is dropped first when a smaller set says it as well. */
  readonly weight: number;
}

/** Says of every block which constraints keep it out of which slots of a plan. */
export class Explainer {
  readonly state: PlanState;
  private readonly units: readonly ProgrammeUnit[];

  constructor(
    private readonly programme: Programme,
    private readonly normal: NormalProgramme,
    network: Network,
    slotOf: Int32Array,
  ) {
    this.units = programme.units;
    this.state = new PlanState(normal.problem, network);
    this.state.restore(slotOf);
  }

  /** Why a block does not stand in the wave before its own; more than one constraint may. */
  whyHere(block: number): readonly WaveReason[] {
    const { state, normal, programme } = this;
    const slot = state.slotOf[block] ?? -1;
    const pinned = this.constraintsOf(block).find(({ reason }) => reason.id === "pinned" || reason.id === "stays");
    if (pinned !== undefined) return [pinned.reason];
    let before = slot - 1;
    while (before >= 0 && (normal.waveAt[before] ?? -1) < 0) before -= 1;
    if (before < 0) return [{ id: "first-wave", cells: [] }];
    state.remove(block);
    const barring = [...this.constraintsOf(block), ...this.roomConstraints(block, [before])].filter(({ bars }) =>
      bars(before),
    );
    state.place(block, slot);
    barring.sort((one, other) => other.weight - one.weight);
    const [first] = barring;
    if (first !== undefined) return [first.reason];
    if (normal.problem.plannedLast[block] === 1) return [{ id: "size-missing", cells: this.sizeCells(block) }];
    return [{ id: "kept", wave: programme.waves[normal.waveAt[slot] ?? 0]?.number ?? 0, cells: [] }];
  }

  /** Why a block stands nowhere: a set of constraints of which none can be left out. */
  whyNot(block: number): readonly WaveReason[] {
    const { normal, programme } = this;
    const slots: number[] = [];
    for (let slot = 0; slot < normal.problem.slots; slot += 1) if ((normal.waveAt[slot] ?? -1) >= 0) slots.push(slot);
    if (slots.length === 0) return [{ id: "no-waves", cells: [] }];
    const missing = this.missingBefore(block);
    if (missing !== undefined) return [missing];
    const all = [...this.constraintsOf(block), ...this.roomConstraints(block, slots)].sort(
      (one, other) => one.weight - other.weight,
    );
    const barred = (chosen: readonly Constraint[]): boolean =>
      slots.every((slot) => chosen.some(({ bars }) => bars(slot)));
    if (!barred(all)) return [{ id: "not-found", cells: [] }];
    const kept = irreducible(all, slots);
    const reasons = kept.map(({ reason }) => reason).reverse();
    const last = programme.waves[programme.waves.length - 1];
    const endless = reasons.every(({ id }) => id === "after" || id === "with-or-after" || id === "ready");
    return endless && last !== undefined ? [...reasons, { id: "last-wave", wave: last.number, cells: [] }] : reasons;
  }

  private members(block: number): readonly number[] {
    return this.normal.contraction.blocks[this.normal.blockAt[block] ?? 0]?.units ?? [];
  }

  private memberOf(block: number, unit: number): { readonly member?: string } {
    return this.members(block).length > 1 ? { member: this.units[unit]?.key ?? "" } : {};
  }

  private sizeCells(block: number) {
    return this.members(block)
      .filter((unit) => this.units[unit]?.size === undefined)
      .map((unit) => this.programme.unitCell(unit, "size"));
  }

  private numberAt(slot: number): number {
    return this.programme.waves[this.normal.waveAt[slot] ?? 0]?.number ?? 0;
  }

  private startAt(slot: number): number {
    return this.programme.waves[this.normal.waveAt[slot] ?? 0]?.start ?? NaN;
  }

  /** Something that it depends on has no place, so it has none either. */
  private missingBefore(block: number): WaveReason | undefined {
    const { normal, programme, state } = this;
    for (const unit of this.members(block)) {
      for (const column of ["after", "withOrAfter"] as const) {
        for (const other of this.units[unit]?.[column] ?? []) {
          const its = normal.numberOf[normal.contraction.blockOf[other] ?? 0] ?? -1;
          if (its < 0 || its === block || (state.slotOf[its] ?? -1) >= 0) continue;
          const cells = [programme.linkCell(unit, column, other)];
          return { id: "not-placed", other: this.units[other]?.key ?? "", cells, ...this.memberOf(block, unit) };
        }
      }
    }
    return undefined;
  }

  private slotOfUnit(unit: number): number | undefined {
    const { normal, state } = this;
    const fact = normal.facts.get(unit);
    if (fact !== undefined) return fact < 0 ? undefined : fact;
    const block = normal.numberOf[normal.contraction.blockOf[unit] ?? 0] ?? -1;
    const slot = block < 0 ? -1 : (state.slotOf[block] ?? -1);
    return slot < 0 ? undefined : slot;
  }

  /** Dates, pins, dependencies, freezes: what has nothing to do with room. */
  private constraintsOf(block: number): readonly Constraint[] {
    const { programme, normal } = this;
    const found: Constraint[] = [];
    const inside = new Set(this.members(block));
    for (const unit of inside) {
      const own = this.units[unit];
      if (own === undefined) continue;
      const member = this.memberOf(block, unit);
      if (own.pinned !== undefined) {
        const slot = normal.slotOf(own.pinned);
        const id = slot === undefined ? "pin-nowhere" : "pinned";
        const cells = [programme.unitCell(unit, "pinnedWave")];
        found.push({ reason: { id, wave: own.pinned, cells, ...member }, bars: (at) => at !== slot, weight: 9 });
      }
      const { ready } = own;
      if (ready !== undefined) {
        const cells = [programme.unitCell(unit, "readyFrom")];
        const reason: WaveReason = { id: "ready", date: ready, cells, ...member };
        found.push({ reason, bars: (at) => !(this.startAt(at) >= ready), weight: 6 });
      }
      for (const [column, lag] of [
        ["after", own.lag],
        ["withOrAfter", 0],
      ] as const) {
        for (const other of own[column]) {
          const slot = inside.has(other) ? undefined : this.slotOfUnit(other);
          if (slot === undefined) continue;
          const facts = { other: this.units[other]?.key ?? "", wave: this.numberAt(slot), ...member };
          const cells = [programme.linkCell(unit, column, other)];
          const reason: WaveReason =
            column === "after" ? { id: "after", lag, ...facts, cells } : { id: "with-or-after", ...facts, cells };
          found.push({ reason, bars: (at) => at < slot + lag, weight: 8 });
        }
      }
      if (own.together !== undefined) this.addStaying(unit, own.together, member, found);
    }
    this.addFollowers(block, found);
    programme.waves.forEach((wave, position) => {
      if (!wave.frozen && !wave.unusable) return;
      const id = wave.frozen ? "frozen" : "unusable";
      const cells = programme.waveCell(wave, wave.frozen ? "frozen" : "start");
      const reason: WaveReason = { id, wave: wave.number, cells };
      found.push({ reason, bars: (at) => normal.waveAt[at] === position, weight: 5 });
    });
    return found;
  }

  private addStaying(unit: number, key: string, member: { readonly member?: string }, found: Constraint[]): void {
    for (const [other, slot] of this.normal.facts) {
      const its = this.units[other];
      if (slot < 0 || its?.together !== key) continue;
      const cells = [this.programme.unitCell(unit, "together"), this.programme.unitCell(other, "state")];
      found.push({ reason: { id: "stays", state: its.state, cells, ...member }, bars: (at) => at !== slot, weight: 9 });
    }
  }

  /** What follows the block and stands already. */
  private addFollowers(block: number, found: Constraint[]): void {
    const { state, normal, programme } = this;
    const { first, other, lag } = state.network.successors;
    for (let edge = first[block] ?? 0; edge < (first[block + 1] ?? 0); edge += 1) {
      const next = other[edge] ?? 0;
      const its = state.slotOf[next] ?? -1;
      const gap = lag[edge] ?? 0;
      if (its < 0) continue;
      const unit = this.members(next)[0] ?? 0;
      const cells = [programme.unitCell(unit, gap > 0 ? "after" : "withOrAfter")];
      const wave = this.numberAt(its);
      const pinned = normal.problem.earliest[next] === normal.problem.latest[next];
      found.push({
        reason: { id: "before", other: this.units[unit]?.key ?? "", wave, lag: gap, cells },
        bars: (at) => at > its - gap,
        weight: pinned ? 7 : 3,
      });
    }
  }

  /** Caps and support, slot by slot; a cap that is too small by itself in every wave is said once. */
  private roomConstraints(block: number, slots: readonly number[]): readonly Constraint[] {
    const { state, normal, programme } = this;
    const { problem } = normal;
    const found: Constraint[] = [];
    normal.resources.forEach((resource, at) => {
      const demand = problem.demand[at]?.[block] ?? 0;
      const column = ({ units: "maxUnits", size: "maxSize", "high-risk": "maxHighRisk" } as const)[resource];
      const asks = this.asked(block, resource);
      const own = slots.filter((slot) => demand > (state.free[at]?.[slot] ?? Infinity));
      const tooSmall = own.filter((slot) => demand > (problem.caps[at]?.[slot] ?? Infinity));
      if (tooSmall.length === slots.length && slots.length > 1) {
        const limits = programme.waves.map((wave) => wave[column] ?? 0);
        const limit = limits.reduce((most, value) => Math.max(most, value), 0);
        const cells = programme.waves.flatMap((wave) => programme.waveCell(wave, column));
        const reason: WaveReason = { id: "cap", cap: resource, wave: undefined, limit, taken: undefined, asks, cells };
        found.push({ reason, bars: () => true, weight: 10 });
        return;
      }
      for (const slot of own) {
        const wave = programme.waves[normal.waveAt[slot] ?? 0];
        const limit = wave?.[column];
        if (wave === undefined || limit === undefined) continue;
        const taken = this.taken(slot, resource);
        const cells = programme.waveCell(wave, column);
        const reason: WaveReason = { id: "cap", cap: resource, wave: wave.number, limit, taken, asks, cells };
        found.push({ reason, bars: (tested) => tested === slot, weight: 2 });
      }
    });
    found.push(...this.supportConstraints(block, slots));
    return found;
  }

  private asked(block: number, resource: "units" | "size" | "high-risk"): number {
    return this.members(block).reduce((sum, unit) => sum + this.asks(unit, resource), 0);
  }

  private asks(unit: number, resource: "units" | "size" | "high-risk"): number {
    const own = this.units[unit];
    if (resource === "units" || own === undefined) return 1;
    if (resource === "size") return own.size ?? this.normal.assumedSize ?? 0;
    return this.programme.assessed.tier && (own.tier ?? "High") === "High" ? 1 : 0;
  }

  private taken(slot: number, resource: "units" | "size" | "high-risk"): number {
    let sum = 0;
    for (const block of this.state.members[slot] ?? []) sum += this.asked(block, resource);
    for (const [unit, at] of this.normal.facts) if (at === slot) sum += this.asks(unit, resource);
    return sum;
  }

  private supportConstraints(block: number, slots: readonly number[]): readonly Constraint[] {
    const { state, normal, programme } = this;
    const { support } = normal.problem;
    const load = support?.load[block] ?? 0;
    if (support === undefined || load === 0) return [];
    const loads = programme.units.map((unit) => unit.support ?? normal.assumedSupport);
    const scale = scaleFor(
      loads,
      programme.waves.flatMap(({ supportCapacity }) => supportCapacity ?? []),
    );
    const unit = scale.demand(1);
    const asks = this.members(block).reduce((sum, member) => sum + (loads[member] ?? 0), 0);
    return slots.flatMap((slot): readonly Constraint[] => {
      const start = this.startAt(slot);
      if (Number.isNaN(start)) {
        const reason: WaveReason = { id: "undated", wave: this.numberAt(slot), cells: [] };
        return [{ reason, bars: (tested) => tested === slot, weight: 4 }];
      }
      const first = support.firstWeek[slot] ?? 0;
      for (let week = first; week < first + support.weeks; week += 1) {
        if (load <= (state.weekFree[week] ?? Infinity)) continue;
        const monday = Math.ceil((start - 2) / 7) * 7 + 2 + (week - first) * 7;
        const wave = [...programme.waves].reverse().find((one) => one.start !== undefined && one.start <= monday);
        const limit = wave?.supportCapacity ?? 0;
        const taken = Math.max(0, limit - (state.weekFree[week] ?? 0) / unit);
        const cells = wave === undefined ? [] : programme.waveCell(wave, "supportCapacity");
        const facts = { wave: this.numberAt(slot), week: monday, limit, taken: Math.round(taken * 1e6) / 1e6, asks };
        return [{ reason: { id: "support", ...facts, cells }, bars: (tested) => tested === slot, weight: 1 }];
      }
      return [];
    });
  }
}

/** Leaves out one constraint after the other, as long as the rest still bars every slot. Ordered: least telling first. */
function irreducible(all: readonly Constraint[], slots: readonly number[]): readonly Constraint[] {
  const bars = all.map((constraint) => slots.map((slot) => constraint.bars(slot)));
  const count = slots.map((_, at) => bars.reduce((sum, own) => sum + (own[at] === true ? 1 : 0), 0));
  return all.filter((_, position) => {
    const own = bars[position] ?? [];
    const needed = own.some((barring, at) => barring && (count[at] ?? 0) <= 1);
    if (!needed) {
      own.forEach((barring, at) => {
        if (barring) count[at] = (count[at] ?? 0) - 1;
      });
    }
    return needed;
  });
}
