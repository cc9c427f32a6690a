import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { GatesOutcome } from "../workflows/evaluateGates";

/** What the settings view shows of an evaluation. Nothing is judged here. */

/** Where the value of a setting comes from. */
export type SettingSource =
  | { readonly name: "no-table" | "no-row" }
  | { readonly name: "blank" | "set"; readonly cell: CellAddress }
  | { readonly name: "refused"; readonly cell: CellAddress; readonly problem: CellProblem };

export function sourceOf({ inputs, problems }: GatesOutcome, setting: string): SettingSource {
  const { settings } = inputs.sheets;
  if (settings === undefined) return { name: "no-table" };
  const found = settings.get(setting);
  if (found === undefined) return { name: "no-row" };
  const { cell, blank } = found;
  const problem = problems.find(({ code, facts }) => REFUSALS.has(code) && facts["setting"] === setting);
  if (problem !== undefined) return { name: "refused", cell, problem };
  return { name: blank ? "blank" : "set", cell };
}

const REFUSALS: ReadonlySet<CellProblem["code"]> = new Set(["policy-unreadable", "policy-refused"] as const);

/** Gates whose scores are not those of the policy. */
export function gatesWithOwnScores({ evaluation, policy }: GatesOutcome): readonly string[] {
  return evaluation.gates
    .filter(({ thresholds: { pass, warn } }) => pass !== policy.passScore || warn !== policy.warnScore)
    .map(({ gate }) => gate.key);
}

export type WordList = "passes" | "warns" | "fails";

const REASONS = { passes: "word-passes", warns: "word-warns", fails: "word-fails" } as const;

/** How many criteria a list of words judges. */
export function judgedByWords({ evaluation }: GatesOutcome, list: WordList): number {
  return evaluation.criteria.filter(({ measured }) => measured.reason.id === REASONS[list]).length;
}

export interface UnknownWord {
  readonly word: string;
  readonly cells: readonly CellAddress[];
}

/** Words in place of a result that no list has, the most frequent first. */
export function wordsOnNoList({ evaluation }: GatesOutcome): readonly UnknownWord[] {
  const words = new Map<string, { word: string; cells: CellAddress[] }>();
  for (const { code, found, cell } of evaluation.problems) {
    if (code !== "word-unknown" || typeof found !== "string") continue;
    const key = found.trim().toLowerCase();
    const known = words.get(key) ?? { word: found.trim(), cells: [] };
    known.cells.push(cell);
    words.set(key, known);
  }
  return [...words.values()].sort((one, other) => other.cells.length - one.cells.length);
}
