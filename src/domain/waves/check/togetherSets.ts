import type { Row } from "../../../tabular/table";
import type { unitsTable } from "../units.table";

type Unit = Row<typeof unitsTable>;

export interface TogetherSets {
  readonly sameSet: (one: Unit, other: Unit) => boolean;
  /** The first unit of the set in the sheet. */
  readonly firstOf: (unit: Unit) => Unit | undefined;
}

/**
 * Which units move as one: those that can reach each other, over dependencies and Together keys (Kosaraju: along the
 * arrows for an order, against them for the sets).
 */
export function togetherSets(
  rows: readonly Unit[],
  /** What a unit depends on. */
  needs: (row: Unit) => readonly string[],
  find: (id: string) => Unit | undefined,
  hasMoved: (row: Unit) => boolean,
): TogetherSets {
  const positions = new Map(rows.map((row, position) => [row, position]));
  const forwards: number[][] = rows.map(() => []);
  const backwards: number[][] = rows.map(() => []);
  const link = (one: number, other: number): void => {
    forwards[one]?.push(other);
    backwards[other]?.push(one);
  };
  rows.forEach((row, position) => {
    if (hasMoved(row)) return;
    for (const id of needs(row)) {
      const other = find(id);
      const at = other === undefined || hasMoved(other) ? undefined : positions.get(other);
      if (at !== undefined) link(position, at);
    }
  });
  closeKeys(rows, hasMoved, link);
  const order = finishOrder(forwards);
  const setOf = new Int32Array(rows.length).fill(-1);
  const firsts: number[] = [];
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const root = order[at] ?? 0;
    if ((setOf[root] ?? 0) >= 0) continue;
    const set = firsts.length;
    let first = root;
    const open = [root];
    setOf[root] = set;
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      first = Math.min(first, node);
      for (const next of backwards[node] ?? []) {
        if ((setOf[next] ?? 0) >= 0) continue;
        setOf[next] = set;
        open.push(next);
      }
    }
    firsts.push(first);
  }
  const setAt = (unit: Unit): number => setOf[positions.get(unit) ?? 0] ?? -1;
  return {
    sameSet: (one, other) => setAt(one) === setAt(other),
    firstOf: (unit) => rows[firsts[setAt(unit)] ?? -1],
  };
}

/** Every key's units in a ring, so that each reaches all others. Units that have moved already are no part of it. */
function closeKeys(
  rows: readonly Unit[],
  hasMoved: (row: Unit) => boolean,
  link: (one: number, other: number) => void,
): void {
  const rings = new Map<string, number[]>();
  rows.forEach((row, position) => {
    const key = row.together?.trim().toLowerCase();
    if (key === undefined || key === "" || hasMoved(row)) return;
    const ring = rings.get(key);
    if (ring === undefined) rings.set(key, [position]);
    else ring.push(position);
  });
  for (const ring of rings.values()) {
    ring.forEach((position, at) => {
      const next = ring[(at + 1) % ring.length];
      if (next !== undefined && next !== position) link(position, next);
    });
  }
}

function finishOrder(next: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Uint8Array(next.length);
  for (let root = 0; root < next.length; root += 1) {
    if (seen[root] === 1) continue;
    seen[root] = 1;
    const path = [{ node: root, at: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = next[top.node]?.[top.at];
      top.at += 1;
      if (to === undefined) {
        order.push(top.node);
        path.pop();
      } else if (seen[to] === 0) {
        seen[to] = 1;
        path.push({ node: to, at: 0 });
      }
    }
  }
  return order;
}
