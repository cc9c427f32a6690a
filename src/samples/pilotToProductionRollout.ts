import { newTable, type NewTable, type SampleRow } from "../tabular/derive/newTable";
import { unitsTable } from "../domain/waves/units.table";
import { wavesTable } from "../domain/waves/waves.table";
import { on } from "./on";

/**
 * The way to forty sites in five waves: two sites that are live, and fifteen clusters that follow them when their gate is
 * passed, around a freeze, each wave within what the advice line can support.
 */
export function pilotToProductionRollout(): readonly NewTable[] {
  return [newTable(unitsTable, UNITS, { more: true }), newTable(wavesTable, WAVES, { more: true })];
}

function unit(id: string, name: string, size: number, riskTier: string, fields: SampleRow): SampleRow {
  return { id, unit: name, size, supportLoad: 6 * size, riskTier, ...fields };
}

const UNITS: readonly SampleRow[] = [
  unit("U1", "Harrow Lane", 1, "Low", {
    group: "Pilot",
    pinnedWave: 1,
    state: "Stable",
    liveOn: on("2026-09-14"),
    owner: "D. Reyes",
  }),
  unit("U2", "St Brannock", 1, "Low", {
    group: "Pilot",
    pinnedWave: 1,
    state: "Live",
    liveOn: on("2026-09-28"),
    owner: "D. Reyes",
  }),
  unit("U3", "Ashdown cluster", 2, "Low", { group: "North", owner: "D. Reyes" }),
  unit("U4", "Burnside cluster", 2, "Low", { group: "North", owner: "D. Reyes" }),
  unit("U5", "Calder cluster", 3, "Medium", { group: "North", after: "U3", owner: "D. Reyes" }),
  unit("U6", "Denholm trauma centre", 1, "High", { group: "North", after: "U3, U4", owner: "T. Osei" }),
  unit("U7", "Elmstead cluster", 3, "Low", { group: "Coast", owner: "T. Osei" }),
  unit("U8", "Fairhaven cluster", 3, "Medium", { group: "Coast", withOrAfter: "U7", owner: "T. Osei" }),
  unit("U9", "Gorse Bay", 2, "Low", { group: "Coast", readyFrom: on("2027-04-19"), owner: "T. Osei" }),
  unit("U10", "Hollin cluster", 3, "Medium", { group: "Moor", together: "shared record", owner: "L. Brandt" }),
  unit("U11", "Ingram cluster", 2, "Low", { group: "Moor", together: "shared record", owner: "L. Brandt" }),
  unit("U12", "Jarrow Hill trauma centre", 1, "High", { group: "Moor", after: "U10", owner: "L. Brandt" }),
  unit("U13", "Kestrel cluster", 4, "Medium", { group: "South", owner: "P. Anand" }),
  unit("U14", "Lowmoor cluster", 3, "Low", { group: "South", owner: "P. Anand" }),
  unit("U15", "Marlow cluster", 3, "Medium", {
    group: "South",
    after: "U14",
    dueBy: on("2027-06-25"),
    owner: "P. Anand",
  }),
  unit("U16", "Northgate teaching hospital", 2, "High", { group: "South", after: "U13, U14", owner: "P. Anand" }),
  unit("U17", "Orchard cluster", 4, "Medium", { group: "South", owner: "P. Anand" }),
];

function wave(number: number, start: string, end: string, fields: SampleRow): SampleRow {
  return { wave: number, start: on(start), end: on(end), ...fields };
}

const WAVES: readonly SampleRow[] = [
  wave(1, "2026-09-14", "2026-10-09", { maxUnits: 2, maxSize: 2, gate: "G1" }),
  wave(2, "2027-01-11", "2027-02-05", { maxSize: 6, maxHighRisk: 0, supportCapacity: 48, gate: "G2" }),
  wave(3, "2027-03-08", "2027-04-02", { maxSize: 10, maxHighRisk: 1, supportCapacity: 72, gate: "G3" }),
  wave(4, "2027-04-05", "2027-04-30", { frozen: "Yes" }),
  wave(5, "2027-05-03", "2027-05-28", { maxSize: 12, maxHighRisk: 1, supportCapacity: 84, gate: "G3" }),
  wave(6, "2027-05-31", "2027-06-25", { maxSize: 12, maxHighRisk: 2, supportCapacity: 120, gate: "G3" }),
];
