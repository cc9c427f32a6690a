import type { Block, Report } from "../reports/report";
import type { CellValue } from "../tabular/cellValue";
import type { OwnershipRecord } from "./record";
import type { ReportSnapshot } from "./workbook";

type RecordedReport = OwnershipRecord["reports"][string];
type RecordedEntries = NonNullable<RecordedReport["entries"]>;

/**
 * The report with what people entered on its signing lines, wherever these stand now. A line that the report no longer
 * has, because its gate is gone, stays at the end as long as somebody's entries stand on it.
 */
export function withEntries(
  report: Report,
  present: ReportSnapshot | undefined,
  recorded: RecordedReport | undefined,
): Report {
  const lines = recorded?.entries ?? [];
  if (present === undefined || lines.length === 0) return report;
  const entered = enteredOn(lines, present.values);
  const blocks = report.blocks.map((block): Block => {
    const row = block.entries === undefined ? undefined : entered.get(block.entries);
    if (row === undefined) return block;
    const [label = ""] = block.rows[0] ?? [];
    return { ...block, rows: [[label, "", ...row]] };
  });
  const placed = new Set(blocks.map(({ entries }) => entries));
  const last = blocks.at(-1);
  let top = last === undefined ? 0 : last.top + last.rows.length + 1;
  for (const { key, label } of lines) {
    const row = entered.get(key);
    if (row === undefined || placed.has(key)) continue;
    const named = label.startsWith(`${key}: `) ? label : `${key}: ${label}`;
    blocks.push({ role: "signing", top, rows: [[named, "", ...row]], entries: key });
    top += 1;
  }
  return { ...report, blocks };
}

/** Where the signing lines of a report stand; undefined where it has none. */
export function entriesRecord({ blocks }: Report): RecordedEntries | undefined {
  const lines = blocks.flatMap(({ entries: key, top, rows }) =>
    key === undefined ? [] : [{ key, row: top, label: String(rows[0]?.[0] ?? "") }],
  );
  return lines.length === 0 ? undefined : lines;
}

/** The cells beside the label of every line on which somebody entered something. */
function enteredOn(
  lines: RecordedEntries,
  shown: readonly (readonly CellValue[])[],
): ReadonlyMap<string, readonly CellValue[]> {
  const labels = new Set(lines.map(({ label }) => label));
  const standing = shown.flatMap((row, index) => (labels.has(String(row[0] ?? "")) ? [index] : []));
  const entered = new Map<string, readonly CellValue[]>();
  lines.forEach(({ key, row, label }, position) => {
    // Rows that somebody inserted above moved the lines, but not their order.
    const at = standing.length === lines.length ? standing[position] : row;
    const cells = at === undefined || shown[at]?.[0] !== label ? [] : shown[at].slice(2);
    if (cells.some((value) => value !== "")) entered.set(key, cells);
  });
  return entered;
}
