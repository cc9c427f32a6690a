import { nearWord } from "../../tabular/nearWord";
import type { Policy } from "../policy";
import { comparable } from "../words";

const TICKS: ReadonlySet<string> = new Set(["x", "y", "ok", "✓", "✔", "☑", "✅"]);
const CROSSES: ReadonlySet<string> = new Set(["n", "✗", "✘", "☒", "❌"]);

type Words = Pick<Policy, "wordsThatPass" | "wordsThatWarn" | "wordsThatFail">;

/**
 * The word of the policy that a status may have meant: the one that is a single slip away, Yes or No for a mark. An X
 * may mean either, so like every other word that is not listed it is only offered; it counts as No evidence.
 */
export function offeredWord(text: string, { wordsThatPass, wordsThatWarn, wordsThatFail }: Words): string | undefined {
  const word = comparable(text);
  if (TICKS.has(word)) return "Yes";
  if (CROSSES.has(word)) return "No";
  const near = nearWord(word, [...wordsThatPass, ...wordsThatWarn, ...wordsThatFail]);
  return near === undefined ? undefined : `${near.slice(0, 1).toUpperCase()}${near.slice(1)}`;
}
