/** Patterns of fills: the client's name and the file's. */

export const FILL_PATTERNS: ReadonlyMap<string, string> = new Map([
  ["Gray50", "mediumGray"],
  ["Gray75", "darkGray"],
  ["Gray25", "lightGray"],
  ["Horizontal", "darkHorizontal"],
  ["Vertical", "darkVertical"],
  ["Down", "darkDown"],
  ["Up", "darkUp"],
  ["Checker", "darkGrid"],
  ["SemiGray75", "darkTrellis"],
  ["LightHorizontal", "lightHorizontal"],
  ["LightVertical", "lightVertical"],
  ["LightDown", "lightDown"],
  ["LightUp", "lightUp"],
  ["Grid", "lightGrid"],
  ["CrissCross", "lightTrellis"],
  ["Gray16", "gray125"],
  ["Gray8", "gray0625"],
]);

export function patternFromFile(name: string): string | undefined {
  return [...FILL_PATTERNS].find(([, file]) => file === name)?.[0];
}
