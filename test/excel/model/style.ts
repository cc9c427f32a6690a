/** How a cell looks. Styles are immutable and shared: two cells that look alike hold the same object. */

export type BorderEdge = "top" | "bottom" | "left" | "right" | "diagonalUp" | "diagonalDown";

export interface Border {
  /** Excel's name of the line: "Continuous", "Dash", "Double" ... */
  line: string;
  weight: "Hairline" | "Thin" | "Medium" | "Thick";
  color: string;
}

export interface Style {
  /** The named style the cell was given; what the cell looks like is in the other fields. */
  readonly namedStyle: string;
  readonly numberFormat: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly fontColor: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strikethrough: boolean;
  readonly underline: "None" | "Single" | "Double" | "SingleAccountant" | "DoubleAccountant";
  readonly vertAlign: "none" | "superscript" | "subscript";
  /** #RRGGBB, or "" where there is no fill. */
  readonly fillColor: string;
  /** Excel's name of a pattern drawn over the fill, or "" for a plain fill or none. */
  readonly fillPattern: string;
  /** #RRGGBB of the pattern's lines, or "". */
  readonly patternColor: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrapText: boolean;
  readonly indent: number;
  readonly textOrientation: number;
  readonly shrinkToFit: boolean;
  readonly readingOrder: string;
  readonly autoIndent: boolean;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  /** The text was typed with a leading apostrophe. */
  readonly quotePrefix: boolean;
  readonly borders: Readonly<Partial<Record<BorderEdge, Border>>>;
}

const interned = new Map<string, Style>();
const derived = new WeakMap<Style, Map<string, Style>>();

function intern(style: Style): Style {
  const key = JSON.stringify(style);
  const known = interned.get(key);
  if (known) return known;
  interned.set(key, style);
  return style;
}

export const DEFAULT_STYLE: Style = intern({
  namedStyle: "Normal",
  numberFormat: "General",
  fontName: "Calibri",
  fontSize: 11,
  fontColor: "#000000",
  bold: false,
  italic: false,
  strikethrough: false,
  underline: "None",
  vertAlign: "none",
  fillColor: "",
  fillPattern: "",
  patternColor: "",
  horizontal: "General",
  vertical: "Bottom",
  wrapText: false,
  indent: 0,
  textOrientation: 0,
  shrinkToFit: false,
  readingOrder: "Context",
  autoIndent: false,
  locked: true,
  formulaHidden: false,
  quotePrefix: false,
  borders: {},
});

/** The shared style that differs from `style` in these properties only. */
export function restyle(style: Style, change: Partial<Style>): Style {
  let known = derived.get(style);
  if (!known) derived.set(style, (known = new Map<string, Style>()));
  // The most frequent change by far needs no serializing.
  const { numberFormat, ...others } = change;
  const isFormatOnly = numberFormat !== undefined && Object.keys(others).length === 0;
  const key = isFormatOnly ? numberFormat : JSON.stringify(change);
  let result = known.get(key);
  if (!result) {
    const borders: Style["borders"] = change.borders ? sortKeys({ ...change.borders }) : style.borders;
    known.set(key, (result = intern({ ...style, ...change, borders })));
  }
  return result;
}

function sortKeys<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as T;
}
