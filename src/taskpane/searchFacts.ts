import type { Finding } from "../domain/finding";
import type { GateEvaluation } from "../domain/gates/evaluateGates";
import type { Messages } from "../messages/messages";
import { fullAddress, type CellAddress } from "../tabular/cellAddress";
import type { GatesOutcome } from "../workflows/evaluateGates";
import { gateTitle } from "./gateFacts";

/** What can be found in an evaluation by ID, name, owner or word. Nothing is judged here. */

export type SearchKind = "gate" | "criterion" | "waiver" | "finding";

export interface SearchEntry {
  /** Tells it from all others of the evaluation. */
  readonly id: string;
  readonly kind: SearchKind;
  /** ID of the row, where it has one. */
  readonly key: string;
  readonly title: string;
  /** Result, verdict or state, and who it belongs to. */
  readonly details: readonly string[];
  readonly cell: CellAddress | undefined;
  /** Key of the gate that it leads to. */
  readonly gate: string | undefined;
  readonly criterion: string | undefined;
  /** Everything it can be found by, as it is compared. */
  readonly text: string;
}

type Draft = Omit<SearchEntry, "text"> & { readonly words: readonly (string | undefined)[] };

/** Gates first, then criteria, waivers and findings, each in the order of its sheet. */
export function searchEntries(outcome: GatesOutcome, messages: Messages): readonly SearchEntry[] {
  return [...entriesOf(outcome, messages)];
}

/** So many at a time, so that thousands do not hold up the pane: the list so far, until it is whole. */
const STEP = 1000;

export function* searchEntriesInSteps(
  outcome: GatesOutcome,
  messages: Messages,
): Generator<readonly SearchEntry[], void> {
  const entries: SearchEntry[] = [];
  for (const entry of entriesOf(outcome, messages)) {
    entries.push(entry);
    if (entries.length % STEP === 0) yield [...entries];
  }
  yield entries;
}

function* entriesOf(outcome: GatesOutcome, messages: Messages): Generator<SearchEntry, void> {
  for (const { words, ...entry } of draftsOf(outcome, messages)) {
    yield { ...entry, text: comparable([entry.key, entry.title, ...entry.details, ...words].join(" ")) };
  }
}

function* draftsOf(outcome: GatesOutcome, messages: Messages): Generator<Draft, void> {
  yield* gateEntries(outcome);
  yield* criterionEntries(outcome);
  yield* waiverEntries(outcome, messages);
  yield* findingEntries(outcome, messages);
}

function gateEntries({ evaluation, inputs }: GatesOutcome): readonly Draft[] {
  const { gates } = inputs.sheets;
  return evaluation.gates.map((evaluated): Draft => {
    const { gate, verdict } = evaluated;
    return {
      id: `gate ${gate.key}`,
      kind: "gate",
      key: gate.key,
      title: gateTitle(evaluated),
      details: [verdict, ...present(gate.authority)],
      cell: gates?.cell(gate, gates.has("gate") ? "gate" : "id"),
      gate: gate.key,
      criterion: undefined,
      words: [gate.decision],
    };
  });
}

function* criterionEntries({ evaluation }: GatesOutcome): Generator<Draft, void> {
  const gates = gatesByCriterion(evaluation.gates);
  for (const { measured, result, cell } of evaluation.criteria) {
    const { row } = measured;
    const name = row.criterion ?? row.key;
    const [gate, ...others] = gates.get(row.key) ?? [];
    yield {
      id: `criterion ${row.key}`,
      kind: "criterion",
      key: row.key,
      title: row.key.toLowerCase() === name.toLowerCase() ? name : `${row.key} ${name}`,
      details: [result, ...present(row.owner), ...present(gate), ...others],
      cell,
      gate,
      criterion: row.key,
      words: [row.area, row.evidence],
    };
  }
}

