import type { GateEvaluation } from "../domain/gates/evaluateGates";
import type { Verdict } from "../domain/gates/verdict";
import type { LogRecord } from "../domain/log/logRow";
import type { Day } from "../tabular/excelDate";
import type { GatesOutcome } from "../workflows/evaluateGates";
import type { LogLine } from "../workflows/readLog";

/** What the views show of the log. Nothing is judged here. */

/** All rows, newest first: with those that this evaluation has added. */
export function newestFirst({ log }: GatesOutcome): readonly LogLine[] {
  const added = log.written ? log.added.map((record) => ({ record, intact: true })) : [];
  return [...log.reading.rows, ...added].reverse();
}

export interface PastScore {
  readonly on: Day;
  readonly verdict: Verdict;
  /** Undefined where the gate was not evaluable. */
  readonly score: number | undefined;
}

/** The results of a gate over time, first to last: what is logged, and what this evaluation adds. */
export function scoreHistory({ log }: GatesOutcome, { gate }: GateEvaluation): readonly PastScore[] {
  const key = gate.key.toLowerCase();
  const logged = log.reading.byGate.get(key) ?? [];
  const added = log.added.filter(({ subject }) => subject.toLowerCase() === key);
  return [...logged, ...added].flatMap(({ event, evaluatedOn, verdict, score }) =>
    event === "Evaluation" && evaluatedOn !== undefined && verdict !== undefined
      ? [{ on: evaluatedOn, verdict, score }]
      : [],
  );
}

/** What this evaluation finds to be different from the one that was logged before. */
export type SinceLastChange =
  | { readonly kind: "result"; readonly gate: string; readonly before: PastScore; readonly now: PastScore }
  | { readonly kind: "inputs"; readonly gate: string; readonly on: Day }
  | { readonly kind: "event"; readonly row: LogRecord };

/** Empty where nothing differs, or nothing was logged before. */
export function sinceLast({ log }: GatesOutcome): readonly SinceLastChange[] {
  if (log.reading.records.length === 0) return [];
  return log.added.flatMap((row): readonly SinceLastChange[] => {
    const { event, subject, evaluatedOn, verdict, score } = row;
    if (event !== "Evaluation") return [{ kind: "event", row }];
    const before = [...(log.reading.byGate.get(subject.toLowerCase()) ?? [])]
      .reverse()
      .find((earlier) => earlier.event === "Evaluation");
    if (before?.verdict === undefined || before.evaluatedOn === undefined) return [];
    if (verdict === undefined || evaluatedOn === undefined) return [];
    if (before.verdict === verdict && before.score === score) {
      return [{ kind: "inputs", gate: subject, on: before.evaluatedOn }];
    }
    const then = { on: before.evaluatedOn, verdict: before.verdict, score: before.score };
    return [{ kind: "result", gate: subject, before: then, now: { on: evaluatedOn, verdict, score } }];
  });
}
