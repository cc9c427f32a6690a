import type { Day } from "../tabular/excelDate";
import type { CellValue } from "../tabular/cellValue";
import type { HeldWave } from "../domain/waves/heldWaves";
import type { WaveLoad } from "../domain/waves/waveLoads";
import { TIMELINE, type WaveReportWords } from "../messages/waveReport.en";
import type { Messages } from "../messages/messages";
import { GRID_COLUMNS, gridRow } from "./waveGrid";
import type { ReportPage } from "./report";

/** So many waves are told apart on a page. */
const WAVES_SHOWN = 60;
/** Timelines of no more waves stand on the page of the table of waves. */
const WAVES_BESIDE = 14;
/** Weeks of a column: the first that lets the whole programme fit. */
const WEEKS = [1, 2, 4, 8, 13, 26, 52] as const;
const WEEK = 7;

export interface TimelineInput {
  readonly waves: readonly WaveLoad[];
  readonly held: readonly HeldWave[];
  /** How long units need support from their wave's start. */
  readonly hypercareWeeks: number;
  readonly messages: Messages;
  readonly words: WaveReportWords;
}

/** One row a wave, one column a stretch of time: when units move, need support, are held, and when nothing may move. */
export function addTimeline(page: ReportPage, { waves, held, hypercareWeeks, messages, words }: TimelineInput): void {
  const dated = waves.flatMap((load) => {
    const { start, end } = load.wave;
    return start === undefined || (load.units === 0 && !load.wave.frozen) ? [] : [{ load, start, end: end ?? start }];
  });
  const [first] = dated;
  if (first === undefined) return;
  const care = WEEK * hypercareWeeks;
  const from = dated.reduce((least, { start }) => Math.min(least, start), first.start);
  const until = dated.reduce(
    (most, { load, start, end }) => Math.max(most, end, load.units > 0 ? start + care - 1 : end),
    from,
  );
  const days = stretch(until - from + 1);
  const count = Math.min(GRID_COLUMNS, Math.ceil((until - from + 1) / days));
  const isHeld = new Set(held.map(({ wave }) => wave.number));
  const shown = dated.slice(0, WAVES_SHOWN);
  const cells = ({ load, start, end }: (typeof dated)[number]): readonly CellValue[] =>
    Array.from({ length: count }, (_, at): CellValue => {
      const [low, high] = [from + at * days, from + (at + 1) * days - 1];
      const inside = (begin: Day, close: Day): boolean => begin <= high && close >= low;
      if (load.wave.frozen) return inside(start, end) ? TIMELINE.frozen : "";
      if (inside(start, end)) return isHeld.has(load.wave.number) ? TIMELINE.held : TIMELINE.wave;
      return inside(end + 1, start + care - 1) ? TIMELINE.support : "";
    });
  const heads = Array.from({ length: count }, (_, at) => messages.format.shortDate(from + at * days, from));
  page
    .add("heading", [[words.timeline]], { gap: 1, ...(shown.length > WAVES_BESIDE ? { pageBreak: true } : {}) })
    .add("text", [
      [words.timelineNote(days)],
      ...(shown.length < dated.length ? [[words.shown(shown.length, dated.length)]] : []),
    ])
    .add(
      "grid",
      [
        gridRow(words.wave, "", heads),
        ...shown.map((one) =>
          gridRow(one.load.wave.number, words.period(one.load.wave.start, one.load.wave.end), cells(one)),
        ),
      ],
      { words: Object.values(TIMELINE), columns: [{ align: "left" }, {}] },
    );
}

/** Days of a column. */
function stretch(days: number): number {
  const weeks = WEEKS.find((many) => many * WEEK * GRID_COLUMNS >= days);
  return weeks === undefined ? Math.ceil(days / GRID_COLUMNS / WEEK) * WEEK : weeks * WEEK;
}
