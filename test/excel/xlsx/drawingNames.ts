/** How charts' choices are spelt in files, by Excel's names. */

export const DASHES: Readonly<Record<string, string>> = {
  Continuous: "solid",
  Dash: "dash",
  DashDot: "dashDot",
  DashDotDot: "lgDashDotDot",
  Dot: "sysDash",
  RoundDot: "sysDot",
};

export const LEGENDS: Readonly<Record<string, string>> = { Top: "t", Bottom: "b", Left: "l", Right: "r", Corner: "tr" };

export const LABELS: Readonly<Record<string, string>> = {
  Center: "ctr",
  InsideEnd: "inEnd",
  InsideBase: "inBase",
  OutsideEnd: "outEnd",
  Left: "l",
  Right: "r",
  Top: "t",
  Bottom: "b",
  BestFit: "bestFit",
};

export const MARKERS: Readonly<Record<string, string>> = {
  Automatic: "auto",
  None: "none",
  Square: "square",
  Diamond: "diamond",
  Triangle: "triangle",
  X: "x",
  Star: "star",
  Dot: "dot",
  Dash: "dash",
  Circle: "circle",
  Plus: "plus",
};

export const TICKS: Readonly<Record<string, string>> = { None: "none", Cross: "cross", Inside: "in", Outside: "out" };

export const TICK_LABELS: Readonly<Record<string, string>> = {
  NextToAxis: "nextTo",
  High: "high",
  Low: "low",
  None: "none",
};

export const BLANKS: Readonly<Record<string, string>> = { NotPlotted: "gap", Zero: "zero", Interplotted: "span" };

/** Excel's name for a spelling; the tables hold exactly the names of the model's lists. */
export function nameOf<T extends string = string>(
  table: Readonly<Record<string, string>>,
  spelling: string | undefined,
  otherwise: T,
): T {
  const found = Object.keys(table).find((name) => table[name] === spelling);
  return found === undefined ? otherwise : (found as T);
}

/** The drawing format measures in 12,700ths of a point. */
export const EMU = 12_700;

export const CHART_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
export const DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main";
export const PLACEMENT_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
