/** How what we write looks: colours of verdicts and results, widths. The one place that knows colours of cells. */
interface WordLook {
  readonly word: string;
  readonly fill: string;
  readonly text: string;
  /** Stands before the word through the number format, so that the cell holds the exact word. */
  readonly symbol: string;
}

const GREEN = { fill: "#C6EFCE", text: "#006100" };
const YELLOW = { fill: "#FFEB9C", text: "#7F6000" };
const RED = { fill: "#FFC7CE", text: "#9C0006" };
const ORANGE = { fill: "#F8CBAD", text: "#833C0B" };
const GREY = { fill: "#D9D9D9", text: "#404040" };

export const WORD_LOOKS: readonly WordLook[] = [
  { word: "Go", symbol: "✓", ...GREEN },
  { word: "Conditional go", symbol: "!", ...YELLOW },
  { word: "Hold", symbol: "‖", ...ORANGE },
  { word: "No-go", symbol: "✕", ...RED },
  { word: "Not evaluable", symbol: "?", ...GREY },
  { word: "Met", symbol: "✓", ...GREEN },
  { word: "Warning", symbol: "◐", ...YELLOW },
  { word: "Not met", symbol: "✕", ...RED },
  { word: "No evidence", symbol: "?", ...GREY },
  { word: "Stale", symbol: "◷", ...GREY },
  { word: "Kept", symbol: "✓", ...GREEN },
  { word: "Breached", symbol: "✕", ...RED },
  { word: "No reading", symbol: "?", ...GREY },
  { word: "Inside", symbol: "✓", ...GREEN },
  { word: "Approaching", symbol: "◐", ...YELLOW },
  { word: "Crossed", symbol: "✕", ...RED },
  { word: "Not assessed", symbol: "?", ...GREY },
  { word: "Crossed already", symbol: "✕", ...RED },
  { word: "Crossing ahead", symbol: "‖", ...ORANGE },
  { word: "Ordinary growth", symbol: "✓", ...GREEN },
  { word: "Quiet", symbol: "✓", ...GREEN },
  { word: "Watch", symbol: "◐", ...YELLOW },
  { word: "Firing", symbol: "✕", ...RED },
  { word: "Holds", symbol: "✓", ...GREEN },
  { word: "Strained", symbol: "◐", ...YELLOW },
  { word: "Untested", symbol: "?", ...GREY },
  { word: "Too expensive", symbol: "‖", ...ORANGE },
  { word: "Breaks", symbol: "✕", ...RED },
  { word: "Structural fit", symbol: "✓", ...GREEN },
  { word: "Fit on crutches", symbol: "!", ...YELLOW },
  { word: "Symbolic only", symbol: "‖", ...ORANGE },
  { word: "Not fit", symbol: "✕", ...RED },
  { word: "At target", symbol: "✓", ...GREEN },
  { word: "Tolerable", symbol: "◐", ...YELLOW },
  { word: "Unknown", symbol: "?", ...GREY },
  { word: "Missing", symbol: "?", ...GREY },
  { word: "Ready to retire", symbol: "✓", ...GREEN },
  { word: "Overdue", symbol: "‖", ...ORANGE },
  { word: "Permanent by default", symbol: "✕", ...RED },
  { word: "No exit criterion", symbol: "?", ...GREY },
];

const BLUE = { fill: "#B4C6E7", text: "#1F3864" };
const PALE_BLUE = { fill: "#E4E8F0", text: "#1F3864" };

/** Words that fill the cells of a grid. */
const MARKS: readonly Omit<WordLook, "symbol">[] = [
  { word: "Moves", ...BLUE },
  { word: "Support", ...PALE_BLUE },
  { word: "Held", ...ORANGE },
  { word: "Frozen", ...GREY },
  { word: "Planned", ...BLUE },
  { word: "Moving", ...YELLOW },
  { word: "Live", ...GREEN },
  { word: "Stable", ...GREEN },
  { word: "Rolled back", ...ORANGE },
  { word: "Broken", ...RED },
  { word: "Late", ...ORANGE },
];

/** Fills the cells of a grid that equal a word. */
export function colourMarks(range: Excel.Range, words: readonly string[]): void {
  for (const { word, fill, text } of MARKS) {
    if (!words.includes(word)) continue;
    const rule = range.conditionalFormats.add(Excel.ConditionalFormatType.cellValue).cellValue;
    rule.format.fill.color = fill;
    rule.format.font.color = text;
    rule.rule = { formula1: `="${word}"`, operator: Excel.ConditionalCellValueOperator.equalTo };
  }
}

/** Fills the cells of a grid that count something. */
export function colourCounts(range: Excel.Range): void {
  const rule = range.conditionalFormats.add(Excel.ConditionalFormatType.cellValue).cellValue;
  rule.format.fill.color = BLUE.fill;
  rule.format.font.color = BLUE.text;
  rule.rule = { formula1: "0", operator: Excel.ConditionalCellValueOperator.greaterThan };
}

/** Excel measures widths in points: about 5.25 a character of the body font, and a margin. */
export function columnPoints(characters: number): number {
  return Math.round(characters * 5.25 + 4);
}

/** Colours every word of a set where the cell equals it ("contains Go" would paint No-go too). */
export function colourWords(range: Excel.Range, words: readonly string[]): void {
  for (const { word, fill, text, symbol } of WORD_LOOKS) {
    if (!words.includes(word)) continue;
    const rule = range.conditionalFormats.add(Excel.ConditionalFormatType.cellValue).cellValue;
    rule.format.fill.color = fill;
    rule.format.font.color = text;
    rule.format.font.bold = true;
    rule.format.numberFormat = `"${symbol} "@`;
    rule.rule = { formula1: `="${word}"`, operator: Excel.ConditionalCellValueOperator.equalTo };
  }
}

/** Cells that the add-in writes beside the user's: recognizable, and quieter than the user's own. */
export function markComputed(cells: Excel.Range): void {
  cells.format.fill.color = "#F5F5F5";
  cells.format.font.color = "#404040";
}

export const INK = "#1F3864";
export const QUIET = "#595959";
export const RULE = "#BFBFBF";

/** Text behind a column of figures keeps its distance. */
export function indent(cells: Excel.Range): void {
  cells.format.horizontalAlignment = Excel.HorizontalAlignment.left;
  cells.format.indentLevel = 1;
}
