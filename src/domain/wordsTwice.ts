import { entry } from "./entry";
import { comparable } from "./words";

/** Words that the workbook itself has on two lists, by the list where they do not count: the worse meaning does. */
export function wordsTwice(
  written: (name: string) => readonly string[],
  isGiven: (name: string) => boolean,
): ReadonlyMap<string, readonly { readonly word: string; readonly other: string }[]> {
  const worstFirst = ["Words that fail", "Words that warn", "Words that pass"].filter(isGiven);
  const meaning = new Map<string, string>();
  const twice = new Map<string, { word: string; other: string }[]>();
  for (const list of worstFirst) {
    for (const word of written(list)) {
      const other = meaning.get(comparable(word));
      if (other === undefined) meaning.set(comparable(word), list);
      else if (other !== list) entry(twice, list, () => []).push({ word, other });
    }
  }
  return twice;
}
