/** Run in a process of its own, so that the first cells are the first: prints what the stand-in takes for cells. */
import { newWorkbook, openAddinWindow, type AddinWindow } from "../excel";

const ROWS = 1000;
const COLUMNS = 20;
const ROUNDS = 5;

/** Milliseconds for 1,000 cells: in the stand-in, and with office.js and the messages between. */
export interface CellTime {
  readonly standIn: number;
  readonly all: number;
}

export interface CellFigures {
  /** Milliseconds until the first window is ready. */
  readonly start: number;
  /** Of each kind the first 20,000 cells of the process, and the median of later ones. */
  readonly kinds: readonly {
    readonly kind: string;
    readonly first: { readonly write: CellTime; readonly read: CellTime };
    readonly later: { readonly write: CellTime; readonly read: CellTime };
  }[];
}

const KINDS = {
  values: (row: number, column: number) => (column % 2 === 0 ? `Text ${row} ${column}` : row * column),
  formulas: (row: number, column: number) => `=${column + 1}*${row + 1}`,
  numberFormat: (_row: number, column: number) => (column % 2 === 0 ? "General" : "0.00"),
} as const;

type Kind = keyof typeof KINDS;

async function timed(addin: AddinWindow, work: () => Promise<unknown>): Promise<CellTime> {
  const thousands = (ROWS * COLUMNS) / 1000;
  addin.host.resetTraffic();
  const start = performance.now();
  await work();
  return { all: (performance.now() - start) / thousands, standIn: addin.host.hostMs / thousands };
}

async function writeAndRead(addin: AddinWindow, kind: Kind): Promise<{ write: CellTime; read: CellTime }> {
  addin.host.show(newWorkbook());
  const cell: (row: number, column: number) => string | number = KINDS[kind];
  const grid = Array.from({ length: ROWS }, (_r, row) =>
    Array.from({ length: COLUMNS }, (_c, column) => cell(row, column)),
  );
  return addin.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getFirst().getRangeByIndexes(0, 0, ROWS, COLUMNS);
    const write = await timed(addin, () => {
      range[kind] = grid;
      return context.sync();
    });
    const read = await timed(addin, () => {
      range.load(kind);
      return context.sync();
    });
    if (range[kind].length !== ROWS) throw new Error(`The ${kind} were not read.`);
    return { write, read };
  });
}

function median(times: readonly CellTime[]): CellTime {
  const middle = (pick: (time: CellTime) => number): number =>
    times.map(pick).sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  return { standIn: middle((one) => one.standIn), all: middle((one) => one.all) };
}

async function main(): Promise<void> {
  const begin = performance.now();
  const addin = await openAddinWindow({ workbook: newWorkbook() });
  const start = performance.now() - begin;
  const kinds: CellFigures["kinds"][number][] = [];
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const first = await writeAndRead(addin, kind);
    const later: { write: CellTime; read: CellTime }[] = [];
    for (let round = 0; round < ROUNDS; round++) later.push(await writeAndRead(addin, kind));
    const [write, read] = [median(later.map((one) => one.write)), median(later.map((one) => one.read))];
    kinds.push({ kind, first, later: { write, read } });
  }
  addin.close();
  const figures: CellFigures = { start, kinds };
  process.stdout.write(JSON.stringify(figures));
}

void main();
