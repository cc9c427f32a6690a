import { isBlank, isErrorValue, type CellValue } from "../../tabular/cellValue";
import { dayFromText } from "../../tabular/excelDate";
import { normalHeader } from "../../tabular/matchColumns";
import { cellText, isYesOrNo } from "../../tabular/readCell";
import type { ChosenRange } from "../../tabular/range/chosenRange";
import type { FoundRange } from "../../tabular/range/findRanges";
import { comparable } from "../words";
import { OTHER_REGISTERS, type CriteriaKey } from "./headerWords";
import { headerMeaning, type HeaderMeaning } from "./readHeader";

/** Why a column of the user's was taken for one of Criteria. */
export type MappedBy =
  /** Its header says so. */
  | "header"
  /** Its header may say so, and nothing else does. */
  | "likely-header"
  /** What its cells hold. */
  | "content";

export interface MappedColumn {
  /** Column of the range, from 0. */
  readonly offset: number;
  readonly by: MappedBy;
}

export type ColumnMapping = ReadonlyMap<CriteriaKey, MappedColumn>;

/** A range that can be read as criteria. */
export interface Candidate {
  readonly range: FoundRange;
  readonly columns: ColumnMapping;
  readonly confidence: "sure" | "likely" | "guess";
}

/** Why a range is no checklist. */
export type Miss = "no-rows" | "no-criterion" | "no-status" | "another-register" | "no-known-words";

export interface Missed {
  readonly range: FoundRange;
  readonly miss: Miss;
}

export interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly missed: readonly Missed[];
}

type PolicyWords = ReadonlySet<string>;

/** Sorts what was found into ranges that can be read as criteria, and those that cannot, with the reason. */
export function candidates(ranges: readonly FoundRange[], words: readonly string[]): Candidates {
  const known: PolicyWords = new Set(words.map(comparable));
  const found: Candidate[] = [];
  const missed: Missed[] = [];
  for (const range of ranges) {
    const answer = candidateOf(range, known);
    if (typeof answer === "string") missed.push({ range, miss: answer });
    else found.push(answer);
  }
  const spaced = spacedRanges(missed.map(({ range }) => range)).flatMap(({ range, parts }) => {
    const answer = candidateOf(range, known);
    return typeof answer === "string" ? [] : [{ answer, parts }];
  });
  const used = new Set(spaced.flatMap(({ parts }) => parts));
  return {
    candidates: [...found, ...spaced.map(({ answer }) => answer)],
    missed: missed.filter(({ range }) => !used.has(range)),
  };
}

/** Ranges that are none by themselves, but one with blank columns for looks: alike in height, one column apart. */
function spacedRanges(
  ranges: readonly FoundRange[],
): readonly { readonly range: FoundRange; readonly parts: readonly FoundRange[] }[] {
  const rows = new Map<string, FoundRange[]>();
  for (const range of ranges) {
    if (range.table !== undefined) continue;
    const key = `${range.sheet.id} ${range.headerTop} ${range.headerRow}`;
    rows.set(key, [...(rows.get(key) ?? []), range]);
  }
  return [...rows.values()].flatMap((beside) => {
    const parts = [...beside].sort((one, other) => one.firstColumn - other.firstColumn);
    const apart = parts.slice(1).some((part, index) => {
      const before = parts[index];
      return before === undefined || part.firstColumn !== before.firstColumn + before.headers.length + 1;
    });
    const [first] = parts;
    if (first === undefined || parts.length < 2 || apart) return [];
    const height = Math.max(...parts.map(({ body }) => body.length));
    const joined = (rowOf: (part: FoundRange) => readonly CellValue[]): readonly CellValue[] =>
      parts.flatMap((part, index) => [
        ...(index === 0 ? [] : [""]),
        ...part.headers.map((_, column) => rowOf(part)[column] ?? ""),
      ]);
    const range: FoundRange = {
      ...first,
      headers: joined(({ headers }) => headers).map(String),
      body: Array.from({ length: height }, (_, row) => joined(({ body }) => body[row] ?? [])),
    };
    return [{ range, parts }];
  });
}

/** The first different values of a column, as its cells show them. */
export function samplesOf({ body }: FoundRange, offset: number, count = 3): readonly string[] {
  const samples = new Set<string>();
  for (const row of body) {
    const value = row[offset] ?? "";
    if (!isBlank(value)) samples.add(cellText(value).replace(/\s+/g, " "));
    if (samples.size === count) break;
  }
  return [...samples];
}

