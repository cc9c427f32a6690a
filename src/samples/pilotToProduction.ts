import { DECISIONS } from "../domain/gates/gates.table";
import { newTable, type NewTable, type SampleRow } from "../tabular/derive/newTable";
import { criteriaTable } from "../domain/gates/criteria.table";
import { gatesTable } from "../domain/gates/gates.table";
import { waiversTable } from "../domain/gates/waivers.table";
import { invariantsTable } from "../domain/invariants/invariants.table";
import { readingsTable } from "../domain/readings/readings.table";
import { transitionTable } from "../domain/transition/transition.table";
import { pilotToProductionAudit, REFERRAL_READINGS } from "./pilotToProductionAudit";
import { pilotToProductionLanding, THEATRE_READINGS } from "./pilotToProductionLanding";
import { pilotToProductionRisks } from "./pilotToProductionRisks";
import { pilotToProductionRollout } from "./pilotToProductionRollout";
import { settingRows } from "../domain/settingRows";
import { on } from "./on";

/**
 * A hospital pathway that leaves its pilot: one site, then a region, then forty sites. Three gates, 32 criteria, a waiver
 * of every kind, stale and missing evidence, three invariants with readings of the whole and of two sites. Its verdicts as of 20 Nov 2026 are worked out by hand in a test.
 */
export function pilotToProduction(): readonly NewTable[] {
  return [
    newTable(transitionTable, TRANSITION, { more: true }),
    ...pilotToProductionAudit(),
    newTable(gatesTable, GATES, { more: true }),
    newTable(criteriaTable, CRITERIA, { more: true }),
    newTable(waiversTable, WAIVERS, { more: true }),
    newTable(invariantsTable, INVARIANTS),
    newTable(readingsTable, [...READINGS, ...REFERRAL_READINGS, ...THEATRE_READINGS]),
    ...pilotToProductionRollout(),
    ...pilotToProductionRisks(),
    ...pilotToProductionLanding(),
  ];
}

/** 74 as a cell that shows 74 %. */
function percent(figure: number): SampleRow[string] {
  return { value: figure / 100, format: Number.isInteger(figure) ? "0%" : "0.0%" };
}

const TRANSITION = settingRows({
  Name: "Fast-track hip pathway, 1 to 40 sites",
  Purpose: "Every patient with a broken hip is in theatre within 36 hours, at every site as safely as at the first",
  Variant: "Pilot to production",
  "Status date": { value: on("2026-11-20"), format: "d mmm yyyy" },
  Currency: "GBP",
  Language: "en-GB",
});

const [GO] = DECISIONS;

const GATES: readonly SampleRow[] = [
  {
    id: "G1",
    gate: "Pilot exit",
    plannedDate: on("2026-09-04"),
    authority: "Regional board",
    decision: GO,
    decidedOn: on("2026-09-04"),
    decidedBy: "M. Okafor",
    reason: "All must-pass criteria met at Harrow Lane",
  },
  { id: "G2", gate: "First region", plannedDate: on("2026-12-04"), authority: "Regional board" },
  { id: "G3", gate: "Full network", plannedDate: on("2027-03-05"), authority: "Network executive" },
];

type Fields = SampleRow;

function criterion(
  id: string,
  text: string,
  owner: string,
  weight: number,
  evidenceDate: string | undefined,
  fields: Fields,
): SampleRow {
  return {
    id,
    criterion: text,
    gate: `G${id.charAt(1)}`,
    owner,
    weight,
    ...(evidenceDate === undefined ? {} : { evidenceDate: on(evidenceDate) }),
    ...fields,
  };
}

