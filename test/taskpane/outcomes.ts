import type { CellAddress } from "../../src/tabular/cellAddress";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { evaluateAudit, type AuditTables } from "../../src/domain/audit/evaluateAudit";
import type { GateEvaluation } from "../../src/domain/gates/evaluateGates";
import type { Verdict } from "../../src/domain/gates/verdict";
import { readPolicy } from "../../src/domain/policy";
import { localeOf } from "../../src/tabular/workbookLocale";
import { messagesFor } from "../../src/messages/messages";
import type { Shown } from "../../src/taskpane/paneState";

/** Results as the pane sees them, without a workbook: gates by their key, each with its verdict. */

export const CELL: CellAddress = { sheet: "Criteria", row: 13, column: 5 };

export interface GateFacts {
  readonly key: string;
  readonly verdict: Verdict;
  readonly name?: string;
  readonly plannedDate?: number;
  readonly decision?: "Go";
  readonly pass?: number;
}

export function gateOf({ key, verdict, name = key, plannedDate, decision, pass = 90 }: GateFacts): GateEvaluation {
  const row = { index: 0, key, gate: name, unreadable: new Set<string>(), plannedDate, decision };
  return {
    gate: row as unknown as GateEvaluation["gate"],
    decided: false,
    name,
    thresholds: { pass, warn: 75, missingLimitPercent: 50 },
    verdict,
    verdictNow: verdict,
    kept: undefined,
    score: 80,
    scores: { low: 80, high: 80, beforeWaivers: 80, missingPercent: 0 },
    because: [],
    toReachGo: [],
    onTheDay: undefined,
    waiversUsed: [],
    members: [],
  };
}

const locale = localeOf("en-GB");
const { policy } = readPolicy(undefined, locale);
const NO_TABLES: AuditTables = {
  boundaries: undefined,
  signals: undefined,
  readings: undefined,
  assumptions: undefined,
  operatingModel: undefined,
  handoffs: undefined,
  decisions: undefined,
};
const NO_SHEETS: GatesOutcome["inputs"]["sheets"] = {
  gates: undefined,
  criteria: undefined,
  waivers: undefined,
  invariants: undefined,
  readings: undefined,
  audit: NO_TABLES,
  risks: undefined,
  fitMetrics: undefined,
  supports: undefined,
  waves: undefined,
  policy,
  settings: undefined,
  locale,
  problems: [],
  rows: 0,
};

export function outcomeOf(...gates: readonly GateFacts[]): GatesOutcome {
  return {
    inputs: { sheets: NO_SHEETS, logged: new Map(), asOf: 46_000 },
    evaluation: { asOf: 46_000, gates: gates.map(gateOf), criteria: [], waivers: [], findings: [], problems: [] },
    invariants: undefined,
    register: undefined,
    fit: undefined,
    audit: evaluateAudit(NO_TABLES, policy, 46_000),
    wavePlan: undefined,
    waveSheets: undefined,
    planned: undefined,
    log: {
      reading: {
        chain: {
          rows: [],
          altered: [],
          missing: [],
          lost: undefined,
          forks: [],
          copies: [],
          foreign: [],
          head: undefined,
        },
        rows: [],
        records: [],
        byGate: new Map(),
        results: new Map(),
        beginsOn: undefined,
      },
      added: [],
      overrides: 0,
      sheet: undefined,
      decisions: new Map(),
      written: true,
    },
    policy,
    messages: messagesFor("en-GB"),
    findings: [],
    problems: [],
    rows: 0,
    inputAreas: [],
    written: { cells: 0, sheets: [] },
    changedMeanwhile: [],
  };
}

export function shownOf(...gates: readonly GateFacts[]): Shown {
  return { outcome: outcomeOf(...gates), at: 0, today: 46_000, written: true };
}
