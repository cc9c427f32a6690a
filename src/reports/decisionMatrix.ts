import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { finder } from "../domain/gates/gateList";
import type { DecisionEvaluation } from "../domain/operatingModel/loads";
import { people } from "../domain/operatingModel/people";
import type { Policy } from "../domain/policy";
import type { CellValue } from "../tabular/cellValue";
import type { Messages } from "../messages/messages";
import { ReportPage, type BlockColumn, type Report } from "./report";

export const MATRIX_REPORT = "decisionMatrix";

/** Always as many columns, so that none is left behind when roles go. */
const ROLES = 12;
const WIDTHS = [9, 36, 18, ...new Array<number>(ROLES).fill(11)];
const COLUMNS: readonly BlockColumn[] = [{}, { wrap: true }, { wrap: true }, ...new Array<BlockColumn>(ROLES).fill({})];

/** Roles against decisions: who is accountable, consulted, delegated to, and where it goes next. */
export function decisionMatrix(
  evaluation: AuditEvaluation,
  decisions: readonly DecisionEvaluation[],
  policy: Policy,
  messages: Messages,
): Report {
  const { auditReport: words, format } = messages;
  const { matrix } = words;
  const find = finder(
    decisions.map(({ row }) => row),
    ({ decision }) => decision,
  );
  const lines = decisions.map((decision) => {
    const { escalatesTo } = decision.row;
    const next = escalatesTo === undefined ? undefined : decisions[find(escalatesTo) ?? -1];
    return { decision, parts: partsOf(decision, next, matrix.letters) };
  });
  const roles = rolesOf(lines.map(({ parts }) => parts));
  const shown = roles.slice(0, ROLES);
  const page = new ReportPage()
    .add("title", [[matrix.title]])
    .add("subtitle", [[words.subtitle(policy.name, format.date(evaluation.asOf))]])
    .add("text", [[matrix.legend], ...(roles.length > ROLES ? [[matrix.more(roles.length - ROLES)]] : [])], { gap: 1 })
    .add(
      "table",
      [
        [...matrix.header, ...shown.map(({ name }) => name)],
        ...lines.map(({ decision: { row, name, accountable }, parts }): readonly CellValue[] => [
          row.key,
          name.text,
          accountable.length > 1 ? matrix.several(accountable) : (accountable[0] ?? matrix.nobody),
          ...shown.map(({ key }) => (parts.get(key)?.letters ?? []).join(" ")),
        ]),
      ],
      { columns: COLUMNS, gap: 1 },
    );
  return { key: MATRIX_REPORT, name: matrix.title, widths: WIDTHS, blocks: page.blocks };
}

interface Part {
  /** As written first. */
  readonly name: string;
  readonly letters: string[];
}

/** What each role does in a decision, by its name in lower case. */
function partsOf(
  { row, accountable }: DecisionEvaluation,
  /** The decision that it escalates to; whoever takes that one is who it goes to. */
  next: DecisionEvaluation | undefined,
  letters: Messages["auditReport"]["matrix"]["letters"],
): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (names: readonly string[], letter: string): void => {
    for (const name of names) {
      const part = parts.get(name.toLowerCase()) ?? { name, letters: [] };
      if (!part.letters.includes(letter)) part.letters.push(letter);
      parts.set(name.toLowerCase(), part);
    }
  };
  add(accountable, letters.accountable);
  add(people(row.consulted), letters.consulted);
  add(people(row.delegateTo), letters.delegate);
  add(next === undefined ? people(row.escalatesTo) : next.accountable, letters.escalation);
  return parts;
}

/** Every role that takes part, those of most decisions first. */
function rolesOf(
  lines: readonly ReadonlyMap<string, Part>[],
): readonly { readonly key: string; readonly name: string }[] {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const parts of lines) {
    for (const [key, { name }] of parts) {
      const known = counts.get(key) ?? { name, count: 0 };
      known.count += 1;
      counts.set(key, known);
    }
  }
  return [...counts]
    .sort(([one, a], [other, b]) => b.count - a.count || (one < other ? -1 : 1))
    .map(([key, { name }]) => ({ key, name }));
}