const CRITERIA: readonly SampleRow[] = [
  criterion("C101", "Support hours per site and week", "T. Osei", 2, "2026-10-20", {
    area: "Support capacity",
    actual: 6.5,
    passAt: 6,
    evidence: "Rota, weeks 40 to 42",
  }),
  criterion("C102", "Ward staff trained", "D. Reyes", 2, "2026-10-12", {
    area: "Training completion",
    actual: percent(96),
    passAt: percent(90),
    warnAt: percent(80),
    mustPass: "Yes",
  }),
  criterion("C103", "Monitoring feed is live", "L. Brandt", 1, "2026-11-02", {
    area: "Monitoring coverage",
    actual: "Yes",
    passAt: "Yes",
    mustPass: "Yes",
  }),
  criterion("C104", "Median hours to theatre", "P. Anand", 2, "2026-11-09", {
    area: "Quality stability",
    actual: 33.8,
    operator: "≤",
    passAt: 36,
    warnAt: 40,
  }),
  criterion("C105", "Outcome data complete", "L. Brandt", 1, "2026-11-09", {
    area: "Data readiness",
    actual: percent(93),
    passAt: percent(95),
    warnAt: percent(90),
  }),
  criterion("C106", "It is named who may stop the pathway", "S. Lindqvist", 1, "2026-09-01", {
    area: "Governance clarity",
    actual: "Done",
  }),
  criterion("C107", "Return to the old pathway rehearsed", "T. Osei", 1, "2026-08-28", {
    area: "Rollback and containment",
    actual: "Yes",
    passAt: "Yes",
    mustPass: "Yes",
  }),
  criterion("C108", "Readmitted within 30 days", "L. Brandt", 1, "2026-11-09", {
    area: "Quality stability",
    actual: percent(7.9),
    operator: "≤",
    passAt: percent(9),
  }),
  criterion("C109", "Record systems of two sites linked", "L. Brandt", 2, undefined, {
    area: "Data readiness",
    passAt: "Yes",
    applies: "No",
    reasonNotApplicable: "The pilot runs at one site",
  }),

  criterion("C201", "Support hours per site and week", "T. Osei", 2, "2026-11-16", {
    area: "Support capacity",
    actual: 6.2,
    passAt: 6,
    mustPass: "Yes",
  }),
  criterion("C202", "Ward nurses trained", "D. Reyes", 3, "2026-09-01", {
    area: "Training completion",
    actual: percent(91),
    passAt: percent(90),
    warnAt: percent(80),
    mustPass: "Yes",
  }),
  criterion("C203", "Hours until physio answers a hand-off", "P. Anand", 1, "2026-11-13", {
    area: "Support capacity",
    actual: 31,
    operator: "≤",
    passAt: 24,
    mustPass: "Yes",
  }),
  criterion("C204", "Monitoring covers every site", "L. Brandt", 2, "2026-11-13", {
    area: "Monitoring coverage",
    actual: "Yes",
    passAt: "Yes",
  }),
  criterion("C205", "Outcome data complete", "L. Brandt", 2, "2026-11-09", {
    area: "Data readiness",
    actual: percent(95.5),
    passAt: percent(95),
    warnAt: percent(90),
  }),
  criterion("C206", "Escalation rota signed", "S. Lindqvist", 1, undefined, {
    area: "Governance clarity",
    actual: "Yes",
    passAt: "Yes",
  }),
  criterion("C207", "Theatre lists planned per week", "P. Anand", 1, "2026-11-16", {
    area: "Support capacity",
    actual: 12,
    passAt: "10..20",
  }),
  criterion("C208", "Cost per case, thousand pounds", "M. Okafor", 1, "2026-11-02", {
    area: "Other",
    actual: 8.4,
    passAt: "< 9",
  }),
  criterion("C209", "Site leads named", "D. Reyes", 1, "2026-11-16", {
    area: "Governance clarity",
    actual: 6,
    operator: "=",
    passAt: 6,
  }),
  criterion("C210", "Patients who would recommend it", "L. Brandt", 2, "2026-10-30", {
    area: "Quality stability",
    actual: percent(88),
    passAt: percent(85),
  }),
  criterion("C211", "Bed days saved a month", "M. Okafor", 1, "2026-10-31", { area: "Other", actual: 41 }),

  criterion("C301", "Support hours per site and week", "T. Osei", 3, "2026-11-16", {
    area: "Support capacity",
    actual: 6.1,
    passAt: 6,
    warnAt: 5,
  }),
  criterion("C302", "Ward nurses trained", "D. Reyes", 2, "2026-11-16", {
    area: "Training completion",
    actual: percent(74),
    passAt: percent(90),
    warnAt: percent(80),
    mustPass: "Yes",
  }),
  criterion("C303", "Monitoring covers every site", "L. Brandt", 1, "2026-11-13", {
    area: "Monitoring coverage",
    actual: "No",
    passAt: "Yes",
  }),
  criterion("C304", "Record systems of all sites linked", "L. Brandt", 2, undefined, {
    area: "Data readiness",
    passAt: "Yes",
    mustPass: "Yes",
  }),
  criterion("C305", "Return to the old pathway rehearsed in each region", "T. Osei", 2, "2026-06-30", {
    area: "Rollback and containment",
    actual: "Yes",
    passAt: "Yes",
  }),
  criterion("C306", "Outcome data complete", "L. Brandt", 2, "2026-11-09", {
    area: "Data readiness",
    actual: percent(92.1),
    passAt: percent(95),
    warnAt: percent(90),
  }),
  criterion("C307", "Regional leads trained to coach", "D. Reyes", 1, "2026-11-02", {
    area: "Training completion",
    actual: percent(60),
    passAt: percent(80),
  }),
  criterion("C308", "Days until an escalation is decided", "S. Lindqvist", 1, undefined, {
    area: "Governance clarity",
    operator: "≤",
    passAt: 5,
  }),
  criterion("C309", "Anticoagulant checked before theatre", "P. Anand", 4, "2026-11-16", {
    area: "Quality stability",
    actual: percent(98.4),
    passAt: percent(98),
    mustPass: "Yes",
  }),
  criterion("C310", "Local adaptations kept within bounds", "P. Anand", 1, "2026-11-02", {
    area: "Governance clarity",
    actual: "Partly",
  }),
  criterion("C311", "The board may stop a wave", "S. Lindqvist", 3, "2026-11-02", {
    area: "Governance clarity",
    actual: "Yes",
    passAt: "Yes",
    mustPass: "Yes",
  }),
  criterion("C312", "Site leads named", "D. Reyes", 3, "2026-11-16", {
    area: "Governance clarity",
    actual: 18,
    passAt: ">= 18",
  }),
];

