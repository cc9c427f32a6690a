/** Reads a Script Lab sample: a YAML file with a script, a template and a list of libraries. */

export interface Sample {
  name: string;
  script: string;
  template: string;
  libraries: string[];
}

/**
 * A reader for the few keys used (name, script.content, template.content, libraries), not a YAML parser: block scalars
 * "|-", "|" and ">" and plain or quoted values, by indentation. Anything else in the file is passed over.
 */
export function readSample(text: string): Sample {
  const found = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  let section = "";
  for (let at = 0; at < lines.length; at++) {
    const match = /^( *)([A-Za-z_]+):[ \t]*(.*)$/.exec(lines[at] ?? "");
    if (!match) continue;
    const [, indent = "", key = "", value = ""] = match;
    if (indent === "") section = key;
    const path = indent === "" ? key : `${section}.${key}`;
    if (!/^[|>][-+]?\d*$/.test(value)) {
      found.set(path, value.replace(/^(['"])(.*)\1$/, "$2"));
      continue;
    }
    const block: string[] = [];
    while (at + 1 < lines.length && isInside(lines[at + 1] ?? "", indent.length)) block.push(lines[++at] ?? "");
    found.set(path, outdented(block));
  }
  return {
    name: found.get("name") ?? "",
    script: found.get("script.content") ?? "",
    template: found.get("template.content") ?? "",
    libraries: (found.get("libraries") ?? "").split("\n").map((line) => line.trim()),
  };
}

function isInside(line: string, indent: number): boolean {
  return line.trim() === "" || line.length - line.trimStart().length > indent;
}

function outdented(block: string[]): string {
  const first = block.find((line) => line.trim() !== "") ?? "";
  const indent = first.length - first.trimStart().length;
  return block
    .map((line) => line.slice(indent))
    .join("\n")
    .trimEnd();
}
