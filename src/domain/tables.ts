import type { Table } from "../tabular/table";
import { criteriaTable } from "./gates/criteria.table";
import { gatesTable } from "./gates/gates.table";
import { waiversTable } from "./gates/waivers.table";
import { transitionTable } from "./transition/transition.table";

/** Every table, once, in the order in which their sheets stand. */
export const TABLES: readonly Table[] = [transitionTable, gatesTable, criteriaTable, waiversTable];
