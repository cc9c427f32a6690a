import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import {
  auditAssumptions,
  type AssumptionEvaluation,
  type AssumptionRows,
  type AssumptionsAudit,
} from "../assumptions/auditAssumptions";
import { NO_WAVES, type WaveExposures } from "../assumptions/waveExposure";
import { evaluateBoundaries, type BoundaryEvaluation, type BoundaryRows } from "../boundary/evaluateBoundaries";
import { evaluateSignals, type SignalEvaluation, type SignalRows } from "../boundary/evaluateSignals";
import { ratioOf } from "../boundary/ratioState";
import { regimeOf, type AssumptionsForRegime, type Regime } from "../boundary/regime";
import { finding, type Finding } from "../finding";
import { finder } from "../gates/gateList";
import { checkRedesign, type RedesignEvaluation } from "../operatingModel/checkRedesign";
import type { ExceptionMeasure } from "../operatingModel/redesignContext";
import type { RedesignTables } from "../operatingModel/redesignTables";
import type { Policy } from "../policy";
import { readingsByMeasure, type ReadingRows } from "../readings/latestReadings";
import { unknownMeasures } from "../readings/unknownMeasures";
import { missingColumns } from "./missingColumns";
import { referencesWithoutTable } from "./referencesWithoutTable";
import { UnknownReferences } from "./unknownReference";

/** The tables of the diagnosis, as far as the workbook has them. */
export interface AuditTables extends RedesignTables {
  readonly boundaries: BoundaryRows | undefined;
  readonly signals: SignalRows | undefined;
  readonly assumptions: AssumptionRows | undefined;
  readonly readings: ReadingRows | undefined;
}

/** What other parts of the workbook tell the audit. */
export interface AuditLinks {
  readonly waves: WaveExposures;
  /** Fit metrics and the like that measure the load of exceptions. */
  readonly exceptionMeasures: readonly ExceptionMeasure[];
  /** What else readings are of, in lower case; undefined: somebody else says which readings are of nothing. */
  readonly otherMeasures: ReadonlySet<string> | undefined;
}

export const NO_AUDIT_LINKS: AuditLinks = { waves: NO_WAVES, exceptionMeasures: [], otherMeasures: undefined };

