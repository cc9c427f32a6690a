/** Which requirement set of ExcelApi brought a member, read from the comments of @types/office-js. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether this Excel has a member of a class; the member by its name on the wire. */
export type Availability = (className: string, wireName: string) => boolean;

/** The newest set of which Excel on the web is asked for here when nothing else is said. */
export const NEWEST_API = "1.17";

const everything: Availability = () => true;

/** An Excel whose newest set is this one; members of later sets it does not know. */
export function availabilityIn(apiVersion: string): Availability {
  const newest = minorOf(apiVersion);
  if (newest >= minorOf(NEWEST_API)) return everything;
  const members = readMembers();
  return (className, wireName) => {
    const name = wireName.slice(0, 1).toLowerCase() + wireName.slice(1);
    return (members.get(`${className}.${name}`) ?? 1) <= newest;
  };
}

/** 14 of "1.14". */
function minorOf(version: string): number {
  const found = /^1\.(\d+)$/.exec(version)?.[1];
  if (found === undefined) throw new Error(`${version} is no requirement set of ExcelApi.`);
  return Number(found);
}

let known: ReadonlyMap<string, number> | undefined;

/** The minor version by class and member. */
function readMembers(): ReadonlyMap<string, number> {
  if (known) return known;
  const types = join(dirname(require.resolve("@types/office-js/package.json")), "index.d.ts");
  const members = new Map<string, number>();
  let inExcel = false;
  let className: string | undefined;
  let classMinor = 1;
  let minor: number | undefined;
  for (const line of readFileSync(types, "utf8").split("\n")) {
    if (line.startsWith("declare namespace ")) inExcel = line.startsWith("declare namespace Excel ");
    if (!inExcel) continue;
    const text = line.trimStart();
    if (text.startsWith("/**")) minor = undefined;
    const tagged = /\[Api set: ExcelApi 1\.(\d+)/.exec(text)?.[1];
    if (tagged !== undefined) minor = Number(tagged);
    if (text.startsWith("*") || text.startsWith("/*")) continue;
    const opened = /^ {4}(?:class|interface|enum|namespace) (\w+)(?: extends OfficeExtension\.ClientObject)?/.exec(
      line,
    );
    if (opened) {
      className = line.includes("OfficeExtension.ClientObject") ? opened[1] : undefined;
      classMinor = minor ?? 1;
      continue;
    }
    const member = /^ {8}(?:readonly )?(\w+)\??[:(<]/.exec(line)?.[1];
    if (className === undefined || member === undefined) continue;
    const key = `${className}.${member}`;
    members.set(key, Math.min(members.get(key) ?? Infinity, minor ?? classMinor));
  }
  return (known = members);
}
