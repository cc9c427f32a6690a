import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newWorkbook, openWorkbook, saveWorkbook, type Workbook } from "../excel";
import { valuesOf } from "../workflows/checklistBook";

const ROOT = path.join(__dirname, "../..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "scale-transition-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(script: string, ...args: readonly string[]) {
  const tsx = path.join(ROOT, "node_modules/tsx/dist/cli.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, path.join(ROOT, "test/cli", script), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

type Rows = readonly (readonly (string | number)[])[];

const NORTH: Rows = [
  ["Checklist item", "Score", "Done?"],
  ["Backups are restored", 3, "Yes"],
  ["Rota is staffed", 4, "No"],
];

function addSheet(book: Workbook, name: string, rows: Rows): void {
  const sheet = book.addSheet(name);
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      sheet.cells.set(4 + row, column, cell);
    });
  });
}

async function saved(name: string, ...sheets: readonly string[]): Promise<string> {
  const book = newWorkbook();
  for (const sheet of sheets) addSheet(book, sheet, NORTH);
  const file = path.join(folder, name);
  writeFileSync(file, await saveWorkbook(book));
  return file;
}

test("a workbook with one checklist is evaluated by it, and says where the criteria were read", async () => {
  const file = await saved("one.xlsx", "North");
  const { status, stdout } = run("evaluate.ts", file);
  expect(status).toBe(0);
  expect(stdout).toContain(
    "The criteria are read from North!A5:C7: Criterion from “Checklist item”, Actual from “Done?”",
  );
  expect(stdout).toMatch(/Gate +No-go +50\.0/);
  const scored = await openWorkbook(readFileSync(path.join(folder, "out/one.xlsx")));
  expect(valuesOf(scored, "North", "D5:D7")).toEqual([["Result"], ["Met"], ["Not met"]]);
});

test("a scored workbook is evaluated again without being told, and nothing is written", async () => {
  const file = await saved("again.xlsx", "North");
  const scored = path.join(folder, "scored.xlsx");
  run("evaluate.ts", file, "--out", scored, "--as-of", "2026-11-22");
  const { status, stdout } = run("evaluate.ts", scored, "--as-of", "2026-11-22", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ gates: [{ verdict: "No-go" }], written: { cells: 0, sheets: [] } });
});

test("several checklists end with 3, named with the option that chooses; the option chooses", async () => {
  const file = await saved("two.xlsx", "North", "South of river");
  const out = path.join(folder, "never.xlsx");
  const { status, stdout, stderr } = run("evaluate.ts", file, "--out", out);
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(`North!A5:C7, 'South of river'!A5:C7`);
  expect(stderr).toContain(`--checklist "North!A5:C7"`);
  for (const asked of ["'South of river'!A5:C7", "South of river!$A$5:$C$7", "south of river", "South of river!B6"]) {
    const { status: chosen, stdout: text } = run("evaluate.ts", file, "--checklist", asked, "--json");
    expect([asked, chosen]).toEqual([asked, 0]);
    expect(text).toContain("The criteria are read from 'South of river'!A5:C7");
  }
  expect(run("evaluate.ts", file, "--checklist", "East!A1:B2")).toMatchObject({ status: 3, stdout: "" });
});

test("the columns can be said otherwise, by header or letter", async () => {
  const file = await saved("columns.xlsx", "North");
  expect(run("evaluate.ts", file, "--columns", "Actual=Score").stdout).toContain("Actual from “Score”");
  expect(run("evaluate.ts", file, "--columns", "actual=B").stdout).toContain("Actual from “Score”");
  const { status, stderr } = run("evaluate.ts", file, "--columns", "Actual=Nowhere");
  expect(status).toBe(2);
  expect(stderr).toContain("Checklist item, Score, Done?");
});

test("a folder is searched without a fault, and held against a manifest", async () => {
  const data = path.join(folder, "data");
  mkdirSync(data);
  const book = newWorkbook();
  addSheet(book, "North", NORTH);
  writeFileSync(path.join(data, "north.xlsx"), await saveWorkbook(book));
  writeFileSync(path.join(data, "south.csv"), '\uFEFFNr;"Prüf;punkt";Erledigt?\n1;"Backup ""geprobt""";Ja\n');
  writeFileSync(path.join(data, "empty.csv"), "");
  writeFileSync(path.join(data, "notes.json"), "{}");
  const manifest = path.join(folder, "MANIFEST.csv");
  writeFileSync(manifest, "file,columns,header_row\ndata/north.xlsx,3,1\ndata/south.csv,3,1\n");
  const good = run("checklists.ts", data, manifest);
  expect(good.stderr).toBe("");
  expect(good.status).toBe(0);
  expect(good.stdout).toContain("north.xlsx | North | header row 5 | 3 columns | 2 rows | right");
  expect(good.stdout).toContain("2 of 2 sheets right (100 %)");
  expect(good.stdout).toContain("notes.json");
  writeFileSync(manifest, "file,columns,header_row\ndata/north.xlsx,3,1\ndata/south.csv,4,1\n");
  const bad = run("checklists.ts", data, manifest);
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain("south.csv, south: 3 columns, expected 4");
});
