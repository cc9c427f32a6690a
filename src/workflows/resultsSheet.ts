import { RANGE_ID } from "../tabular/range/locateRange";
import { finding, type Finding } from "../domain/finding";
import type { Messages } from "../messages/messages";
import { resultsReport, type ResultColumn, type ResultsSection } from "../reports/resultsReport";
import type { ComputedColumn } from "../tabular/planEdits";
import type { Steps } from "../tabular/steps";
import { planReportInSteps, type ReportPlan } from "./planReport";
import { RESULTS_REPORT, type PlacedTable } from "./resultPlaces";
import type { WorkbookSnapshot } from "./workbook";

/**
 * The sheet for results that have no room beside their tables. Undefined: there are none, and never were. A sheet on
 * which nothing stands any more says so, rather than show what was.
 */
export function* planResults(
  tables: readonly PlacedTable[],
  snapshot: WorkbookSnapshot,
  messages: Messages,
): Steps<ReportPlan | undefined> {
  const sections = tables.filter(({ elsewhere }) => elsewhere !== undefined).map(sectionOf);
  if (sections.length === 0 && !snapshot.reports.has(RESULTS_REPORT)) return undefined;
  return yield* planReportInSteps(resultsReport(RESULTS_REPORT, sections, messages), snapshot);
}

function sectionOf({ table, snapshot, targets, named }: PlacedTable): ResultsSection {
  const { id, name } = table.identity;
  const headerOf = (key: string | undefined): string => (key === undefined ? "" : (table.columns[key]?.header ?? ""));
  const shown = [...targets].sort((one, other) => order(one) - order(other));
  return {
    table: snapshot.id === RANGE_ID ? undefined : snapshot.name,
    sheet: snapshot.sheet.name,
    rowHeaders: [headerOf(id), headerOf(name)],
    columns: shown.map((target): ResultColumn => {
      const column = table.columns[target.key];
      return {
        header: column?.header ?? target.key,
        width: target.key === "why" ? WHY_WIDTH : Math.max(column?.width ?? 0, LEAST_WIDTH),
        format: longest(target.numberFormats) ?? column?.format,
        words: column?.choices,
      };
    }),
    rows: named().map(({ index, id: key, name: text, cell }) => ({
      cell,
      id: key,
      name: text,
      values: shown.map(({ values }) => values[index] ?? ""),
    })),
  };
}

const LEAST_WIDTH = 12;
const WHY_WIDTH = 60;

/** The word that decides first, then why: tables below each other have these in the same columns. */
function order({ key }: ComputedColumn): number {
  return WORD_KEYS.has(key) ? 0 : key === "why" ? 1 : 2;
}

const WORD_KEYS: ReadonlySet<string> = new Set(["verdict", "result", "state", "valid"]);

/** A column of a report has one format: the one with the most decimals shows no score on the wrong side. */
function longest(formats: readonly (string | null)[] = []): string | undefined {
  return formats.filter((format) => format !== null).sort((one, other) => other.length - one.length)[0];
}

/** Says of each table where its results are. */
export function elsewhereFindings(tables: readonly PlacedTable[], results: ReportPlan | undefined): readonly Finding[] {
  if (results === undefined) return [];
  return tables.flatMap(({ snapshot, elsewhere }) => {
    if (elsewhere === undefined) return [];
    const table = snapshot.id === RANGE_ID ? undefined : snapshot.name;
    const facts = { sheet: snapshot.sheet.name, table, results: results.record.name, why: elsewhere };
    return [finding("results-elsewhere", "note", facts, [])];
  });
}
