import { splitList } from "../../tabular/readCell";

/** Something that other sheets name by its ID or its name. */
export interface Nameable {
  readonly key: string;
  readonly name: string;
}

/** What a cell names: what is there, each once, and IDs that point nowhere. */
export interface NamedIds<T> {
  readonly found: readonly T[];
  readonly unknown: readonly string[];
}

/**
 * Finds what cells name that hold IDs, names or mere words: one or a list, "S1, S3" or "S1 and S3", also with words beside
 * the ID, "S3: complaints rise". Words that are no ID are words: they need not stand in a sheet of their own.
 */
export function idFinder<T extends Nameable>(named: readonly T[]): (text: string | undefined) => NamedIds<T> {
  const byText = new Map<string, T>();
  for (const one of named) byText.set(normal(one.key), byText.get(normal(one.key)) ?? one);
  for (const one of named) byText.set(normal(one.name), byText.get(normal(one.name)) ?? one);
  const shapes = new Set(named.map(({ key }) => shapeOf(key.trim())).filter(isTelling));
  const stems = new Set(named.map(({ key }) => stemOf(key)));
  const find = (text: string): T | undefined => byText.get(normal(text));
  const isId = (text: string): boolean => looksLikeId(text) || shapes.has(shapeOf(text));

  const partsOf = (part: string): readonly string[] => {
    if (find(part) !== undefined || isId(part)) return [part];
    const parts = part.split(JOINED).filter((word) => word !== "");
    const alike = (one: string): boolean => find(one) !== undefined || stems.has(stemOf(one));
    if (parts.every(alike)) return parts;
    const id = [ahead(part), behind(part)].find((one) => /\d/.test(one) && one.length <= LONGEST_ID && alike(one));
    return id === undefined ? [] : [id];
  };

  return (text) => {
    if (text === undefined) return { found: [], unknown: [] };
    const whole = find(text);
    if (whole !== undefined) return { found: [whole], unknown: [] };
    const parts = splitList(text).flatMap(partsOf);
    return {
      found: [...new Set(parts.flatMap((part) => find(part) ?? []))],
      unknown: [...new Set(parts.filter((part) => find(part) === undefined))],
    };
  };
}

/** "S3" of "S3: complaints rise" and "S3 complaints rise" */
function ahead(text: string): string {
  return (text.split(/\s/, 1)[0] ?? "").replace(/[:.,)]$/, "");
}

/** "S3" of "Complaints rise (S3)" */
function behind(text: string): string {
  return text.endsWith(")") ? text.slice(text.lastIndexOf("(") + 1, -1).trim() : "";
}

/** What stands between IDs where no list separator does. */
const JOINED = /\s*[/&+|]\s*|\s+(?:and|und|et|y)\s+|\s+/iu;

const LONGEST_ID = 24;

/** An ID rather than words: one piece with letters and digits, "S3", "SIG-2026-12", "A_4b"; or "S 3". */
export function looksLikeId(text: string): boolean {
  return (
    /^\p{L}{1,5} \d{1,5}$/u.test(text) ||
    (text.length <= LONGEST_ID && /^(?=.*\d)(?=.*[\p{L}#])[\p{L}#]?[\p{L}\p{N}]*(?:[-_.:#][\p{L}\p{N}]+)*$/u.test(text))
  );
}

const normal = (text: string): string => text.trim().replace(/\s+/g, " ").toLowerCase();

/** How an ID is built: letters in capitals A, others a, digits 9. */
function shapeOf(text: string): string {
  return text
    .replace(/\p{Lu}+/gu, "A")
    .replace(/[\p{Ll}\p{Lt}\p{Lm}\p{Lo}]+/gu, "a")
    .replace(/\p{N}+/gu, "9");
}

/** A shape that mere words do not have: capitals only, or a sign or a digit between the letters; in one piece. */
function isTelling(shape: string): boolean {
  return !/\s/.test(shape) && !/^A?a$/.test(shape);
}

/** An ID without regard to its figures: "s9" for S12. */
function stemOf(key: string): string {
  return normal(key).replace(/\d+/g, "9");
}
