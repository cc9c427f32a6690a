/** Says before saving what the saved file would lack or hold wrongly of what the opened one held. */

import { formatArea } from "../model/address";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";

/** Kept elements that name cells and are not moved with them, in words. */
const UNMOVED: Readonly<Record<string, string>> = {
  protectedRanges: "its ranges with passwords of their own",
  scenarios: "its scenarios",
  dataConsolidate: "its consolidation",
  cellWatches: "its watched cells",
  oleObjects: "its embedded objects",
  controls: "its controls",
};

/** One sentence for every loss, naming the sheet and the thing; none when saving keeps everything. */
export function losses(workbook: Workbook): string[] {
  const { source } = workbook;
  if (!source) return [];
  const signed = [...source.parts.keys()].some((name) => name.toLowerCase().startsWith("_xmlsignatures/"));
  const sentences = workbook.sheets.flatMap((sheet) => [
    ...chartLosses(sheet),
    ...unmovedLosses(sheet),
    ...sheet.whatIfTables.map(
      (area) => `Sheet "${sheet.name}": the what-if table at ${formatArea(area)} becomes plain values.`,
    ),
  ]);
  if (workbook.sheets.some(({ hasShifted }) => hasShifted)) sentences.push(...chartSheetLosses(workbook));
  if (signed && workbook.isDirty) sentences.push("The workbook's digital signature no longer holds.");
  return sentences;
}

function chartLosses({ name, charts }: Worksheet): string[] {
  return charts.flatMap(({ name: chart, stored }) =>
    stored?.changed === true && stored.beyond.length > 0
      ? [`Sheet "${name}": the chart "${chart}" was changed and loses ${listed(stored.beyond)}.`]
      : [],
  );
}

function unmovedLosses(sheet: Worksheet): string[] {
  const stored = sheet.workbook.source?.sheets.get(sheet);
  if (!sheet.hasShifted || !stored) return [];
  const things = Object.entries(UNMOVED).flatMap(([element, words]) => (stored.elements.has(element) ? [words] : []));
  if (stored.relationships.some(({ type }) => type.endsWith("/pivotTable"))) things.push("its pivot tables");
  return things.length === 0
    ? []
    : [`Sheet "${sheet.name}": cells were inserted or deleted, but ${listed(things)} stay where they were.`];
}

function chartSheetLosses({ source }: Workbook): string[] {
  return (source?.otherSheets ?? []).map((entry) => {
    const name = /\sname="([^"]*)"/.exec(entry)?.[1] ?? "";
    return `Sheet "${name}" is kept as it was: what it draws does not follow cells that moved.`;
  });
}

/** "a", "a and b", "a, b and c". */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
