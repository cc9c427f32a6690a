/**
 * npm run registers -- FOLDER [MANIFEST.csv]
 * Looks for risk registers in every workbook and text file of a folder, through the product's own search, reading and
 * evaluation, and says what was recognized: header row, columns, scales, scores of the writers' own, and what the rows
 * come to. With a manifest (columns file, header_row, known_right_answer) header rows are compared, and what is known of
 * the file is printed beside. The manifest counts rows from the first used row of a sheet.
 * Exit 0 every file was read and at least 90 % of the header rows are right, 1 fewer, 2 the folder cannot be read.
 */
import "../../src/taskpane/withoutEval";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { evaluateRisks, type RisksEvaluation } from "../../src/domain/risks/evaluateRisks";
import { NO_RISK_LINKS } from "../../src/domain/risks/riskLinks";
import { risksTable } from "../../src/domain/risks/risks.table";
import { readPolicy } from "../../src/domain/policy";
import { messagesFor } from "../../src/messages/messages";
import { columnLetters, quotedSheet } from "../../src/tabular/cellAddress";
import { isBlank } from "../../src/tabular/cellValue";
import { localDay } from "../../src/tabular/excelDate";
import { matchColumns, normalHeader } from "../../src/tabular/matchColumns";
import { findRanges, type FoundRange } from "../../src/tabular/range/findRanges";
import { readRows, type TableRows } from "../../src/tabular/readRows";
import type { TableSnapshot } from "../../src/tabular/snapshot";
import { inputEntries } from "../../src/tabular/table";
import { localeOf } from "../../src/tabular/workbookLocale";
import { newWorkbook, openWorkbook, type Workbook } from "../excel";
import { csvBook, csvRows, separatorOf } from "./csvBook";
import { openHeadless, type Headless } from "./headless";

interface Expected {
  /** By sheet; counted from 1 at the first used row. */
  readonly headerRows: readonly number[];
  readonly known: string;
}

/** Fewer columns of ours are any table. */
const ENOUGH = 2;
const RIGHT_ENOUGH = 0.9;
const KNOWN = new Set(
  inputEntries(risksTable).flatMap(([, { header, otherNames = [] }]) => [header, ...otherNames].map(normalHeader)),
);
const TODAY = localDay(new Date());

async function main(): Promise<number> {
  const [folder, manifest] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write("Name a folder of workbooks and text files.\n");
    return 2;
  }
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const expected = manifest === undefined ? new Map<string, Expected>() : readManifest(manifest);
  const headless = await openHeadless(newWorkbook());
  let [compared, right] = [0, 0];
  for (const file of files.filter((name) => /\.(xlsx|csv)$/i.test(name))) {
    const wanted = expected.get(`${path.basename(path.resolve(folder))}/${file}`) ?? expected.get(file);
    const verdicts = await search(headless, folder, file, wanted);
    compared += verdicts.length;
    right += verdicts.filter(Boolean).length;
    if (wanted !== undefined && wanted.known !== "") print(`  known: ${wanted.known}`);
  }
  headless.close();
  if (compared > 0) print(`\n${right} of ${compared} header rows of registers right`);
  return right >= RIGHT_ENOUGH * compared ? 0 : 1;
}

/** Prints what each sheet holds; answers which header rows of the manifest were found. */
async function search(
  headless: Headless,
  folder: string,
  file: string,
  wanted: Expected | undefined,
): Promise<readonly boolean[]> {
  const bytes = readFileSync(path.join(folder, file));
  const text = /\.csv$/i.test(file) ? bytes.toString("utf8").replace(/^\uFEFF/, "") : undefined;
  const book = text === undefined ? await openWorkbook(bytes) : csvBook(withoutBlankLines(text), path.parse(file).name);
  // Who separates by semicolons writes a decimal comma.
  const language = text !== undefined && separatorOf(text) === ";" ? "de-DE" : "en-GB";
  headless.addin.host.show(book);
  const { sheets } = await headless.workbook.readSheets();
  print(`\n${file}`);
  return sheets.flatMap((cells, position) => {
    const ranges = findRanges(cells, (header) => KNOWN.has(normalHeader(header)));
    const [largest] = [...ranges].sort(
      (one, other) => known(other) - known(one) || other.body.length - one.body.length,
    );
    const goal = wanted?.headerRows[position];
    const row = largest === undefined ? undefined : largest.headerRow - cells.top + 1;
    const verdict = goal === undefined ? "" : row === goal ? " | right" : ` | expected row ${goal}`;
    const found = largest === undefined || known(largest) < ENOUGH ? undefined : largest;
    print(
      `  ${cells.sheet.name} | header row ${row ?? "none"}${verdict}${found === undefined ? " | no register" : ""}`,
    );
    if (found === undefined) return [];
    printRegister(named(snapshotOf(found, book)), language);
    return goal === undefined ? [] : [row === goal];
  });
}

