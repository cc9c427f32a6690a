/** The people or roles in a cell, as written; several are separated by comma, semicolon, slash, line break or a free-standing &. */
export function people(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(/[,;/\n\r]+|\s&\s/)
    .map((person) => person.replace(/\s+/g, " ").trim())
    .filter((person) => person !== "");
}
