import type { Day } from "../../tabular/excelDate";
import { splitList } from "../../tabular/readCell";
import { entry } from "../entry";
import { finding, type Finding } from "../finding";
import type { Programme, ProgrammeUnit } from "./programme";

/** The time in which a unit works the old way and the new one at once. */
export interface ParallelWindow {
  readonly unit: ProgrammeUnit;
  /** Position among the units. */
  readonly position: number;
  readonly wave: number | undefined;
  /** Its wave's start; where that is not known, the day on which it went live. */
  readonly from: Day | undefined;
  /** Undefined: nobody says when the old way ends. */
  readonly until: Day | undefined;
  /** Both ways run on the status date. */
  readonly now: boolean;
  /** It is moving, and its old way should have ended before the status date. */
  readonly over: boolean;
}

/**
 * Every unit that is in the overlap, or will be: a moving unit always is, a live one until its old way ends, a planned
 * one where an end is given. Without a column for the end only moving units are known to be in it.
 */
export function parallelWindows(
  { units, waves }: Programme,
  assignments: ReadonlyMap<string, number>,
  asOf: Day,
): readonly ParallelWindow[] {
  const starts = new Map(waves.map(({ number, start }) => [number, start]));
  return units.flatMap((unit, position): readonly ParallelWindow[] => {
    const { parallelUntil: until, liveOn } = unit.row;
    const now = unit.state === "Moving" || (unit.state === "Live" && until !== undefined && until >= asOf);
    if (!now && (until === undefined || unit.state === "Live" || unit.state === "Stable")) return [];
    const wave = assignments.get(unit.key);
    const from = (wave === undefined ? undefined : starts.get(wave)) ?? liveOn;
    const over = unit.state === "Moving" && until !== undefined && until < asOf;
    return [{ unit, position, wave, from, until, now, over }];
  });
}

/** Something that is said of the overlap, and the wave of the units that it is said of. */
export interface SaidOfOverlap {
  readonly wave: number | undefined;
  /** It is so on the status date, not only planned. */
  readonly now: boolean;
  readonly finding: Finding;
}

/** One sentence a wave, however many units it is about. */
export function overlapFindings(programme: Programme, windows: readonly ParallelWindow[]): readonly SaidOfOverlap[] {
  const { assessed } = programme;
  const unowned = assessed.owner ? windows.filter(({ unit }) => splitList(unit.row.owner ?? "").length !== 1) : [];
  const open = assessed.parallel ? windows.filter(({ until }) => until === undefined) : [];
  const said = (
    id: "overlap-owner" | "parallel-run-open" | "parallel-run-over" | "parallel-run-backwards",
    list: readonly ParallelWindow[],
    column: "owner" | "parallelUntil",
  ): readonly SaidOfOverlap[] => {
    const severity = id === "overlap-owner" || id === "parallel-run-open" ? "blocker" : "warning";
    return byWave(list).map(({ wave, now, own }) => {
      const cells = own.slice(0, CELLS_SHOWN).map(({ position }) => programme.unitCell(position, column));
      return { wave, now, finding: finding(id, severity, { wave, units: own.map(({ unit }) => unit.key) }, cells) };
    });
  };
  return [
    ...said("overlap-owner", unowned, "owner"),
    ...said("parallel-run-open", open, "parallelUntil"),
    ...said(
      "parallel-run-over",
      windows.filter(({ over }) => over),
      "parallelUntil",
    ),
    ...said(
      "parallel-run-backwards",
      windows.filter(({ from, until }) => from !== undefined && until !== undefined && until < from),
      "parallelUntil",
    ),
  ];
}

const CELLS_SHOWN = 20;

/** Units of one wave together; those that are in the overlap now apart from those that will be. */
function byWave(list: readonly ParallelWindow[]) {
  const groups = new Map<string, ParallelWindow[]>();
  for (const parallel of list) entry(groups, `${parallel.wave ?? ""} ${String(parallel.now)}`, () => []).push(parallel);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ wave: first.wave, now: first.now, own }];
  });
}
