/** Writes MEMBERS.md from the tables of members: npx tsx test/excel/membersTable.ts */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import "./members/roots";
import { absentMembers } from "./absentMembers";
import { listMembers } from "./protocol/hostObject";

const FILE = join(__dirname, "MEMBERS.md");

const HEAD = `# Members of the stand-in

Written by \`npx tsx test/excel/membersTable.ts\` from the tables in \`members/\`; do not edit. A member that is
absent answers \`ApiNotFound\` with its name.
`;

/** The text of MEMBERS.md. */
export function membersTable(): string {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  // Classes that the host has in two kinds, such as page breaks of rows and of columns, are one for the client.
  const seen = new Map(listMembers().map((one) => [`${one.className}.${one.member}`, one]));
  for (const one of listMembers()) if (one.partial !== undefined) seen.set(`${one.className}.${one.member}`, one);
  const members = [...seen.values()].sort((a, b) => order(a.className, b.className) || order(a.member, b.member));
  const partial = members.filter((one) => one.partial !== undefined).length;
  const classes = new Set(members.map(({ className }) => className)).size;
  const rows = members.map(({ className, member, partial: lacks }) => {
    const state = lacks === undefined ? "implemented" : `partial: ${lacks}`;
    return `| ${className} | ${member} | ${state} |`;
  });
  const plain = (label: string): string => label.replace(/[( ].*$/, "");
  const absent = absentMembers(new Set(members.map(({ className, member }) => `${className}.${plain(member)}`)));
  const lacking = [...absent.values()].reduce((sum, { length }) => sum + length, 0);
  return [
    HEAD,
    `${classes} classes, ${members.length} members, ${partial} of them partial; ${lacking} members absent (below).`,
    "",
    "| Class | Member | State |",
    "| --- | --- | --- |",
    ...rows,
    "",
    "## Absent",
    "",
    "What the client's classes have besides.",
    "",
    "| Class | Absent |",
    "| --- | --- |",
    ...[...absent].map(([className, missing]) => `| ${className} | ${missing.join(", ")} |`),
    "",
  ].join("\n");
}

/** The file as it is. */
export function storedMembersTable(): string {
  return readFileSync(FILE, "utf8");
}

if (require.main === module) writeFileSync(FILE, membersTable());
