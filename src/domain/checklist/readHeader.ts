import { normalHeader } from "../../tabular/matchColumns";
import { inputEntries } from "../../tabular/table";
import { criteriaTable } from "../gates/criteria.table";
import { HEADER_WORDS, STATUS_WORDS, type CriteriaKey } from "./headerWords";

/** What a header says its column is. `status`: what is stated rather than measured, read as Actual where there is none. */
export interface HeaderMeaning {
  readonly key: CriteriaKey;
  readonly sure: boolean;
  readonly status: boolean;
}

/** Marks that say the same in every header: a question mark, a star, words in brackets. */
function plainHeader(header: string): string {
  return normalHeader(header.replace(/\s*\((?:optional|required|mandatory|y\/n|yes\/no|rag)\)\s*$/i, ""));
}

const MEANINGS = meanings();

function meanings(): ReadonlyMap<string, HeaderMeaning> {
  const found = new Map<string, HeaderMeaning>();
  const add = (words: readonly string[], meaning: HeaderMeaning): void => {
    for (const word of words) if (!found.has(plainHeader(word))) found.set(plainHeader(word), meaning);
  };
  for (const [key, { header }] of inputEntries(criteriaTable)) add([header], { key, sure: true, status: false });
  add(STATUS_WORDS.sure, { key: "actual", sure: true, status: true });
  for (const [key, words] of Object.entries(HEADER_WORDS)) {
    add(words.sure, { key: key as CriteriaKey, sure: true, status: false });
  }
  for (const [key, { otherNames = [] }] of inputEntries(criteriaTable)) {
    add(otherNames, { key, sure: true, status: false });
  }
  add(STATUS_WORDS.perhaps ?? [], { key: "actual", sure: false, status: true });
  for (const [key, { perhaps = [] }] of Object.entries(HEADER_WORDS)) {
    add(perhaps, { key: key as CriteriaKey, sure: false, status: false });
  }
  return found;
}

export function headerMeaning(header: string): HeaderMeaning | undefined {
  return MEANINGS.get(plainHeader(header));
}

export function isKnownHeader(header: string): boolean {
  return headerMeaning(header) !== undefined;
}
