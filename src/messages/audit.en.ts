import type {
  AuditFindingFacts,
  AuditFindingId,
  Duty,
  NoPeakReason,
  RowName,
  UntestedReason,
} from "../domain/audit/auditFindings";
import type { Finding } from "../domain/finding";
import type { Format } from "./format";

export type AuditFinding = Extract<Finding, { id: AuditFindingId }>;

type Sentences = { readonly [Id in AuditFindingId]: (facts: AuditFindingFacts[Id], format: Format) => string };

export function isAuditFinding(finding: Finding): finding is AuditFinding {
  return Object.hasOwn(SENTENCES, finding.id);
}

/** What is said of boundaries, signals, assumptions and the redesign. */
export function auditSentence<Id extends AuditFindingId>(
  { id, facts }: { readonly id: Id; readonly facts: AuditFindingFacts[Id] },
  format: Format,
): string {
  return SENTENCES[id](facts, format);
}

/** What to do about it. */
export function auditRemedy<Id extends AuditFindingId>(
  { id, facts }: { readonly id: Id; readonly facts: AuditFindingFacts[Id] },
  format: Format,
): string {
  return REMEDIES[id](facts, format);
}

function nameOf({ key, text }: RowName): string {
  return key.toLowerCase() === text.toLowerCase() || text === "" ? key : `${key} ${text}`;
}

/** At most two decimals: "2.03 times". */
export function times(ratio: number, format: Format): string {
  const shown = Number(ratio.toFixed(2));
  // A ratio just above 1 is never shown as 1.
  return `${format.number(shown === 1 && ratio !== 1 ? Number(ratio.toPrecision(6)) : shown)} times`;
}

const round = (value: number): number => Number(value.toPrecision(4));

function wave(
  { wave: number, on }: { readonly wave: number | undefined; readonly on: number | undefined },
  format: Format,
) {
  if (number === undefined) return "";
  return `, in wave ${format.number(number)}${on === undefined ? "" : ` from ${format.date(on)}`}`;
}

/** Why nobody knows whether an assumption holds. */
export const WHY_UNTESTED: Readonly<Record<UntestedReason, string>> = {
  "no-breaking-point": "nobody knows how far it carries",
  "no-demand": "nobody knows what will be asked of it",
  "no-cost": "what it costs, or may cost, cannot be used",
  "no-evidence": "there is no evidence of how far it carries",
};

const WHY_NO_PEAK: Readonly<Record<NoPeakReason, string>> = {
  "no-decline": "nothing shows that throughput falls under more load",
  "faster-than-linear": "throughput grows faster than load at first, and no peak can be told from that",
  "no-rise": "throughput was not measured under loads that are small enough to see it rise",
  "too-far": "its peak would be more than twice as far as any load that was measured",
  uncertain: "where it peaks is too uncertain",
};

const dutyOf: Readonly<Record<Duty, string>> = { handoff: "Handoff", decision: "Decision" };
const list = (words: readonly string[]): string => words.join(", ");

