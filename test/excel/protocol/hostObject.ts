/** An object of the host as the client sees it: a target of the model with the table of its class's members. */

import { ExcelError } from "../model/excelError";
import type { Arguments } from "./arguments";
import type { HostContext } from "./hostContext";

export interface Scalar<T> {
  get?: (target: T, context: HostContext) => unknown;
  set?: (target: T, value: unknown, context: HostContext) => void;
}

/**
 * What a class of the client offers, by the names used on the wire (PascalCase). A member that is missing here is
 * refused by name, so a class grows by adding entries to its table.
 */
export interface Members<T> {
  /** The client's name of the class. */
  name: string;
  /** What the client remembers of a new object so that it can address it again: Id, or _Id where it is hidden. */
  identity?: (target: T) => Record<string, unknown>;
  scalars?: Record<string, Scalar<T>>;
  /** Objects reached by a property. */
  objects?: Record<string, (target: T, context: HostContext) => HostObject | null>;
  /** Methods; one that returns an object (or null for a null object) can be used as a path. */
  methods?: Record<string, (target: T, args: Arguments, context: HostContext) => unknown>;
  /** What members lack that are there, by their wire names; the table of members says it. */
  partial?: Record<string, string>;
  /** getItem and friends, for collections. */
  item?: (target: T, args: Arguments, context: HostContext) => HostObject;
  items?: (target: T, context: HostContext) => HostObject[];
  /** Events by the client's names: how the client names their registration, and their number. */
  events?: Record<string, readonly [registration: string, type: number]>;
  /** Whose events a registration is for. */
  eventTarget?: (target: T) => string;
}

/** The same for every class: what the protocol does with an object. */
export interface HostObject {
  readonly className: string;
  readonly target: unknown;
  readonly isCollection: boolean;
  identity(): Record<string, unknown>;
  /** The wire name of a scalar that can be read, whatever the case it is asked in. */
  scalarName(name: string): string | undefined;
  /** The scalars that can be read. */
  scalarNames(context: HostContext): string[];
  objectName(name: string): string | undefined;
  read(name: string, context: HostContext): unknown;
  write(name: string, value: unknown, context: HostContext): void;
  object(name: string, context: HostContext): HostObject | null;
  call(name: string, args: Arguments, context: HostContext): unknown;
  item(args: Arguments, context: HostContext): HostObject;
  items(context: HostContext): HostObject[];
}

/** The refusal of a member the stand-in does not have; never a silent stub. */
export class NotImplemented extends ExcelError {
  constructor(readonly member: string) {
    super("ApiNotFound", `${member} is not implemented by the stand-in`);
  }
}

export function memberName(className: string, wireName: string): string {
  return `${className}.${wireName.slice(0, 1).toLowerCase()}${wireName.slice(1)}`;
}

/** Makes the objects of one class. */
export type HostClass<T> = (target: T) => HostObject;

/** A member of a class, as the generated table of members lists it. */
export interface ListedMember {
  className: string;
  /** The client's name; read-only properties are marked. */
  member: string;
  partial: string | undefined;
}

const listed: ListedMember[] = [];

/** Every member of the classes defined so far. */
export function listMembers(): readonly ListedMember[] {
  return listed;
}

function list<T>({
  name,
  scalars = {},
  objects = {},
  methods = {},
  item,
  partial = {},
  events = {},
}: Members<T>): void {
  const add = (wireName: string, suffix = ""): void => {
    const member = memberName("", wireName).slice(1) + suffix;
    listed.push({ className: name, member, partial: partial[wireName] });
  };
  for (const [key, { get, set }] of Object.entries(scalars)) {
    add(key, get && !set ? " (read only)" : !get ? " (write only)" : "");
  }
  for (const key of Object.keys(objects)) if (!key.startsWith("_")) add(key);
  for (const key of Object.keys(methods)) if (!key.startsWith("_")) add(key, "()");
  if (item) add("GetItem", "()");
  for (const key of Object.keys(events)) add(key);
}

/** The methods by which the client registers for events and takes that back. */
function registrations<T>({ name, events = {}, eventTarget }: Members<T>): NonNullable<Members<T>["methods"]> {
  const methods: NonNullable<Members<T>["methods"]> = {};
  for (const [event, [registration, type]] of Object.entries(events)) {
    methods[`_Register${registration}`] = (target, _args, context) => {
      if (!context.available(name, event)) throw new NotImplemented(memberName(name, event));
      context.events.register(type, eventTarget?.(target) ?? "");
    };
    methods[`_Unregister${registration}`] = (target, _args, context) => {
      context.events.unregister(type, eventTarget?.(target) ?? "");
    };
  }
  return methods;
}

/** Defines a class of the client. */
export function defineClass<T>(defined: Members<T>): HostClass<T> {
  list(defined);
  const members = { ...defined, methods: { ...defined.methods, ...registrations(defined) } };
  const scalars = lowerCased(members.scalars);
  const objects = lowerCased(members.objects);
  return (target) => new BoundObject(members, scalars, objects, target);
}

function lowerCased(table: Record<string, unknown> = {}): Map<string, string> {
  return new Map(Object.keys(table).map((name) => [name.toLowerCase(), name]));
}

class BoundObject<T> implements HostObject {
  constructor(
    private readonly members: Members<T>,
    private readonly scalars: Map<string, string>,
    private readonly objects: Map<string, string>,
    readonly target: T,
  ) {}

  get className(): string {
    return this.members.name;
  }

  get isCollection(): boolean {
    return this.members.items !== undefined;
  }

  identity(): Record<string, unknown> {
    return this.members.identity?.(this.target) ?? {};
  }

  scalarName(name: string): string | undefined {
    return this.scalars.get(name.toLowerCase());
  }

  scalarNames(context: HostContext): string[] {
    return [...this.scalars.values()].filter(
      (name) => this.members.scalars?.[name]?.get && context.available(this.className, name),
    );
  }

  objectName(name: string): string | undefined {
    return this.objects.get(name.toLowerCase());
  }

  read(name: string, context: HostContext): unknown {
    const scalar = this.members.scalars?.[this.scalarName(name) ?? ""];
    if (!scalar?.get || !context.available(this.className, name)) return this.missing(name);
    return scalar.get(this.target, context);
  }

  write(name: string, value: unknown, context: HostContext): void {
    const scalar = this.members.scalars?.[this.scalarName(name) ?? ""];
    if (!scalar?.set || !context.available(this.className, name)) return this.missing(name);
    scalar.set(this.target, value, context);
  }

  object(name: string, context: HostContext): HostObject | null {
    const make = this.members.objects?.[this.objectName(name) ?? ""];
    return make && context.available(this.className, name) ? make(this.target, context) : this.missing(name);
  }

  call(name: string, args: Arguments, context: HostContext): unknown {
    const method = this.members.methods?.[name];
    return method && context.available(this.className, name) ? method(this.target, args, context) : this.missing(name);
  }

  item(args: Arguments, context: HostContext): HostObject {
    return this.members.item ? this.members.item(this.target, args, context) : this.missing("GetItem");
  }

  items(context: HostContext): HostObject[] {
    return this.members.items ? this.members.items(this.target, context) : this.missing("Items");
  }

  private missing(name: string): never {
    throw new NotImplemented(memberName(this.className, name));
  }
}
