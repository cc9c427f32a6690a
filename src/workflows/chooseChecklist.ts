import { chosenRange, type Candidate } from "../domain/checklist/candidates";
import { rangeAddress } from "../tabular/range/rangeAddress";
import { criteriaTable } from "../domain/gates/criteria.table";
import { columnLetters, columnOfLetters } from "../tabular/cellAddress";
import { WORD_MEANINGS, type ChosenRange, type WordMeaning } from "../tabular/range/chosenRange";
import { inputEntries } from "../tabular/table";
import { Refusal } from "./refusal";

/** What a candidate is called when somebody has to choose: its table's name, else its address. */
export function candidateName({ range }: Candidate): string {
  return range.table?.name ?? rangeAddress(range);
}

/**
 * The candidate that was asked for: by its address, its table's name, an address that meets it, or the sheet where it is
 * alone. Nothing asked for: the only one. Undefined: there is none at all. Refuses by name where nobody can tell which.
 */
export function chooseChecklist(candidates: readonly Candidate[], asked: string | undefined): Candidate | undefined {
  const names = candidates.map(candidateName);
  if (asked === undefined) {
    if (candidates.length > 1) throw new Refusal({ code: "checklists-several", candidates: names });
    return candidates[0];
  }
  const wanted = plain(asked);
  const exact = candidates.filter(
    (candidate) => plain(candidateName(candidate)) === wanted || plain(rangeAddress(candidate.range)) === wanted,
  );
  const [found, ...more] = exact.length > 0 ? exact : candidates.filter(({ range }) => meets(range, wanted));
  if (found === undefined) throw new Refusal({ code: "checklist-unknown", asked, candidates: names });
  if (more.length > 0) {
    throw new Refusal({ code: "checklists-several", candidates: [found, ...more].map(candidateName) });
  }
  return found;
}

/** Addresses are compared without quotes, dollar signs and regard to case. */
function plain(address: string): string {
  return address
    .trim()
    .replace(/''/g, "'")
    .replace(/^'(.*)'(?=!|$)/, "$1")
    .replace(/\$/g, "")
    .toLowerCase();
}

function meets(
  { sheet, headerTop, headerRow, firstColumn, headers, body }: Candidate["range"],
  asked: string,
): boolean {
  const name = sheet.name.toLowerCase();
  if (asked === name) return true;
  const match = /^(.*)!([a-z]{1,3})(\d+)(?::([a-z]{1,3})(\d+))?$/.exec(asked);
  if (match?.[1] !== name) return false;
  const [, , letters = "", digits = "", toLetters = letters, toDigits = digits] = match;
  const last = { row: headerRow + body.length, column: firstColumn + headers.length - 1 };
  return (
    Number(digits) - 1 <= last.row &&
    Number(toDigits) - 1 >= headerTop &&
    columnOfLetters(letters) <= last.column &&
    columnOfLetters(toLetters) >= firstColumn
  );
}

/**
 * The columns of a candidate with what somebody says otherwise: "Actual=Score; Gate=C; Owner=" by our header, then the
 * range's header or the sheet's letter; nothing behind the sign leaves the column out. Answers what it cannot place.
 */
export function changedColumns(
  candidate: Candidate,
  text: string | undefined,
  words?: ChosenRange["words"],
): { readonly choice: ChosenRange; readonly unknown: readonly string[] } {
  const found = chosenRange(candidate);
  const columns = new Map(Object.entries(found.columns));
  const unknown: string[] = [];
  for (const part of (text ?? "").split(/[;,]/).filter((piece) => piece.trim() !== "")) {
    const [name = "", column = ""] = part.split("=").map((side) => side.trim());
    const key = inputEntries(criteriaTable).find(([, { header }]) => header.toLowerCase() === name.toLowerCase())?.[0];
    const offset = offsetOf(candidate, column);
    if (key === undefined || (column !== "" && offset === undefined)) unknown.push(part.trim());
    else if (offset === undefined) columns.delete(key);
    else columns.set(key, offset);
  }
  return { choice: chosenRange(candidate, Object.fromEntries(columns), words), unknown };
}

function offsetOf({ range: { headers, firstColumn } }: Candidate, column: string): number | undefined {
  const byHeader = headers.findIndex((header) => header.toLowerCase() === column.toLowerCase());
  if (byHeader >= 0) return byHeader;
  const byLetter = headers.findIndex((_, offset) => columnLetters(firstColumn + offset) === column.toUpperCase());
  return byLetter < 0 ? undefined : byLetter;
}

/** "N = fails; Fulfilled = passes" as the meanings of words, and what of it says none. */
export function saidWords(text: string | undefined): {
  readonly words: Readonly<Record<string, WordMeaning>>;
  readonly unknown: readonly string[];
} {
  const words = new Map<string, WordMeaning>();
  const unknown: string[] = [];
  for (const part of (text ?? "").split(/[;,]/).filter((piece) => piece.trim() !== "")) {
    const [word = "", said = ""] = part.split("=").map((side) => side.trim());
    const meaning = WORD_MEANINGS.find((candidate) => candidate === said.toLowerCase());
    if (meaning === undefined || word === "") unknown.push(part.trim());
    else words.set(word, meaning);
  }
  return { words: Object.fromEntries(words), unknown };
}