const SENTENCES: Sentences = {
  "boundary-crossed": ({ boundary, current, limit }, { shown }) =>
    `${nameOf(boundary)} is at ${shown(current)} and past its limit of ${shown(limit)} already`,
  "boundary-crossed-at-target": ({ boundary, target, limit, crossing }, { shown, date }) =>
    `${nameOf(boundary)} passes its limit of ${shown(limit)} on the way to ${shown(target)}${
      crossing === undefined ? "" : `, at this growth on ${date(crossing)}`
    }`,
  "boundary-not-assessed": ({ boundary, lacks }) => `${nameOf(boundary)} cannot be assessed: no usable ${list(lacks)}`,
  "boundary-vague": ({ boundary, lacks }) => `${nameOf(boundary)} is vague: it has no ${list(lacks)}`,
  "no-boundary": ({ table }) =>
    table
      ? "The Boundaries table is empty, so nothing says whether this is a change of regime"
      : "There is no Boundaries table",
  "ordinary-growth": ({ boundaries }, { number }) =>
    `${boundaries === 1 ? "The boundary reaches" : `None of ${number(boundaries)} boundaries reaches`} ${
      boundaries === 1 ? "no limit" : "its limit"
    }: this is ordinary growth, and you do not need this work. Temporary demand asks for elastic capacity; structure built ahead of growth is scalable architecture`,
  "target-below-current": ({ boundary, current, target }, { shown }) =>
    `The target of ${nameOf(boundary)}, ${shown(target)}, is below where it is now, ${shown(current)}`,
  "growth-not-positive": ({ boundary, growth }, { number }) =>
    `${nameOf(boundary)} grows by ${number(growth)}% a month, so it has no crossing date`,
  "limit-proposed": ({ boundary, peak, low, high, limit, beyond }, { number, shown }) =>
    `By its readings the throughput of ${nameOf(boundary)} peaks at a load of ${number(round(peak))} (95% sure: ${number(round(low))} to ${number(round(high))})${
      beyond ? ", beyond every load that was measured" : ""
    }; its limit is ${limit === undefined ? "blank" : shown(limit)}`,
  "scaling-law-no-fit": ({ boundary, readings, why }, { number }) =>
    why === "too-few-loads"
      ? `The ${number(readings)} readings of ${nameOf(boundary)} are of too few different loads to fit a curve`
      : why === "not-the-law"
        ? `The ${number(readings)} readings of ${nameOf(boundary)} do not follow the law of scalability: under more load each unit of it brings more`
        : `No curve fits the ${number(readings)} readings of ${nameOf(boundary)}`,
  "limit-not-proposed": ({ boundary, readings, why }, { number }) =>
    `The ${number(readings)} readings of ${nameOf(boundary)} propose no limit: ${WHY_NO_PEAK[why]}`,
  "main-boundary-unknown": ({ name, used }) =>
    `The main boundary “${name}” is not in the Boundaries table; ${nameOf(used)} is used`,
  "signal-contradicts-boundary": ({ signal, boundary }) =>
    `Signal ${nameOf(signal)} fires while boundary ${nameOf(boundary)} claims to be inside its limit`,
  "signal-levels-reversed": ({ signal }) => `Signal ${nameOf(signal)} acts before it watches`,
  "assumption-breaks": (facts, format) => {
    const { assumption, demand, holdsUpTo, ratio = 0 } = facts;
    return `${nameOf(assumption)} breaks: ${format.shown(demand)} at target, holds up to ${format.shown(holdsUpTo)} (${times(ratio, format)})${wave(facts, format)}`;
  },
  "assumption-too-expensive": (facts, format) => {
    const { assumption, cost, limit } = facts;
    return `${nameOf(assumption)} becomes too expensive: ${format.number(cost)} at target, limit ${format.number(limit)}${wave(facts, format)}`;
  },
  "assumption-untested": ({ assumption, why, lacksColumn }) =>
    `${nameOf(assumption)} is untested: ${WHY_UNTESTED[why]}${
      lacksColumn === undefined ? "" : `, for its table has no column ${lacksColumn}`
    }`,
  "importance-blank": ({ assumption }) => `${nameOf(assumption)} has no importance and counts as load-bearing`,
  "reference-unknown": ({ table, row, column, reference, tables }) =>
    `${table} ${row} names “${reference}” under ${column}, which is not in ${tables.join(", ")}`,
  "reference-without-table": ({ table, column, rows, tables }, { number }) =>
    `${rows === 1 ? "A row" : `${number(rows)} rows`} of ${table} ${rows === 1 ? "names" : "name"} something under ${column}, and there is no ${tables.join(", ")} table`,
  "column-missing": ({ table, column }) => `${table} has no column ${column}: what rests on it is not assessed`,
  "element-kinds-missing": ({ kinds }) => `The operating model has no element of the kind ${list(kinds)}`,
  "element-unowned": ({ element }) => `Nobody owns ${nameOf(element)}`,
  "element-late": ({ element, due, wave: number, start }, format) =>
    `${nameOf(element)} is ${due === undefined ? "without a due date" : `due on ${format.date(due)}`}, and wave ${format.number(number)} needs it before ${format.date(start)}`,
  "premature-formalization": ({ element }) =>
    `${nameOf(element)} replaces no assumption that breaks, is strained or becomes too expensive: formality before it is needed`,
  "adaptation-without-bounds": ({ element, adaptation }) =>
    `${nameOf(element)} may be adapted locally (${adaptation}) without bounds`,
  "capacity-exceeded": ({ duty, name, ratio }, format) =>
    `${dutyOf[duty]} ${nameOf(name)} carries ${times(ratio, format)} its capacity at target`,
  "accountable-missing": ({ duty, name }) => `Nobody is accountable for ${duty} ${nameOf(name)}`,
  "accountable-several": ({ duty, name, people }) =>
    `${dutyOf[duty]} ${nameOf(name)} has ${people.length} accountable: ${list(people)}`,
  "response-not-agreed": ({ handoff }) => `Handoff ${nameOf(handoff)} has no agreed response`,
  "latency-above-agreed": ({ decision, actual, agreed }, { number }) =>
    `Decision ${nameOf(decision)} takes ${number(actual)} days, agreed are ${number(agreed)}: formality costs speed`,
  "person-overloaded": ({ person, ratio, delegated, now, duties, unknown }, format) => {
    const load = (value: number): string => times(value, format);
    const present = now === undefined ? "" : `, ${load(now)} now`;
    const share = delegated === ratio ? "" : `, ${load(delegated)} with the share delegated`;
    return `${person} carries ${load(ratio)} their capacity at target (${duties === 1 ? "1 duty" : `${duties} duties`}${unknown === 0 ? "" : `, the load of ${unknown} unknown`})${share}${present}`;
  },
  "delegate-missing": ({ decision, share, to }, { number }) =>
    `${number(share)}% of decision ${nameOf(decision)} is delegated to ${
      to === undefined ? "nobody" : `${to}, who is accountable for it already`
    }`,
  "escalation-circular": ({ decisions }) =>
    decisions.length === 1
      ? `Decision ${decisions[0] ?? ""} escalates to itself`
      : `Escalation goes in a circle: ${[...decisions, decisions[0] ?? ""].join(" → ")}`,
  "escalation-to-nobody": ({ decision }) => `Decision ${nameOf(decision)} escalates to nobody`,
  "exceptions-unowned": ({ measuredBy }) =>
    `Exceptions are measured (${list(measuredBy)}), and no Escalation element has an owner`,
  "coordination-growth": ({ ratio, handoffs, boundary }, format) =>
    `Handoffs grow ${times(handoffs, format)} while the main boundary grows ${times(boundary, format)}: coordination outgrows the work ${times(ratio, format)}`,
};

