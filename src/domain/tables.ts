import type { Table } from "../tabular/table";
import { assumptionsTable } from "./assumptions/assumptions.table";
import { boundariesTable } from "./boundary/boundaries.table";
import { signalsTable } from "./boundary/signals.table";
import { fitMetricsTable } from "./fit/fitMetrics.table";
import { criteriaTable } from "./gates/criteria.table";
import { gatesTable } from "./gates/gates.table";
import { waiversTable } from "./gates/waivers.table";
import { invariantsTable } from "./invariants/invariants.table";
import { decisionsTable } from "./operatingModel/decisions.table";
import { handoffsTable } from "./operatingModel/handoffs.table";
import { operatingModelTable } from "./operatingModel/operatingModel.table";
import { readingsTable } from "./readings/readings.table";
import { risksTable } from "./risks/risks.table";
import { supportsTable } from "./supports/supports.table";
import { transitionTable } from "./transition/transition.table";
import { dependenciesTable } from "./waves/dependencies.table";
import { unitsTable } from "./waves/units.table";
import { wavesTable } from "./waves/waves.table";

/** The diagnosis: whether this is a change of regime, what breaks, and what replaces it. */
export const AUDIT_TABLES: readonly Table[] = [
  boundariesTable,
  signalsTable,
  assumptionsTable,
  operatingModelTable,
  handoffsTable,
  decisionsTable,
];

/** Every table, once, in the order in which their sheets stand. */
export const TABLES: readonly Table[] = [
  transitionTable,
  ...AUDIT_TABLES,
  gatesTable,
  criteriaTable,
  waiversTable,
  invariantsTable,
  readingsTable,
  risksTable,
  unitsTable,
  wavesTable,
  dependenciesTable,
  supportsTable,
  fitMetricsTable,
];

/** The tables that a planner begins with; the others switch on more, and are added when they are asked for. */
export const FIRST_TABLES: readonly Table[] = [transitionTable, gatesTable, criteriaTable, waiversTable];
