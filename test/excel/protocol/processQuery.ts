/** Answers one rich-API request: resolves its object paths, runs its actions in order, stops at the first refusal. */

import { refuse, ExcelError } from "../model/excelError";
import { Arguments } from "./arguments";
import type { HostContext } from "./hostContext";
import { memberName, NotImplemented, type HostObject } from "./hostObject";
import { runQuery } from "./query";
import { isHostObject, isKeepable } from "./rangeTarget";
import {
  ActionType,
  PathType,
  type Action,
  type ArgumentInfo,
  type ErrorBody,
  type ObjectPath,
  type RequestBody,
  type ResponseBody,
} from "./wire";

/** The objects a request can start from. */
export interface Roots {
  workbook: HostObject;
  /** Objects made by name, such as the library's own services. */
  create(name: string): HostObject | undefined;
}

export function processQuery(request: RequestBody, context: HostContext, roots: Roots): ResponseBody {
  return new QueryRun(request, context, roots).run();
}

class QueryRun {
  private readonly resolved = new Map<number, HostObject | null>();
  /** What is being done, for the location of a refusal. */
  private doing = "";

  constructor(
    private readonly request: RequestBody,
    private readonly context: HostContext,
    private readonly roots: Roots,
  ) {}

  run(): ResponseBody {
    const response: ResponseBody = { Results: [], TraceIds: [] };
    let index = 0;
    try {
      for (const action of this.request.Actions) {
        if (action.ActionType === ActionType.trace) response.TraceIds.push(action.Id);
        const value = this.perform(action);
        response.Results.push({ ActionId: action.Id, Value: value ?? null });
        index++;
      }
    } catch (thrown) {
      response.Error = this.errorBody(thrown, index);
    } finally {
      this.context.requestEnded();
    }
    return response;
  }

  private perform(action: Action): unknown {
    if (action.ActionType === ActionType.trace) return null;
    const object = this.resolve(action.ObjectPathId);
    if (object) this.doing = memberName(object.className, action.Name);
    switch (action.ActionType) {
      case ActionType.instantiate:
        return object && object.identity();
      case ActionType.query:
        return object && runQuery(object, action.QueryInfo ?? {}, this.context);
      case ActionType.method:
        return object ? this.callMethod(object, action) : { _IsNull: true };
      case ActionType.setProperty:
        if (!object) return refuse("InvalidOperation", "The object is a null object.");
        object.write(action.Name, this.argumentsOf(action.ArgumentInfo).at(0) ?? null, this.context);
        return null;
      default:
        throw new NotImplemented(`ActionType ${action.ActionType}`);
    }
  }

  private callMethod(object: HostObject, action: Action): unknown {
    if (action.Name === "_KeepReference" && isKeepable(object.target)) {
      this.context.keep(object);
      return null;
    }
    const result = object.call(action.Name, this.argumentsOf(action.ArgumentInfo), this.context);
    return isHostObject(result) ? result.identity() : result;
  }

  private resolve(id: number): HostObject | null {
    const known = this.resolved.get(id);
    if (known !== undefined) return known;
    const path = this.request.ObjectPaths[id] ?? refuse("InvalidArgument", `There is no object path ${id}.`);
    const object = this.resolvePath(path);
    this.resolved.set(id, object);
    return object;
  }

  private resolvePath(path: ObjectPath): HostObject | null {
    const { ObjectPathType: type, Name: name } = path;
    if (type === PathType.global) return this.roots.workbook;
    if (type === PathType.nullObject) return null;
    if (type === PathType.reference) return this.context.referenced(name);
    if (type === PathType.newObject) return this.roots.create(name) ?? refuseNew(name);
    const parent = this.resolve(path.ParentObjectPathId ?? 0);
    if (!parent) return null;
    this.doing = memberName(parent.className, type === PathType.indexer ? "GetItem" : name);
    if (type === PathType.property) return parent.object(name, this.context);
    const args = this.argumentsOf(path.ArgumentInfo);
    if (type === PathType.indexer) return parent.item(args, this.context);
    const result = parent.call(name, args, this.context);
    return isHostObject(result) ? result : null;
  }

  private argumentsOf(info: ArgumentInfo | undefined): Arguments {
    const ids = info?.ReferencedObjectPathIds ?? [];
    const values = (info?.Arguments ?? []).map((value, index) => this.argument(value, ids[index]));
    return new Arguments(values, this.context);
  }

  /** Objects among the arguments arrive as the id of their path, alone or deep inside a value. */
  private argument(value: unknown, pathIds: unknown): unknown {
    if (typeof pathIds === "number" && pathIds > 0) return this.resolve(pathIds);
    if (Array.isArray(pathIds) && Array.isArray(value)) {
      return value.map((one, index) => this.argument(one, (pathIds as unknown[])[index]));
    }
    return containsPath(value) ? this.withObjects(value) : value;
  }

  private withObjects(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.withObjects(one));
    if (typeof value !== "object" || value === null) return value;
    if ("_ObjectPathId" in value && typeof value._ObjectPathId === "number") return this.resolve(value._ObjectPathId);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.withObjects(one)]));
  }

  private errorBody(thrown: unknown, actionIndex: number): ErrorBody {
    const error =
      thrown instanceof ExcelError
        ? thrown
        : new ExcelError(
            "GeneralException",
            `The stand-in failed: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
          );
    return {
      Code: error.code,
      Message: error.message,
      Location: error instanceof NotImplemented ? error.member : this.doing,
      HttpStatusCode: error.httpStatus,
      ActionIndex: actionIndex,
    };
  }
}

/** Arrays of cell values never hold objects, so they need not be copied. */
function containsPath(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.length > 0 && !Array.isArray(value[0]) && value.some(containsPath);
  return true;
}

function refuseNew(name: string): never {
  throw new NotImplemented(`new ${name}`);
}
