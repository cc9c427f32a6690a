import type { PlanDifference } from "../domain/waves/planDifference";
import type { PlanMove, WavePlan } from "../domain/waves/planWaves";
import type { Staging } from "../domain/waves/tradeOff";
import type { WaveProgress } from "../domain/waves/waveJobs";
import type { WaveLoad } from "../domain/waves/waveLoads";
import type { CellValue } from "../tabular/cellValue";
import type { Day } from "../tabular/excelDate";
import type { Format } from "./format";

export type WavesPaneWords = ReturnType<typeof wavesPaneEn>;

/** The words of the views of the wave plan. Fetched with them. */
export function wavesPaneEn(format: Format) {
  const count = (value: number, one: string, many: string): string =>
    `${format.number(value)} ${value === 1 ? one : many}`;
  const units = (value: number): string => count(value, "unit", "units");
  const waves = (value: number): string => count(value, "wave", "waves");
  const wave = (number: number | undefined): string => (number === undefined ? "no wave" : `wave ${number}`);
  const date = (day: Day | undefined): string => (day === undefined ? "no date" : format.date(day));
  const size = (value: number): string => format.number(Math.round(value * 100) / 100);
  const dates = (start: Day | undefined, end: Day | undefined): string =>
    start === undefined && end === undefined ? "No dates" : `${date(start)} – ${date(end)}`;
  const gap = (share: number): string => format.percent(100 * share);
  return {
    notAssessed: "Waves: not assessed.",
    notAssessedHint:
      "A table of the units that move, and one of the waves, give a plan that keeps to every cap, date and dependency.",
    add: "Add the Units and Waves tables",
    lists: {
      find: "Start from a list in this workbook",
      found: "Lists of units",
      none: "No list of units found. One names its units in a column, such as Site or Server, and has at least one more that a plan is made from, such as Size, Owner or Depends on.",
      rows: units,
      column: (column: string, header: string): string => `${column} from “${header}”`,
      unused: (headers: readonly string[]): string => `Left out: ${some(headers, format)}`,
      take: "Make Units from it",
      hint: "The list stays as it is. A wave that it names is kept and checked.",
    },
    noUnits: "No units yet. Add rows to the Units table.",

    title: ({ finish, assignments }: WavePlan): string =>
      assignments.size === 0
        ? "No unit has a wave"
        : finish === undefined
          ? "The last wave has no end date"
          : `Done by ${format.date(finish)}`,
    counts: (plan: WavePlan): string => `${units(plan.programme.units.length)}, ${waves(plan.wavesUsed)} in use.`,
    unwritten: "This plan is not written yet.",
    bound: ({ provenOptimal, gap: over, lowerBound }: WavePlan): string | undefined => {
      if (provenOptimal) return "No plan can end in an earlier wave.";
      if (over === undefined || lowerBound === undefined) return undefined;
      return over === 0
        ? `No plan can end before wave ${lowerBound}.`
        : `No plan can end before wave ${lowerBound}: at most ${gap(over)} from the best.`;
    },
    cut: "Planning was ended early; planning again may find a better one.",

    looking: "Looking for a first plan",
    progress: ({ unplaced, gap: over, phase }: WaveProgress): string => {
      if (phase === "placing" && unplaced > 0) return `${units(unplaced)} without a place so far.`;
      if (over === undefined) return "Valid plan found. Improving.";
      return over === 0
        ? "Valid plan found in as few waves as possible. Improving its order."
        : `Valid plan found. Improving: at most ${gap(over)} from the best.`;
    },
    progressLabel: "Planning the waves",
    progressHint: "Keep this plan ends it with the best one so far. Nothing is written before you say so.",

    changes: {
      title: {
        plan: "What planning anew would change",
        staging: "What this step size would change",
        move: "What moving it would change",
        pin: "What pinning it would change",
        unpin: "What unpinning it would change",
        "leave-out": "What leaving it out would change",
      },
      nothingWritten: "Nothing is written yet.",
      finish: ({ finish: { before, after } }: PlanDifference): string =>
        before === undefined
          ? `Ends ${date(after)}.`
          : before === after
            ? `Still ends ${date(after)}.`
            : `Ends ${date(after)}, before ${date(before)}.`,
      waves: ({ waves: { before, after } }: PlanDifference): string =>
        before === 0 || before === after ? `${waves(after)}.` : `${waves(after)}, before ${format.number(before)}.`,
      broken: (rules: number): string => `Breaks ${count(rules, "rule", "rules")}`,
      mended: (rules: number): string => `Mends ${count(rules, "rule", "rules")}`,
      late: (names: readonly string[]): string => `Late then: ${some(names, format)}`,
      inTime: (names: readonly string[]): string => `No longer late: ${some(names, format)}`,
      unplaced: (all: number): string => `${units(all)} without a place`,
      moves: (all: number): string => (all === 0 ? "No unit moves" : `${units(all)} ${all === 1 ? "moves" : "move"}`),
      move: ({ from, to }: PlanMove): string => `${wave(from)} → ${wave(to)}`,
      fillsIn: (all: number): string => `Fills in ${count(all, "cell", "cells")} of yours`,
      value: (before: CellValue, after: CellValue): string => `${shown(before, format)} → ${shown(after, format)}`,
    },

    waves: "Waves",
    wave: (number: number): string => `Wave ${number}`,
    dates,
    frozen: "frozen",
    waveUnits: units,
    waveFacts: ({ size: planned, cumulativeSize, highestTier }: WaveLoad, sized: boolean): string =>
      [
        ...(sized ? [`size ${size(planned)}`] : []),
        ...(sized && cumulativeSize !== undefined ? [`${size(cumulativeSize)} moved by then`] : []),
        ...(highestTier === undefined ? [] : [`highest tier ${highestTier}`]),
      ].join(" · "),
    load: ({ load, units: planned }: WaveLoad): string =>
      load === undefined ? (planned === 0 ? "empty" : "no limit") : `${format.percent(100 * load)} full`,
    bar: (number: number, load: number): string =>
      load > 1
        ? `Wave ${number}: ${format.percent(100 * load)} of its tightest limit, over it`
        : `Wave ${number}: ${format.percent(100 * load)} of its tightest limit`,
    key: "bar: share of the tightest limit, tick: the limit",
    moreRows: (next: number, left: number): string => `Show ${format.number(next)} of ${format.number(left)} more`,

    findings: "What to look at",
    without: "Without a place",
    couldMove: "It has a place in the next plan: plan the waves.",

    find: "Find a unit by ID, name or group",
    found: (all: number): string => (all === 0 ? "No unit found." : `${units(all)} found.`),

    stagings: {
      title: "Other step sizes",
      hint: "More waves mean less at stake in each, and a later end.",
      unlimited:
        "Compared as if the settings made every wave, without the dates and limits of the Waves table. Try one to see it in your waves.",
      compare: "Compare step sizes",
      again: "Compare again",
      toSheet: "Evaluate and show in the Wave plan",
      none: "No step size gives every unit a place.",
      picture: (all: readonly Staging[]): string =>
        `Waves against the largest exposure: ${all
          .filter(({ onFrontier }) => onFrontier)
          .map((one) => staging(one, format))
          .join("; ")}.`,
      axes: "Across: waves. Up: largest share of all units in one wave. Filled: nothing is better in every way.",
      row: (one: Staging): string => staging(one, format),
      cap: ({ maxUnits }: Staging): string => `At most ${units(maxUnits)} a wave`,
      best: "nothing is better in every way",
      apply: "Try",
      applyOf: ({ maxUnits }: Staging): string => `Try at most ${units(maxUnits)} a wave`,
    },

    unit: {
      back: "Back to the waves",
      gone: "This unit is no longer in the sheet.",
      facts: {
        wave: "Wave",
        size: "Size",
        tier: "Risk tier",
        support: "Support load",
        ready: "Ready from",
        due: "Due by",
        pinned: "Pinned",
        state: "State",
        together: "Moves with",
        after: "After",
        owner: "Owner",
      },
      blank: "(blank)",
      none: "none",
      hours: (hours: number): string => `${format.number(hours)} hours a week`,
      inWave: (load: WaveLoad | undefined, number: number | undefined): string =>
        number === undefined
          ? "none"
          : load === undefined
            ? format.number(number)
            : `${number}, ${dates(load.wave.start, load.wave.end)}`,
      notPinned: "no",
      leftOut: (number: number): string => `left out (${number})`,
      pinnedTo: (number: number): string => `to wave ${number}`,
      why: "Why here",
      whyNot: "Why it has no place",
      broken: "Rules it breaks",
      change: "Change its wave",
      to: "Wave",
      option: (load: WaveLoad): string =>
        `${load.wave.number}: ${dates(load.wave.start, load.wave.end)}, ${units(load.units)}`,
      move: "Move",
      pin: "Pin",
      unpin: "Unpin",
      leaveOut: "Leave out",
      takeIn: "Take in again",
      hint: "Each shows first what it would change. Moved, it stays there until the waves are planned anew; pinned, also then.",
      stays: (state: string): string => `It is ${state}, so it stays in its wave.`,
      writeFirst: "The plan is not written yet. Write it first, then its units can be pinned and moved.",
    },
  };
}

const NAMED = 6;

function some(names: readonly string[], format: Format): string {
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(", ")}${more > 0 ? ` and ${format.number(more)} more` : ""}`;
}

function shown(value: CellValue, format: Format): string {
  if (value === "") return "(blank)";
  return typeof value === "number" ? format.number(value) : String(value);
}

function staging({ waves, largestExposure, finish }: Staging, format: Format): string {
  const count = waves === 1 ? "1 wave" : `${format.number(waves)} waves`;
  return `${count}, ${format.percent(100 * largestExposure)} at once, ends ${format.date(finish)}`;
}
