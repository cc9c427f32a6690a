import type { Programme } from "./programme";

/** Units that move as one: those with the same Together key, and those on a dependency cycle. */
export interface Block {
  /** Positions of units, in the order of the sheet. */
  readonly units: readonly number[];
  /** Dependencies between these units contradict each other, so they move together. */
  readonly cycle: boolean;
}

export interface Contraction {
  readonly blocks: readonly Block[];
  /** By unit. */
  readonly blockOf: Int32Array;
}

/**
 * Joins what must move as one. Groups are joined first; then every cycle of dependencies between groups becomes one
 * (strongly connected components, after Tarjan). Units that `out` names stand alone: what has moved already is no part of
 * a plan.
 */
export function contract({ units }: Programme, out: (unit: number) => boolean): Contraction {
  const groupOf = new Int32Array(units.length);
  const groups: number[][] = [];
  const byKey = new Map<string, number>();
  units.forEach(({ together }, unit) => {
    const known = together === undefined || together === "" || out(unit) ? undefined : byKey.get(together);
    const group = known ?? groups.length;
    if (known === undefined) {
      groups.push([]);
      if (together !== undefined && together !== "" && !out(unit)) byKey.set(together, group);
    }
    groups[group]?.push(unit);
    groupOf[unit] = group;
  });
  const before = groups.map((members): readonly number[] => {
    const found = new Set<number>();
    for (const unit of members) {
      if (out(unit)) continue;
      const { after = [], withOrAfter = [] } = units[unit] ?? {};
      for (const other of [...after, ...withOrAfter]) if (!out(other)) found.add(groupOf[other] ?? 0);
    }
    return [...found];
  });
  const { component, count } = components(before);
  const members: number[][] = Array.from({ length: count }, () => []);
  units.forEach((_, unit) => members[component[groupOf[unit] ?? 0] ?? 0]?.push(unit));
  const groupsIn = new Int32Array(count);
  component.forEach((found) => {
    groupsIn[found] = (groupsIn[found] ?? 0) + 1;
  });
  const order = members
    .map((list, position) => ({ list, position }))
    .sort((one, other) => (one.list[0] ?? 0) - (other.list[0] ?? 0));
  const blockOf = new Int32Array(units.length);
  const blocks = order.map(({ list, position }, block): Block => {
    for (const unit of list) blockOf[unit] = block;
    return { units: list, cycle: (groupsIn[position] ?? 0) > 1 || contradicts(list, units, out) };
  });
  return { blocks, blockOf };
}

/** A unit of the list must come strictly after another one of it. */
function contradicts(list: readonly number[], units: Programme["units"], out: (unit: number) => boolean): boolean {
  const inside = new Set(list);
  return list.some((unit) => !out(unit) && (units[unit]?.after ?? []).some((other) => inside.has(other)));
}

/** Strongly connected components, without recursion: sheets are long. */
function components(next: readonly (readonly number[])[]): { component: Int32Array; count: number } {
  const size = next.length;
  const index = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const component = new Int32Array(size).fill(-1);
  const path: number[] = [];
  let found = 0;
  let count = 0;
  for (let root = 0; root < size; root += 1) {
    if ((index[root] ?? 0) >= 0) continue;
    const work: { readonly node: number; at: number }[] = [{ node: root, at: 0 }];
    index[root] = low[root] = found;
    found += 1;
    path.push(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { node } = frame;
      const to = next[node]?.[frame.at];
      if (to !== undefined) {
        frame.at += 1;
        if ((index[to] ?? 0) < 0) {
          index[to] = low[to] = found;
          found += 1;
          path.push(to);
          work.push({ node: to, at: 0 });
        } else if ((component[to] ?? 0) < 0) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== index[node]) continue;
      for (let member = path.pop(); member !== undefined; member = path.pop()) {
        component[member] = count;
        if (member === node) break;
      }
      count += 1;
    }
  }
  return { component, count };
}
