/** The people or roles in a cell, as written, each once; several are separated by comma, semicolon, slash, line break or a free-standing &. */
export function people(text: string | undefined): readonly string[] {
  const named = new Map<string, string>();
  for (const part of (text ?? "").split(/[,;/\n\r]+|\s&\s/)) {
    const person = part.replace(/\s+/g, " ").trim();
    const key = person.toLowerCase();
    if (person !== "" && !named.has(key)) named.set(key, person);
  }
  return [...named.values()];
}
