import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { entry } from "../domain/entry";
import type { Finding } from "../domain/finding";
import type { GateEvaluation } from "../domain/gates/evaluateGates";
import { VERDICTS, type Verdict } from "../domain/gates/verdict";
import type { Policy } from "../domain/policy";
import type { HeldWave } from "../domain/waves/heldWaves";
import type { ParallelWindow } from "../domain/waves/overlap";
import type { WavePlan } from "../domain/waves/planWaves";
import type { Staging } from "../domain/waves/tradeOff";
import type { WaveLoad } from "../domain/waves/waveLoads";
import type { Unplaced } from "../domain/waves/waveReason";
import { waveReportWords, type WaveReportWords } from "../messages/waveReport.en";
import type { Messages } from "../messages/messages";
import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import { cellList } from "./reportText";
import { ReportPage, type BlockColumn, type Report } from "./report";
import { addTradeOff } from "./tradeOffBlock";
import { addCharts } from "./waveCharts";
import { GRID_WIDTHS } from "./waveGrid";
import { addMatrix } from "./waveMatrix";
import { addTimeline } from "./waveTimeline";

export const WAVE_REPORT = "wavePlan";

export interface WaveReportInput {
  readonly plan: WavePlan;
  readonly held: { readonly waves: readonly HeldWave[]; readonly finish: number | undefined };
  readonly windows: readonly ParallelWindow[];
  /** Step sizes that were compared; undefined: nobody asked. */
  readonly stagings: readonly Staging[] | undefined;
  readonly findings: readonly Finding[];
  readonly gates: readonly GateEvaluation[];
  readonly audit: AuditEvaluation;
  readonly policy: Policy;
  readonly messages: Messages;
}

interface Page extends WaveReportInput {
  readonly page: ReportPage;
  readonly words: WaveReportWords;
}

/**
 * The Wave plan as data: what it comes to, the waves, when and how much, who moves when, and what is wrong. What a plan
 * that was just made and the same plan as it stands have in common is all that it says.
 */
export function wavePlanReport(input: WaveReportInput): Report {
  const { plan, policy, messages, held, audit } = input;
  const words = waveReportWords(messages.format);
  const page = new ReportPage()
    .add("title", [[words.title]])
    .add("subtitle", [[words.subtitle(policy.name, messages.format.date(plan.asOf))]]);
  const context = { ...input, page, words };
  addSummary(context);
  addWaves(context);
  const { hypercareWeeks } = plan.programme.policy;
  addTimeline(page, { waves: plan.waves, held: held.waves, hypercareWeeks, messages, words });
  addCharts(page, plan, audit, words);
  addTradeOff(page, input.stagings, messages, words);
  addBreaks(context);
  addMatrix(page, plan, words);
  addUnplaced(context);
  addParallel(context);
  addFindings(context);
  page.figures(words.figures);
  return { key: WAVE_REPORT, name: words.title, widths: GRID_WIDTHS, blocks: page.blocks };
}

function addSummary({ page, plan, held, words }: Page): void {
  const { finish, wavesUsed, assignments, gap, lowerBound, provenOptimal, cut, unplaced, late, violations } = plan;
  const trouble = words.trouble(unplaced.length, late.length, violations.length);
  const lines =
    assignments.size === 0
      ? [words.nothingPlaced]
      : [
          words.finish(finish, wavesUsed, assignments.size),
          ...(provenOptimal
            ? [words.proven]
            : gap === undefined || lowerBound === undefined || violations.length > 0
              ? []
              : [words.bound(lowerBound, gap)]),
          ...(cut ? [words.cut] : []),
          ...(held.finish === undefined || held.finish === finish ? [] : [words.held(held.finish)]),
        ];
  const said = [...lines, ...(trouble === "" ? [] : [`${trouble}.`])];
  page.add(
    "text",
    said.map((line) => [line]),
    { gap: 1 },
  );
}

