import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { readRule, type Rule } from "../gates/criterionRule";
import type { supportsTable } from "./supports.table";

export type SupportRow = Row<typeof supportsTable>;
export type SupportRows = TableRows<typeof supportsTable>;

export interface ExitRule {
  /** Undefined: nobody can tell when the support can go. */
  readonly rule: Rule | undefined;
  /** The cell to be filled or mended. */
  readonly lacks: "level" | "operator" | undefined;
  /** The cell holds something that cannot be read; a blank one is no problem of its own. */
  readonly unreadable: boolean;
}

/**
 * Reads Operator and Level. A plain figure without an operator goes by the direction of the fit metric; without one
 * nobody can tell which way is good. `higherIsBetter`: undefined where the measure is no fit metric.
 */
export function exitRule(
  { operator, level, unreadable }: SupportRow,
  supports: SupportRows,
  higherIsBetter: boolean | undefined,
  locale: WorkbookLocale,
): ExitRule {
  if (unreadable.has("operator")) return { rule: undefined, lacks: "operator", unreadable: false };
  if (level === undefined) return { rule: undefined, lacks: "level", unreadable: false };
  let used = operator;
  if (operator === undefined && level.kind === "number") {
    if (higherIsBetter === undefined) return { rule: undefined, lacks: "operator", unreadable: false };
    used = higherIsBetter ? "≥" : "≤";
  }
  const { rule, faults } = readRule(
    {
      operator: used,
      passAt: level,
      warnAt: undefined,
      passPercent: supports.percentHeader("level"),
      warnPercent: false,
    },
    locale,
  );
  if (rule !== undefined) return { rule, lacks: undefined, unreadable: false };
  return { rule, lacks: faults[0]?.column === "operator" ? "operator" : "level", unreadable: true };
}
