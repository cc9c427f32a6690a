import type { Format } from "./format";

export type SearchWords = ReturnType<typeof searchEn>;

/** The words of the search view, in English; they are loaded with it. */
export function searchEn(format: Format) {
  return {
    title: "Search",
    label: "Search gates, criteria, waivers and findings",
    hint: "By ID, name, owner or any word.",
    kinds: { gate: "Gate", criterion: "Criterion", waiver: "Waiver", finding: "Finding" },
    results: "Found",
    found: (all: number, shown: number): string => {
      if (all === 0) return "Nothing found.";
      if (all === shown) return `${format.number(all)} found.`;
      return `${format.number(all)} found, the first ${format.number(shown)} are shown. Another word narrows it down.`;
    },
  };
}
