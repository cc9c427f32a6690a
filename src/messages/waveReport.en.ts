import type { Day } from "../tabular/excelDate";
import type { Format } from "./format";

export type WaveReportWords = ReturnType<typeof waveReportWords>;

/** The words of the Wave plan, in English. Fetched with the report. */
export function waveReportWords(format: Format) {
  const { number, date, percent } = format;
  const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
  const units = (value: number): string => count(value, "unit", "units");
  return {
    title: "Wave plan",
    subtitle: (name: string | undefined, asOf: string): string =>
      `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas.`,
    finish: (finish: Day | undefined, waves: number, placed: number): string =>
      finish === undefined
        ? `${units(placed)} in ${count(waves, "wave", "waves")}.`
        : `Finish ${date(finish)}: ${units(placed)} in ${count(waves, "wave", "waves")}.`,
    nothingPlaced: "No unit has a place.",
    proven: "Proven: no plan of these units and waves is through in an earlier wave.",
    /** `gap`: a share. */
    bound: (wave: number, gap: number): string =>
      gap === 0
        ? `No plan can be through before wave ${number(wave)}.`
        : `No plan can be through before wave ${number(wave)}; this one is at most ${percent(100 * gap)} longer than the best.`,
    cut: "Planning was cut off before its steps were used up; another run may give another plan.",
    trouble: (unplaced: number, late: number, broken: number): string =>
      [
        ...(unplaced === 0 ? [] : [`${units(unplaced)} without a place`]),
        ...(late === 0 ? [] : [`${units(late)} late`]),
        ...(broken === 0 ? [] : [`${count(broken, "rule", "rules")} broken`]),
      ].join(", "),
    held: (finish: Day): string => `If the gates stay as they are the plan ends ${date(finish)}.`,
    waves: "Waves",
    wavesHeader: [
      "Wave",
      "From and to",
      "Units",
      "Max units",
      "Size",
      "Max size",
      "Total size",
      "Load",
      "Highest tier",
      "Late",
      "Rules broken",
      "Breaks here",
      "Gate",
      "Start if held",
      "",
      "",
      "Gate's verdict",
    ],
    period: (start: Day | undefined, end: Day | undefined): string =>
      [start, end].map((day) => (day === undefined ? "?" : date(day))).join(" – "),
    timeline: "Timeline",
    timelineNote: (days: number): string =>
      `Each column is ${days === 7 ? "a week" : days % 7 === 0 ? `${number(days / 7)} weeks` : `${number(days)} days`}. ${TIMELINE.wave}: units move. ${TIMELINE.support}: they still need support. ${TIMELINE.held}: its gate is not open. ${TIMELINE.frozen}: nothing moves.`,
    shown: (shown: number, all: number): string => `${number(shown)} of ${number(all)} are shown.`,
    charts: "Load, size and what gives out along the way",
    load: { title: "Load of each wave: how much of its tightest limit is used", series: "Load", limit: "Limit" },
    size: { title: "Size of each wave, and the most it may take", series: "Size planned", limit: "Max size" },
    units: { title: "Units of each wave, and the most it may take", series: "Units planned", limit: "Max units" },
    cumulative: {
      title: "Total size after each wave, and where the first load-bearing assumption gives out",
      series: "Total size",
      breaks: "First assumption gives out",
      limit: "Limit of the main boundary",
    },
    tradeOff: {
      heading: "What finer and coarser waves cost",
      note: "Planned anew with so many units a wave at most, in waves as the settings make them. The figures of the chart name the cap and the finish of each step size.",
      title: "Number of waves against the largest share of all units in one wave",
      waves: "Waves",
      stepSizes: "At most a wave, and finish",
      exposure: "Largest exposure",
      all: "Step sizes compared",
      best: "Nothing is better in every way",
      stepSize: (most: number, finish: string): string => `${units(most)}, ${finish}`,
    },
    wave: "Wave",
    breaks: "Assumptions that give out along the way",
    breaksHeader: ["ID", "Assumption", "Wave", "From", "Carries", "Total size", "Load-bearing", "Covered"],
    matrix: "Units by wave",
    matrixNote: "A unit stands in its wave with its state; Broken and Late say what is wrong with it there.",
    groupsNote: (by: string): string =>
      `How many units of each ${by} move in each wave. The units are in the Units table.`,
    by: { group: "group", tier: "risk tier", none: "kind" },
    noGroup: "(no group)",
    otherGroups: (groups: number): string => count(groups, "more group", "more groups"),
    all: "All",
    owner: "Owner",
    unplaced: "Without a place",
    inReport: { unit: "Unit", group: "Group" },
    parallel: "The old way and the new one side by side",
    parallelHeader: ["ID", "Unit", "Wave", "From", "Until", "Days", "Runs now", "Past its end"],
    noEnd: "no end",
    yes: "Yes",
    unitCount: units,
    moreLike: (more: number): string => `… and ${number(more)} more of the kind`,
    findings: "Findings",
    figures: "Figures of the charts",
    and: (more: number): string => ` and ${number(more)} more`,
  };
}

/** What a cell of the timeline says. */
export const TIMELINE = { wave: "Moves", support: "Support", held: "Held", frozen: "Frozen" } as const;

/** What a cell of the units by wave says beside the states. */
export const IN_WAVE = { broken: "Broken", late: "Late" } as const;
