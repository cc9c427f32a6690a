import { finding, type Finding } from "../finding";
import type { BoundaryEvaluation } from "./evaluateBoundaries";
import { figureOf } from "./evaluateBoundaries";

export const REGIMES = ["Crossed already", "Crossing ahead", "Not assessed", "Ordinary growth"] as const;
export type RegimeState = (typeof REGIMES)[number];

/** Whether this is a change of regime at all, and what says so. */
export interface Regime {
  readonly state: RegimeState;
  readonly because: readonly Finding[];
}

/** What the assumptions say of the regime: those that give out at the target, and those that nobody has tested. */
export interface AssumptionsForRegime {
  readonly givingOut: () => readonly Finding[];
  readonly untested: () => readonly Finding[];
}

/** The first that applies: crossed already, crossing ahead, not assessed, ordinary growth. */
export function regimeOf(
  /** Undefined: the workbook has no such table. */
  boundaries: readonly BoundaryEvaluation[] | undefined,
  { givingOut, untested }: AssumptionsForRegime,
): Regime {
  const all = boundaries ?? [];
  const crossed = all.filter(({ stateNow }) => stateNow === "Crossed");
  if (crossed.length > 0) return { state: "Crossed already", because: crossed.map(crossedNow) };
  const ahead = [
    ...all.filter(({ stateAtTarget }) => stateAtTarget === "Crossed").map(crossedAtTarget),
    ...givingOut(),
  ];
  if (ahead.length > 0) return { state: "Crossing ahead", because: ahead };
  const unknown = [
    ...(all.length === 0 ? [finding("no-boundary", "note", { table: boundaries !== undefined }, [])] : []),
    ...all.flatMap(notAssessed),
    ...untested(),
  ];
  if (unknown.length > 0) return { state: "Not assessed", because: unknown };
  const cells = all.flatMap(({ cells: [, ...targetAndLimit] }) => targetAndLimit);
  return { state: "Ordinary growth", because: [finding("ordinary-growth", "note", { boundaries: all.length }, cells)] };
}

function crossedNow(boundary: BoundaryEvaluation): Finding {
  const { name, current = 0, limit = 0, cells } = boundary;
  const facts = { boundary: name, current: figureOf(current, boundary), limit: figureOf(limit, boundary) };
  return finding(
    "boundary-crossed",
    "warning",
    facts,
    [cells[0], cells[2]].flatMap((cell) => cell ?? []),
  );
}

function crossedAtTarget(boundary: BoundaryEvaluation): Finding {
  const { name, target = 0, limit = 0, crossing, cells } = boundary;
  const facts = {
    boundary: name,
    target: figureOf(target, boundary),
    limit: figureOf(limit, boundary),
    crossing: crossing?.date,
  };
  return finding("boundary-crossed-at-target", "warning", facts, cells.slice(1));
}

function notAssessed(boundary: BoundaryEvaluation): readonly Finding[] {
  const { name, current, target, limit, cells, stateNow, stateAtTarget } = boundary;
  if (stateNow !== "Not assessed" && stateAtTarget !== "Not assessed") return [];
  const parts = [
    { lack: "Current" as const, value: current, cell: cells[0] },
    { lack: "Target" as const, value: target, cell: cells[1] },
    { lack: "Limit" as const, value: limit, cell: cells[2] },
  ].filter(({ value }) => value === undefined);
  const facts = { boundary: name, lacks: parts.map(({ lack }) => lack) };
  return [
    finding(
      "boundary-not-assessed",
      "warning",
      facts,
      parts.flatMap(({ cell }) => cell ?? []),
    ),
  ];
}
