import { finding, type Finding } from "../../src/domain/finding";
import type { FitFindingFacts } from "../../src/domain/fit/fitFindings";
import { dayOf } from "../../src/tabular/excelDate";

const metric = { key: "M2", text: "Calls answered within a day" };
const support = { key: "S1", text: "Support cell" };
const on = dayOf(2026, 11, 2) ?? 0;
const percent = (value: number) => ({ value, unit: "percent" }) as const;
const element = { key: "E4", text: "Referral form" };

/** One example a finding about fit and temporary supports. */
export const FIT_EXAMPLES: { readonly [Id in keyof FitFindingFacts]: Finding } = {
  "fit-symbolic": finding("fit-symbolic", "warning", { metrics: [metric] }, []),
  "metric-not-met": finding("metric-not-met", "warning", { metric, actual: percent(84), target: percent(95) }, []),
  "metric-unknown": finding("metric-unknown", "warning", { metric, why: "old", days: 120 }, []),
  "metric-worsening": finding("metric-worsening", "warning", { metric, rule: "seven on one side", since: on }, []),
  "metric-hit-and-miss": finding(
    "metric-hit-and-miss",
    "note",
    { metric, target: percent(95), lower: percent(91.2), upper: percent(99.4) },
    [],
  ),
  "metric-never-moved": finding("metric-never-moved", "note", { metric, readings: 14, value: percent(100) }, []),
  "metric-target-is-baseline": finding("metric-target-is-baseline", "note", { metric, target: percent(95) }, []),
  "readings-out-of-order": finding("readings-out-of-order", "note", { metric, rows: 3 }, []),
  "readings-gap": finding("readings-gap", "note", { metric, days: 63, from: on, usual: 7 }, []),
  "dimension-without-metric": finding(
    "dimension-without-metric",
    "note",
    { dimensions: ["Exception load", "Decision latency"] },
    [],
  ),
  "fit-on-crutches": finding("fit-on-crutches", "warning", { supports: [support], absorbed: 0.22, limit: 0.1 }, []),
  "absorbed-share-unknown": finding("absorbed-share-unknown", "warning", { supports: [support] }, []),
  "supports-not-assessed": finding("supports-not-assessed", "note", { metrics: 8 }, []),
  "units-differ": finding("units-differ", "warning", { metric, phi: 2.948, units: ["Harrow Lane"] }, []),
  "units-not-compared": finding("units-not-compared", "note", { metric, units: ["St Brannock"] }, []),
  "variation-beyond-adaptation": finding(
    "variation-beyond-adaptation",
    "warning",
    { elements: [element], metrics: [metric] },
    [],
  ),
  "support-without-exit": finding("support-without-exit", "warning", { support, lacks: ["Planned end"] }, []),
  "support-ready": finding("support-ready", "note", { support, receivingOwner: "L. Brandt" }, []),
  "support-overdue": finding("support-overdue", "warning", { support, plannedEnd: on, days: 20 }, []),
  "support-permanent": finding("support-permanent", "warning", { support, plannedEnd: on, days: 200 }, []),
  "support-extended-often": finding("support-extended-often", "warning", { support, extensions: 3 }, []),
  "support-absorbs-without-exit": finding("support-absorbs-without-exit", "warning", { support, absorbed: 0.12 }, []),
  "support-one-person": finding(
    "support-one-person",
    "warning",
    { person: "A. Okafor", supports: [support, { key: "S4", text: "Office hours" }], absorbed: 0.18 },
    [],
  ),
  "support-cell-short": finding("support-cell-short", "warning", { weeks: 3, week: on, load: 64, offered: 40 }, []),
  "fit-falls-with-support": finding("fit-falls-with-support", "warning", { metric, support, fellOn: on }, []),
  "parallel-run-without-end": finding("parallel-run-without-end", "blocker", { support }, []),
  "parallel-run-owner": finding("parallel-run-owner", "blocker", { support, owners: ["A. Okafor", "L. Brandt"] }, []),
  "parallel-runs-differ": finding(
    "parallel-runs-differ",
    "warning",
    { support, days: 24, agreeing: 21, bias: -0.4 },
    [],
  ),
};
