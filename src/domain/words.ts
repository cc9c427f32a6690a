/** A word as it is compared: trimmed, without regard to case; TRUE and FALSE count as Yes and No. */
export function comparable(word: string): string {
  const plain = word.trim().toLowerCase();
  return plain === "true" ? "yes" : plain === "false" ? "no" : plain;
}
