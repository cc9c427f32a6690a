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
  const drafts = [
    ...gateEntries(outcome),
    ...criterionEntries(outcome),
    ...waiverEntries(outcome, messages),
    ...findingEntries(outcome, messages),
  ];
  return drafts.map(({ words, ...entry }) => ({
    ...entry,
    text: comparable([entry.key, entry.title, ...entry.details, ...words].join(" ")),
  }));
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

function criterionEntries({ evaluation }: GatesOutcome): readonly Draft[] {
  const gates = gatesByCriterion(evaluation.gates);
  return evaluation.criteria.map(({ measured: { row }, result, cell }): Draft => {
    const name = row.criterion ?? row.key;
    const [gate, ...others] = gates.get(row.key) ?? [];
    return {
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
  });
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
  const gates = new Map(evaluation.gates.map((gate) => [gate.gate.key.toLowerCase(), gate]));
  return evaluation.waivers.map(({ waiver, fault }): Draft => {
    const criterion = waiver.criterion?.toLowerCase();
    const isOf = (gate: GateEvaluation): boolean =>
      gate.members.some(({ criterion: { measured } }) => {
        const { key, criterion: name } = measured.row;
        return key.toLowerCase() === criterion || name?.toLowerCase() === criterion;
      });
    const gate =
      evaluation.gates.find(({ waiversUsed }) => waiversUsed.includes(waiver)) ??
      (waiver.gate === undefined ? undefined : gates.get(waiver.gate.toLowerCase())) ??
      evaluation.gates.find(isOf);
    return {
      id: `waiver ${waiver.key}`,
      kind: "waiver",
      key: waiver.key,
      title: [waiver.key, waiver.reason].filter((text) => text !== undefined).join(" "),
      details: [
        ...present(waiver.criterion),
        fault === undefined ? messages.words.yes : `${messages.words.no}: ${messages.waiverFault(fault)}`,
        ...present(waiver.approver),
      ],
      cell: waivers.cell(waiver, "id"),
      gate: gate?.gate.key,
      criterion: gate?.members.find(({ criterion: { measured } }) => {
        const { key, criterion: name } = measured.row;
        return key.toLowerCase() === criterion || name?.toLowerCase() === criterion;
      })?.criterion.measured.row.key,
      words: [waiver.gate, waiver.state],
    };
  });
}

/** Of each gate, then beside the gates; what is said of several gates alike stands once. */
function findingEntries({ evaluation, findings }: GatesOutcome, messages: Messages): readonly Draft[] {
  const entries = new Map<string, Draft>();
  const add = (finding: Finding, gate: GateEvaluation | undefined): void => {
    const title = messages.finding(finding);
    const [cell] = finding.cells;
    const id = `finding ${title} ${cell === undefined ? "" : fullAddress(cell)}`;
    if (entries.has(id)) return;
    entries.set(id, {
      id,
      kind: "finding",
      key: "",
      title,
      details: present(gate?.gate.key),
      cell,
      gate: gate?.gate.key,
      criterion: undefined,
      words: [],
    });
  };
  for (const gate of evaluation.gates) for (const finding of gate.because) add(finding, gate);
  for (const finding of findings) add(finding, undefined);
  return [...entries.values()];
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