function candidateOf(range: FoundRange, words: PolicyWords): Candidate | Miss {
  const columns = columnsByHeader(range);
  if (!columns.has("criterion")) addByGroup(columns, range);
  const sure = [columns.get("criterion"), columns.get("actual")].filter((column) => column?.by === "header");
  if (sure.length > 0) addByContent(columns, range, words);
  const criterion = columns.get("criterion");
  const actual = columns.get("actual");
  if (criterion === undefined) return "no-criterion";
  if (actual === undefined) return "no-status";
  if (range.body.length === 0) return "no-rows";
  if (criterion.by !== "header") {
    if (range.headers.some((header) => REGISTER_HEADERS.has(normalHeader(header)))) return "another-register";
    if (!columns.has("passAt") && !saysAnything(range, actual.offset, words)) return "no-known-words";
  }
  const kinds = [criterion.by, actual.by];
  const confidence = kinds.includes("content") ? "guess" : kinds.includes("likely-header") ? "likely" : "sure";
  return { range, columns, confidence };
}

const REGISTER_HEADERS: ReadonlySet<string> = new Set(OTHER_REGISTERS.map(normalHeader));

/** For each role the column whose header says it best; of several that say it as well, the one that can be read. */
function columnsByHeader(range: FoundRange): Map<CriteriaKey, MappedColumn> {
  const columns = new Map<CriteriaKey, MappedColumn>();
  const best = new Map<CriteriaKey, { readonly rank: number; readonly order: number }>();
  range.headers.forEach((header, offset) => {
    const values = valuesOf(range, offset);
    const meaning = meaningOf(header, values);
    if (meaning === undefined) return;
    const rank = rankOf(meaning);
    const fit = fitOf(meaning.key, values);
    if (!meaning.sure && fit === "unreadable") return;
    const order = FIT_ORDER.indexOf(fit);
    const other = best.get(meaning.key);
    if (other !== undefined && (rank < other.rank || (rank === other.rank && order <= other.order))) return;
    best.set(meaning.key, { rank, order });
    columns.set(meaning.key, { offset, by: meaning.sure ? "header" : "likely-header" });
  });
  return columns;
}

/** A measured value outranks a status, a header that says it one that may say it. */
function rankOf({ sure, status }: HeaderMeaning): number {
  return sure ? (status ? 3 : 4) : status ? 1 : 2;
}

/** Required over nothing but Yes and No says which criteria must pass. */
function meaningOf(header: string, values: readonly CellValue[]): HeaderMeaning | undefined {
  const meaning = headerMeaning(header);
  const isMustPass =
    meaning?.key === "passAt" && normalHeader(header) === "required" && values.length > 0 && values.every(isYesOrNo);
  return isMustPass ? { ...meaning, key: "mustPass" } : meaning;
}

/** How well the cells of a column bear its header out: the later in this list is preferred. */
const FIT_ORDER = ["empty", "unreadable", "readable"] as const;
type Fit = (typeof FIT_ORDER)[number];

function fitOf(key: CriteriaKey, values: readonly CellValue[]): Fit {
  const fits = FITS[key];
  if (fits === undefined) return "readable";
  if (values.length === 0) return "empty";
  return values.filter(fits).length >= MOSTLY * values.length ? "readable" : "unreadable";
}

const MOSTLY = 0.8;

/**
 * What can be read in a column. It chooses between columns whose headers say the same, and leaves out one whose header
 * only may say it. A column that its header names for sure stays: what cannot be read in it becomes problems, because
 * a must-pass mark or a date that is left out in silence would let a criterion pass.
 */
const FITS: Readonly<Partial<Record<CriteriaKey, (value: CellValue) => boolean>>> = {
  mustPass: isYesOrNo,
  applies: isYesOrNo,
  weight: isFigure,
  evidenceDate: (value) =>
    (typeof value === "number" && value > 20_000 && value < 80_000) ||
    (typeof value === "string" && dayFromText(value, "dmy") !== undefined) ||
    (typeof value === "string" && dayFromText(value, "mdy") !== undefined),
};

function isFigure(value: CellValue): boolean {
  return typeof value === "number" || (typeof value === "string" && /^\s*\d+(?:[.,]\d+)?\s*%?\s*$/.test(value));
}

function valuesOf({ body }: FoundRange, offset: number): readonly CellValue[] {
  return body.map((row) => row[offset] ?? "").filter((value) => !isBlank(value) && !isErrorValue(value));
}

