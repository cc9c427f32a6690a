const PLACEHOLDERS = new Set([
  "tbd",
  "tbc",
  "tba",
  "to be defined",
  "to be determined",
  "to be decided",
  "to be confirmed",
  "to be assigned",
  "to do",
  "todo",
  "none",
  "none yet",
  "nil",
  "n/a",
  "na",
  "n.a",
  "not applicable",
  "not assigned",
  "not defined",
  "unassigned",
  "unknown",
  "nobody",
  "no one",
  "pending",
  "missing",
  "offen",
  "keine",
  "keiner",
  "k.a",
  "aucun",
  "aucune",
  "ninguno",
  "ninguna",
]);

/** Longer text is no placeholder. */
const LONGEST = 40;

/** Text that fills a cell and says nothing: "TBD", "None", "n/a", "-", "???". Counts as a blank where something is asked for. */
export function isPlaceholder(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.length > LONGEST) return false;
  const plain = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^[([<{]+|[)\]>}.!]+$/g, "")
    .trim()
    .toLowerCase();
  return PLACEHOLDERS.has(plain);
}
