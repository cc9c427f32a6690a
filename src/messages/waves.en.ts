import type { Finding } from "../domain/finding";
import type { Violation } from "../domain/waves/check/violation";
import type { WaveFindingFacts } from "../domain/waves/waveFindings";
import type { WaveLinkFinding } from "./waveLinks.en";
import type { CapKind, WaveReason } from "../domain/waves/waveReason";
import type { PlanDifference } from "../domain/waves/planDifference";
import type { Day } from "../tabular/excelDate";
import type { Format } from "./format";

/** How many constraints of a conflict a sentence names. */
const NAMED = 4;

type WaveFinding = Exclude<Extract<Finding, { id: keyof WaveFindingFacts }>, WaveLinkFinding>;

/** What keeps a unit out of a wave: "wave 2 is full: 12 of 12 units". */
export function waveReason(why: WaveReason, format: Format): string {
  const of = why.member === undefined ? "" : ` (${why.member}, which moves with it)`;
  switch (why.id) {
    case "first-wave":
      return "first wave";
    case "pinned":
      return `pinned to wave ${why.wave}${of}`;
    case "pin-nowhere":
      return `pinned to wave ${why.wave}, which does not exist${of}`;
    case "stays":
      return `${why.state}, so it stays${of}`;
    case "ready":
      return `ready from ${format.date(why.date)}${of}`;
    case "after":
      return `after ${why.other}${inWave(why.wave)}${why.lag > 1 ? `, ${why.lag} waves later at least` : ""}${of}`;
    case "with-or-after":
      return `with or after ${why.other}${inWave(why.wave)}${of}`;
    case "before":
      return `${why.lag > 0 ? "before" : "with or before"} ${why.other}${inWave(why.wave)}`;
    case "frozen":
      return `wave ${why.wave} is frozen`;
    case "unusable":
      return `the dates of wave ${why.wave} contradict each other`;
    case "undated":
      return `wave ${why.wave} has no start`;
    case "cap":
      return capText(why, format);
    case "support": {
      const { wave, week, limit, taken, asks } = why;
      const hours = `${format.number(taken)} of ${format.number(limit)} hours are taken, ${format.number(asks)} more are needed`;
      return `support of wave ${wave} in the week of ${format.date(week)}: ${hours}`;
    }
    case "not-placed":
      return `${why.other}, which it depends on, has no place${of}`;
    case "last-wave":
      return `wave ${why.wave} is the last one`;
    case "size-missing":
      return "its size is missing, so it is planned last and counted as the largest known size";
    case "kept":
      return "kept from the present plan";
    case "no-waves":
      return "there are no waves";
    case "not-found":
      return "no place was found so far, though no rule bars every wave; plan the waves anew, with more Plan steps";
  }
}

function inWave(wave: number | undefined): string {
  return wave === undefined ? "" : ` in wave ${wave}`;
}

const CAP_WORDS: Readonly<Record<CapKind, string>> = {
  units: "units",
  size: "size",
  "high-risk": "high-risk units",
};

function capText({ cap, wave, limit, taken, asks }: Extract<WaveReason, { id: "cap" }>, format: Format): string {
  const what = CAP_WORDS[cap];
  if (wave === undefined)
    return `larger than every wave: ${what} ${format.number(asks)}, at most ${format.number(limit)}`;
  if (taken === undefined || taken === 0)
    return `wave ${wave} takes ${what} ${format.number(limit)}, it asks ${format.number(asks)}`;
  return `wave ${wave} is full: ${what} ${format.number(taken)} of ${format.number(limit)}, it asks ${format.number(asks)}`;
}

