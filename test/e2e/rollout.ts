import type { Workbook } from "../excel";
import { typeRows } from "./hipPathway";

/** A rollout of nine sites in four waves: a pin, a chain, a wave that is frozen, and a site too large for any wave. */
const UNITS = [
  { ID: "S1", Unit: "Harrow Lane", Size: 12, "Risk tier": "Low" },
  { ID: "S2", Unit: "St Brannock", Size: 20, "Risk tier": "Low", After: "S1" },
  { ID: "S3", Unit: "Aldermoor", Size: 30, "Risk tier": "High", After: "S1" },
  { ID: "S4", Unit: "Birkdale", Size: 8, "Risk tier": "Medium", "Pinned wave": 2 },
  { ID: "S5", Unit: "Castle Acre", Size: 25, "Risk tier": "Medium" },
  { ID: "S6", Unit: "Denby", Size: 18, "Risk tier": "Low", "Due by": "31 Jan 2027" },
  { ID: "S7", Unit: "Easington", Size: 40, "Risk tier": "High", After: "S3" },
  { ID: "S8", Unit: "Fenwick Royal Infirmary", Size: 90, "Risk tier": "High" },
  { ID: "S9", Unit: "Garth Hill", Size: 10, "Risk tier": "Low", "With or after": "S5" },
];

const WAVES = [
  { Wave: 1, Start: "4 Jan 2027", End: "31 Jan 2027", "Max size": 30, Frozen: "No" },
  { Wave: 2, Start: "1 Feb 2027", End: "28 Feb 2027", "Max size": 60, Frozen: "No" },
  { Wave: 3, Start: "1 Mar 2027", End: "28 Mar 2027", "Max size": 80, Frozen: "Yes" },
  { Wave: 4, Start: "29 Mar 2027", End: "25 Apr 2027", "Max size": 80, Frozen: "No" },
];

/** Types the rollout into the tables Units and Waves, which are there and empty. */
export function typeRollout(workbook: Workbook): void {
  typeRows(workbook, "Units", UNITS);
  typeRows(workbook, "Waves", WAVES);
}
