import type { CellProblem } from "../tabular/cellProblem";
import { mergedDown } from "../tabular/range/mergedDown";
import { readRowsInSteps, type TableRows } from "../tabular/readRows";
import type { Steps } from "../tabular/steps";
import type { Table } from "../tabular/table";
import { localeOf, type WorkbookLocale } from "../tabular/workbookLocale";
import { assumptionsTable } from "../domain/assumptions/assumptions.table";
import type { AuditTables } from "../domain/audit/evaluateAudit";
import { boundariesTable } from "../domain/boundary/boundaries.table";
import { signalsTable } from "../domain/boundary/signals.table";
import { fitMetricsTable } from "../domain/fit/fitMetrics.table";
import { criteriaTable } from "../domain/gates/criteria.table";
import { gateList } from "../domain/gates/gateList";
import { gatesTable } from "../domain/gates/gates.table";
import { waiversTable } from "../domain/gates/waivers.table";
import { invariantsTable } from "../domain/invariants/invariants.table";
import { decisionsTable } from "../domain/operatingModel/decisions.table";
import { handoffsTable } from "../domain/operatingModel/handoffs.table";
import { operatingModelTable } from "../domain/operatingModel/operatingModel.table";
import { readingsTable } from "../domain/readings/readings.table";
import { readPolicy, withWords, type Policy } from "../domain/policy";
import { risksTable } from "../domain/risks/risks.table";
import { settingCells, type SettingCell } from "../domain/settingCells";
import { supportsTable } from "../domain/supports/supports.table";
import { transitionTable } from "../domain/transition/transition.table";
import { unitsTable } from "../domain/waves/units.table";
import { withGateKeys } from "../domain/waves/waveGates";
import { wavesTable } from "../domain/waves/waves.table";
import { ourColumns } from "./record";
import type { WorkbookSnapshot } from "./workbook";

/** The tables that gates are judged by as typed rows, and the policy; with every cell that could not be read. */
export interface GateSheets {
  readonly gates: TableRows<typeof gatesTable> | undefined;
  readonly criteria: TableRows<typeof criteriaTable> | undefined;
  readonly waivers: TableRows<typeof waiversTable> | undefined;
  readonly invariants: TableRows<typeof invariantsTable> | undefined;
  /** Read only where there is something that they measure. */
  readonly readings: TableRows<typeof readingsTable> | undefined;
  /** The tables of the diagnosis. */
  readonly audit: AuditTables;
  readonly risks: TableRows<typeof risksTable> | undefined;
  /** Read only where there are units or risks: other tables hold waves too. */
  readonly waves: TableRows<typeof wavesTable> | undefined;
  readonly fitMetrics: TableRows<typeof fitMetricsTable> | undefined;
  readonly supports: TableRows<typeof supportsTable> | undefined;
  readonly policy: Policy;
  /** Where each setting stands, by its name; undefined where there is no Transition table. */
  readonly settings: ReadonlyMap<string, SettingCell> | undefined;
  readonly locale: WorkbookLocale;
  readonly problems: readonly CellProblem[];
  readonly rows: number;
}

/** A checklist of the user's own, read as Criteria by the columns that they chose. */
function* checklistRows(
  { checklist, record }: WorkbookSnapshot,
  locale: WorkbookLocale,
): Steps<TableRows<typeof criteriaTable> | undefined> {
  const table = checklist?.range?.table;
  if (table === undefined) return undefined;
  const labels = LABELS.map((key) => table.mapping?.get(key)).filter((position) => position !== undefined);
  const seen = mergedDown(table, checklist?.range?.merged ?? [], new Set(labels));
  return yield* readRowsInSteps(criteriaTable, seen, locale, ourColumns(record, table.id));
}

/** What people merge over the rows that it groups. */
const LABELS: readonly string[] = ["gate", "area", "owner"] satisfies (keyof typeof criteriaTable.columns)[];

/** A checklist has areas in words of its own; nothing is computed from them. */
function withoutAreaProblems(
  rows: TableRows<typeof criteriaTable> | undefined,
): TableRows<typeof criteriaTable> | undefined {
  if (rows?.snapshot.mapping === undefined) return rows;
  const area = rows.columnPosition("area");
  const ofArea = ({ cell, code }: CellProblem): boolean =>
    code === "not-a-choice" && area !== undefined && cell.column === rows.snapshot.firstColumn + area;
  return { ...rows, problems: rows.problems.filter((problem) => !ofArea(problem)) };
}

/** `headless`: without Excel there is no workbook locale, and the Transition table's Language stands in for it. */
export function* readGateSheets(snapshot: WorkbookSnapshot, headless: boolean): Steps<GateSheets> {
  const rowsOf = function* <T extends Table>(table: T, locale: WorkbookLocale): Steps<TableRows<T> | undefined> {
    const found = snapshot.tables.get(table.name);
    if (found === undefined) return undefined;
    return yield* readRowsInSteps(table, found, locale, ourColumns(snapshot.record, found.id));
  };
  const transition = yield* rowsOf(transitionTable, snapshot.locale);
  const reading = readPolicy(transition, snapshot.locale);
  const { language } = reading.policy;
  const locale = headless && language !== undefined ? localeOf(language, snapshot.locale.date1904) : snapshot.locale;
  const gates = yield* rowsOf(gatesTable, locale);
  const criteria = withoutAreaProblems(
    (yield* rowsOf(criteriaTable, locale)) ?? (yield* checklistRows(snapshot, locale)),
  );
  const waivers = yield* rowsOf(waiversTable, locale);
  const invariants = yield* rowsOf(invariantsTable, locale);
  const boundaries = yield* rowsOf(boundariesTable, locale);
  const signals = yield* rowsOf(signalsTable, locale);
  const fitMetrics = yield* rowsOf(fitMetricsTable, locale);
  const supports = yield* rowsOf(supportsTable, locale);
  const measured = [invariants, boundaries, signals, fitMetrics, supports].some((sheet) => sheet !== undefined);
  const readings = measured ? yield* rowsOf(readingsTable, locale) : undefined;
  const audit: AuditTables = {
    boundaries,
    signals,
    readings,
    assumptions: yield* rowsOf(assumptionsTable, locale),
    operatingModel: yield* rowsOf(operatingModelTable, locale),
    handoffs: yield* rowsOf(handoffsTable, locale),
    decisions: yield* rowsOf(decisionsTable, locale),
  };
  const { assumptions, operatingModel, handoffs, decisions } = audit;
  const diagnosis = [boundaries, signals, assumptions, operatingModel, handoffs, decisions];
  const risks = yield* rowsOf(risksTable, locale);
  const inWaves = risks !== undefined || snapshot.tables.has(unitsTable.name);
  const openedBy = gateList(gates, gates === undefined ? criteria : undefined).gates;
  const waves = inWaves ? withGateKeys(yield* rowsOf(wavesTable, locale), openedBy) : undefined;
  const ofGates = [gates, criteria, waivers, invariants, readings];
  const all = [transition, ...diagnosis, ...ofGates, risks, waves, fitMetrics, supports];
  return {
    gates,
    criteria,
    waivers,
    invariants,
    readings,
    audit,
    risks,
    waves,
    fitMetrics,
    supports,
    locale,
    settings: transition && settingCells(transition),
    policy: withWords(reading.policy, snapshot.checklist?.choice.words),
    problems: [...all.flatMap((sheet) => sheet?.problems ?? []), ...reading.problems],
    rows: all.reduce((sum, sheet) => sum + (sheet?.rows.length ?? 0), 0),
  };
}
