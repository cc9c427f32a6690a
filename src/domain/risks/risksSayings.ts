import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { InputKey } from "../../tabular/table";
import { entry } from "../entry";
import { isAbove } from "../rounding";
import { finding, type Finding, type FindingId } from "../finding";
import type { RiskEvaluation, RisksEvaluation } from "./evaluateRisks";
import type { RiskRows } from "./readRisks";
import { GAP_FINDINGS, GAPS } from "./riskFindings";
import { requirementsLacking } from "./riskGaps";
import { SCALE_SETTINGS } from "./riskPolicy";
import type { LinkedAssumption, RiskLinks } from "./riskLinks";
import type { risksTable } from "./risks.table";

interface Said {
  readonly blockers: ReadonlyMap<string, readonly Finding[]>;
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

interface Facts extends Pick<RisksEvaluation, "risks" | "columns" | "misleading" | "theirScores"> {
  readonly rows: RiskRows;
  readonly links: RiskLinks;
  readonly withoutRisk: readonly LinkedAssumption[];
}

/** Few enough that one person answering for all of them is no finding. */
const FEW = 3;

/** Everything worth saying about a register. */
export function risksSayings(facts: Facts): Said {
  const { risks, rows, links } = facts;
  const blockers = new Map<string, Finding[]>();
  const problems: CellProblem[] = [];
  const linked: Finding[] = [];
  for (const risk of risks) {
    const blocker = appetiteBlocker(risk);
    if (blocker !== undefined) {
      for (const gate of risk.link.gates) entry(blockers, gate.toLowerCase(), () => []).push(blocker);
      if (risk.link.gates.length === 0) linked.push({ ...blocker, severity: "warning" });
    }
    for (const [column, id, target, table] of lost(risk, links)) {
      const cell = rows.cell(risk.row, column);
      linked.push(finding(id, "warning", { risk: risk.name, target }, [cell]));
      problems.push({
        cell,
        severity: "problem",
        code: "unknown-id",
        column: rows.table.columns[column].header,
        found: target,
        facts: { row: risk.row.key, table },
      });
    }
    const firing = risk.link.signals.filter(({ state }) => state === "Firing");
    if (risk.state !== "Closed" && firing.length > 0) {
      const signal = firing.map(({ key }) => key).join(", ");
      const facts = { risk: risk.name, signal, rating: risk.rating };
      linked.push(finding("risk-signal-firing", "warning", facts, [rows.cell(risk.row, "signal")]));
    }
  }
  return {
    blockers,
    problems,
    findings: [...linked, ...completeness(risks, rows), ...figures(facts), ...reading(facts), ...drafts(facts)],
  };
}

/** A risk above appetite needs an owner, a mitigation and a contingency before its gate opens. */
function appetiteBlocker(risk: RiskEvaluation): Finding | undefined {
  const lacking = requirementsLacking(risk.gaps);
  if (!risk.aboveAppetite || lacking.length === 0) return undefined;
  const { owner } = risk.row;
  const cells = risk.gaps.filter(({ gap }) => lacking.some((one) => one === gap)).map(({ cell }) => cell);
  return finding(
    "risk-above-appetite",
    "blocker",
    {
      risk: risk.name,
      lacking,
      score: risk.score,
      loss: risk.expectedLoss,
      ...(owner === undefined ? {} : { owner }),
    },
    cells,
  );
}

type Lost = readonly [
  InputKey<typeof risksTable>,
  Extract<FindingId, "risk-gate-unknown" | "risk-cause-unknown" | "risk-signal-unknown">,
  string,
  string,
];

/** What a risk names that is not there. */
function lost({ link }: RiskEvaluation, { waves }: RiskLinks): readonly Lost[] {
  const { unknownTargets, unknownCauses, unknownSignals } = link;
  const places = waves === undefined ? "Gates" : "Gates or Waves";
  return [
    ...unknownTargets.map((target): Lost => ["gateOrWave", "risk-gate-unknown", target, places]),
    ...unknownCauses.map((cause): Lost => ["cause", "risk-cause-unknown", cause, "Assumptions"]),
    ...unknownSignals.map((signal): Lost => ["signal", "risk-signal-unknown", signal, "Signals"]),
  ];
}

function completeness(risks: readonly RiskEvaluation[], rows: RiskRows): readonly Finding[] {
  const found = GAPS.flatMap((gap): readonly Finding[] => {
    const lacking = risks.filter(({ gaps }) => gaps.some((one) => one.gap === gap));
    const cells = lacking.flatMap(({ gaps }) => gaps.filter((one) => one.gap === gap).map(({ cell }) => cell));
    return lacking.length === 0
      ? []
      : [finding(GAP_FINDINGS[gap], "warning", { risks: lacking.map(({ name }) => name) }, cells)];
  });
  const open = risks.filter(({ state }) => state !== "Closed");
  const [first] = open;
  const owner = first?.row.owner;
  const alone =
    owner !== undefined &&
    open.length >= FEW &&
    open.every(({ row }) => row.owner?.toLowerCase() === owner.toLowerCase());
  if (!alone) return found;
  const cells = open.map(({ row }) => rows.cell(row, "owner"));
  return [...found, finding("risk-one-owner", "warning", { owner, risks: open.length }, cells)];
}

const AFTER = ["probabilityAfter", "costHighAfter", "costLowAfter"] as const;

/** What the figures say, and what they leave out. */
function figures({ risks, misleading, rows }: Facts): readonly Finding[] {
  const list = (
    id: Extract<FindingId, "risk-unquantified" | "risk-certain" | "risk-impossible">,
    severity: "warning" | "note",
    fits: (risk: RiskEvaluation) => boolean,
    cellOf: (risk: RiskEvaluation) => CellAddress,
  ): readonly Finding[] => {
    const fitting = risks.filter((risk) => risk.exposure !== "closed" && fits(risk));
    return fitting.length === 0
      ? []
      : [finding(id, severity, { risks: fitting.map(({ name }) => name) }, fitting.map(cellOf))];
  };
  const ofProbability = ({ cells }: RiskEvaluation): CellAddress => cells.probability;
  const missing = (risk: RiskEvaluation): CellAddress =>
    risk.probability === undefined ? risk.cells.probability : risk.cells.cost;
  const byKey = new Map(risks.map(({ name, cell }) => [name.key, cell]));
  const pairCells = misleading.pairs.flatMap(({ higher, lower }) =>
    [higher, lower].flatMap(({ key }) => byKey.get(key) ?? []),
  );
  return [
    ...list("risk-unquantified", "warning", ({ exposure }) => exposure === "unquantified", missing),
    ...list("risk-certain", "note", ({ state, probability }) => state === "Open" && probability === 1, ofProbability),
    ...list("risk-impossible", "note", ({ probability }) => probability === 0, ofProbability),
    ...risks.flatMap((risk) => {
      const { expectedLoss: before, expectedLossAfter: after } = risk;
      if (before === undefined || after === undefined || !isAbove(after, before)) return [];
      const column = AFTER.find((key) => risk.row[key] !== undefined) ?? "probabilityAfter";
      return [
        finding("risk-after-worse", "warning", { risk: risk.name, before, after }, [rows.cell(risk.row, column)]),
      ];
    }),
    ...(misleading.total === 0 ? [] : [finding("risk-rating-misleads", "note", misleading, pairCells)]),
  ];
}

/** How the columns were read, and what has to be asked. */
function reading({ columns, theirScores }: Facts): readonly Finding[] {
  return [
    ...columns.flatMap(({ key, header, unclear, ...read }): readonly Finding[] => {
      const column = { column: header, of: key, setting: SCALE_SETTINGS[key] };
      const { length: cells } = unclear;
      const any = read.figures + read.percentages + read.words.length + read.marks > 0;
      return [
        ...(cells === 0 ? [] : [finding("risk-scale-unclear", "warning", { ...column, cells }, unclear)]),
        ...(any ? [finding("risk-scale-read", "note", { ...column, ...read }, [])] : []),
      ];
    }),
    ...theirScores.map(({ column, kind, cells }) => finding("risk-score-theirs", "note", { column, kind }, cells)),
  ];
}

function drafts({ withoutRisk }: Facts): readonly Finding[] {
  return withoutRisk.map(({ key, text, cell }) =>
    finding("assumption-without-risk", "warning", { assumption: { key, text } }, [cell]),
  );
}
