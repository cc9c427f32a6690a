/** The people or roles in a cell, as written; several are separated by comma, semicolon, &, / or a line break. */
export function people(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(/[,;&/\n\r]+|\band\b/i)
    .map((person) => person.replace(/\s+/g, " ").trim())
    .filter((person) => person !== "");
}
