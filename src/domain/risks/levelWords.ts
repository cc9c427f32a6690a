/** A place on a scale of five: 1 is least, 5 is most. */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Words that people put for the five steps, in both columns. */
const STEPS: readonly (readonly [Level, readonly string[]])[] = [
  [
    1,
    [
      "very low",
      "vl",
      "v low",
      "lowest",
      "minimal",
      "negligible",
      "sehr niedrig",
      "sehr gering",
      "très faible",
      "muy bajo",
      "muy baja",
    ],
  ],
  [2, ["low", "l", "small", "niedrig", "gering", "klein", "faible", "bajo", "baja", "lav", "basso", "bassa"]],
  [
    3,
    [
      "medium",
      "m",
      "med",
      "moderate",
      "mod",
      "average",
      "mittel",
      "moyen",
      "moyenne",
      "medio",
      "media",
      "middels",
      "middel",
    ],
  ],
  [4, ["high", "h", "hi", "large", "hoch", "groß", "gross", "élevé", "élevée", "alto", "alta", "høy", "høj"]],
  [
    5,
    [
      "very high",
      "vh",
      "v high",
      "highest",
      "extreme",
      "sehr hoch",
      "très élevé",
      "très élevée",
      "muy alto",
      "muy alta",
    ],
  ],
];

const PROBABILITIES: readonly (readonly [Level, readonly string[]])[] = [
  [1, ["rare", "remote", "very unlikely", "highly unlikely", "improbable", "sehr unwahrscheinlich"]],
  [2, ["unlikely", "seldom", "unwahrscheinlich", "selten"]],
  [3, ["possible", "occasional", "even chance", "möglich", "moeglich"]],
  [4, ["likely", "probable", "wahrscheinlich"]],
  [
    5,
    [
      "almost certain",
      "certain",
      "very likely",
      "highly likely",
      "near certain",
      "frequent",
      "fast sicher",
      "sehr wahrscheinlich",
    ],
  ],
];

const IMPACTS: readonly (readonly [Level, readonly string[]])[] = [
  [1, ["insignificant", "trivial", "none to minor"]],
  [2, ["minor", "marginal"]],
  [3, ["serious"]],
  [4, ["major", "significant"]],
  [5, ["severe", "catastrophic", "critical", "kritisch", "katastrophal"]],
];

const ROMAN: readonly string[] = ["i", "ii", "iii", "iv", "v"];

const wordsOf = (...lists: readonly (readonly (readonly [Level, readonly string[]])[])[]): ReadonlyMap<string, Level> =>
  new Map(lists.flat().flatMap(([level, words]) => words.map((word) => [word, level] as const)));

export const PROBABILITY_WORDS = wordsOf(STEPS, PROBABILITIES);
export const IMPACT_WORDS = wordsOf(STEPS, IMPACTS);

/** 1 to 5 for I to V. */
export function romanLevel(text: string): Level | undefined {
  const at = ROMAN.indexOf(text.trim().toLowerCase());
  return at < 0 ? undefined : ((at + 1) as Level);
}

/**
 * The level that a text names: a word, a roman number, or a word with a figure beside it, "2 - Unlikely", "Low (1)".
 * The word decides: the figure beside it is of the writer's own scale.
 */
export function levelOf(text: string, words: ReadonlyMap<string, Level>): Level | undefined {
  const plain = text
    .replace(/[\s_]+/g, " ")
    .replace(/(?<=\p{L})\.(?=\s|$)/gu, "")
    .trim()
    .toLowerCase();
  const bare = plain
    .replace(/^\(?\d+\)?\s*[-–—:.)=]?\s*/, "")
    .replace(/\s*[-–—:=]?\s*\(?\d+\)?$/, "")
    .trim();
  return words.get(plain) ?? words.get(plain.replaceAll("-", " ")) ?? words.get(bare) ?? romanLevel(plain);
}
