import type { Finding } from "../domain/finding";
import type { GateEvaluation } from "../domain/gates/evaluateGates";
import type { LogRecord } from "../domain/log/logRow";
import { fullAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import { dayFromIso } from "../tabular/excelDate";
import type { Messages } from "../messages/messages";
import type { BlockColumn, ReportPage } from "./report";

/** What the report says of decisions and of the log. */
export interface ReportLog {
  /** The rows that nobody altered, with those that this evaluation adds, first to last. */
  readonly records: readonly LogRecord[];
  /** Rows that were altered, that are missing, or that stand side by side. */
  readonly findings: readonly Finding[];
  readonly decisions: ReadonlyMap<GateEvaluation, readonly Finding[]>;
}

const SHOWN = 10;
const CELLS_SHOWN = 4;

const COLUMNS: readonly BlockColumn[] = [{}, { wrap: true }, {}, { wrap: true }, {}, {}, {}, { wrap: true }];

/** Decisions and rules as the log holds them, the newest first, and whether the log itself is whole. */
export function addLog(
  page: ReportPage,
  {
    log,
    invariants,
    messages,
  }: { readonly log: ReportLog; readonly invariants: readonly unknown[]; readonly messages: Messages },
): void {
  const { report, format } = messages;
  const told = log.records.filter(({ event }) => event !== "Evaluation" && event !== undefined).reverse();
  if (told.length === 0 && log.findings.length === 0) return;
  const overrides = told.filter(({ event }) => event === "Override").length;
  page
    .add("heading", [[report.logTitle]], { gap: 1, ...(invariants.length === 0 ? { pageBreak: true } : {}) })
    .add("text", [[report.overrides(overrides)]])
    .add(
      "reasons",
      log.findings.map((finding) => reasonLine(finding, messages)),
    );
  if (told.length === 0) return;
  const lines = told
    .slice(0, SHOWN)
    .map((row): readonly CellValue[] => [
      row.subject,
      row.event ?? "",
      row.evaluatedOn === undefined ? "" : format.date(row.evaluatedOn),
      decisionShown(row.decision, messages),
      "",
      row.verdict ?? "",
      row.by,
      row.detail,
    ]);
  page.add("table", [report.logHeader, ...lines], { columns: COLUMNS });
  if (told.length > SHOWN) page.add("text", [[messages.words.more(told.length - SHOWN)]]);
}

/** "Go, 4 Dec 2026": the log's own "Go, 2026-12-04" as people read it. */
function decisionShown(decision: string, { format }: Messages): string {
  return decision.replace(/\d{4}-\d\d-\d\d$/, (iso) => {
    const day = dayFromIso(iso);
    return day === undefined ? iso : format.date(day);
  });
}

/** What is to be said of a decision, and where it is signed. */
export function addDecision(page: ReportPage, gate: GateEvaluation, log: ReportLog, messages: Messages): void {
  const { report } = messages;
  const { decidedBy, reason } = gate.gate;
  page.add(
    "reasons",
    (log.decisions.get(gate) ?? []).map((finding) => reasonLine(finding, messages)),
  );
  if (gate.decided) {
    const said = [
      ...(decidedBy === undefined ? [] : [messages.words.decidedBy(decidedBy)]),
      ...(reason === undefined ? [] : [reason]),
    ];
    page.add("text", said.length === 0 ? [] : [[`${said.join(". ")}.`]]);
  } else {
    page.add("signing", [[report.toDecide]], { entries: `${gate.gate.key} decision` });
  }
  // Also of a decided gate: whoever signed it did so here.
  page.add("signing", [[report.toSign]], { entries: gate.gate.key });
}

function reasonLine(finding: Finding, messages: Messages): readonly CellValue[] {
  const cells = finding.cells.slice(0, CELLS_SHOWN).map(fullAddress).join(", ");
  return [messages.report.severity[finding.severity], `${messages.finding(finding)}.`, "", "", "", "", "", cells];
}
