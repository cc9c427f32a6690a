import type { Day } from "../tabular/excelDate";
import type { Messages } from "../messages/messages";
import { ReportPage, type Report } from "./report";

/** A report whose evaluation was taken back: it shows no verdict that the tables no longer show. */
export function takenBackReport({ key, name, widths, blocks }: Report, asOf: Day, messages: Messages): Report {
  const title = blocks.find(({ role }) => role === "title")?.rows[0]?.[0] ?? name;
  const page = new ReportPage()
    .add("title", [[title]])
    .add("text", [[messages.report.takenBack(messages.format.date(asOf))]], { gap: 1 });
  return { key, name, widths, blocks: page.blocks };
}