/** The diagnosis: is this a change of regime, what breaks, and does the redesign carry the new scale. */
export interface AuditEvaluation {
  readonly asOf: Day;
  readonly regime: Regime;
  /** Undefined, here and below: the workbook has no such table. */
  readonly boundaries: readonly BoundaryEvaluation[] | undefined;
  readonly main: BoundaryEvaluation | undefined;
  readonly signals: readonly SignalEvaluation[] | undefined;
  readonly audit: AssumptionsAudit | undefined;
  readonly redesign: RedesignEvaluation;
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/** Pure: the same tables, policy and day give the same result, whatever the order of columns. */
export function evaluateAudit(
  tables: AuditTables,
  policy: Pick<Policy, "nearLimit" | "loadBearingFrom" | "signalAgeDays" | "mainBoundary">,
  asOf: Day,
  links: AuditLinks = NO_AUDIT_LINKS,
): AuditEvaluation {
  const { readings } = tables;
  const byMeasure = readingsByMeasure(readings);
  const ofBoundaries = tables.boundaries && evaluateBoundaries(tables.boundaries, readings, byMeasure, policy, asOf);
  const ofSignals = tables.signals && evaluateSignals(tables.signals, readings, byMeasure, policy, asOf);
  const boundaries = ofBoundaries?.boundaries;
  const main = mainBoundary(boundaries, policy.mainBoundary);
  const unknown = new UnknownReferences();
  const contradictions = contradictionsOf(ofSignals?.signals ?? [], boundaries, tables, unknown);
  const audit =
    tables.assumptions && auditAssumptions(tables.assumptions, boundaries, main.boundary, tables, links.waves, policy);
  unknownSignposts(tables, ofSignals?.signals, unknown);
  tablesNotThere(tables, unknown);
  const redesign = checkRedesign({
    tables,
    assumptions: audit?.assumptions,
    boundaryGrowth: growthOf(main.boundary),
    exceptionMeasures: [...links.exceptionMeasures, ...measuredExceptions(tables, ofSignals?.signals)],
    asOf,
  });
  const { otherMeasures } = links;
  const stray =
    readings === undefined || otherMeasures === undefined
      ? { problems: [], findings: [] }
      : unknownMeasures(readings, byMeasure, [otherMeasures, measuredHere(tables)]);
  return {
    asOf,
    regime: regimeOf(boundaries, assumptionsForRegime(audit?.assumptions)),
    boundaries,
    main: main.boundary,
    signals: ofSignals?.signals,
    audit,
    redesign,
    findings: [
      ...(ofBoundaries?.findings ?? []),
      ...main.findings,
      ...contradictions,
      ...(ofSignals?.findings ?? []),
      ...(audit?.findings ?? []),
      ...unknown.findings,
      ...redesign.findings,
      ...(readings === undefined ? [] : missingColumns(readings)),
      ...stray.findings,
    ],
    problems: [
      ...(ofBoundaries?.problems ?? []),
      ...(ofSignals?.problems ?? []),
      ...(audit?.problems ?? []),
      ...unknown.problems,
      ...redesign.problems,
      ...stray.problems,
    ],
  };
}

/** Keys, in lower case, of what readings can be of in these tables. */
export function measuredHere({ boundaries, signals }: AuditTables): ReadonlySet<string> {
  return new Set([...(boundaries?.rows ?? []), ...(signals?.rows ?? [])].map(({ key }) => key.toLowerCase()));
}

/** The one that the policy names, else the first; a name that is none is said. */
function mainBoundary(
  boundaries: readonly BoundaryEvaluation[] | undefined,
  name: string | undefined,
): { readonly boundary: BoundaryEvaluation | undefined; readonly findings: readonly Finding[] } {
  const [first] = boundaries ?? [];
  if (name === undefined || boundaries === undefined || first === undefined) return { boundary: first, findings: [] };
  const position = finder(
    boundaries.map(({ row }) => row),
    ({ boundary }) => boundary,
  )(name);
  if (position !== undefined) return { boundary: boundaries[position], findings: [] };
  const facts = { name, used: first.name };
  return { boundary: first, findings: [finding("main-boundary-unknown", "warning", facts, first.cells.slice(0, 1))] };
}

/** Main boundary's target ÷ current; undefined where one is unknown or the current is 0. */
function growthOf(main: BoundaryEvaluation | undefined): number | undefined {
  const growth = ratioOf(main?.target, main?.current);
  return growth === 0 ? undefined : growth;
}

/** A signal that fires on a boundary that claims to be inside its limit: one of the two is wrong. */
function contradictionsOf(
  signals: readonly SignalEvaluation[],
  boundaries: readonly BoundaryEvaluation[] | undefined,
  tables: AuditTables,
  unknown: UnknownReferences,
): readonly Finding[] {
  const { signals: sheet, boundaries: boundarySheet } = tables;
  if (boundaries === undefined || boundarySheet === undefined || sheet === undefined) return [];
  const find = finder(boundarySheet.rows, ({ boundary }) => boundary);
  return signals.flatMap((signal): readonly Finding[] => {
    const reference = signal.row.boundary;
    if (reference === undefined) return [];
    const position = find(reference);
    if (position === undefined) {
      const cell = sheet.cell(signal.row, "boundary");
      const facts = { table: "Signals", row: signal.row.key, column: "Boundary", reference };
      unknown.add({ ...facts, tables: ["Boundaries"], cell });
      return [];
    }
    const boundary = boundaries[position];
    if (boundary === undefined || signal.state !== "Firing" || boundary.stateNow !== "Inside") return [];
    const cells = [signal.cell, ...boundary.cells.slice(0, 1)];
    return [finding("signal-contradicts-boundary", "warning", { signal: signal.name, boundary: boundary.name }, cells)];
  });
}

function unknownSignposts(
  { assumptions, signals: sheet }: AuditTables,
  signals: readonly SignalEvaluation[] | undefined,
  unknown: UnknownReferences,
): void {
  if (assumptions === undefined || sheet === undefined || signals === undefined) return;
  const find = finder(sheet.rows, ({ signal }) => signal);
  for (const row of assumptions.rows) {
    const { signpost: reference } = row;
    if (reference === undefined || find(reference) !== undefined) continue;
    const cell = assumptions.cell(row, "signpost");
    unknown.add({ table: "Assumptions", row: row.key, column: "Signpost", reference, tables: ["Signals"], cell });
  }
}

/** Columns whose IDs point into tables of the diagnosis that the workbook does not have. */
function tablesNotThere(
  { boundaries, signals, assumptions, operatingModel, handoffs, decisions }: AuditTables,
  unknown: UnknownReferences,
): void {
  const Boundaries = boundaries;
  const into = { OperatingModel: operatingModel, Handoffs: handoffs, Decisions: decisions };
  referencesWithoutTable(
    { rows: signals, key: "boundary", read: ({ boundary }) => boundary, into: { Boundaries } },
    unknown,
  );
  referencesWithoutTable(
    { rows: assumptions, key: "boundary", read: ({ boundary }) => boundary, into: { Boundaries } },
    unknown,
  );
  referencesWithoutTable({ rows: assumptions, key: "redesign", read: ({ redesign }) => redesign, into }, unknown);
  referencesWithoutTable(
    { rows: assumptions, key: "signpost", read: ({ signpost }) => signpost, into: { Signals: signals } },
    unknown,
  );
  referencesWithoutTable(
    { rows: operatingModel, key: "replaces", read: ({ replaces }) => replaces, into: { Assumptions: assumptions } },
    unknown,
  );
}

/** Exceptions are measured where the signpost of an assumption of a low volume of them has a reading. */
function measuredExceptions(
  { assumptions, signals: sheet }: AuditTables,
  signals: readonly SignalEvaluation[] = [],
): readonly ExceptionMeasure[] {
  if (sheet === undefined) return [];
  const find = finder(sheet.rows, ({ signal }) => signal);
  const posts = new Set<SignalEvaluation>();
  for (const { kind, signpost } of assumptions?.rows ?? []) {
    if (kind !== "Low exception volume" || signpost === undefined) continue;
    const signal = signals[find(signpost) ?? -1];
    if (signal?.current !== undefined) posts.add(signal);
  }
  return [...posts].map(({ name, cell }) => ({ name: name.text, cells: [cell] }));
}

/** Covered or not: what replaces an assumption answers a change of regime, and does not undo it. */
function assumptionsForRegime(assumptions: readonly AssumptionEvaluation[] = []): AssumptionsForRegime {
  const said = (wanted: (assumption: AssumptionEvaluation) => boolean) => (): readonly Finding[] => {
    const findings: Finding[] = [];
    for (const one of assumptions) if (wanted(one) && one.finding !== undefined) findings.push(one.finding);
    return findings;
  };
  return {
    givingOut: said(({ verdict }) => verdict === "Breaks" || verdict === "Too expensive"),
    untested: said(({ verdict, loadBearing }) => verdict === "Untested" && loadBearing),
  };
}
