/** One object of the client that stands for several of the host: what RangeAreas offers of its ranges. */

import type { Arguments } from "./arguments";
import type { HostContext } from "./hostContext";
import { memberName, NotImplemented, type HostObject } from "./hostObject";

/** Reads what all share (null when they differ), writes and calls on each. */
export function broadcast(objects: HostObject[]): HostObject {
  return new Broadcast(objects);
}

class Broadcast implements HostObject {
  readonly target = undefined;
  private readonly first: HostObject;

  constructor(private readonly objects: HostObject[]) {
    const [first] = objects;
    if (!first) throw new Error("There is nothing to stand for.");
    this.first = first;
  }

  get className(): string {
    return this.first.className;
  }

  get isCollection(): boolean {
    return this.first.isCollection;
  }

  identity(): Record<string, unknown> {
    return this.first.identity();
  }

  scalarName(name: string): string | undefined {
    return this.first.scalarName(name);
  }

  scalarNames(context: HostContext): string[] {
    return this.first.scalarNames(context);
  }

  objectName(name: string): string | undefined {
    return this.first.objectName(name);
  }

  read(name: string, context: HostContext): unknown {
    const values = this.objects.map((one) => one.read(name, context));
    const texts = new Set(values.map((value) => JSON.stringify(value)));
    return texts.size === 1 ? values[0] : null;
  }

  write(name: string, value: unknown, context: HostContext): void {
    for (const one of this.objects) one.write(name, value, context);
  }

  object(name: string, context: HostContext): HostObject | null {
    const parts = this.objects.flatMap((one) => one.object(name, context) ?? []);
    return parts.length > 0 ? broadcast(parts) : null;
  }

  call(name: string, args: Arguments, context: HostContext): unknown {
    const results = this.objects.map((one) => one.call(name, args, context));
    if (results.some((result) => result !== undefined)) {
      throw new NotImplemented(`${memberName(this.className, name)} of several ranges`);
    }
    return undefined;
  }

  item(args: Arguments, context: HostContext): HostObject {
    return broadcast(this.objects.map((one) => one.item(args, context)));
  }

  items(context: HostContext): HostObject[] {
    const lists = this.objects.map((one) => one.items(context));
    return (lists[0] ?? []).map((_item, index) => broadcast(lists.flatMap((list) => list[index] ?? [])));
  }
}
