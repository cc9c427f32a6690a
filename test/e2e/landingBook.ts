import type { Workbook } from "../excel";
import { typeRows } from "./hipPathway";

/** Percent in time, week by week. */
const ANSWERED = [95, 96, 94, 95, 97, 96, 95, 94, 96, 95, 96, 97, 95, 96, 94, 93, 94, 92, 93, 91];

/** Fit metrics and supports of a pathway that reached its volume, as somebody types them into the tables made for it. */
export function typeLanding(workbook: Workbook): void {
  typeRows(workbook, "FitMetrics", [
    {
      ID: "M1",
      Metric: "Operations a month",
      Dimension: "Volume",
      Direction: "Higher is better",
      Target: 40,
      Current: 44,
      "Observed on": "2026-11-15",
    },
    { ID: "M2", Metric: "Calls answered in time", Dimension: "Quality", Direction: "Higher is better", Target: 95 },
  ]);
  typeRows(workbook, "Supports", [
    {
      ID: "S1",
      Support: "Support cell",
      Kind: "Support cell",
      Start: "2026-09-01",
      "Planned end": "2026-10-31",
      "Retire when": "M2",
      Level: 95,
      Owner: "Ann",
      "Receiving owner": "Ben",
      "Hours per week": 30,
      "Share of work absorbed %": 12,
    },
  ]);
  typeRows(
    workbook,
    "Readings",
    ANSWERED.map((value, week) => ({
      Measure: "M2",
      Date: new Date(Date.UTC(2026, 10, 16 - 7 * (ANSWERED.length - 1 - week))).toISOString().slice(0, 10),
      Value: value,
    })),
  );
}
