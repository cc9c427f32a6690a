import type { UnknownReferences } from "../audit/unknownReference";
import { finder } from "../gates/gateList";
import { isInPlace, type DesignState } from "../operatingModel/designStates";
import type { RedesignTables } from "../operatingModel/redesignTables";
import type { Coverage } from "./assumptions.table";
import type { AssumptionRow, AssumptionRows } from "./auditAssumptions";

/** Something that can replace an assumption: an element, a handoff or a decision. */
export interface Redesign {
  readonly table: "OperatingModel" | "Handoffs" | "Decisions";
  readonly index: number;
  readonly key: string;
  readonly text: string;
  readonly state: DesignState | undefined;
}

/** What replaces each assumption, by its position: what it names itself, and the elements that name it. */
export interface RedesignBook {
  /** Undefined where the workbook says nothing of redesigns. */
  readonly of: (position: number) => readonly Redesign[] | undefined;
  /** Whether the assumption names something that is not there, or that nobody can read. */
  readonly dangling: (position: number) => boolean;
}

/** Of all that replaces it: every one in place or proven is Yes, some is Partly, none is No. */
export function coverageOf(redesigns: readonly Redesign[], dangling: boolean): Coverage {
  let there = 0;
  for (const { state } of redesigns) if (isInPlace(state)) there += 1;
  if (there === 0) return "No";
  return there === redesigns.length && !dangling ? "Yes" : "Partly";
}

const NONE: readonly Redesign[] = [];
const REDESIGN_TABLES = ["OperatingModel", "Handoffs", "Decisions"] as const;

/** Ties assumptions to what replaces them, from both ends. IDs that point nowhere are named. */
export function redesignBook(
  assumptions: AssumptionRows,
  tables: RedesignTables,
  unknown: UnknownReferences,
): RedesignBook {
  const find = remembered(redesignFinder(tables));
  const byPosition = new Array<readonly Redesign[] | undefined>(assumptions.rows.length);
  const dangling = new Set<number>();
  // Where none of the tables is there, that is said once and not of every row.
  const anyTable = [tables.operatingModel, tables.handoffs, tables.decisions].some((table) => table !== undefined);
  const add = (position: number, found: readonly [Redesign]): void => {
    const own = byPosition[position];
    if (own === undefined) byPosition[position] = found;
    else if (!own.includes(found[0])) byPosition[position] = [...own, ...found];
  };
  assumptions.rows.forEach((row, position) => {
    if (row.unreadable.has("redesign")) dangling.add(position);
    if (row.redesign === undefined) return;
    for (const reference of row.redesign) {
      const redesign = find(reference);
      if (redesign !== undefined) add(position, redesign);
      else {
        dangling.add(position);
        if (!anyTable) continue;
        const cell = assumptions.cell(row, "redesign");
        unknown.add({
          table: "Assumptions",
          row: row.key,
          column: "Redesign",
          reference,
          tables: REDESIGN_TABLES,
          cell,
        });
      }
    }
  });
  const { operatingModel } = tables;
  if (operatingModel !== undefined) {
    const findAssumption = finder<AssumptionRow>(
      assumptions.rows,
      (row) => row.assumption,
      (key) => assumptions.position(key),
    );
    for (const row of operatingModel.rows) {
      for (const reference of row.replaces ?? []) {
        const position = findAssumption(reference);
        const redesign = position === undefined ? undefined : find(row.key);
        if (position === undefined || redesign === undefined) {
          const cell = operatingModel.cell(row, "replaces");
          const tables = ["Assumptions"];
          unknown.add({ table: "OperatingModel", row: row.key, column: "Replaces", reference, tables, cell });
        } else add(position, redesign);
      }
    }
  }
  const assessed = assumptions.has("redesign") || operatingModel !== undefined;
  return {
    of: (position) => (assessed ? (byPosition[position] ?? NONE) : undefined),
    dangling: (position) => dangling.has(position),
  };
}

/** Elements first, then handoffs, then decisions; by ID, then by name. */
function redesignFinder({
  operatingModel,
  handoffs,
  decisions,
}: RedesignTables): (reference: string) => Redesign | undefined {
  const lists: readonly (readonly Redesign[])[] = [
    (operatingModel?.rows ?? []).map(({ index, key, element, state }) => ({
      table: "OperatingModel" as const,
      index,
      key,
      text: element ?? key,
      state,
    })),
    (handoffs?.rows ?? []).map(({ index, key, whatCrosses, state }) => ({
      table: "Handoffs" as const,
      index,
      key,
      text: whatCrosses ?? key,
      state,
    })),
    (decisions?.rows ?? []).map(({ index, key, decision, state }) => ({
      table: "Decisions" as const,
      index,
      key,
      text: decision ?? key,
      state,
    })),
  ];
  const finders = lists.map((list) => finder(list, ({ text }) => text));
  return (reference) => {
    for (const [place, find] of finders.entries()) {
      const position = find(reference);
      if (position !== undefined) return lists[place]?.[position];
    }
    return undefined;
  };
}

/** Few references come again and again, and most assumptions name one: alone in a list, which they share. */
function remembered(
  find: (reference: string) => Redesign | undefined,
): (reference: string) => readonly [Redesign] | undefined {
  const known = new Map<string, readonly [Redesign]>();
  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    const redesign = find(reference);
    if (redesign === undefined) return undefined;
    const found = [redesign] as const;
    known.set(reference, found);
    return found;
  };
}
