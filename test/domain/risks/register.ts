import { evaluateRisks, type RiskEvaluation, type RisksEvaluation } from "../../../src/domain/risks/evaluateRisks";
import { NO_RISK_LINKS, type RiskLinks } from "../../../src/domain/risks/riskLinks";
import { risksTable } from "../../../src/domain/risks/risks.table";
import { readPolicy } from "../../../src/domain/policy";
import { transitionTable } from "../../../src/domain/transition/transition.table";
import type { Day } from "../../../src/tabular/excelDate";
import { ENGLISH, rowsOf, TODAY, type DrawnSheet } from "../sheet";

/** Evaluates a drawn register through the real reading. */
export function register(
  risks: string | DrawnSheet,
  { transition, links = {}, asOf = TODAY }: { transition?: string; links?: Partial<RiskLinks>; asOf?: Day } = {},
): RisksEvaluation {
  const { policy } = readPolicy(transition === undefined ? undefined : rowsOf(transitionTable, transition), ENGLISH);
  return evaluateRisks(rowsOf(risksTable, risks), policy.risks, asOf, ENGLISH, { ...NO_RISK_LINKS, ...links });
}

export function riskIn({ risks }: RisksEvaluation, key: string): RiskEvaluation {
  const found = risks.find(({ row }) => row.key === key);
  if (found === undefined) throw new Error(`no risk ${key}`);
  return found;
}

/** Ids of the findings, in order. */
export function idsIn({ findings }: Pick<RisksEvaluation, "findings">): readonly string[] {
  return findings.map(({ id }) => id);
}
