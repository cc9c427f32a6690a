import { newTable, type NewTable, type SampleRow } from "../tabular/derive/newTable";
import { assumptionsTable } from "../domain/assumptions/assumptions.table";
import { boundariesTable } from "../domain/boundary/boundaries.table";
import { signalsTable } from "../domain/boundary/signals.table";
import { decisionsTable } from "../domain/operatingModel/decisions.table";
import { handoffsTable } from "../domain/operatingModel/handoffs.table";
import { operatingModelTable } from "../domain/operatingModel/operatingModel.table";
import { on } from "./on";

/**
 * The diagnosis of the hospital pathway: three boundaries of which two are crossed on the way to forty sites, what the
 * pilot relied on, and the model that replaces it. Worked out by hand in a test.
 */
export function pilotToProductionAudit(): readonly NewTable[] {
  return [
    newTable(boundariesTable, BOUNDARIES, { more: true }),
    newTable(signalsTable, SIGNALS),
    newTable(assumptionsTable, ASSUMPTIONS, { more: true }),
    newTable(operatingModelTable, OPERATING_MODEL, { more: true }),
    newTable(handoffsTable, HANDOFFS),
    newTable(decisionsTable, DECISIONS, { more: true }),
  ];
}

/** Referrals in a week, and of them operated on in time: from a curve with its peak at a load of 62.6. */
export const REFERRAL_READINGS: readonly SampleRow[] = (
  [
    ["2026-05-18", 4, 3.6],
    ["2026-06-15", 9, 7.3],
    ["2026-07-13", 15, 10.7],
    ["2026-08-10", 22, 13.6],
    ["2026-09-14", 30, 15.9],
    ["2026-10-12", 38, 17.3],
    ["2026-11-16", 44, 17.9],
  ] as const
).map(([date, load, value]) => ({ measure: "B2", date: on(date), value, load }));

const BOUNDARIES: readonly SampleRow[] = [
  {
    id: "B1",
    boundary: "Sites on the pathway",
    kind: "Geography",
    metric: "sites",
    current: 2,
    target: 40,
    limit: 12,
    growth: 18,
    evidence: "The lead can visit twelve sites in a quarter",
  },
  {
    id: "B2",
    boundary: "Referrals a week",
    kind: "Transaction rate",
    metric: "referrals a week",
    current: 40,
    target: 880,
    limit: 60,
    growth: 15,
    evidence: "Throughput under load, May to November",
  },
  {
    id: "B3",
    boundary: "Clinicians on the rota",
    kind: "Staff size",
    metric: "clinicians",
    current: 9,
    target: 22,
    limit: 25,
    growth: 4,
    evidence: "One rota meeting a week",
  },
];

const SIGNALS: readonly SampleRow[] = [
  {
    id: "S1",
    signal: "Calls to the hip nurse that wait over an hour, a week",
    boundary: "B1",
    direction: "Higher is worse",
    watchAt: 5,
    actAt: 12,
    current: 7,
    observedOn: on("2026-11-12"),
  },
  {
    id: "S2",
    signal: "Discharge summaries corrected by hand, a week",
    boundary: "B2",
    direction: "Higher is worse",
    watchAt: 10,
    actAt: 25,
    current: 6,
    observedOn: on("2026-11-16"),
  },
  {
    id: "S3",
    signal: "Days until an escalation is decided",
    boundary: "B1",
    direction: "Higher is worse",
    watchAt: 3,
    actAt: 6,
    current: 2,
    observedOn: on("2026-09-30"),
  },
];

const ASSUMPTIONS: readonly SampleRow[] = [
  {
    id: "A1",
    assumption: "Summaries are corrected by hand each evening",
    kind: "Manual fixes",
    boundary: "B2",
    holdsUpTo: 240,
    importance: 5,
    evidenceLevel: "Measured",
    evidence: "Night log, October",
    owner: "L. Brandt",
    redesign: "E1",
    signpost: "S2",
  },
  {
    id: "A2",
    assumption: "The founding lead answers every clinical question",
    kind: "Founder judgment",
    boundary: "B1",
    holdsUpTo: 20,
    importance: 5,
    evidenceLevel: "Observed",
    owner: "S. Lindqvist",
    redesign: "E2, E7",
    signpost: "S3",
  },
  {
    id: "A3",
    assumption: "One phone line takes every site's calls",
    kind: "Direct communication",
    boundary: "B1",
    holdsUpTo: 100,
    demandAtTarget: 120,
    importance: 3,
    evidenceLevel: "Observed",
    evidence: "40 sites with 3 calls a day each",
    owner: "T. Osei",
    redesign: "E3",
    signpost: "S1",
  },
  {
    id: "A4",
    assumption: "Everybody on the rota knows everybody",
    kind: "Local knowledge",
    boundary: "B3",
    holdsUpTo: 24,
    importance: 4,
    evidenceLevel: "Opinion",
    owner: "D. Reyes",
  },
  {
    id: "A5",
    assumption: "Theatres lend slots out of goodwill",
    kind: "Tolerant users",
    boundary: "B2",
    holdsUpTo: 300,
    importance: 2,
    evidenceLevel: "Opinion",
    owner: "P. Anand",
  },
  {
    id: "A6",
    assumption: "The project pays for the data analyst",
    kind: "Special funding",
    boundary: "B1",
    holdsUpTo: 60,
    importance: 3,
    evidenceLevel: "Measured",
    costAtTarget: 240_000,
    costLimit: 180_000,
    owner: "M. Okafor",
  },
  {
    id: "A7",
    assumption: "Few patients need a detour",
    kind: "Low exception volume",
    boundary: "B2",
    holdsUpTo: 1000,
    importance: 4,
    evidenceLevel: "Measured",
    owner: "P. Anand",
    redesign: "E5",
  },
];

