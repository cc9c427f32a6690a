import { newTable, type NewTable, type SampleRow } from "../tabular/derive/newTable";
import { risksTable } from "../domain/risks/risks.table";
import { on } from "./on";

/** What the crossing puts at risk: seven rows, of which one has no figures and one is closed; none is above appetite. */
export function pilotToProductionRisks(): readonly NewTable[] {
  return [newTable(risksTable, RISKS, { more: true })];
}

function risk(
  id: string,
  name: string,
  cause: string,
  probability: number,
  impact: number,
  fields: SampleRow,
): SampleRow {
  return { id, risk: name, cause, probability: { value: probability, format: "0%" }, impact, ...fields };
}

const RISKS: readonly SampleRow[] = [
  risk("R1", "The advice line is overrun when a wave goes live", "A3", 0.3, 3, {
    gateOrWave: "3",
    owner: "T. Osei",
    costLow: 40_000,
    costHigh: 180_000,
    signal: "S1",
    mitigation: "A line for each region before wave 3",
    mitigationState: "Under way",
    probabilityAfter: { value: 0.1, format: "0%" },
    contingency: "Postpone the next wave by four weeks",
    reviewBy: on("2027-01-08"),
  }),
  risk("R2", "Summaries go out wrong once nobody mends them at night", "A1", 0.2, 4, {
    owner: "L. Brandt",
    costLow: 25_000,
    costHigh: 150_000,
    signal: "S2",
    mitigation: "The form that checks itself",
    mitigationState: "In force",
    probabilityAfter: { value: 0.05, format: "0%" },
    contingency: "A clerk in each region for a month",
    reviewBy: on("2026-12-18"),
  }),
  risk("R3", "Theatre slots are no longer lent", "A5", 0.5, 2, {
    owner: "P. Anand",
    costLow: 60_000,
    costHigh: 320_000,
    signal: "Slots refused in a week",
    mitigation: "Slots in the theatre contract from April",
    mitigationState: "Planned",
    probabilityAfter: { value: 0.2, format: "0%" },
    contingency: "Buy sessions at the private site",
    reviewBy: on("2027-01-22"),
  }),
  risk("R4", "Record systems of a cluster cannot be linked in time", "", 0.4, 2, {
    gateOrWave: "G3",
    owner: "L. Brandt",
    costLow: 30_000,
    costHigh: 90_000,
    signal: "Link test fails",
    mitigation: "Test the link six weeks before each wave",
    mitigationState: "Under way",
    contingency: "Move the cluster one wave back",
    reviewBy: on("2026-12-18"),
  }),
  risk("R5", "A regional lead leaves before the second wave", "A2", 0.1, 4, {
    owner: "S. Lindqvist",
    costLow: 50_000,
    costHigh: 120_000,
    signal: "Leads on notice",
    mitigation: "A deputy for each region",
    mitigationState: "Planned",
    contingency: "The founding lead stands in for six weeks",
    reviewBy: on("2027-01-08"),
  }),
  {
    id: "R6",
    risk: "A serious incident halts the programme",
    owner: "M. Okafor",
    impact: 5,
    signal: "S3",
    mitigation: "The board may stop a wave",
    contingency: "Return to the old pathway in each region",
    reviewBy: on("2026-12-18"),
  },
  risk("R7", "The pilot site cannot spare its trainers", "", 0.3, 2, {
    owner: "D. Reyes",
    costLow: 10_000,
    costHigh: 30_000,
    state: "Closed",
  }),
];
