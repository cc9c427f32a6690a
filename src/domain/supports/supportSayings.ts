import type { Day } from "../../tabular/excelDate";
import { rowName, type RowName } from "../audit/auditFindings";
import { finding, type Finding } from "../finding";
import type { SupportEvaluation, SupportsEvaluation } from "./evaluateSupports";
import type { SupportRows } from "./exitRule";
import type { ParallelComparison } from "./parallelComparison";
import { supportCells, type SupportCellWeek } from "./supportCellLoad";

export function supportName({ row }: Pick<SupportEvaluation, "row">): RowName {
  return rowName(row, row.support);
}

/** An extension more than this is a sign of a transition without an end. */
const EXTENDED_ONCE = 1;

/** What is said of each support: where it stands, and how often it was put off. */
export function exitSayings(support: SupportEvaluation, rows: SupportRows, extensions: number): readonly Finding[] {
  const { exitState, because, cells, row } = support;
  if (exitState === undefined || because === undefined) return [];
  const name = supportName(support);
  const found: Finding[] = [];
  if (because.id === "exit-missing") {
    const lacks = because.columns.map((column) => rows.table.columns[column].header);
    found.push(finding("support-without-exit", "warning", { support: name, lacks }, cells));
  }
  if (exitState === "Ready to retire") {
    const facts = { support: name, receivingOwner: row.receivingOwner ?? "" };
    found.push(finding("support-ready", "note", facts, cells));
  }
  if (because.id === "past-end") {
    const id = exitState === "Permanent by default" ? "support-permanent" : "support-overdue";
    const { plannedEnd, days } = because;
    found.push(finding(id, "warning", { support: name, plannedEnd, days }, cells));
  }
  if (extensions > EXTENDED_ONCE) {
    const end = [rows.cell(row, "plannedEnd")];
    found.push(finding("support-extended-often", "warning", { support: name, extensions }, end));
  }
  return found;
}

/** Signs that the new model rests on help that nobody sees ending. */
export function dependencySayings({ supports, dependency }: SupportsEvaluation, rows: SupportRows): readonly Finding[] {
  const byId = new Map(supports.map((support) => [support.row.key, support]));
  const known = (ids: readonly string[]): readonly SupportEvaluation[] => ids.flatMap((id) => byId.get(id) ?? []);
  return [
    ...known(dependency.withoutExit).map((support) => {
      const facts = { support: supportName(support), absorbed: support.absorbed ?? 0 };
      return finding("support-absorbs-without-exit", "warning", facts, [rows.cell(support.row, "absorbed")]);
    }),
    ...dependency.onePerson.map(({ person, supports: ids, absorbed }) => {
      const owned = known(ids);
      const cells = owned.map(({ row }) => rows.cell(row, "owner"));
      return finding("support-one-person", "warning", { person, supports: owned.map(supportName), absorbed }, cells);
    }),
  ];
}

/** Parallel runs without an end or without exactly one owner hold every undecided gate. */
export function parallelRunBlockers(
  { supports, parallelRuns }: SupportsEvaluation,
  rows: SupportRows,
): readonly Finding[] {
  return parallelRuns.flatMap(({ id, bounded, owners }): readonly Finding[] => {
    const support = supports.find(({ row }) => row.key === id);
    if (support === undefined) return [];
    const name = supportName(support);
    const [owner, ...more] = owners;
    const named = owner === undefined || more.length > 0 ? {} : { owner };
    return [
      ...(bounded
        ? []
        : [
            finding("parallel-run-without-end", "blocker", { support: name, ...named }, [
              rows.cell(support.row, "plannedEnd"),
            ]),
          ]),
      ...(owners.length === 1
        ? []
        : [finding("parallel-run-owner", "blocker", { support: name, owners }, [rows.cell(support.row, "owner")])]),
    ];
  });
}

const CELLS_SHOWN = 20;

export function comparisonSayings(
  comparisons: readonly ParallelComparison[],
  { supports }: SupportsEvaluation,
): readonly Finding[] {
  return comparisons.flatMap(({ id, days, agreeing, bias, cells }) => {
    const support = supports.find(({ row }) => row.key === id);
    if (support === undefined || agreeing === days.length) return [];
    const facts = { support: supportName(support), days: days.length, agreeing, bias };
    return [finding("parallel-runs-differ", "warning", facts, cells.slice(0, CELLS_SHOWN))];
  });
}

/** Weeks still to come, or running, in which units ask for more than the support cells give. */
export function cellSayings(
  weeks: readonly SupportCellWeek[],
  supports: readonly SupportEvaluation[],
  rows: SupportRows,
  asOf: Day,
): readonly Finding[] {
  const short = weeks.filter(({ week, load, offered }) => week > asOf - 7 && offered !== undefined && load > offered);
  const [first] = short;
  if (first?.offered === undefined) return [];
  const { week, load, offered } = first;
  const cells = supportCells(supports).map(({ row }) => rows.cell(row, "hoursPerWeek"));
  return [finding("support-cell-short", "warning", { weeks: short.length, week, load, offered }, cells)];
}
