/** The cells a Range or RangeAreas object stands for; they move when rows, columns or cells come and go. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import type { LiveArea } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { HostObject } from "./hostObject";

/** What the client may keep beyond the request, by a reference. */
export interface Keepable {
  referenceId: string | undefined;
  /** The areas that have to follow their cells meanwhile. */
  readonly areas: readonly LiveArea[];
}

export class RangeTarget implements LiveArea, Keepable {
  referenceId: string | undefined;
  readonly areas = [this];

  constructor(
    readonly sheet: Worksheet,
    public area: Area | undefined,
  ) {}

  /** The cells, unless they or their sheet were deleted. */
  place(): { sheet: Worksheet; area: Area } {
    const { sheet, area } = this;
    if (!area || !sheet.workbook.sheets.includes(sheet)) refuse("InvalidReference");
    return { sheet, area };
  }
}

export class AreasTarget implements Keepable {
  referenceId: string | undefined;

  constructor(readonly areas: readonly RangeTarget[]) {}
}

export function isKeepable(target: unknown): target is Keepable {
  return target instanceof RangeTarget || target instanceof AreasTarget;
}

/** What the client remembers of a range it keeps. */
export function referenceOf({ referenceId }: Keepable): Record<string, unknown> {
  return referenceId === undefined ? {} : { _ReferenceId: referenceId };
}

export function isHostObject(value: unknown): value is HostObject {
  return typeof value === "object" && value !== null && "className" in value && "target" in value;
}
