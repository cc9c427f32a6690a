import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { readRule, type Rule } from "../gates/criterionRule";
import type { InvariantRow, InvariantRows } from "./evaluateInvariants";

export interface InvariantRuleReading {
  /** Undefined: nobody can tell when it is kept. */
  readonly rule: Rule | undefined;
  /** The column at fault, where a cell stands in the way; blanks are named by the reading of the table. */
  readonly fault: "limit" | "operator" | undefined;
}

/** Reads Operator and Limit. A plain figure without an operator says nothing: no default makes a breach of a pass. */
export function invariantRule(
  { operator, limit, unreadable }: InvariantRow,
  rows: InvariantRows,
  locale: WorkbookLocale,
): InvariantRuleReading {
  if (unreadable.has("operator")) return { rule: undefined, fault: undefined };
  if (limit === undefined) return { rule: undefined, fault: undefined };
  if (operator === undefined && limit.kind === "number") return { rule: undefined, fault: undefined };
  const percent = rows.percentHeader("limit");
  const { rule, faults } = readRule(
    { operator, passAt: limit, warnAt: undefined, passPercent: percent, warnPercent: false },
    locale,
  );
  const [fault] = faults;
  return { rule, fault: rule !== undefined ? undefined : fault?.column === "operator" ? "operator" : "limit" };
}
