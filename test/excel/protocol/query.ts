/** Answers load(): the selected properties of an object, of the items of a collection, and of objects below them. */

import type { HostContext } from "./hostContext";
import { memberName, NotImplemented, type HostObject } from "./hostObject";
import type { QueryInfo } from "./wire";

/** Names by which Microsoft's samples load an object's identity and nothing else. */
const NOTHING = new Set(["$none", "nopropertiesneeded"]);

export function runQuery(object: HostObject, query: QueryInfo, context: HostContext): unknown {
  const paths = [
    ...(query.Select ?? []).map(splitPath),
    ...(query.Expand ?? []).map((path) => [...splitPath(path), "*"]),
  ];
  return new Query(context).answer(object, paths.length > 0 ? paths : [["*"]], query);
}

function splitPath(path: string): string[] {
  return path.split(/[/.]/).filter((part) => part !== "");
}

class Query {
  constructor(private readonly context: HostContext) {}

  answer(object: HostObject, paths: string[][], { Top, Skip = 0 }: QueryInfo = {}): Record<string, unknown> {
    if (!object.isCollection) return this.properties(object, paths);
    const wanted = paths.map((path) => (path[0]?.toLowerCase() === "items" ? path.slice(1) : path));
    const own = wanted.filter(([first = "*"]) => object.scalarName(first) !== undefined);
    const ofItems = wanted.filter(([first = "*"]) => object.scalarName(first) === undefined);
    const answer: Record<string, unknown> = { ...object.identity() };
    for (const [name = ""] of own) answer[object.scalarName(name) ?? name] = object.read(name, this.context);
    if (ofItems.length > 0) {
      const items = object.items(this.context).slice(Skip, Top === undefined ? undefined : Skip + Top);
      answer["_Items"] = items.map((item) =>
        this.answer(
          item,
          ofItems.map((path) => (path.length > 0 ? path : ["*"])),
        ),
      );
    }
    return answer;
  }

  private properties(object: HostObject, paths: string[][]): Record<string, unknown> {
    const answer: Record<string, unknown> = { ...object.identity() };
    const below = new Map<string, string[][]>();
    for (const [name = "*", ...rest] of paths) {
      if (name === "*" || name === "$all") {
        for (const scalar of object.scalarNames(this.context)) answer[scalar] = object.read(scalar, this.context);
        continue;
      }
      if (NOTHING.has(name.toLowerCase())) continue;
      const scalar = object.scalarName(name);
      const navigation = object.objectName(name);
      if (scalar !== undefined && rest.length === 0) answer[scalar] = object.read(scalar, this.context);
      else if (navigation !== undefined) {
        below.set(navigation, [...(below.get(navigation) ?? []), rest.length > 0 ? rest : ["*"]]);
      } else throw new NotImplemented(memberName(object.className, name));
    }
    for (const [name, subPaths] of below) {
      const child = object.object(name, this.context);
      answer[name] = child ? this.answer(child, subPaths) : null;
    }
    return answer;
  }
}
