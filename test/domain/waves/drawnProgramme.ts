import type { Cells } from "./sheets";
import { drawFrom } from "./random";
import { day } from "../sheet";

export interface DrawnProgramme {
  readonly units: readonly Cells[];
  readonly waves: readonly Cells[];
  /** The plan that the programme was built from, by unit. */
  readonly plan: ReadonlyMap<string, number>;
}

export interface Shape {
  readonly units: number;
  readonly waves: number;
  readonly dependencies: number;
  /** How much of every cap the plan behind it uses, from and to. */
  readonly use: readonly [number, number];
  readonly freezes?: number;
  readonly groups?: number;
  readonly pins?: number;
  readonly ready?: number;
  readonly support?: boolean;
  /** Share of the dependencies that are strict. */
  readonly strict?: number;
}

const FIRST = day("2027-01-04");

/**
 * A programme built backwards from a plan: units are put into waves, then dependencies, dates, pins and groups that the
 * plan keeps are added, and every cap is set so that the plan uses the given share of it. So a full plan exists.
 */
export function drawnProgramme(seed: number, shape: Shape): DrawnProgramme {
  const draw = drawFrom(seed);
  const frozen = new Set<number>();
  while (frozen.size < (shape.freezes ?? 0)) frozen.add(draw.whole(2, shape.waves - 1));
  const open = Array.from({ length: shape.waves }, (_, at) => at + 1).filter((wave) => !frozen.has(wave));
  const wave = new Int32Array(shape.units);
  const units: Record<string, number | string>[] = [];
  for (let unit = 0; unit < shape.units; unit += 1) {
    wave[unit] = unit < open.length ? (open[unit] ?? 1) : draw.pick(open);
    const tier = draw.share();
    units.push({
      id: `U${unit + 1}`,
      unit: `Site ${unit + 1}`,
      size: draw.whole(1, 100),
      riskTier: tier < 0.5 ? "Low" : tier < 0.8 ? "Medium" : "High",
      ...(shape.support === true ? { supportLoad: draw.whole(0, 20) } : {}),
      after: "",
      withOrAfter: "",
      together: "",
      pinnedWave: "",
      readyFrom: "",
    });
  }
  const add = (unit: number, column: "after" | "withOrAfter", other: number): void => {
    const row = units[unit];
    if (row !== undefined) row[column] = row[column] === "" ? `U${other + 1}` : `${String(row[column])}, U${other + 1}`;
  };
  let made = 0;
  for (let tried = 0; made < shape.dependencies && tried < 20 * shape.dependencies; tried += 1) {
    const [one, other] = [draw.whole(0, shape.units - 1), draw.whole(0, shape.units - 1)];
    const [from, to] = [wave[one] ?? 0, wave[other] ?? 0];
    // Dependencies reach a few waves back at most, as in real programmes.
    if (one === other || from > to || to - from > 4) continue;
    if (from === to && one > other) continue;
    const strict = from < to && draw.chance(shape.strict ?? 0.5);
    add(other, strict ? "after" : "withOrAfter", one);
    made += 1;
  }
  for (let group = 0; group < (shape.groups ?? 0); group += 1) {
    const first = draw.whole(0, shape.units - 1);
    const fellows = units.flatMap((row, unit) => (wave[unit] === wave[first] && row["together"] === "" ? [unit] : []));
    for (let count = 0; count < 3 && fellows.length > 0; count += 1) {
      const row = units[draw.pick(fellows)];
      if (row !== undefined) row["together"] = `T${group + 1}`;
    }
  }
  for (let pin = 0; pin < (shape.pins ?? 0); pin += 1) {
    const unit = draw.whole(0, shape.units - 1);
    const row = units[unit];
    if (row !== undefined) row["pinnedWave"] = wave[unit] ?? 1;
  }
  for (let count = 0; count < (shape.ready ?? 0); count += 1) {
    const unit = draw.whole(0, shape.units - 1);
    const row = units[unit];
    if (row !== undefined) row["readyFrom"] = FIRST + 7 * Math.max(0, (wave[unit] ?? 1) - 1 - draw.whole(0, 2));
  }
  const cap = (planned: number): number =>
    Math.ceil(planned / (shape.use[0] + draw.share() * (shape.use[1] - shape.use[0])) - 1e-9);
  const hypercare = 4;
  const sum = (number: number, value: (row: Cells) => number): number =>
    units.reduce((total, row, unit) => total + (wave[unit] === number ? value(row) : 0), 0);
  const loads = Array.from({ length: shape.waves + 1 }, (_, number) =>
    sum(number, (row) => Number(row["supportLoad"] ?? 0)),
  );
  const waves = Array.from({ length: shape.waves }, (_, at): Cells => {
    const number = at + 1;
    const carried = loads
      .slice(Math.max(0, number - hypercare + 1), number + 1)
      .reduce((total, load) => total + load, 0);
    return {
      wave: number,
      start: FIRST + 7 * at,
      end: FIRST + 7 * at + 6,
      maxUnits: Math.max(1, cap(sum(number, () => 1))),
      maxSize: Math.max(1, cap(sum(number, (row) => Number(row["size"])))),
      maxHighRisk: cap(sum(number, (row) => (row["riskTier"] === "High" ? 1 : 0))),
      ...(shape.support === true ? { supportCapacity: Math.max(1, cap(carried)) } : {}),
      frozen: frozen.has(number) ? "Yes" : "No",
    };
  });
  return { units, waves, plan: new Map(units.map((row, unit) => [String(row["id"]), wave[unit] ?? 0])) };
}
