import type { Policy } from "../domain/policy";
import { entry } from "../domain/entry";
import type { Finding } from "../domain/finding";
import type { RiskEvaluation, RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Exposure } from "../domain/risks/exposure/exposureInput";
import type { Messages } from "../messages/messages";
import { riskReportWords } from "../messages/riskReport.en";
import type { CellValue } from "../tabular/cellValue";
import { fullAddress } from "../tabular/cellAddress";
import { MONEY_FORMAT } from "../tabular/numberFormat";
import { addExposure } from "./exposureBlock";
import { ReportPage, type BlockColumn, type Report } from "./report";

export interface RiskReportInput {
  readonly risks: RisksEvaluation;
  /** ρ 0 first. */
  readonly exposures: readonly Exposure[];
  readonly findings: readonly Finding[];
  readonly policy: Policy;
  readonly messages: Messages;
}

const WIDTHS = [9, 34, 15, 13, 15, 13, 15, 12, 40] as const;

const MONEY: BlockColumn = { format: MONEY_FORMAT, align: "right" };
const RANKING_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  {},
  { format: "0.0", align: "right" },
  MONEY,
  { format: "0.0%", align: "right" },
  MONEY,
  {},
  { wrap: true },
];

/** The Risk register as data: what it may cost, then every risk by money, then what is missing. */
export function riskReport(input: RiskReportInput): Report {
  const { risks, policy, messages, findings } = input;
  const words = riskReportWords;
  const date = messages.format.date(risks.asOf);
  const page = new ReportPage()
    .add("title", [[words.title]])
    .add("subtitle", [[words.subtitle(policy.name, date, policy.risks.currency)]])
    .add("heading", [[words.exposure]], { gap: 1 });
  addExposure(page, input);
  addRanking(page, input);
  addMisleading(page, input);
  addHeatMap(page, input);
  addGaps(page, input);
  addDrafts(page, input);
  page.add("heading", [[words.said]], { gap: 1 }).add(
    "reasons",
    findings.map((finding) => {
      const cells = finding.cells.slice(0, 8).map(fullAddress).join(", ");
      const line = new Array<CellValue>(WIDTHS.length).fill("");
      line[0] = messages.report.severity[finding.severity];
      line[1] = `${messages.finding(finding)}.`;
      line[WIDTHS.length - 1] = cells;
      return line;
    }),
  );
  page.figures(words.figures);
  return { key: "riskRegister", name: words.title, widths: WIDTHS, blocks: page.blocks };
}

/** By money; ties, and risks without figures, in the order of the sheet. */
function addRanking(page: ReportPage, { risks: { risks }, messages }: RiskReportInput): void {
  const words = riskReportWords;
  const ranked = risks
    .filter(({ exposure }) => exposure === "quantified")
    .sort((one, other) => (other.expectedLoss ?? 0) - (one.expectedLoss ?? 0));
  const others = risks.filter(({ exposure }) => exposure === "unquantified");
  const line = (risk: RiskEvaluation): readonly CellValue[] => rankedLine(risk, messages);
  if (ranked.length > 0) {
    page
      .add("heading", [[words.ranking]], { gap: 1, pageBreak: true })
      .add("table", [words.rankingHeader, ...ranked.map(line)], { columns: RANKING_COLUMNS });
  }
  if (others.length > 0) {
    page
      .add("heading", [[words.notInFigures]], { gap: 1 })
      .add("table", [words.notInFiguresHeader, ...others.map(line)], { columns: RANKING_COLUMNS });
  }
}

function rankedLine(risk: RiskEvaluation, { risks: words }: Messages): readonly CellValue[] {
  const { name, rating, score, expectedLoss, expectedLossAfter, share, link, row, gaps } = risk;
  const saves = expectedLoss === undefined || expectedLossAfter === undefined ? 0 : expectedLoss - expectedLossAfter;
  const missing = gaps.map(({ gap }) => words.gap(gap)).join(", ");
  return [
    name.key,
    name.text,
    rating ?? "",
    score ?? "",
    expectedLoss ?? "",
    share ?? "",
    saves === 0 ? "" : saves,
    link.signalState ?? "",
    [row.owner ?? riskReportWords.nobody, ...(missing === "" ? [] : [missing])].join(": "),
  ];
}

