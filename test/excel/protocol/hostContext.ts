/** What the members of a class may use besides their own target, and the ranges the client keeps. */

import { isInsideSheet, type Area } from "../model/address";
import { refuse } from "../model/excelError";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { EventDesk } from "./eventDesk";
import type { HostObject } from "./hostObject";
import { isKeepable, RangeTarget } from "./rangeTarget";

/** Handlers ask for the ranges of their events soon or never. */
const MOST_EVENT_RANGES = 100;

export class HostContext {
  /** Files given to Application.createWorkbook, by their id, until they are opened. */
  readonly createdWorkbooks = new Map<string, string>();
  /** Files that were opened in a new window, base64. */
  readonly openedWorkbooks: string[] = [];
  private readonly kept = new Map<string, HostObject>();
  private readonly keptAreas = new Set<RangeTarget>();
  private passing: RangeTarget[] = [];
  private lastReference = 0;

  readonly events: EventDesk;
  /** The ranges of the latest events, by the reference that their handlers ask with. */
  private readonly eventRanges = new Map<string, RangeTarget>();

  constructor(
    readonly workbook: Workbook,
    window: object = {},
    /** Whether the Excel that is stood in for has a member already. */
    readonly available: (className: string, wireName: string) => boolean = () => true,
  ) {
    this.events = new EventDesk(workbook, window, (sheet, area) => this.referForEvent(sheet, area));
  }

  private referForEvent(sheet: Worksheet, area: Area): string {
    const target = new RangeTarget(sheet, area);
    const id = `event${++this.lastReference}`;
    this.eventRanges.set(id, target);
    this.workbook.liveAreas.add(target);
    const [oldest] = this.eventRanges;
    if (this.eventRanges.size > MOST_EVENT_RANGES && oldest) {
      this.eventRanges.delete(oldest[0]);
      this.workbook.liveAreas.delete(oldest[1]);
    }
    return id;
  }

  /** The range of an event, unless its cells are gone. */
  eventRange(referenceId: string): RangeTarget | undefined {
    const target = this.eventRanges.get(referenceId);
    const { sheet, area } = target ?? {};
    return sheet && area && this.workbook.sheets.includes(sheet) ? this.range(sheet, area) : undefined;
  }

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
