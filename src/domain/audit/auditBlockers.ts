import type { Finding } from "../finding";
import { gatesHeldBy } from "../assumptions/auditAssumptions";
import type { AuditEvaluation } from "./evaluateAudit";
import { entry } from "../entry";

/** What the assumptions hold back. */
export interface AuditBlockers {
  /** By the gate's key, lower case. */
  readonly byGate: ReadonlyMap<string, readonly Finding[]>;
  /** Holds every gate that is not decided. */
  readonly everywhere: readonly Finding[];
}

/**
 * A load-bearing assumption that gives out in a wave holds the gates that open it, and once these are decided every one
 * that is not: what has given out carries no later wave. An untested one, or one whose wave is unknown, holds every
 * undecided gate. What is covered in full holds none.
 */
export function auditBlockers(
  { audit }: AuditEvaluation,
  /** Keys of the gates that there are, in lower case: a wave that names another one is opened by nobody knows which. */
  known: ReadonlySet<string>,
  /** Those of them that are decided. */
  decided: ReadonlySet<string>,
): AuditBlockers {
  const byGate = new Map<string, Finding[]>();
  const everywhere: Finding[] = [];
  for (const assumption of audit?.assumptions ?? []) {
    if (!assumption.loadBearing || assumption.covered === "Yes") continue;
    const { finding: found } = assumption;
    if (found === undefined) continue;
    const gates = (gatesHeldBy(assumption) ?? []).map((gate) => gate.toLowerCase()).filter((gate) => known.has(gate));
    if (gates.every((gate) => decided.has(gate))) everywhere.push(found);
    for (const gate of gates) entry(byGate, gate, () => []).push(found);
  }
  return { byGate, everywhere };
}
