/** The arguments of a call, checked: a wrong type is an InvalidArgument, as in Excel. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import type { Worksheet } from "../model/worksheet";
import type { HostContext } from "./hostContext";
import type { HostObject } from "./hostObject";
import { isHostObject, RangeTarget } from "./rangeTarget";

export class Arguments {
  constructor(
    /** Plain JSON values; objects of the client arrive as host objects. */
    readonly values: unknown[],
    private readonly context: HostContext,
  ) {}

  at(index: number): unknown {
    return this.values[index] ?? undefined;
  }

  text(index: number): string {
    const value = this.at(index);
    return typeof value === "string" ? value : refuse("InvalidArgument");
  }

  optionalText(index: number): string | undefined {
    return this.at(index) === undefined ? undefined : this.text(index);
  }

  /** A sheet, table or column can be named by text or number. */
  key(index: number): string | number {
    const value = this.at(index);
    return typeof value === "string" || typeof value === "number" ? value : refuse("InvalidArgument");
  }

  integer(index: number, otherwise?: number): number {
    const value = this.at(index) ?? otherwise;
    return typeof value === "number" && Number.isInteger(value) ? value : refuse("InvalidArgument");
  }

  flag(index: number, otherwise = false): boolean {
    const value = this.at(index) ?? otherwise;
    return typeof value === "boolean" ? value : refuse("InvalidArgument");
  }

  oneOf<const T extends string>(index: number, allowed: readonly T[], otherwise?: T): T {
    const value = this.at(index) ?? otherwise;
    return allowed.find((one) => one === value) ?? refuse("InvalidArgument");
  }

  object(index: number): HostObject | undefined {
    const value = this.at(index);
    return isHostObject(value) ? value : undefined;
  }

  /** A Range object, or an address on the given sheet (or on the sheet the address names). */
  range(index: number, home?: Worksheet): { sheet: Worksheet; area: Area } {
    const value = this.at(index);
    if (isHostObject(value)) {
      return value.target instanceof RangeTarget ? value.target.place() : refuse("InvalidArgument");
    }
    return this.context.workbook.locate(this.text(index), home);
  }
}

/** A value of a fixed list, for properties. */
export function oneOf<const T extends string>(value: unknown, allowed: readonly T[]): T {
  return allowed.find((one) => one === value) ?? refuse("InvalidArgument");
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : refuse("InvalidArgument");
}

export function asNumber(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : refuse("InvalidArgument");
}

export function asFlag(value: unknown): boolean {
  return typeof value === "boolean" ? value : refuse("InvalidArgument");
}

export function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse("InvalidArgument");
  return value as Record<string, unknown>;
}
