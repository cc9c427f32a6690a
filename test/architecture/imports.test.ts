import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const SRC = path.join(__dirname, "../../src");

/** Which rooms a room may import from, beside itself. Packages by their name. `types`: for types only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  tabular: ["zod/mini"],
  domain: [
    "tabular",
    "pure-rand/distribution/uniformFloat64",
    "pure-rand/generator/xoroshiro128plus",
    "pure-rand (types)",
  ],
  worker: ["domain"],
  samples: ["domain", "tabular"],
  messages: ["domain (types)", "tabular", "workflows (types)"],
  reports: ["domain", "tabular", "messages"],
  workflows: ["reports", "domain", "tabular", "messages", "zod/mini", "@noble/hashes/sha2", "@noble/hashes/utils"],
  excel: [
    "workflows/workbook",
    "workflows/record",
    "workflows/refusal",
    "reports (types)",
    "tabular",
    "../assets/samples/pilot-to-production.xlsx",
  ],
  taskpane: [
    "workflows",
    "domain",
    "messages",
    "tabular",
    "worker (types)",
    "react",
    "react-dom/client",
    "zod/mini",
    "@fluentui/react-components",
    "@fluentui/react-icons",
    "excel (entry)",
    "commands (entry)",
    "../package.json",
  ],
  commands: ["workflows", "domain", "messages", "tabular", "excel (entry)", "taskpane"],
};

/** The entry files: the only ones that put the adapter and the rest together. */
const ENTRIES = ["taskpane/index.tsx", "commands/commands.ts"];

/** Rooms that know neither the host nor the clock. */
const PURE = ["tabular", "domain", "samples", "reports", "workflows", "messages"];
const FORBIDDEN = ["Excel", "Office", "OfficeExtension", "document", "window", "console", "localStorage", "fetch"];

interface Import {
  readonly from: string;
  readonly types: boolean;
}

interface Source {
  readonly file: string;
  readonly room: string;
  readonly imports: readonly Import[];
  readonly globals: readonly string[];
}

function sources(folder = SRC): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => readSource(file.split(path.sep).join("/"), readFileSync(path.join(folder, file), "utf8")));
}

function readSource(file: string, text: string): Source {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const imports: Import[] = [];
  const globals: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const { text: from } = node.moduleSpecifier as ts.StringLiteral;
      imports.push({ from, types: onlyTypes(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) imports.push({ from: specifier.text, types: false });
    } else if (ts.isIdentifier(node) && isGlobalUse(node)) {
      if (FORBIDDEN.includes(node.text)) globals.push(node.text);
      if (node.text === "Date" && isClock(node)) globals.push("the clock");
      if (node.text === "Math" && node.parent.getText().endsWith("Math.random")) globals.push("Math.random");
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { file, room: file.split("/")[0] ?? "", imports, globals };
}

function onlyTypes(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return clause.name === undefined && named !== undefined && ts.isNamedImports(named)
    ? named.elements.every((element) => element.isTypeOnly)
    : false;
}

function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(ts.isPropertyAssignment(parent) && parent.name === node) && !ts.isPropertySignature(parent);
}

/** `new Date()` and `Date.now()` read the clock; `new Date(something)` and `Date.UTC` do not. */
function isClock(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) === 0;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === "now";
}

/** Where an import leads, from the project's src folder: "domain/gates/verdict"; a package keeps its name. */
function target(source: Source, from: string): string {
  return from.startsWith(".") ? path.posix.join(path.posix.dirname(source.file), from) : from;
}

function mayImport(source: Source, { from, types }: Import): boolean {
  const to = target(source, from);
  if (to.startsWith(`${source.room}/`) || to.endsWith(".css")) return true;
  const entry = ENTRIES.includes(source.file);
  return (MAY_IMPORT[source.room] ?? []).some((rule) => {
    const [, room = rule, kind] = /^(.*) \((types|entry)\)$/.exec(rule) ?? [];
    const reaches = to === room || to.startsWith(`${room}/`);
    return reaches && (kind === undefined || (kind === "types" ? types : entry));
  });
}

function faults(all: readonly Source[]): readonly string[] {
  return all.flatMap((source) => [
    ...source.imports.filter((one) => !mayImport(source, one)).map(({ from }) => `${source.file} imports ${from}`),
    ...(PURE.includes(source.room) ? source.globals.map((name) => `${source.file} uses ${name}`) : []),
  ]);
}

test("every room imports only from the rooms that it may know, and the pure ones know no host and no clock", () => {
  expect(faults(sources())).toEqual([]);
});

test("finds what it looks for", () => {
  const bad = readSource(
    "domain/bad.ts",
    'import { excelWorkbook } from "../excel/excelWorkbook";\nconst now = new Date();\nexport const n = Excel.run(now, Date.now(), console);',
  );
  expect(faults([bad])).toEqual([
    "domain/bad.ts imports ../excel/excelWorkbook",
    "domain/bad.ts uses the clock",
    "domain/bad.ts uses Excel",
    "domain/bad.ts uses the clock",
    "domain/bad.ts uses console",
  ]);
  const types = readSource("messages/ok.ts", 'import type { Finding } from "../domain/finding";');
  expect(faults([types])).toEqual([]);
  const values = readSource("messages/bad.ts", 'import { finding } from "../domain/finding";');
  expect(faults([values])).toEqual(["messages/bad.ts imports ../domain/finding"]);
});

test("every file of src belongs to a room that the table names", () => {
  const rooms = new Set(sources().map(({ room }) => room));
  expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
});