const NUMBER: BlockColumn = { format: '[>=10000000]#,##0,,"m";[>=100000]#,##0,"k";General', align: "right" };
const SHARE: BlockColumn = { format: "0%", align: "right" };
const WAVE_COLUMNS: readonly BlockColumn[] = [
  { align: "left" },
  {},
  NUMBER,
  NUMBER,
  NUMBER,
  NUMBER,
  NUMBER,
  SHARE,
  {},
  NUMBER,
  NUMBER,
  NUMBER,
  { wrap: true },
  { wrap: true },
  {},
  {},
  { words: VERDICTS },
];

function addWaves({ page, plan, held, gates, audit, words, messages }: Page): void {
  if (plan.waves.length === 0) return;
  const late = counted(plan.late.map(({ wave }) => wave));
  const broken = counted(plan.violations.flatMap((one) => ("wave" in one ? [one.wave] : [])));
  const breaks = counted((audit.audit?.assumptions ?? []).flatMap(({ breaksIn }) => breaksIn?.wave ?? []));
  const whatIf = new Map(held.waves.map(({ wave, whatIf: day }) => [wave.number, day]));
  const verdicts = new Map(gates.map(({ gate, verdict }) => [gate.key.toLowerCase(), verdict]));
  const line = ({ wave, units, size, cumulativeSize, load, highestTier }: WaveLoad): readonly CellValue[] => {
    const opens = wave.row?.gate ?? [];
    const day = whatIf.get(wave.number);
    return [
      wave.number,
      words.period(wave.start, wave.end),
      units,
      wave.maxUnits ?? "",
      plan.programme.assessed.size ? size : "",
      wave.maxSize ?? "",
      plan.programme.assessed.size ? (cumulativeSize ?? "") : "",
      load ?? "",
      highestTier ?? "",
      late.get(wave.number) ?? "",
      broken.get(wave.number) ?? "",
      breaks.get(wave.number) ?? "",
      opens.join(", "),
      day === undefined ? "" : messages.format.date(day),
      "",
      "",
      worst(opens.flatMap((key) => verdicts.get(key.trim().toLowerCase()) ?? [])) ?? "",
    ];
  };
  page
    .add("heading", [[words.waves]], { gap: 1 })
    .add("table", [words.wavesHeader, ...plan.waves.map(line)], { columns: WAVE_COLUMNS });
}

function counted(waves: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const wave of waves) counts.set(wave, (counts.get(wave) ?? 0) + 1);
  return counts;
}

function worst(verdicts: readonly Verdict[]): Verdict | undefined {
  return [...verdicts].sort((one, other) => VERDICTS.indexOf(one) - VERDICTS.indexOf(other))[0];
}

const BREAKS_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  NUMBER,
  { wrap: true },
  NUMBER,
  NUMBER,
  { wrap: true },
  {},
];

function addBreaks({ page, audit, words, messages }: Page): void {
  const broken = (audit.audit?.assumptions ?? []).flatMap((one) =>
    one.breaksIn === undefined ? [] : [{ one, wave: one.breaksIn }],
  );
  if (broken.length === 0) return;
  const target = audit.main?.target;
  const lines = broken
    .sort((a, b) => a.wave.wave - b.wave.wave)
    .map(({ one, wave }): readonly CellValue[] => {
      const { row, name, holdsUpTo, demand, loadBearing, covered } = one;
      const size =
        holdsUpTo === undefined || demand === undefined || target === undefined
          ? undefined
          : (holdsUpTo * target) / demand;
      return [
        row.key,
        name.text,
        wave.wave,
        wave.start === undefined ? "" : messages.format.date(wave.start),
        holdsUpTo ?? "",
        size ?? "",
        loadBearing ? words.yes : "",
        covered ?? "",
      ];
    });
  page
    .add("heading", [[words.breaks]], { gap: 1 })
    .add("table", [words.breaksHeader, ...lines], { columns: BREAKS_COLUMNS });
}

const REASONS_SHOWN = 60;
const UNITS_NAMED = 12;