const REPLACED = "Nothing to do: all that replaces it is in place";

/** The same for every fact of its kind; a sentence of its own where the facts decide. */
const REMEDIES: Sentences = {
  "boundary-crossed": () => "Hold further growth until the redesign carries it",
  "boundary-crossed-at-target": () => "Redesign before the limit, and cross it in waves",
  "boundary-not-assessed": ({ lacks }) => `Fill in ${list(lacks)}`,
  "boundary-vague": ({ lacks }) => `Fill in ${list(lacks)}`,
  "no-boundary": () => "Name what grows, where it is to be, and where the old model stops being reliable",
  "ordinary-growth": () => "Nothing to do",
  "target-below-current": () => "Check which of the two is meant",
  "growth-not-positive": () => "Give its growth in percent a month, or leave it blank",
  "limit-proposed": ({ peak }, { number }) =>
    `Consider ${number(Math.floor(round(peak)))} as its limit; yours stays until you change it`,
  "scaling-law-no-fit": () => "Measure throughput under more and other loads",
  "limit-not-proposed": ({ why }) =>
    why === "no-rise" ? "Measure throughput under smaller loads too" : "Measure throughput under more and larger loads",
  "main-boundary-unknown": () => "Name a boundary of the Boundaries table in the Transition table",
  "signal-contradicts-boundary": () => "Lower the boundary's limit, or find out what else makes the signal fire",
  "signal-levels-reversed": () => "Swap Watch at and Act at, or turn Direction around",
  "assumption-breaks": ({ assumption, replaced }) =>
    replaced === true ? REPLACED : `Replace ${nameOf(assumption)}, and bring its redesign in place`,
  "assumption-too-expensive": ({ assumption, replaced }) =>
    replaced === true ? REPLACED : `Replace ${nameOf(assumption)}, or raise its cost limit with a reason`,
  "assumption-untested": ({ assumption, replaced, why, lacksColumn }) => {
    if (replaced === true) return REPLACED;
    return lacksColumn !== undefined
      ? `Add the column ${lacksColumn}`
      : why === "no-cost"
        ? `Correct the costs of ${nameOf(assumption)}`
        : why === "no-evidence"
          ? `Observe or measure how far ${nameOf(assumption)} carries`
          : `Find out for ${nameOf(assumption)}: ${WHY_UNTESTED[why]}`;
  },
  "importance-blank": () => "Give its importance, 1 to 5",
  "reference-unknown": ({ reference }) => `Correct “${reference}”, or add the row that it names`,
  "reference-without-table": ({ tables }) => `Add the table ${tables.join(" or ")}, or clear the references`,
  "column-missing": ({ column }) => `Add the column ${column}`,
  "element-kinds-missing": () => "Add an element of each kind, or say who decided to do without",
  "element-unowned": () => "Name an owner",
  "element-late": () => "Bring its due date forward, or move the wave",
  "premature-formalization": () => "Say which assumption it replaces, or put it off",
  "adaptation-without-bounds": () => "Write down within what sites may differ",
  "capacity-exceeded": ({ duty }) =>
    duty === "decision" ? "Delegate, decide by rule, or raise the capacity" : "Raise the capacity, or let less cross",
  "accountable-missing": () => "Name one person or role",
  "accountable-several": () => "Name one; the others are consulted",
  "response-not-agreed": () => "Agree within how many hours the other side answers",
  "latency-above-agreed": () => "Delegate, or agree on a time that is kept",
  "person-overloaded": ({ delegated }) =>
    delegated > 1 ? "Delegate more, or make somebody else accountable" : "See to it that the share is delegated",
  "delegate-missing": () => "Name somebody else who decides that share, or keep it",
  "escalation-circular": () => "Let one of them escalate to a role outside the circle",
  "escalation-to-nobody": () => "Name a decision or a role",
  "exceptions-unowned": () => "Add an Escalation element with an owner",
  "coordination-growth": () => "Join roles, or let fewer things cross between them",
};
