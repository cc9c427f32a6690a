import type { LogRecord } from "../../../src/domain/log/logRow";

/** A row of the log about gate G1 in which nothing else is said. */
export function logRecordOf(event: LogRecord["event"], facts: Partial<LogRecord> = {}): LogRecord {
  return {
    id: "1-abc",
    evaluatedOn: undefined,
    by: "",
    event,
    subject: "G1",
    detail: "",
    gates: ["G1"],
    verdict: undefined,
    score: undefined,
    low: undefined,
    high: undefined,
    waivers: [],
    decision: "",
    inputs: "",
    version: "",
    ...facts,
  };
}
