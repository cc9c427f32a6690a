import type { Table } from "../tabular/table";
import { criteriaTable } from "./gates/criteria.table";
import { gatesTable } from "./gates/gates.table";
import { waiversTable } from "./gates/waivers.table";
import { invariantsTable } from "./invariants/invariants.table";
import { readingsTable } from "./readings/readings.table";
import { transitionTable } from "./transition/transition.table";
import { unitsTable } from "./waves/units.table";
import { wavesTable } from "./waves/waves.table";

/** Every table, once, in the order in which their sheets stand. */
export const TABLES: readonly Table[] = [
  transitionTable,
  gatesTable,
  criteriaTable,
  waiversTable,
  invariantsTable,
  readingsTable,
  unitsTable,
  wavesTable,
];

/** The tables that a planner begins with; the others switch on more, and are added when they are asked for. */
export const FIRST_TABLES: readonly Table[] = [transitionTable, gatesTable, criteriaTable, waiversTable];
