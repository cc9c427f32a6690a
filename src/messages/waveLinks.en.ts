import type { Finding } from "../domain/finding";
import type { Format } from "./format";

/** How many units a sentence names. */
const NAMED = 5;

/** Findings about what the wave plan and the other sheets say of each other. */
export const WAVE_LINK_IDS = [
  "overlap-owner",
  "parallel-run-open",
  "parallel-run-over",
  "parallel-run-backwards",
  "waves-held",
  "next-safe-step",
] as const;

export type WaveLinkFinding = Extract<Finding, { id: (typeof WAVE_LINK_IDS)[number] }>;

export function isWaveLinkFinding(finding: Finding): finding is WaveLinkFinding {
  return (WAVE_LINK_IDS as readonly string[]).includes(finding.id);
}

export function waveLinkSentence(finding: WaveLinkFinding, format: Format): string {
  switch (finding.id) {
    case "overlap-owner": {
      const { units, wave } = finding.facts;
      return `${unitList(units)}${inWave(wave)}: exactly one owner is needed while the old way and the new one run side by side`;
    }
    case "parallel-run-open": {
      const { units, wave } = finding.facts;
      return `${unitList(units)}${inWave(wave)}: nobody says when the parallel run ends`;
    }
    case "parallel-run-over": {
      const { units, wave } = finding.facts;
      return `${unitList(units)}${inWave(wave)}: the parallel run is past its end, and ${units.length === 1 ? "it is" : "they are"} still moving`;
    }
    case "parallel-run-backwards": {
      const { units, wave } = finding.facts;
      return `${unitList(units)}${inWave(wave)}: the parallel run ends before it begins`;
    }
    case "waves-held": {
      const { gate, verdict, waves, start, whatIf, finish, whatIfFinish } = finding.facts;
      const which = waves.length === 1 ? `wave ${waves[0] ?? ""}` : `waves ${waves.join(", ")}`;
      const ends =
        finish === undefined || whatIfFinish === undefined || finish === whatIfFinish
          ? ""
          : `, and the plan ends ${format.date(whatIfFinish)} instead of ${format.date(finish)}`;
      const first = waves.length === 1 ? "it" : `wave ${waves[0] ?? ""}`;
      return `Gate ${gate} is at ${verdict} and opens ${which}: if that stays so, ${first} starts ${format.date(whatIf)} instead of ${format.date(start)}${ends}`;
    }
    case "next-safe-step": {
      const { wave, size, maxSize, planned, assumption } = finding.facts;
      const now = maxSize === undefined ? "it has none" : `it is ${format.number(maxSize)}`;
      const plan = `${format.number(planned)} ${planned === 1 ? "is" : "are"} planned`;
      return `Next safe step: Max size ${format.number(size)} for wave ${wave} (${now}; ${plan}), then “${assumption.text}” gives out`;
    }
  }
}

/** What lifts a blocker of the overlap. */
export function liftOverlap(blocker: Extract<Finding, { id: "overlap-owner" | "parallel-run-open" }>): string {
  const units = unitList(blocker.facts.units);
  return blocker.id === "overlap-owner" ? `Name one owner of ${units}` : `Say until when ${units} run in parallel`;
}

function unitList(units: readonly string[]): string {
  const more = units.length - NAMED;
  return `${units.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function inWave(wave: number | undefined): string {
  return wave === undefined ? "" : ` in wave ${wave}`;
}
