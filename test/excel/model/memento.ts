/** Remembers everything in a workbook but cells, rows and columns, and brings it back into the very same objects. */

import type { Area } from "./address";
import { CellStore } from "./cellStore";
import { Lanes } from "./lanes";
import type { LiveArea, Workbook } from "./workbook";

/** What undoing leaves alone: it is not content. */
const LEFT_ALONE = new Set<string>([
  "active",
  "calculation",
  "changes",
  "culture",
  "currentYear",
  "history",
  "isDirty",
  "liveAreas",
  "nextIds",
  "readOnly",
  "selection",
  "source",
] satisfies (keyof Workbook | "active" | "nextIds")[]);

const NOTHING = new Set<string>();

type Copy = unknown[] | Map<unknown, unknown> | Set<unknown> | Record<string, unknown>;

export class Memento {
  private readonly copies = new Map<object, Copy>();
  private readonly areas = new Map<LiveArea, Area | undefined>();

  constructor(private readonly workbook: Workbook) {
    for (const live of workbook.liveAreas) this.areas.set(live, live.area);
    const waiting: unknown[] = [];
    this.keep(workbook, contentOf(workbook), waiting);
    while (waiting.length > 0) {
      const one = waiting.pop();
      if (typeof one !== "object" || one === null || this.copies.has(one) || isOpaque(one)) continue;
      this.keep(one, copyOf(one), waiting);
    }
  }

  private keep(original: object, copy: Copy, waiting: unknown[]): void {
    this.copies.set(original, copy);
    const isList = Array.isArray(copy) || copy instanceof Set;
    for (const one of isList ? copy : copy instanceof Map ? copy.values() : Object.values(copy)) {
      if (typeof one === "object" && one !== null) waiting.push(one);
    }
  }

  /** True when something is no longer as it was. */
  differs(): boolean {
    for (const [original, copy] of this.copies) {
      if (!same(original === this.workbook ? contentOf(this.workbook) : copyOf(original), copy)) return true;
    }
    return false;
  }

  restore(): void {
    for (const [original, copy] of this.copies)
      refill(original, copy, original === this.workbook ? LEFT_ALONE : NOTHING);
    for (const [live, area] of this.areas) if (this.workbook.liveAreas.has(live)) live.area = area;
  }
}

/** Cells, bytes and the like are not looked into. */
function isOpaque(value: object): boolean {
  return value instanceof CellStore || value instanceof Lanes || ArrayBuffer.isView(value) || Object.isFrozen(value);
}

function contentOf(workbook: Workbook): Record<string, unknown> {
  return Object.fromEntries(Object.entries(workbook).filter(([key]) => !LEFT_ALONE.has(key)));
}

function copyOf(value: object): Copy {
  if (Array.isArray(value)) return [...(value as unknown[])];
  if (value instanceof Map) return new Map<unknown, unknown>(value);
  if (value instanceof Set) return new Set<unknown>(value);
  return { ...value };
}

function same(now: Copy, copy: Copy): boolean {
  if (Array.isArray(now)) {
    const before = copy as unknown[];
    return now.length === before.length && now.every((one, index) => one === before[index]);
  }
  if (now instanceof Set) return same([...now], [...(copy as Set<unknown>)]);
  if (now instanceof Map) return same([...now].flat(), [...(copy as Map<unknown, unknown>)].flat());
  const before = copy as Record<string, unknown>;
  const keys = Object.keys(now);
  return keys.length === Object.keys(before).length && keys.every((key) => now[key] === before[key]);
}

function refill(original: object, copy: Copy, leftAlone: ReadonlySet<string>): void {
  if (Array.isArray(original)) original.splice(0, original.length, ...(copy as unknown[]));
  else if (original instanceof Map) {
    original.clear();
    for (const [key, value] of copy as Map<unknown, unknown>) original.set(key, value);
  } else if (original instanceof Set) {
    original.clear();
    for (const value of copy as Set<unknown>) original.add(value);
  } else {
    const record = original as Record<string, unknown>;
    for (const key of Object.keys(record))
      if (!(key in copy) && !leftAlone.has(key)) Reflect.deleteProperty(record, key);
    Object.assign(record, copy);
  }
}