/** Keys of the gates of each criterion, by its key. */
function gatesByCriterion(gates: readonly GateEvaluation[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { gate, members } of gates) {
    for (const { criterion } of members) {
      const { key } = criterion.measured.row;
      const known = found.get(key);
      if (known === undefined) found.set(key, [gate.key]);
      else known.push(gate.key);
    }
  }
  return found;
}

function waiverEntries({ evaluation, inputs }: GatesOutcome, messages: Messages): readonly Draft[] {
  const { waivers } = inputs.sheets;
  if (waivers === undefined) return [];
  const gates = new Map(evaluation.gates.map(({ gate }) => [gate.key.toLowerCase(), gate.key]));
  const criteria = criteriaByName(evaluation.gates);
  return evaluation.waivers.map(({ waiver, fault }): Draft => {
    const criterion = criteria.get(waiver.criterion?.toLowerCase() ?? "");
    return {
      id: `waiver ${waiver.key}`,
      kind: "waiver",
      key: waiver.key,
      title: [waiver.key, waiver.reason].filter((text) => text !== undefined).join(" "),
      details: [
        ...present(waiver.criterion),
        ...present(fault === undefined ? waiver.state : messages.waiverFault(fault)),
        ...present(waiver.approver),
      ],
      cell: waivers.cell(waiver, "id"),
      gate: gates.get(waiver.gate?.toLowerCase() ?? "") ?? criterion?.gate,
      criterion: criterion?.key,
      words: [waiver.gate, waiver.state],
    };
  });
}

/** Key and first gate of each criterion, by ID and by name: an ID outranks a name. */
function criteriaByName(gates: readonly GateEvaluation[]): ReadonlyMap<string, { key: string; gate: string }> {
  const byName = new Map<string, { key: string; gate: string }>();
  const add = (name: string | undefined, gate: string, key: string): void => {
    const known = name?.toLowerCase();
    if (known !== undefined && !byName.has(known)) byName.set(known, { key, gate });
  };
  for (const nameOf of [({ key }: Row) => key, ({ criterion }: Row) => criterion]) {
    for (const { gate, members } of gates) {
      for (const { criterion } of members) {
        const { row } = criterion.measured;
        add(nameOf(row), gate.key, row.key);
      }
    }
  }
  return byName;
}

type Row = GateEvaluation["members"][number]["criterion"]["measured"]["row"];

/** Of each gate, then beside the gates; what is said of several gates alike stands once. */
function* findingEntries({ evaluation, findings }: GatesOutcome, messages: Messages): Generator<Draft, void> {
  const known = new Set<string>();
  for (const [gate, list] of [
    ...evaluation.gates.map((one) => [one.gate.key, one.because] as const),
    [undefined, findings] as const,
  ]) {
    for (const finding of list) {
      const entry = findingEntry(finding, gate, messages);
      if (!known.has(entry.id)) yield entry;
      known.add(entry.id);
    }
  }
}

function findingEntry(finding: Finding, gate: string | undefined, messages: Messages): Draft {
  const title = messages.finding(finding);
  const [cell] = finding.cells;
  return {
    id: `finding ${title} ${cell === undefined ? "" : fullAddress(cell)}`,
    kind: "finding",
    key: "",
    title,
    details: present(gate),
    cell,
    gate,
    criterion: undefined,
    words: [],
  };
}

const present = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

/** Entries that hold every word of the query: those whose ID it is first, then those whose ID begins with it. */
export function search(entries: readonly SearchEntry[], query: string): readonly SearchEntry[] {
  const asked = comparable(query);
  if (asked === "") return [];
  const words = asked.split(" ");
  const ranks: [SearchEntry[], SearchEntry[], SearchEntry[]] = [[], [], []];
  for (const entry of entries) {
    if (!words.every((word) => entry.text.includes(word))) continue;
    const key = comparable(entry.key);
    ranks[key === asked ? 0 : key !== "" && key.startsWith(asked) ? 1 : 2].push(entry);
  }
  return ranks.flat();
}

/** Without regard to case, accents and stray spaces. */
function comparable(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
