/** What the members of a class may use besides their own target, and the ranges the client keeps. */

import { isInsideSheet, type Area } from "../model/address";
import { refuse } from "../model/excelError";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { HostObject } from "./hostObject";
import { isKeepable, RangeTarget } from "./rangeTarget";

export class HostContext {
  /** Files given to Application.createWorkbook, by their id, until they are opened. */
  readonly createdWorkbooks = new Map<string, string>();
  /** Files that were opened in a new window, base64. */
  readonly openedWorkbooks: string[] = [];
  private readonly kept = new Map<string, HostObject>();
  private readonly keptAreas = new Set<RangeTarget>();
  private passing: RangeTarget[] = [];
  private lastReference = 0;

  constructor(readonly workbook: Workbook) {}

  /** A range that follows its cells until the request ends, and longer when the client keeps it. */
  range(sheet: Worksheet, area: Area): RangeTarget {
    if (!isInsideSheet(area)) refuse("InvalidArgument");
    const target = new RangeTarget(sheet, area);
    this.passing.push(target);
    this.workbook.liveAreas.add(target);
    return target;
  }

  /** Gives a range a reference by which later requests find it. */
  keep(object: HostObject): void {
    const { target } = object;
    if (!isKeepable(target) || target.referenceId !== undefined) return;
    target.referenceId = `ref${++this.lastReference}`;
    this.kept.set(target.referenceId, object);
    for (const area of target.areas) if (area instanceof RangeTarget) this.keptAreas.add(area);
  }

  release(referenceId: string): void {
    const target = this.kept.get(referenceId)?.target;
    this.kept.delete(referenceId);
    if (!isKeepable(target)) return;
    target.referenceId = undefined;
    for (const area of target.areas) {
      this.workbook.liveAreas.delete(area);
      if (area instanceof RangeTarget) this.keptAreas.delete(area);
    }
  }

  releaseAll(): void {
    for (const id of [...this.kept.keys()]) this.release(id);
  }

  referenced(referenceId: string): HostObject {
    return this.kept.get(referenceId) ?? refuse("InvalidReference");
  }

  get keptCount(): number {
    return this.kept.size;
  }

  requestEnded(): void {
    for (const target of this.passing) if (!this.keptAreas.has(target)) this.workbook.liveAreas.delete(target);
    this.passing = [];
  }
}
