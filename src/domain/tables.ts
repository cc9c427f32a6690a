import type { Table } from "../tabular/table";
import { criteriaTable } from "./gates/criteria.table";
import { gatesTable } from "./gates/gates.table";
import { waiversTable } from "./gates/waivers.table";
import { invariantsTable } from "./invariants/invariants.table";
import { readingsTable } from "./readings/readings.table";
import { risksTable } from "./risks/risks.table";
import { transitionTable } from "./transition/transition.table";

/** Every table, once, in the order in which their sheets stand. */
export const TABLES: readonly Table[] = [
  transitionTable,
  gatesTable,
  criteriaTable,
  waiversTable,
  invariantsTable,
  readingsTable,
  risksTable,
];

/** The tables that a planner begins with; the others switch on more, and are added when they are asked for. */
export const FIRST_TABLES: readonly Table[] = [transitionTable, gatesTable, criteriaTable, waiversTable];
