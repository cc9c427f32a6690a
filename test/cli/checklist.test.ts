import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { newWorkbook, openWorkbook, saveWorkbook, type Workbook } from "../excel";
import { valuesOf } from "../workflows/checklistBook";
import { checklistsCommand } from "./checklistsCommand";
import { commandFolder } from "./commandFolder";
import { evaluateCommand } from "./evaluateCommand";

const folder = commandFolder();

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
  const file = folder.at(name);
  writeFileSync(file, await saveWorkbook(book));
  return file;
}

test("a workbook with one checklist is evaluated by it, and says where the criteria were read", async () => {
  const file = await saved("one.xlsx", "North");
  const { status, stdout } = await folder.run(evaluateCommand, file);
  expect(status).toBe(0);
  expect(stdout).toContain(
    "The criteria are read from North!A5:C7: Criterion from “Checklist item”, Actual from “Done?”",
  );
  expect(stdout).toMatch(/Gate +No-go +50\.0/);
  const scored = await openWorkbook(readFileSync(folder.at("out/one.xlsx")));
  expect(valuesOf(scored, "North", "D5:D7")).toEqual([["Result"], ["Met"], ["Not met"]]);
});

test("a scored workbook is evaluated again without being told, and nothing is written", async () => {
  const file = await saved("again.xlsx", "North");
  const scored = folder.at("scored.xlsx");
  await folder.run(evaluateCommand, file, "--out", scored, "--as-of", "2026-11-22");
  const { status, stdout } = await folder.run(evaluateCommand, scored, "--as-of", "2026-11-22", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ gates: [{ verdict: "No-go" }], written: { cells: 0, sheets: [] } });
});

test("several checklists end with 3, named with the option that chooses; the option chooses", async () => {
  const file = await saved("two.xlsx", "North", "South of river");
  const out = folder.at("never.xlsx");
  const { status, stdout, stderr } = await folder.run(evaluateCommand, file, "--out", out);
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(`North!A5:C7, 'South of river'!A5:C7`);
  expect(stderr).toContain(`--checklist "North!A5:C7"`);
  for (const asked of ["'South of river'!A5:C7", "South of river!$A$5:$C$7", "south of river", "South of river!B6"]) {
    const { status: chosen, stdout: text } = await folder.run(evaluateCommand, file, "--checklist", asked, "--json");
    expect([asked, chosen]).toEqual([asked, 0]);
    expect(text).toContain("The criteria are read from 'South of river'!A5:C7");
  }
  expect(await folder.run(evaluateCommand, file, "--checklist", "East!A1:B2")).toMatchObject({ status: 3, stdout: "" });
});

test("the columns can be said otherwise, by header or letter", async () => {
  const file = await saved("columns.xlsx", "North");
  expect((await folder.run(evaluateCommand, file, "--columns", "Actual=Score")).stdout).toContain(
    "Actual from “Score”",
  );
  expect((await folder.run(evaluateCommand, file, "--columns", "actual=B")).stdout).toContain("Actual from “Score”");
  const { status, stderr } = await folder.run(evaluateCommand, file, "--columns", "Actual=Nowhere");
  expect(status).toBe(2);
  expect(stderr).toContain("Checklist item, Score, Done?");
});

test("a folder is searched without a fault, and held against a manifest", async () => {
  const data = folder.at("data");
  mkdirSync(data);
  const book = newWorkbook();
  addSheet(book, "North", NORTH);
  writeFileSync(path.join(data, "north.xlsx"), await saveWorkbook(book));
  writeFileSync(path.join(data, "south.csv"), '\uFEFFNr;"Prüf;punkt";Erledigt?\n1;"Backup ""geprobt""";Ja\n');
  writeFileSync(path.join(data, "empty.csv"), "");
  writeFileSync(path.join(data, "notes.json"), "{}");
  const manifest = folder.at("MANIFEST.csv");
  writeFileSync(manifest, "file,columns,header_row\ndata/north.xlsx,3,1\ndata/south.csv,3,1\n");
  const good = await folder.run(checklistsCommand, data, manifest);
  expect(good.stderr).toBe("");
  expect(good.status).toBe(0);
  expect(good.stdout).toContain("north.xlsx | North | header row 5 | 3 columns | 2 rows | right");
  expect(good.stdout).toContain("2 of 2 sheets right (100 %)");
  expect(good.stdout).toContain("notes.json");
  writeFileSync(manifest, "file,columns,header_row\ndata/north.xlsx,3,1\ndata/south.csv,4,1\n");
  const bad = await folder.run(checklistsCommand, data, manifest);
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain("south.csv, south: 3 columns, expected 4");
});