/** Units that the same constraints keep out stand together. */
function addUnplaced({ page, plan, words, messages }: Page): void {
  if (plan.unplaced.length === 0) return;
  const groups = new Map<string, Unplaced[]>();
  for (const one of plan.unplaced) {
    entry(groups, one.because.map((reason) => messages.waveReason(reason)).join("; "), () => []).push(one);
  }
  const list = [...groups];
  const shown = list.slice(0, REASONS_SHOWN);
  const rest = list.slice(REASONS_SHOWN).reduce((sum, [, units]) => sum + units.length, 0);
  const lines = shown.map(([reason, units]) => {
    const named = units.slice(0, UNITS_NAMED).map(({ unit }) => unit);
    const more = units.length - named.length;
    const who = `${named.join(", ")}${more > 0 ? words.and(more) : ""}`;
    const cells = units[0]?.because.flatMap((one) => one.cells) ?? [];
    return sentenceLine(words.unitCount(units.length), `${who}: ${reason}.`, cells);
  });
  page
    .add("heading", [[words.unplaced]], { gap: 1, pageBreak: true })
    .add("reasons", lines)
    .add("text", rest > 0 ? [[words.moreLike(rest)]] : []);
}

/** The row of a sentence: what it is about, itself across the page, its cells. */
function sentenceLine(about: string, sentence: string, cells: readonly CellAddress[]): readonly CellValue[] {
  const line = new Array<CellValue>(GRID_WIDTHS.length).fill("");
  line[0] = about;
  line[1] = sentence;
  line[line.length - 1] = cellList(cells, CELLS_SHOWN);
  return line;
}

const CELLS_SHOWN = 2;

const WINDOWS_SHOWN = 40;
const PARALLEL_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  { align: "left" },
  { wrap: true },
  { wrap: true },
  NUMBER,
  {},
  { wrap: true },
];

/** First what runs now and should not, then what runs, then what is planned. */
function addParallel({ page, windows, words, messages }: Page): void {
  if (windows.length === 0) return;
  const rank = ({ over, now, until }: ParallelWindow): number => (over || until === undefined ? 0 : now ? 1 : 2);
  const sorted = [...windows].sort((one, other) => rank(one) - rank(other));
  const day = (value: number | undefined, otherwise: string): string =>
    value === undefined ? otherwise : messages.format.date(value);
  const lines = sorted
    .slice(0, WINDOWS_SHOWN)
    .map(({ unit, wave, from, until, now, over }): readonly CellValue[] => [
      unit.key,
      unit.row.unit ?? "",
      wave ?? "",
      day(from, ""),
      day(until, words.noEnd),
      from === undefined || until === undefined ? "" : until - from + 1,
      now ? words.yes : "",
      over ? words.yes : "",
    ]);
  page
    .add("heading", [[words.parallel]], { gap: 1 })
    .add("text", windows.length > WINDOWS_SHOWN ? [[words.shown(WINDOWS_SHOWN, windows.length)]] : [])
    .add("table", [words.parallelHeader, ...lines], { columns: PARALLEL_COLUMNS });
}

/** Of one kind so many are told one by one. */
const OF_A_KIND = 8;
const ORDER = ["blocker", "warning", "note"] as const;

function addFindings({ page, findings, words, messages }: Page): void {
  const told = findings.filter(({ id }) => id !== "unit-unplaced");
  if (told.length === 0) return;
  const kinds = new Map<string, Finding[]>();
  for (const finding of told) entry(kinds, `${ORDER.indexOf(finding.severity)} ${finding.id}`, () => []).push(finding);
  const lines = [...kinds]
    .sort(([one], [other]) => Number(one[0]) - Number(other[0]))
    .flatMap(([, own]) => [
      ...own
        .slice(0, OF_A_KIND)
        .map((one) => sentenceLine(messages.report.severity[one.severity], `${messages.finding(one)}.`, one.cells)),
      ...(own.length > OF_A_KIND ? [sentenceLine("", words.moreLike(own.length - OF_A_KIND), [])] : []),
    ]);
  page.add("heading", [[words.findings]], { gap: 1 }).add("reasons", lines);
}
