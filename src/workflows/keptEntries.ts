import type { Block, Report } from "../reports/report";
import type { CellValue } from "../tabular/cellValue";
import type { OwnershipRecord } from "./record";
import type { ReportSnapshot } from "./workbook";

type RecordedReport = OwnershipRecord["reports"][string];
type RecordedEntries = NonNullable<RecordedReport["entries"]>;

interface Signed {
  readonly report: Report;
  /** Where its signing lines stand; undefined where it has none. */
  readonly entries: RecordedEntries | undefined;
}

/**
 * The report with what people entered on its signing lines, wherever these stand now. A line that the report no longer
 * has, because its gate is gone, stays at the end as long as somebody's entries stand on it.
 */
export function withEntries(
  report: Report,
  present: ReportSnapshot | undefined,
  recorded: RecordedReport | undefined,
): Signed {
  const lines = recorded?.entries ?? [];
  const entered = enteredOn(lines, present?.values ?? []);
  const entries: RecordedEntries[number][] = [];
  const signed = (key: string, row: number, label: string): Block => {
    entries.push({ key, row, label });
    const { behind, beside } = entered.get(key) ?? { behind: "", beside: [] };
    return { role: "signing", top: row, rows: [[label + behind, ...beside]], entries: key };
  };
  const blocks = report.blocks.map((block) =>
    block.entries === undefined ? block : signed(block.entries, block.top, String(block.rows[0]?.[0] ?? "")),
  );
  const last = blocks.at(-1);
  let top = last === undefined ? 0 : last.top + last.rows.length + 1;
  for (const { key, label } of lines) {
    if (!entered.has(key) || entries.some((line) => line.key === key)) continue;
    blocks.push(signed(key, top, label.startsWith(`${key}: `) ? label : `${key}: ${label}`));
    top += 1;
  }
  return { report: { ...report, blocks }, entries: entries.length === 0 ? undefined : entries };
}

interface Entered {
  /** Typed into the cell of the label, behind it. */
  readonly behind: string;
  /** The cells beside the label. */
  readonly beside: readonly CellValue[];
}

/** What stands on every line on which somebody entered something. */
function enteredOn(lines: RecordedEntries, shown: readonly (readonly CellValue[])[]): ReadonlyMap<string, Entered> {
  const labels = [...new Set(lines.map(({ label }) => label))];
  const standing = shown.flatMap(([first = ""], index) =>
    labels.some((label) => String(first).startsWith(label)) ? [index] : [],
  );
  const entered = new Map<string, Entered>();
  lines.forEach(({ key, row, label }, position) => {
    // Rows that somebody inserted above moved the lines, but not their order.
    const [first = "", ...beside] =
      shown[(standing.length === lines.length ? standing[position] : undefined) ?? row] ?? [];
    if (!String(first).startsWith(label)) return;
    const behind = String(first).slice(label.length);
    if (behind !== "" || beside.some((value) => value !== "")) entered.set(key, { behind, beside });
  });
  return entered;
}