/** Under "Requirement" over "No" and "Text", the criterion is the column with the longest texts. */
function addByGroup(columns: Map<CriteriaKey, MappedColumn>, range: FoundRange): void {
  const taken = new Set([...columns.values()].map(({ offset }) => offset));
  const [longest] = (range.groups ?? [])
    .flatMap((group, offset) => (headerMeaning(group)?.key === "criterion" && !taken.has(offset) ? [offset] : []))
    .filter((offset) => valuesOf(range, offset).some((value) => typeof value === "string"))
    .sort((one, other) => lengthOf(range, other) - lengthOf(range, one));
  if (longest !== undefined) columns.set("criterion", { offset: longest, by: "likely-header" });
}

/** The one of the two needed columns whose header says nothing, told by what its cells hold. */
function addByContent(columns: Map<CriteriaKey, MappedColumn>, range: FoundRange, words: PolicyWords): void {
  const taken = new Set([...columns.values()].map(({ offset }) => offset));
  const free = range.headers.map((_, offset) => offset).filter((offset) => !taken.has(offset));
  if (!columns.has("actual")) {
    const status = free.find((offset) => readsAsStatus(range, offset, words));
    if (status !== undefined) columns.set("actual", { offset: status, by: "content" });
  }
  if (!columns.has("criterion")) {
    const texts = free
      .filter((offset) => offset !== columns.get("actual")?.offset && readsAsCriteria(range, offset))
      .sort((one, other) => lengthOf(range, other) - lengthOf(range, one));
    const [longest] = texts;
    if (longest !== undefined) columns.set("criterion", { offset: longest, by: "content" });
  }
}

function isKnownWord(value: CellValue, words: PolicyWords): boolean {
  return isYesOrNo(value) || words.has(comparable(cellText(value)));
}

/** Few different words, most of them known, and more than one of these: ticks alone do not say what they stand for. */
function readsAsStatus(range: FoundRange, offset: number, words: PolicyWords): boolean {
  const values = valuesOf(range, offset);
  const different = new Set(values.map((value) => cellText(value).toLowerCase()));
  const known = values.filter((value) => isKnownWord(value, words));
  const knownWords = new Set(known.map((value) => cellText(value).toLowerCase()));
  return knownWords.size >= 2 && different.size <= 8 && known.length >= 0.6 * values.length;
}

/** Texts of several words, different in nearly every row. */
function readsAsCriteria(range: FoundRange, offset: number): boolean {
  const texts = valuesOf(range, offset).filter((value) => typeof value === "string");
  const different = new Set(texts.map((text) => text.trim().toLowerCase()));
  return (
    texts.length >= MOSTLY * range.body.length &&
    different.size >= MOSTLY * texts.length &&
    lengthOf(range, offset) >= 12 &&
    texts.filter((text) => /^https?:/i.test(text)).length === 0
  );
}

function lengthOf(range: FoundRange, offset: number): number {
  const texts = valuesOf(range, offset).map((value) => String(value).length);
  return texts.length === 0 ? 0 : texts.reduce((sum, length) => sum + length, 0) / texts.length;
}

/** Something of the column can be judged, or all of it is still to be filled in. */
function saysAnything(range: FoundRange, offset: number, words: PolicyWords): boolean {
  const values = valuesOf(range, offset);
  return values.length === 0 || values.some((value) => isKnownWord(value, words));
}

/** The choice of a candidate with its columns as they were found, or as somebody changed them. */
export function chosenRange(
  { range, columns }: Candidate,
  changed: Readonly<Record<string, number>> = Object.fromEntries(
    [...columns].map(([key, { offset }]) => [key, offset]),
  ),
  words?: ChosenRange["words"],
): ChosenRange {
  const { sheet, table, headerTop, headerRow, firstColumn, headers } = range;
  return {
    sheet,
    ...(table === undefined ? {} : { table: table.id }),
    headerTop,
    headerRow,
    firstColumn,
    headers,
    columns: changed,
    ...(words === undefined || Object.keys(words).length === 0 ? {} : { words }),
  };
}

/** Words in the column that serves as Actual which neither pass, warn nor fail, most frequent first. */
export function unknownWords(range: FoundRange, offset: number, words: readonly string[]): readonly string[] {
  const known: PolicyWords = new Set(words.map(comparable));
  const counts = new Map<string, number>();
  for (const value of valuesOf(range, offset)) {
    const word = cellText(value);
    if (!known.has(comparable(word))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([word]) => word);
}
