import { finding, type Finding } from "../finding";
import type { ProgrammeWave, WaveRows } from "./programme";

/** The waves of the Waves table, by number, and what is wrong with them. */
export function givenWaves(waves: WaveRows): {
  readonly waves: readonly ProgrammeWave[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const numbered = new Map<number, ProgrammeWave>();
  for (const row of waves.rows) {
    const { wave: number, start, end } = row;
    if (number === undefined || !Number.isInteger(number) || Math.abs(number) > 1e6 || numbered.has(number)) {
      findings.push(finding("wave-number-unusable", "warning", { wave: row.key }, [waves.cell(row, "wave")]));
      continue;
    }
    const backwards = start !== undefined && end !== undefined && end < start;
    if (backwards) {
      const cells = [waves.cell(row, "start"), waves.cell(row, "end")];
      findings.push(finding("wave-ends-before-start", "warning", { wave: number, start, end }, cells));
    }
    const cap = (column: "maxUnits" | "maxSize" | "maxHighRisk" | "supportCapacity"): number | undefined => {
      const value = row[column];
      if (value === undefined && row.unreadable.has(column)) return 0;
      return value === undefined ? undefined : Math.max(0, value);
    };
    numbered.set(number, {
      number,
      start,
      end,
      maxUnits: cap("maxUnits"),
      maxSize: cap("maxSize"),
      maxHighRisk: cap("maxHighRisk"),
      supportCapacity: cap("supportCapacity"),
      frozen: row.frozen ?? row.unreadable.has("frozen"),
      unusable: backwards,
      row,
    });
  }
  const sorted = [...numbered.values()].sort((one, other) => one.number - other.number);
  const ordered = inOrder(sorted, waves, findings);
  for (const wave of ordered) {
    if (wave.frozen || wave.unusable) continue;
    for (const column of ["maxUnits", "maxSize"] as const) {
      if (wave[column] === 0 && wave.row !== undefined) {
        const header = waves.table.columns[column].header;
        findings.push(
          finding("wave-without-room", "warning", { wave: wave.number, column: header }, [
            waves.cell(wave.row, column),
          ]),
        );
      }
    }
  }
  return { waves: ordered, findings };
}

/** A wave that starts no later than one of a lower number is out of order; one that starts before that one ends overlaps. */
function inOrder(sorted: readonly ProgrammeWave[], waves: WaveRows, findings: Finding[]): readonly ProgrammeWave[] {
  let before: ProgrammeWave | undefined;
  return sorted.map((wave) => {
    if (wave.start === undefined || wave.unusable) return wave;
    const cells = wave.row === undefined ? [] : [waves.cell(wave.row, "start")];
    if (before?.start !== undefined && wave.start <= before.start) {
      findings.push(finding("wave-out-of-order", "warning", { wave: wave.number, before: before.number }, cells));
      return { ...wave, unusable: true };
    }
    if (before?.end !== undefined && wave.start <= before.end) {
      findings.push(finding("wave-overlaps", "warning", { wave: wave.number, before: before.number }, cells));
    }
    before = wave;
    return wave;
  });
}
