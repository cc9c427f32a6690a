import type { Staging } from "../domain/waves/tradeOff";
import type { Messages } from "../messages/messages";
import type { WaveReportWords } from "../messages/waveReport.en";
import type { CellValue } from "../tabular/cellValue";
import type { BlockColumn, ReportPage } from "./report";

const HEIGHT = 15;
const FIGURE: BlockColumn = { format: "#,##0", align: "right" };
const SHARE: BlockColumn = { format: "0.0%", align: "right" };

/** What finer and coarser waves cost: number of waves, largest exposure, finish. Nothing until somebody compared them. */
export function addTradeOff(
  page: ReportPage,
  stagings: readonly Staging[] | undefined,
  { format }: Messages,
  words: WaveReportWords,
): void {
  if (stagings === undefined || stagings.length === 0) return;
  const { tradeOff } = words;
  // Those that nothing outdoes first: a line joins the points that follow each other.
  const sorted = [...stagings].sort(
    (one, other) => Number(other.onFrontier) - Number(one.onFrontier) || one.waves - other.waves,
  );
  const line = ({ maxUnits, waves, largestExposure, finish, onFrontier }: Staging): readonly CellValue[] => [
    waves,
    tradeOff.stepSize(maxUnits, format.date(finish)),
    largestExposure,
    onFrontier ? largestExposure : "",
  ];
  page
    .add("heading", [[tradeOff.heading]], { gap: 1, pageBreak: true })
    .add("text", [[tradeOff.note]])
    .chart(
      {
        key: "tradeOff",
        title: tradeOff.title,
        kind: "scatter",
        along: 0,
        figures: [[tradeOff.waves, tradeOff.stepSizes, tradeOff.exposure, tradeOff.best], ...sorted.map(line)],
        columns: [FIGURE, { wrap: true }, SHARE, SHARE],
        horizontal: { title: tradeOff.waves, minimum: 0, format: "0" },
        vertical: { title: tradeOff.exposure, minimum: 0, format: "0%" },
        series: [
          { column: 2, name: tradeOff.all, look: "points" },
          { column: 3, name: tradeOff.best, look: "course" },
        ],
      },
      HEIGHT,
      { gap: 1 },
    );
}
