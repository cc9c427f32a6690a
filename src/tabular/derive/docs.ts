import type { Column } from "../column";
import { columnEntries, type Table } from "../table";

/** The reference page of all tables and columns, as Markdown. */
export function tableDocs(tables: readonly Table[]): string {
  const intro = [
    "# Tables and columns",
    "",
    "Generated from the table declarations by `npm run docs`; do not edit by hand.",
    "Columns are found by their header or by another known name, in any order; other columns are left alone.",
  ];
  return [...intro, ...tables.flatMap(tableSection)].join("\n") + "\n";
}

function tableSection(table: Table): readonly string[] {
  return [
    "",
    `## ${table.name}`,
    "",
    table.help,
    "",
    "| Column | Holds | Written by | Also known as | What it is for |",
    "| --- | --- | --- | --- | --- |",
    ...columnEntries(table).map(([, column]) => columnLine(column)),
  ];
}

function columnLine(column: Column): string {
  const holds = `${HOLDS[column.type]}${column.required ? ", needed" : ""}${column.more ? ", in “More columns”" : ""}`;
  const cells = [
    column.header,
    column.choices === undefined ? holds : `${holds}: ${column.choices.join(", ")}`,
    column.computed ? "the add-in" : "you",
    (column.otherNames ?? []).join(", "),
    column.help,
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const HOLDS: Readonly<Record<Column["type"], string>> = {
  text: "text",
  id: "an ID",
  ids: "IDs, separated by commas",
  number: "a number",
  figure: "a number or a percentage",
  date: "a date",
  yesNo: "Yes or No",
  choice: "one word of a list",
  quantity: "a figure, a percentage, a date or a word",
};
