import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { finding, type Finding } from "../finding";
import type { dependenciesTable } from "./dependencies.table";
import { readLinks } from "./readLinks";
import type { RiskTier, UnitState, unitsTable } from "./units.table";
import type { WavePolicy } from "./wavePolicy";
import type { wavesTable } from "./waves.table";
import { generatedWaves } from "./generatedWaves";
import { givenWaves } from "./givenWaves";

export type UnitRow = Row<typeof unitsTable>;
export type UnitRows = TableRows<typeof unitsTable>;
export type DependencyRows = TableRows<typeof dependenciesTable>;
export type WaveRows = TableRows<typeof wavesTable>;

/** A unit as the planner sees it: what it asks for and what it depends on, with unknowns left unknown. */
export interface ProgrammeUnit {
  readonly key: string;
  readonly row: UnitRow;
  readonly size: number | undefined;
  readonly support: number | undefined;
  readonly tier: RiskTier | undefined;
  readonly ready: Day | undefined;
  readonly due: Day | undefined;
  /** Positions of units. */
  readonly after: readonly number[];
  readonly withOrAfter: readonly number[];
  readonly lag: number;
  readonly together: string | undefined;
  readonly pinned: number | undefined;
  readonly state: UnitState;
  /** The wave that it stands in now; undefined: none. */
  readonly present: number | undefined;
}

/** A wave as the planner sees it. */
export interface ProgrammeWave {
  readonly number: number;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  readonly maxUnits: number | undefined;
  readonly maxSize: number | undefined;
  readonly maxHighRisk: number | undefined;
  readonly supportCapacity: number | undefined;
  readonly frozen: boolean;
  /** Its dates contradict themselves or the wave before: nobody can say when it is, so nothing is placed in it. */
  readonly unusable: boolean;
  /** Undefined where it is generated. */
  readonly row: Row<typeof wavesTable> | undefined;
}

/** Units and waves as they were read, and what is wrong with them. */
export interface Programme {
  readonly units: readonly ProgrammeUnit[];
  /** By number. */
  readonly waves: readonly ProgrammeWave[];
  readonly generated: boolean;
  readonly policy: WavePolicy;
  readonly findings: readonly Finding[];
  /** Which columns there are: what is missing is not assessed. */
  readonly assessed: Readonly<Record<"size" | "support" | "tier" | "owner" | "parallel", boolean>>;
  /** The cell that says that a unit comes after another one, or with it or after. */
  readonly linkCell: (unit: number, column: LinkColumn, other: number) => CellAddress;
  readonly unitCell: (unit: number, column: keyof (typeof unitsTable)["columns"]) => CellAddress;
  readonly waveCell: (wave: ProgrammeWave, column: keyof (typeof wavesTable)["columns"]) => readonly CellAddress[];
}

export type LinkColumn = "after" | "withOrAfter";

/** Units that have moved, or are moving: they stay where they are. */
export function stays(state: UnitState): boolean {
  return state === "Moving" || state === "Live" || state === "Stable";
}

/** The sheets that a plan is made from. */
export interface WaveSheets {
  readonly units: UnitRows;
  readonly waves: WaveRows | undefined;
  /** Dependencies in a table of their own, beside the columns of Units. */
  readonly dependencies?: DependencyRows | undefined;
  readonly policy: WavePolicy;
  readonly asOf: Day;
  /** The wave in which a unit stands now. */
  readonly presentOf: (row: UnitRow) => number | undefined;
  /** The cell that says so; undefined where no column does. */
  readonly standsAt?: ((row: UnitRow) => CellAddress | undefined) | undefined;
}

/** Reads the programme. References that point nowhere are named and not followed; the unit is planned all the same. */
export function readProgramme({ units, waves, dependencies, policy, asOf, presentOf }: WaveSheets): Programme {
  const links = readLinks(units, dependencies);
  const findings: Finding[] = [...links.findings];
  const read = units.rows.map((row, position): ProgrammeUnit => {
    const size = row.size !== undefined && row.size >= 0 ? row.size : undefined;
    const support = row.supportLoad !== undefined && row.supportLoad >= 0 ? row.supportLoad : undefined;
    return {
      key: row.key,
      row,
      size,
      support,
      tier: row.riskTier,
      ready: row.readyFrom,
      due: row.dueBy,
      after: links.of(position, "after"),
      withOrAfter: links.of(position, "withOrAfter"),
      lag: Math.max(1, Math.ceil(row.lag ?? 1)),
      together: row.together?.trim().toLowerCase(),
      pinned: row.pinnedWave,
      state: row.state ?? "Planned",
      present: presentOf(row),
    };
  });
  const assessed = {
    size: units.has("size"),
    support: units.has("supportLoad"),
    tier: units.has("riskTier"),
    owner: units.has("owner"),
    parallel: units.has("parallelUntil"),
  };
  if (assessed.size) {
    for (const unit of read) {
      if (unit.size !== undefined || stays(unit.state)) continue;
      findings.push(finding("unit-size-missing", "warning", { unit: unit.key }, [units.cell(unit.row, "size")]));
    }
  }
  const given = waves === undefined ? undefined : givenWaves(waves);
  const generated = given === undefined || given.waves.length === 0;
  return {
    units: read,
    waves: generated ? generatedWaves(read, policy, asOf) : given.waves,
    generated,
    policy,
    findings: [...(given?.findings ?? []), ...findings],
    assessed,
    linkCell: links.cell,
    unitCell: (unit, column) => units.cell(units.rows[unit] ?? { index: 0 }, column),
    waveCell: (wave, column) => (wave.row === undefined || waves === undefined ? [] : [waves.cell(wave.row, column)]),
  };
}