function waiver(
  id: string,
  criterionId: string,
  approver: string,
  reason: string,
  from: string,
  until: string | undefined,
  state: string,
): SampleRow {
  return {
    id,
    criterion: criterionId,
    gate: `G${criterionId.charAt(1)}`,
    approver,
    reason,
    from: on(from),
    ...(until === undefined ? {} : { until: on(until) }),
    state,
  };
}

const WAIVERS: readonly SampleRow[] = [
  waiver(
    "W1",
    "C203",
    "H. Castellanos",
    "Two physio posts are filled on 4 January",
    "2026-11-02",
    "2026-12-31",
    "Approved",
  ),
  waiver(
    "W2",
    "C302",
    "H. Castellanos",
    "Agency nurses cover until training ends",
    "2026-11-16",
    "2027-02-28",
    "Pending",
  ),
  waiver("W3", "C304", "H. Castellanos", "The vendor has no date for the link", "2026-11-02", undefined, "Approved"),
  waiver("W4", "C305", "T. Osei", "The first region counts for all", "2026-10-01", "2026-12-31", "Approved"),
  waiver("W5", "C303", "H. Castellanos", "Two sites report by telephone", "2026-08-03", "2026-10-31", "Approved"),
  waiver("W6", "C306", "H. Castellanos", "The gaps are known and small", "2026-11-02", "2026-12-31", "Rejected"),
  waiver("W7", "C310", "H. Castellanos", "Bounds are being written", "2026-09-01", "2026-12-31", "Revoked"),
  waiver("W8", "C307", "H. Castellanos", "Coaching course begins in January", "2027-01-04", "2027-03-31", "Approved"),
  waiver(
    "W9",
    "C308",
    "H. Castellanos",
    "Escalations are counted from December",
    "2026-11-02",
    "2027-01-31",
    "Approved",
  ),
];

const INVARIANTS: readonly SampleRow[] = [
  {
    id: "I1",
    invariant: "Anticoagulant checked before theatre",
    kind: "Safety",
    operator: "≥",
    limit: percent(98),
    owner: "P. Anand",
  },
  {
    id: "I2",
    invariant: "Died within 30 days",
    kind: "Safety",
    operator: "≤",
    limit: percent(7),
    owner: "L. Brandt",
  },
  {
    id: "I3",
    invariant: "Relatives know whom to call",
    kind: "User experience",
    operator: "is",
    limit: "Yes",
    current: "Yes",
    observedOn: on("2026-09-03"),
    owner: "S. Lindqvist",
  },
];

function reading(measure: string, date: string, unit: string, value: number, denominator: number): SampleRow {
  return { measure, date: on(date), unit, value, denominator };
}

const READINGS: readonly SampleRow[] = [
  reading("I1", "2026-10-16", "Harrow Lane", 118, 120),
  reading("I1", "2026-10-16", "St Brannock", 99, 102),
  reading("I1", "2026-11-16", "Harrow Lane", 123, 125),
  reading("I1", "2026-11-16", "St Brannock", 108, 110),
  reading("I2", "2026-10-09", "", 13, 198),
  reading("I2", "2026-11-09", "", 14, 212),
];