function addMisleading(page: ReportPage, { risks: { misleading }, messages }: RiskReportInput): void {
  const words = riskReportWords;
  if (misleading.pairs.length === 0) return;
  const lines = misleading.pairs.map(
    ({ higher, higherRating, higherLoss, lower, lowerRating, lowerLoss }): readonly CellValue[] => [
      higher.key,
      higher.text,
      higherRating,
      "",
      higherLoss,
      "",
      lower.key,
      lowerRating,
      `${lower.text}: ${messages.format.money(lowerLoss)}`,
    ],
  );
  const more = misleading.total - misleading.pairs.length;
  page
    .add("heading", [[words.misleads]], { gap: 1 })
    .add("table", [words.misleadsHeader, ...lines], {
      columns: [{}, { wrap: true }, {}, {}, MONEY, {}, {}, {}, { wrap: true }],
    })
    .add("text", more > 0 ? [[messages.words.more(more)]] : []);
}

const LEVELS = [5, 4, 3, 2, 1] as const;
const IDS_SHOWN = 6;

/** Probability down, impact across; each cell names the open risks that stand in it. */
function addHeatMap(page: ReportPage, { risks: { risks }, messages }: RiskReportInput): void {
  const words = riskReportWords;
  const placed = risks.filter(({ state, score }) => state !== "Closed" && score !== undefined);
  if (placed.length === 0) return;
  const lines = LEVELS.map((level): readonly CellValue[] => [
    "",
    level,
    ...[1, 2, 3, 4, 5].map((impact) => {
      const there = placed.filter((risk) => risk.level === level && Math.round(risk.impact ?? 0) === impact);
      const keys = there.slice(0, IDS_SHOWN).map(({ name }) => name.key);
      return [...keys, ...(there.length > IDS_SHOWN ? [messages.words.more(there.length - IDS_SHOWN)] : [])].join(", ");
    }),
  ]);
  page
    .add("heading", [[words.heatMap]], { gap: 1 })
    .add("text", [[words.heatMapNote]])
    .add("table", [words.heatMapHeader, ...lines], {
      columns: [{}, { align: "left" }, { wrap: true }, { wrap: true }, { wrap: true }, { wrap: true }, { wrap: true }],
    });
}

/** The risks themselves name their gaps above. */
const GAPS_SHOWN = 20;

function addGaps(page: ReportPage, { risks: { risks }, messages }: RiskReportInput): void {
  const words = riskReportWords;
  const owners = new Map<string, RiskEvaluation[]>();
  for (const risk of risks) {
    if (risk.gaps.length === 0) continue;
    const owner = risk.row.owner ?? words.nobody;
    entry(owners, owner, () => []).push(risk);
  }
  if (owners.size === 0) return;
  const lines = [...owners]
    .sort(([one], [other]) => Number(one !== words.nobody) - Number(other !== words.nobody) || (one < other ? -1 : 1))
    .map(([owner, own]): readonly CellValue[] => [
      "",
      owner,
      own.length,
      own.reduce((sum, { gaps }) => sum + gaps.length, 0),
      "",
      "",
      "",
      "",
      [
        ...own
          .slice(0, GAPS_SHOWN)
          .map(({ name, gaps }) => `${name.key}: ${gaps.map(({ gap }) => messages.risks.gap(gap)).join(", ")}`),
        ...(own.length > GAPS_SHOWN ? [messages.words.more(own.length - GAPS_SHOWN)] : []),
      ].join("; "),
    ]);
  page.add("heading", [[words.gaps]], { gap: 1, pageBreak: true }).add("table", [words.gapsHeader, ...lines], {
    columns: [{}, { wrap: true }, { align: "right" }, { align: "right" }, {}, {}, {}, {}, { wrap: true }],
  });
}

function addDrafts(page: ReportPage, { risks: { withoutRisk } }: RiskReportInput): void {
  const words = riskReportWords;
  if (withoutRisk.length === 0) return;
  page
    .add("heading", [[words.drafts]], { gap: 1 })
    .add("table", [words.draftsHeader, ...withoutRisk.map(({ key, text }) => ["", words.draft(text), key])], {
      columns: [{}, { wrap: true }, {}],
    });
}
