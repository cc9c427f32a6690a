/** Cell styles with a name: what each includes, applying them to cells, and changing or deleting them. */

import { BUILT_IN_STYLES, type BuiltInStyle } from "./builtInStyles";
import { EVERYTHING, type Area } from "./address";
import { refuse } from "./excelError";
import { changeStyle } from "./formatCells";
import { DEFAULT_STYLE, restyle, type Style } from "./style";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export const STYLE_PARTS = {
  number: ["numberFormat"],
  font: ["fontName", "fontSize", "fontColor", "bold", "italic", "strikethrough", "underline", "vertAlign"],
  alignment: [
    "horizontal",
    "vertical",
    "wrapText",
    "indent",
    "textOrientation",
    "shrinkToFit",
    "readingOrder",
    "autoIndent",
  ],
  border: ["borders"],
  patterns: ["fillColor", "fillPattern", "patternColor"],
  protection: ["locked", "formulaHidden"],
} as const satisfies Record<string, readonly (keyof Style)[]>;

export type StylePart = keyof typeof STYLE_PARTS;
export const ALL_PARTS = Object.keys(STYLE_PARTS) as StylePart[];

export interface NamedStyle {
  /** As Excel shows it, for example "Heading 1". */
  readonly name: string;
  readonly builtIn: BuiltInStyle | undefined;
  style: Style;
  includes: Set<StylePart>;
  /** Whether it differs from what the file (or Excel, for built-in styles) has under this name. */
  changed: boolean;
}

export class NamedStyles {
  private readonly styles = new Map<string, NamedStyle>();
  /** Names of the file's own styles that were deleted. */
  readonly deleted = new Set<string>();

  constructor() {
    for (const builtIn of BUILT_IN_STYLES) {
      const { name, look, parts = ALL_PARTS } = builtIn;
      this.put({
        name,
        builtIn,
        style: restyle(DEFAULT_STYLE, { ...look, namedStyle: name }),
        includes: new Set(parts),
        changed: false,
      });
    }
  }

  put(style: NamedStyle): void {
    this.styles.set(style.name.toLowerCase(), style);
  }

  /** What a file says of a style replaces what Excel would have. */
  fromFile(given: { name: string; builtinId: number | undefined; style: Style; includes: Set<StylePart> }): void {
    const builtIn = BUILT_IN_STYLES.find(({ id }) => id === given.builtinId);
    const { name, style, includes } = given;
    if (builtIn) this.styles.delete(builtIn.name.toLowerCase());
    this.put({ name, builtIn, style, includes, changed: false });
  }

  all(): NamedStyle[] {
    return [...this.styles.values()];
  }

  /** By the name Excel shows or by the client's name of a built-in style. */
  find(name: string): NamedStyle | undefined {
    const lower = name.toLowerCase();
    return this.styles.get(lower) ?? this.all().find(({ builtIn }) => builtIn?.clientName.toLowerCase() === lower);
  }

  remove({ name }: NamedStyle): void {
    this.styles.delete(name.toLowerCase());
    this.deleted.add(name);
  }
}

export function addNamedStyle(workbook: Workbook, name: string): NamedStyle {
  if (name.trim() === "" || name.length > 255) refuse("InvalidArgument");
  if (workbook.namedStyles.find(name)) refuse("ItemAlreadyExists");
  const style = restyle(workbook.defaultStyle, { namedStyle: name });
  const named: NamedStyle = { name, builtIn: undefined, style, includes: new Set(ALL_PARTS), changed: true };
  workbook.namedStyles.put(named);
  workbook.touched();
  return named;
}

/** The fields of a style that a named style decides on. */
function included({ style, includes }: NamedStyle): Partial<Style> {
  const keys = [...includes].flatMap((part): readonly (keyof Style)[] => STYLE_PARTS[part]);
  return Object.fromEntries(keys.map((key) => [key, style[key]]));
}

export function applyNamedStyle(sheet: Worksheet, area: Area, named: NamedStyle): void {
  const isNormal = named.builtIn?.clientName === "Normal";
  changeStyle(
    sheet,
    area,
    isNormal ? () => sheet.workbook.defaultStyle : { ...included(named), namedStyle: named.name },
  );
}

/** Cells that have the style follow where they have not been formatted otherwise. */
export function changeNamedStyle(workbook: Workbook, named: NamedStyle, change: Partial<Style>): void {
  const before = named.style;
  named.style = restyle(before, change);
  named.changed = true;
  replaceStyles(workbook, named.name, (style) => {
    const keys = (Object.keys(change) as (keyof Style)[]).filter((key) => same(style[key], before[key]));
    return restyle(style, Object.fromEntries(keys.map((key) => [key, change[key]])));
  });
  if (named.builtIn?.clientName === "Normal") workbook.defaultStyle = restyle(workbook.defaultStyle, change);
  workbook.touched();
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Its cells become normal cells. */
export function deleteNamedStyle(workbook: Workbook, named: NamedStyle): void {
  if (named.builtIn?.clientName === "Normal") refuse("InvalidOperation");
  workbook.namedStyles.remove(named);
  replaceStyles(workbook, named.name, () => workbook.defaultStyle);
  workbook.touched();
}

function replaceStyles(workbook: Workbook, name: string, replace: (style: Style) => Style): void {
  for (const sheet of workbook.sheets) {
    for (const [row, cells] of sheet.cells.rowsIn(EVERYTHING)) {
      cells.styles?.forEach((style, column) => {
        if (style?.namedStyle === name) sheet.cells.makeRow(row).setStyle(column, replace(style));
      });
    }
    for (const lanes of [sheet.rows, sheet.columns]) {
      for (const [index, { style }] of lanes) {
        if (style?.namedStyle === name) lanes.make(index).style = replace(style);
      }
    }
  }
}
