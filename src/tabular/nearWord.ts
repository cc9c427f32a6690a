/** Shorter words have too many neighbours to tell which one was meant. */
const SHORTEST = 3;

/**
 * The one of the words that is a single slip of the keyboard away: a letter too many, too few, wrong, or two in the
 * wrong order. Undefined where there is none, or more than one. It is offered to people and never taken for granted.
 */
export function nearWord(text: string, words: readonly string[]): string | undefined {
  const typed = text.trim().toLowerCase();
  const near = words.filter((word) => word.length >= SHORTEST && isOneSlip(typed, word.toLowerCase()));
  return near.length === 1 ? near[0] : undefined;
}

function isOneSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1 || typed === word) return false;
  let start = 0;
  while (start < Math.min(typed.length, word.length) && typed[start] === word[start]) start += 1;
  const [restTyped, restWord] = [typed.slice(start), word.slice(start)];
  return (
    restTyped.slice(1) === restWord.slice(1) ||
    restTyped.slice(1) === restWord ||
    restTyped === restWord.slice(1) ||
    (restTyped[0] === restWord[1] && restTyped[1] === restWord[0] && restTyped.slice(2) === restWord.slice(2))
  );
}