function element(
  id: string,
  name: string,
  kind: string,
  oldPractice: string,
  targetDesign: string,
  fields: SampleRow,
): SampleRow {
  return { id, element: name, kind, oldPractice, targetDesign, ...fields };
}

const OPERATING_MODEL: readonly SampleRow[] = [
  element(
    "E1",
    "Structured discharge summary",
    "Interface",
    "Free text, mended at night",
    "A form that checks itself",
    {
      owner: "L. Brandt",
      replaces: "A1",
      state: "In place",
      localAdaptation: "Fixed",
    },
  ),
  element("E2", "Regional clinical leads", "Role", "One lead for all", "One lead a region, on call by day", {
    owner: "S. Lindqvist",
    replaces: "A2",
    state: "In place",
  }),
  element("E3", "Advice line for each region", "Support", "One nurse, one telephone", "A line a region, six to ten", {
    owner: "T. Osei",
    replaces: "A3",
    due: on("2027-02-26"),
    state: "Designed",
    localAdaptation: "Within bounds",
    bounds: "Hours may differ; the answer within one hour may not",
  }),
  element(
    "E4",
    "One dashboard for all sites",
    "Monitoring",
    "A list on the ward's wall",
    "Five figures a site, daily",
    {
      owner: "L. Brandt",
      replaces: "A5",
      due: on("2027-01-29"),
      state: "Planned",
    },
  ),
  element("E5", "Duty manager for detours", "Escalation", "Whoever is near", "A duty manager in each region", {
    owner: "P. Anand",
    replaces: "A7",
    due: on("2027-02-26"),
    state: "Designed",
  }),
  element("E6", "Trainers at every site", "Training", "The pilot's nurses show it", "Two trainers a site", {
    owner: "D. Reyes",
    replaces: "A4",
    due: on("2027-02-26"),
    state: "Planned",
    localAdaptation: "Free",
  }),
  element("E7", "Regional leads decide exceptions", "Decision right", "The lead decides", "The region decides", {
    owner: "S. Lindqvist",
    replaces: "A2",
    state: "In place",
  }),
  element("E8", "One accountable lead a site", "Accountability", "The pilot team together", "One name a site", {
    due: on("2027-01-29"),
    state: "Planned",
  }),
];

const HANDOFFS: readonly SampleRow[] = [
  {
    id: "H1",
    fromRole: "Ward",
    toRole: "Physiotherapy",
    whatCrosses: "Patient on the first day after theatre",
    accountable: "P. Anand",
    agreedResponse: 24,
    volumeNow: 40,
    volumeAtTarget: 800,
    capacityAtTarget: 900,
  },
  {
    id: "H2",
    fromRole: "Site lead",
    toRole: "Regional lead",
    whatCrosses: "Clinical question",
    accountable: "S. Lindqvist",
    volumeNow: 6,
    volumeAtTarget: 90,
    capacityAtTarget: 120,
  },
];

const DECISIONS: readonly SampleRow[] = [
  {
    id: "D1",
    decision: "Exceptions to the pathway",
    accountable: "S. Lindqvist",
    consulted: "P. Anand",
    escalatesTo: "D2",
    delegateTo: "Regional leads",
    shareDelegated: { value: 0.8, format: "0%" },
    perMonthAtTarget: 60,
    capacityPerMonth: 40,
    agreedLatency: 2,
    actualLatency: 2,
    state: "Designed",
  },
  {
    id: "D2",
    decision: "Pausing a site",
    accountable: "S. Lindqvist",
    consulted: "M. Okafor, T. Osei",
    escalatesTo: "Network executive",
    perMonthAtTarget: 2,
    capacityPerMonth: 8,
    agreedLatency: 5,
    actualLatency: 7,
    state: "In place",
  },
  {
    id: "D3",
    decision: "Local adaptations",
    accountable: "P. Anand",
    escalatesTo: "D1",
    perMonthAtTarget: 12,
    capacityPerMonth: 20,
    state: "Planned",
  },
];