/** A text file has no layout: a blank line in it ends nothing. */
function withoutBlankLines(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .join("\n");
}

function known({ headers }: FoundRange): number {
  return matchColumns(risksTable, { columns: headers.map((header, id) => ({ id, header })) }, new Map()).positions.size;
}

function snapshotOf({ sheet, headerRow, firstColumn, headers, body }: FoundRange, book: Workbook): TableSnapshot {
  const formatAt = (row: number, column: number): string =>
    book.cell(`${quotedSheet(sheet.name)}!${columnLetters(column)}${row + 1}`).numberFormat;
  return {
    id: sheet.name,
    name: sheet.name,
    sheet,
    headerRow,
    firstColumn,
    columns: headers.map((header, position) => ({ id: position + 1, header })),
    values: body,
    numberFormats: new Map(
      headers.map((_, column) => [
        column,
        body.map((_row, row) => formatAt(headerRow + 1 + row, firstColumn + column)),
      ]),
    ),
    formulas: new Map(),
  };
}

/** Rows that nothing names are named by their number, so that they are read all the same. */
function named(snapshot: TableSnapshot): TableSnapshot {
  const { positions } = matchColumns(risksTable, snapshot, new Map());
  if (positions.has("id") || positions.has("risk")) return snapshot;
  return {
    ...snapshot,
    firstColumn: snapshot.firstColumn - 1,
    columns: [{ id: 0, header: "ID" }, ...snapshot.columns],
    values: snapshot.values.map((row, index) => [`row ${snapshot.headerRow + 2 + index}`, ...row]),
    numberFormats: new Map([...snapshot.numberFormats].map(([position, formats]) => [position + 1, formats])),
  };
}

function printRegister(snapshot: TableSnapshot, language: string): void {
  const locale = localeOf(language);
  const rows = readRows(risksTable, snapshot, locale);
  const { policy } = readPolicy(undefined, locale);
  const risks = evaluateRisks(rows, policy.risks, TODAY, locale, NO_RISK_LINKS);
  const messages = messagesFor("en");
  print(`    columns: ${columnsText(rows)}`);
  print(`    left alone: ${leftAlone(rows)}`);
  for (const finding of risks.findings) print(`    ${finding.severity}: ${messages.finding(finding)}`);
  const shown = risks.risks.slice(0, 4).map(riskText);
  print(`    ${risks.risks.length} rows: ${shown.join("; ")}`);
  const codes = [...rows.problems, ...risks.problems].map(({ code }) => code);
  if (codes.length > 0) {
    const counts = [...new Set(codes)].map((code) => `${code} ${codes.filter((one) => one === code).length}`);
    print(`    cells: ${counts.join(", ")}`);
  }
}

function riskText({ row, probability, impact, score, rating }: RisksEvaluation["risks"][number]): string {
  return `${row.key} ${probability ?? "?"} × ${impact ?? "?"} = ${score ?? "?"} ${rating ?? ""}`.trim();
}

function columnsText(rows: TableRows<typeof risksTable>): string {
  return inputEntries(risksTable)
    .flatMap(([key]) => {
      const position = rows.columnPosition(key);
      return position === undefined ? [] : [`${key} = ${rows.snapshot.columns[position]?.header ?? ""}`];
    })
    .join("; ");
}

function leftAlone(rows: TableRows<typeof risksTable>): string {
  const used = new Set(inputEntries(risksTable).map(([key]) => rows.columnPosition(key)));
  const others = rows.snapshot.columns.flatMap(({ header }, position) =>
    used.has(position) || isBlank(header) ? [] : [header],
  );
  return others.length === 0 ? "nothing" : others.join(", ");
}

function readManifest(file: string): ReadonlyMap<string, Expected> {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const [head = [], ...rows] = csvRows(text, separatorOf(text));
  const at = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? "";
  return new Map(
    rows.map((row) => [
      at(row, "file"),
      {
        headerRows: at(row, "header_row")
          .split(";")
          .map((part) => Number.parseInt(part, 10))
          .filter(Number.isFinite),
        known: at(row, "known_right_answer"),
      },
    ]),
  );
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