/** Several constraints in one sentence. */
export function waveReasons(reasons: readonly WaveReason[], format: Format): string {
  const named = reasons.slice(0, NAMED).map((reason) => waveReason(reason, format));
  const more = reasons.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

export function waveSentence(finding: WaveFinding, format: Format): string {
  switch (finding.id) {
    case "unit-unplaced":
      return `${finding.facts.unit} has no place in any wave: ${waveReasons(finding.facts.because, format)}`;
    case "unit-late": {
      const { unit, wave, due, end } = finding.facts;
      return `${unit} is late: wave ${wave} ends ${format.date(end)}, due by ${format.date(due)}`;
    }
    case "unit-size-missing":
      return `${finding.facts.unit} has no size; it is planned last and counts as the largest known size`;
    case "unit-reference-unknown": {
      const { unit, column, id } = finding.facts;
      return `${unit} names “${id}” under ${column}, which the Units table does not have; the plan cannot keep to it`;
    }
    case "units-without-wave": {
      const { units } = finding.facts;
      const named = units.slice(0, NAMED).join(", ");
      const more = units.length > NAMED ? ` and ${units.length - NAMED} more` : "";
      return `${named}${more} ${units.length === 1 ? "has" : "have"} no wave, though no rule bars every wave; plan the waves anew`;
    }
    case "dependency-cycle": {
      const { units } = finding.facts;
      if (units.length === 1) return `${units[0] ?? ""} is said to depend on itself; it does not wait for that`;
      return `${units.slice(0, 12).join(", ")} depend on each other in a circle, so they move in the same wave`;
    }
    case "wave-number-unusable":
      return `Wave “${finding.facts.wave}” has no whole number of its own and is not used`;
    case "wave-ends-before-start": {
      const { wave, start, end } = finding.facts;
      return `Wave ${wave} ends ${format.date(end)}, before it starts ${format.date(start)}; nothing is placed in it`;
    }
    case "wave-out-of-order":
      return `Wave ${finding.facts.wave} starts no later than wave ${finding.facts.before}; nothing is placed in it`;
    case "wave-overlaps":
      return `Wave ${finding.facts.wave} starts before wave ${finding.facts.before} has ended`;
    case "wave-without-room":
      return `Wave ${finding.facts.wave} takes nothing: ${finding.facts.column} is 0`;
    case "wave-rule-broken":
      return violationSentence(finding.facts.violation, format);
    case "wave-plan-cut":
      return `Planning was cut off after ${format.number(finding.facts.steps)} steps; another run may give another plan`;
  }
}

/** What another plan in the place of one that stood changed. */
export function rebaselined({ moves, finish }: PlanDifference, format: Format): string {
  const units = `${format.number(moves.length)} ${moves.length === 1 ? "unit" : "units"} moved`;
  const day = (value: Day | undefined): string => (value === undefined ? "not known" : format.date(value));
  const ends =
    finish.before === finish.after
      ? `still ends ${day(finish.after)}`
      : `ends ${day(finish.after)}, before ${day(finish.before)}`;
  return `The waves were planned anew: ${units}, the plan ${ends}`;
}

/** What a plan breaks: "U7 is in wave 2, but comes after U3, so wave 3 is the first it may be in". */
export function violationSentence(violation: Violation, format: Format): string {
  switch (violation.id) {
    case "no-such-wave":
      return `${violation.unit} is in wave ${violation.wave}, which does not exist`;
    case "in-frozen-wave":
      return `${violation.unit} is in wave ${violation.wave}, which is frozen`;
    case "in-unusable-wave":
      return `${violation.unit} is in wave ${violation.wave}, whose dates contradict each other`;
    case "before-ready":
      return `${violation.unit} is in wave ${violation.wave}, which does not start on or after ${format.date(violation.ready)}, when it is ready`;
    case "off-pin":
      return `${violation.unit} is in wave ${violation.wave}, but pinned to wave ${violation.pinned}`;
    case "moved-though-live":
      return `${violation.unit} has moved in wave ${violation.stood} and cannot be planned in wave ${violation.wave}`;
    case "too-early": {
      const { unit, wave, other, least } = violation;
      const why = least === undefined ? "has no wave" : `allows wave ${least} at the earliest`;
      return `${unit} is in wave ${wave}, but depends on ${other}, which ${why}`;
    }
    case "apart":
      return `${violation.unit} is in wave ${violation.wave} without ${violation.other}, although they move together`;
    case "over-cap": {
      const { wave, column, limit, planned } = violation;
      return `Wave ${wave} is over its cap: ${column} is ${format.number(limit)}, planned are ${format.number(planned)}`;
    }
    case "over-support": {
      const { wave, week, limit, planned } = violation;
      return `Support is over its capacity in the week of ${format.date(week)}: ${format.number(planned)} hours, wave ${wave} allows ${format.number(limit)}`;
    }
  }
}
