import { on, type Cell, type TableLiteral } from "./book";

/** Weekly readings that end on a day, the newest last. */
export function weekly(
  measure: string,
  values: readonly number[],
  newest = "2026-11-20",
): readonly (readonly Cell[])[] {
  return values.map((value, index) => [measure, on(newest) - 7 * (values.length - 1 - index), "", value, "", ""]);
}

export const FIT_METRICS: TableLiteral = {
  name: "FitMetrics",
  headers: [
    "ID",
    "Metric",
    "Dimension",
    "Direction",
    "Old-scale baseline",
    "Target",
    "Tolerable",
    "Current",
    "Observed on",
    "Weight",
  ],
  rows: [
    ["M1", "Patients a week", "Volume", "Higher is better", 30, 400, "", 410, on("2026-11-15"), ""],
    ["M2", "Calls answered in time", "Quality", "Higher is better", 90, 95, 85, "", "", 2],
    ["M3", "Days to a decision", "Decision latency", "Lower is better", 6, 4, "", 5, on("2026-11-10"), ""],
    ["M4", "Readmitted", "Reliability", "Lower is better", "", 0.13, "", "", "", ""],
    ["M5", "Exceptions a week", "Exception load", "Lower is better", "", 8, "", "", "", ""],
  ],
  formats: { "Observed on": "d mmm yyyy" },
};

const ANSWERED = [96, 97, 95, 96, 98, 97, 95, 96, 97, 96, 95, 97, 96, 98, 96, 95, 97, 96, 97, 96, 96, 95, 97, 88];

const SITES = Array.from({ length: 24 }, (_, index) => `Site ${index + 1}`);

/** Of M4: about 12 of 100 at 24 sites, 60 of 100 at one. */
const READMITTED: readonly (readonly Cell[])[] = [
  ...SITES.map((site, index): readonly Cell[] => ["M4", on("2026-11-09"), site, 11 + (index % 3), 100, ""]),
  ["M4", on("2026-11-09"), "Ely Road", 60, 100, ""],
];

export const FIT_READINGS: TableLiteral = {
  name: "Readings",
  headers: ["Measure", "Date", "Unit", "Value", "Denominator", "Load"],
  rows: [
    ...weekly("M2", ANSWERED),
    ...READMITTED,
    ...weekly("M5", [7, 7, 6]),
    ["S4", on("2026-11-02"), "Old", 40, "", ""],
    ["S4", on("2026-11-02"), "New", 40, "", ""],
    ["S4", on("2026-11-09"), "Old", 42, "", ""],
    ["S4", on("2026-11-09"), "New", 41, "", ""],
  ],
  formats: { Date: "d mmm yyyy" },
};

export const SUPPORTS: TableLiteral = {
  name: "Supports",
  headers: [
    "ID",
    "Support",
    "Kind",
    "Start",
    "Planned end",
    "Retire when",
    "Operator",
    "Level",
    "Owner",
    "Receiving owner",
    "Hours per week",
    "Receiving capacity",
    "Share of work absorbed %",
    "State",
  ],
  rows: [
    [
      "S1",
      "Support cell",
      "Support cell",
      on("2026-09-01"),
      on("2026-12-31"),
      "M5",
      "≤",
      8,
      "Ann",
      "Ben",
      30,
      30,
      6,
      "",
    ],
    [
      "S2",
      "Office hours",
      "Office hours",
      on("2026-06-01"),
      on("2026-10-31"),
      "M2",
      "",
      95,
      "Ann",
      "Ben",
      5,
      5,
      4,
      "Active",
    ],
    ["S3", "Paper list", "Workaround", on("2026-03-01"), on("2026-04-30"), "M2", "", 95, "Mo", "", "", "", 3, "Active"],
    [
      "S4",
      "Old booking",
      "Parallel run",
      on("2026-09-01"),
      on("2027-01-31"),
      "M5",
      "≤",
      5,
      "Mo",
      "",
      "",
      "",
      "",
      "Active",
    ],
    ["S5", "Flying coach", "Coaching", on("2026-01-01"), "", "", "", "", "", "", "", "", "", "Retired"],
  ],
  formats: { Start: "d mmm yyyy", "Planned end": "d mmm yyyy" },
};

export const FIT_BOOK: readonly TableLiteral[] = [FIT_METRICS, SUPPORTS, FIT_READINGS];
