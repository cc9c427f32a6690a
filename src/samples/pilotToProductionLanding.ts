import { newTable, type NewTable, type SampleRow } from "../tabular/derive/newTable";
import { fitMetricsTable } from "../domain/fit/fitMetrics.table";
import { supportsTable } from "../domain/supports/supports.table";
import { on } from "./on";

/**
 * Whether the pathway has landed at its first two sites: a metric for seven of the eight dimensions, weekly readings of one
 * of them, and the help that still carries it, of which one can go and one is late.
 */
export function pilotToProductionLanding(): readonly NewTable[] {
  return [newTable(fitMetricsTable, FIT_METRICS, { more: true }), newTable(supportsTable, SUPPORTS, { more: true })];
}

/** Median hours to theatre, week by week: from 39 down to below the target of 36. */
export const THEATRE_READINGS: readonly SampleRow[] = [
  39.1, 38.2, 38.9, 37.6, 38.1, 36.9, 37.4, 36.2, 36.8, 35.4, 35.9, 34.9, 35.2, 34.1, 34.6, 33.8,
].map((value, week) => ({ measure: "M1", date: on("2026-08-03") + 7 * week, value }));

function metric(
  id: string,
  name: string,
  dimension: string,
  direction: "Higher" | "Lower",
  fields: SampleRow,
): SampleRow {
  return { id, metric: name, dimension, direction: `${direction} is better`, ...fields };
}

const FIT_METRICS: readonly SampleRow[] = [
  metric("M1", "Median hours to theatre", "Quality", "Lower", { baseline: 41, target: 36, tolerable: 38, weight: 2 }),
  metric("M2", "Calls answered within the hour, percent", "Reliability", "Higher", {
    baseline: 95,
    target: 90,
    tolerable: 80,
    current: 84,
    observedOn: on("2026-11-12"),
  }),
  metric("M3", "Patients who would recommend it, percent", "User experience", "Higher", {
    baseline: 80,
    target: 85,
    current: 88,
    observedOn: on("2026-10-30"),
  }),
  metric("M4", "Overtime hours for each nurse and week", "Support burden", "Lower", {
    baseline: 4,
    target: 2,
    tolerable: 3,
    current: 2.5,
    observedOn: on("2026-11-06"),
  }),
  metric("M5", "Days until an escalation is decided", "Decision latency", "Lower", {
    baseline: 8,
    target: 5,
    current: 7,
    observedOn: on("2026-11-06"),
  }),
  metric("M6", "Pathway steps followed at every site, percent", "Local variation", "Higher", {
    baseline: 78,
    target: 92,
    tolerable: 88,
    current: 90,
    observedOn: on("2026-11-13"),
  }),
  metric("M7", "Patients treated in a week", "Volume", "Higher", {
    baseline: 22,
    target: 40,
    current: 44,
    observedOn: on("2026-11-16"),
  }),
];

const SUPPORTS: readonly SampleRow[] = [
  {
    id: "P1",
    support: "The pilot team is on call for the second site",
    kind: "Hypercare",
    start: on("2026-09-28"),
    plannedEnd: on("2026-12-18"),
    retireWhen: "M1",
    operator: "≤",
    level: 36,
    owner: "T. Osei",
    receivingOwner: "D. Reyes",
    hoursPerWeek: 12,
    receivingCapacity: 16,
    absorbed: { value: 0.1, format: "0%" },
  },
  {
    id: "P2",
    support: "The night clerk mends summaries",
    kind: "Workaround",
    start: on("2026-06-01"),
    plannedEnd: on("2026-10-30"),
    retireWhen: "M6",
    operator: "≥",
    level: 92,
    owner: "L. Brandt",
    receivingOwner: "Ward managers",
    hoursPerWeek: 20,
    receivingCapacity: 24,
    absorbed: { value: 0.15, format: "0%" },
  },
  {
    id: "P3",
    support: "Coaching round of the founding lead",
    kind: "Coaching",
    start: on("2026-09-14"),
    plannedEnd: on("2027-02-26"),
    retireWhen: "M5",
    operator: "≤",
    level: 5,
    owner: "S. Lindqvist",
    receivingOwner: "Regional leads",
    hoursPerWeek: 6,
    receivingCapacity: 10,
  },
];
