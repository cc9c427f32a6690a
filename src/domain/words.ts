/** A word as it is compared: without regard to case and stray spaces; TRUE and FALSE count as Yes and No. */
export function comparable(word: string): string {
  const plain = word.trim().replace(/\s+/g, " ").toLowerCase();
  return plain === "true" ? "yes" : plain === "false" ? "no" : plain;
}
