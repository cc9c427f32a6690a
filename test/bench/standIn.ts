/** The bars of the Excel stand-in: cells read and written, the start of a window, a large file. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { Workbook as LibraryWorkbook } from "@cj-tech-master/excelts";
import { newWorkbook, openAddinWindow, openWorkbook, saveWorkbook, type Workbook } from "../excel";
import type { CellFigures } from "./cells";
import type { Line } from "./line";

const PROCESSES = 5;
const ROWS = 100_000;
const COLUMNS = 20;
/** As many rows as Excel on the web answers at once. */
const ROWS_AT_ONCE = 5000;

/** The bars of one process after the other; the machine's other work makes single runs slow, never fast. */
export async function standInLines(): Promise<readonly Line[]> {
  return [...cellLines(Array.from({ length: PROCESSES }, figuresOfAProcess)), await largeFile()];
}

function figuresOfAProcess(): CellFigures {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [require.resolve("tsx/cli"), path.join(__dirname, "cells.ts")],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as CellFigures;
}

function cellLines(processes: readonly CellFigures[]): Line[] {
  const least = (pick: (figures: CellFigures) => number): number => Math.min(...processes.map(pick));
  const start = least((one) => one.start);
  const lines: Line[] = [
    {
      what: "Stand-in: start of a window in jsdom",
      figure: `${(start / 1000).toFixed(2)} s`,
      bar: "≤ 0.60 s",
      kept: start <= 600,
    },
  ];
  for (const [index, { kind }] of (processes[0]?.kinds ?? []).entries()) {
    for (const when of ["first", "later"] as const) {
      for (const way of ["write", "read"] as const) {
        const [own, all] = (["standIn", "all"] as const).map((part) =>
          least(({ kinds }) => kinds[index]?.[when][way][part] ?? NaN),
        );
        const cells = when === "first" ? "the first 20,000 cells" : "later cells";
        lines.push({
          what: `Stand-in: ${way} 1,000 ${kind}, ${cells}`,
          figure: `${own?.toFixed(2)} ms (with office.js ${all?.toFixed(2)} ms)`,
          bar: "≤ 1.00 ms",
          kept: own !== undefined && own <= 1,
        });
      }
    }
  }
  return lines;
}

async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

async function largeFile(): Promise<Line> {
  const file = await saveWorkbook(largeWorkbook());
  const [ourOpening, opened] = await timed(() => openWorkbook(file));
  const [ourReading] = await timed(() => readThroughClient(opened));
  const [ourSaving] = await timed(() => saveWorkbook(opened));
  const library = new LibraryWorkbook();
  const [opening] = await timed(() => library.xlsx.load(file));
  const [reading] = await timed(() => Promise.resolve(readInLibrary(library)));
  const [saving] = await timed(() => library.xlsx.writeBuffer({ validate: false }));
  const ours = ourOpening + ourReading + ourSaving;
  const theirs = opening + reading + saving;
  const seconds = (...parts: number[]): string => parts.map((part) => `${(part / 1000).toFixed(1)} s`).join(", ");
  return {
    what: "Stand-in: 100,000 rows of 20 cells opened, read by the client and saved, against excelts itself",
    figure: `${(ours / theirs).toFixed(2)} × (${seconds(ourOpening, ourReading, ourSaving)}; excelts ${seconds(opening, reading, saving)})`,
    bar: "≤ 3.00 ×",
    kept: ours / theirs <= 3,
  };
}

function largeWorkbook(): Workbook {
  const workbook = newWorkbook();
  for (let row = 0; row < ROWS; row++) {
    const cells = workbook.sheets[0]?.cells.makeRow(row);
    if (!cells) throw new Error("The workbook has no sheet.");
    cells.values = Array.from({ length: COLUMNS }, (_unused, column) =>
      column % 2 === 0 ? `Text ${row % 5000} ${column}` : row * column + 0.5,
    );
  }
  return workbook;
}

async function readThroughClient(workbook: Workbook): Promise<void> {
  const addin = await openAddinWindow({ workbook });
  await addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    for (let row = 0; row < ROWS; row += ROWS_AT_ONCE) {
      const range = sheet.getRangeByIndexes(row, 0, ROWS_AT_ONCE, COLUMNS).load("values");
      await context.sync();
      if (range.values[0]?.[0] !== `Text ${row % 5000} 0`) throw new Error("Something else was read.");
    }
  });
  addin.close();
}

function readInLibrary(library: LibraryWorkbook): number {
  let cells = 0;
  for (const sheet of library.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell(({ value }) => {
        if (value !== null) cells++;
      });
    });
  }
  if (cells !== ROWS * COLUMNS) throw new Error(`The library read ${cells} cells.`);
  return cells;
}
