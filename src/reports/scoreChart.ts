import type { GateEvaluation } from "../domain/gates/evaluateGates";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import type { BlockColumn, ReportPage } from "./report";

const HEIGHT = 15;
/** Names of more gates find no room below their columns, and the chart none on the page of its table. */
const MOST_NAMED = 8;
const SCORE: BlockColumn = { format: "0.0", align: "right" };
const COLUMNS: readonly BlockColumn[] = [{}, { wrap: true }, SCORE, SCORE, SCORE, SCORE, SCORE];

/** Every gate's score, what missing evidence could add to it, and the thresholds: one column a gate. */
export function addScores(
  page: ReportPage,
  gates: readonly GateEvaluation[],
  { report: { scores: words } }: Messages,
): void {
  if (gates.length === 0) return;
  const many = gates.length > MOST_NAMED;
  page.chart(
    {
      key: "scores",
      title: words.title,
      kind: "columns",
      along: many ? 0 : 1,
      figures: [
        [words.gate, words.name, words.below, words.score, words.open, words.warn, words.pass],
        ...gates.map(figuresOf),
      ],
      columns: COLUMNS,
      vertical: { minimum: 0, maximum: 100, step: 25, format: "0" },
      series: [
        { column: 2, name: words.below, look: "nothing" },
        { column: 3, name: words.score, look: "known", labels: "0.0" },
        { column: 4, name: words.open, look: "open" },
        { column: 5, name: words.warn, look: "nearLimit" },
        { column: 6, name: words.pass, look: "limit" },
      ],
    },
    HEIGHT,
    many ? { pageBreak: true } : { gap: 1 },
  );
}

/** A gate without a score has no bar, only the range in which its score would lie. */
function figuresOf({ gate, name, score, scores, thresholds }: GateEvaluation): readonly CellValue[] {
  const below = score === undefined ? (scores?.low ?? "") : "";
  const open = scores === undefined ? "" : scores.high - (score ?? scores.low);
  return [gate.key, name, below, score ?? "", open, thresholds.warn, thresholds.pass];
}
