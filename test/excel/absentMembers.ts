/** What the client's classes have and the stand-in does not, by the declarations of @types/office-js. */

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** Of the client itself: they ask the host for nothing of their own. */
const OF_THE_CLIENT = new Set(["context", "isNullObject", "load", "set", "toJSON", "track", "untrack", "items"]);

/** Absent members by class, both in order; `present` holds "Class.member" of every one that is there. */
export function absentMembers(present: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const absent = new Map<string, readonly string[]>();
  for (const [name, members] of [...clientClasses()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const missing = [...members].filter((member) => !present.has(`${name}.${member}`)).sort();
    if (missing.length > 0) absent.set(name, missing);
  }
  return absent;
}

/** The classes of the namespace Excel that stand for things in the workbook, with the names of their members. */
function clientClasses(): ReadonlyMap<string, ReadonlySet<string>> {
  const file = join(dirname(require.resolve("@types/office-js/package.json")), "index.d.ts");
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const classes = new Map<string, Set<string>>();
  for (const statement of source.statements) {
    if (!ts.isModuleDeclaration(statement) || statement.name.text !== "Excel") continue;
    if (statement.body === undefined || !ts.isModuleBlock(statement.body)) continue;
    for (const declared of statement.body.statements) {
      if (!ts.isClassDeclaration(declared) || !isObject(declared, source)) continue;
      const name = declared.name?.text ?? "";
      const members = classes.get(name) ?? new Set<string>();
      for (const member of declared.members) {
        const known = member.name !== undefined && ts.isIdentifier(member.name) ? member.name.text : undefined;
        if (known !== undefined && !OF_THE_CLIENT.has(known)) members.add(known);
      }
      classes.set(name, members);
    }
  }
  return classes;
}

function isObject(
  { heritageClauses = ts.factory.createNodeArray() }: ts.ClassDeclaration,
  source: ts.SourceFile,
): boolean {
  return heritageClauses.some((clause) => clause.getText(source).includes("ClientObject"));
}
