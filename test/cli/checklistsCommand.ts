import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Candidate, Miss } from "../../src/domain/checklist/candidates";
import { rangeAddress } from "../../src/tabular/range/rangeAddress";
import { isKnownHeader } from "../../src/domain/checklist/readHeader";
import { findRanges, type FoundRange } from "../../src/tabular/range/findRanges";
import { checklistsIn } from "../../src/workflows/findChecklists";
import { newWorkbook, openWorkbook, type Workbook } from "../excel";
import type { Surroundings } from "./command";
import { csvBook, csvRows, separatorOf } from "./csvBook";
import { openHeadless, type Headless } from "./headless";

/** What the manifest says of a sheet; a sheet that it does not name, by position, is left out. */
interface Expected {
  readonly headerRow: number;
  readonly columns: number;
}

interface SheetFinding {
  readonly file: string;
  readonly sheet: string;
  readonly firstUsedRow: number;
  /** The range that holds most rows, and those beside it with the same header row. */
  readonly main: readonly FoundRange[];
  readonly candidates: readonly Candidate[];
  readonly missed: readonly Miss[];
  readonly cut: boolean;
}

const RIGHT_ENOUGH = 0.9;
const UNREADABLE = 2;

export async function checklistsCommand(
  [asked, list]: readonly string[],
  { folder: from, print, complain }: Surroundings,
): Promise<number> {
  if (asked === undefined) {
    complain("Name a folder of workbooks and text files.");
    return UNREADABLE;
  }
  const folder = path.resolve(from, asked);
  const manifest = list === undefined ? undefined : path.resolve(from, list);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const expected = manifest === undefined ? new Map<string, readonly Expected[]>() : readManifest(manifest);
  const headless = await openHeadless(newWorkbook());
  let right = 0;
  let compared = 0;
  const misses: string[] = [];
  for (const file of files.filter((name) => /\.(xlsx|csv)$/i.test(name))) {
    const findings = await search(headless, folder, file);
    const wanted = expectedOf(expected, folder, file);
    findings.forEach((finding, position) => {
      const goal = wanted?.[position];
      const verdict = goal === undefined ? "" : judged(finding, goal);
      if (goal !== undefined) compared += 1;
      if (verdict === "right") right += 1;
      else if (verdict !== "") misses.push(`${file}, ${finding.sheet}: ${verdict}`);
      print(findingText(finding, verdict));
    });
  }
  headless.close();
  const skipped = files.filter((name) => /\.\w+$/.test(name) && !/\.(xlsx|csv)$/i.test(name));
  if (skipped.length > 0) print(`\nNot read, neither .xlsx nor .csv: ${skipped.join(", ")}`);
  if (compared === 0) return 0;
  print(`\n${right} of ${compared} sheets right (${Math.round((100 * right) / compared)} %)`);
  for (const miss of misses) print(`  ${miss}`);
  return right >= RIGHT_ENOUGH * compared ? 0 : 1;
}

async function search(headless: Headless, folder: string, file: string): Promise<readonly SheetFinding[]> {
  headless.addin.host.show(await bookOf(path.join(folder, file)));
  const snapshot = await headless.workbook.readSheets();
  return snapshot.sheets.map((cells) => {
    const ranges = findRanges(cells, isKnownHeader);
    const { candidates, missed } = checklistsIn({ ...snapshot, sheets: [cells] });
    const served = candidates[0]?.range;
    const [largest] = [...ranges].sort((one, other) => other.body.length - one.body.length);
    const base = ranges.find((range) => served !== undefined && same(range, served)) ?? largest;
    return {
      file,
      sheet: cells.sheet.name,
      firstUsedRow: cells.top,
      main: ranges.filter(({ headerRow }) => headerRow === base?.headerRow),
      candidates,
      missed: missed.map(({ miss }) => miss),
      cut: cells.cut,
    };
  });
}

function same(one: FoundRange, other: FoundRange): boolean {
  return one.headerRow === other.headerRow && one.firstColumn === other.firstColumn;
}

async function bookOf(file: string): Promise<Workbook> {
  const bytes = readFileSync(file);
  return /\.csv$/i.test(file) ? csvBook(bytes.toString("utf8"), path.parse(file).name) : openWorkbook(bytes);
}

function judged({ main, firstUsedRow }: SheetFinding, { headerRow, columns }: Expected): string {
  const [first] = main;
  if (first === undefined) return `no header found, expected row ${headerRow}`;
  const row = first.headerRow - firstUsedRow + 1;
  if (row !== headerRow) return `header in row ${row}, expected ${headerRow}`;
  const named = namedColumns(main);
  return named === columns ? "right" : `${named} columns, expected ${columns}`;
}

function namedColumns(main: readonly FoundRange[]): number {
  return main.reduce((sum, { headers }) => sum + headers.filter((header) => header !== "").length, 0);
}

function findingText(finding: SheetFinding, verdict: string): string {
  const { file, sheet, main, candidates, missed, cut } = finding;
  const [first] = main;
  const header = first === undefined ? "none" : `${first.headerRow + 1}`;
  const found =
    `${file} | ${sheet} | header row ${header} | ${namedColumns(main)} columns | ${first?.body.length ?? 0} rows` +
    `${cut ? " | cut" : ""}${verdict === "" ? "" : ` | ${verdict}`}`;
  if (candidates.length === 0 && missed.length > 0) {
    return `${found}\n    no checklist: ${[...new Set(missed)].join(", ")}`;
  }
  return [found, ...candidates.map(candidateText)].join("\n    ");
}

function candidateText({ range, columns, confidence }: Candidate): string {
  const served = [...columns].map(
    ([key, { offset, by }]) => `${key} = ${range.headers[offset] ?? ""}${by === "header" ? "" : ` (${by})`}`,
  );
  return `checklist ${rangeAddress(range)}, ${confidence}: ${served.join("; ")}`;
}

/** By file: one expectation a sheet. "6; 1" is a list by sheet; one without a figure expects nothing. */
function readManifest(file: string): ReadonlyMap<string, readonly Expected[]> {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const [head = [], ...rows] = csvRows(text, separatorOf(text));
  const at = (name: string): number => head.indexOf(name);
  return new Map(
    rows.map((row): readonly [string, readonly Expected[]] => {
      const figures = (name: string): readonly number[] =>
        (row[at(name)] ?? "")
          .split(";")
          .map((part) => Number.parseInt(part, 10))
          .filter(Number.isFinite);
      const columns = figures("columns");
      return [
        row[at("file")] ?? "",
        figures("header_row").map((headerRow, sheet) => ({ headerRow, columns: columns[sheet] ?? 0 })),
      ];
    }),
  );
}

/** The manifest names files from a folder above. */
function expectedOf(
  expected: ReadonlyMap<string, readonly Expected[]>,
  folder: string,
  file: string,
): readonly Expected[] | undefined {
  const name = file.split(path.sep).join("/");
  return expected.get(name) ?? expected.get(`${path.basename(path.resolve(folder))}/${name}`);
}
