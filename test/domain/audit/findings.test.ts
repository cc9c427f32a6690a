import { finding } from "../../../src/domain/finding";
import { messagesFor } from "../../../src/messages/messages";
import { AUDIT_EXAMPLES } from "../../docs/auditFindingExamples";
import type { AuditFindingId } from "../../../src/domain/audit/auditFindings";
import type { WaveExposures } from "../../../src/domain/assumptions/waveExposure";
import { day } from "../sheet";
import { audited, saidIn, type DrawnAudit } from "./drawnAudit";

/** A workbook in which one cell, `@`, decides whether something is said. */
interface Case {
  readonly book: DrawnAudit;
  readonly raises: string;
  readonly calms: string;
  readonly waves?: WaveExposures;
}

const BOUNDARY = `
ID | Boundary | Metric | Current | Target | Limit
B1 | Sites    | sites  | 4       | 10     | 20`;

const waves: WaveExposures = {
  startingSize: undefined,
  waves: [{ wave: 1, start: day("2026-09-01"), cumulativeSize: 10, gates: ["G1"] }],
};

const READINGS_HEAD = "Measure | Date | Value | Load";
const LOADS = [1, 18, 36, 72, 108, 144];
const THROUGHPUTS = [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775];
const READ = LOADS.map((load, i) => `B1 | 2026-05-0${i + 1} | ${THROUGHPUTS[i] ?? 0} | ${load}`);

const boundary = (row: string): DrawnAudit => ({
  boundaries: `ID | Boundary | Metric | Current | Target | Limit | Growth % per month\n${row}`,
});
const assumption = (row: string): DrawnAudit => ({
  boundaries: BOUNDARY,
  assumptions: `
ID | Assumption | Kind | Boundary | Holds up to | Importance | Evidence level | Cost at target | Cost limit | Signpost | Redesign
${row}`,
  signals: "ID | Signal | Direction | Watch at | Act at\nS1 | Calls | Higher is worse | 5 | 10",
});
const element = (row: string): DrawnAudit => ({
  operatingModel: `ID | Element | Kind | Target design | Owner | Replaces | Due | Local adaptation | Bounds | State\n${row}`,
});
const handoff = (row: string): DrawnAudit => ({
  boundaries: BOUNDARY,
  handoffs: `
ID | From role | To role | What crosses | Accountable | Agreed response (hours) | Volume now | Volume at target | Capacity at target
${row}`,
});
const decision = (...rows: readonly string[]): DrawnAudit => ({
  decisions: `
ID | Decision | Accountable | Escalates to | Per month at target | Capacity per month | Agreed latency (days) | Actual latency (days)
${rows.join("\n")}`,
});

const ALL_KINDS = ["Interface", "Decision right", "Support", "Monitoring", "Escalation", "Training", "Accountability"]
  .map((kind, i) => `E${i + 2} | Other ${i} | ${kind} | New | Ann | | | | | Planned`)
  .join("\n");

const CASES: { readonly [Id in AuditFindingId]: Case } = {
  "boundary-crossed": { book: boundary("B1 | Sites | sites | @ | 10 | 20 | "), raises: "21", calms: "20" },
  "boundary-crossed-at-target": { book: boundary("B1 | Sites | sites | 4 | @ | 20 | "), raises: "21", calms: "20" },
  "boundary-not-assessed": { book: boundary("B1 | Sites | sites | @ | 10 | 20 | "), raises: "", calms: "4" },
  "boundary-vague": { book: boundary("B1 | Sites | @ | 4 | 10 | 20 | "), raises: "", calms: "sites" },
  "no-boundary": {
    book: { boundaries: "ID | Boundary | Metric | Current | Target | Limit\n@ | | sites | 4 | 10 | 20" },
    raises: "",
    calms: "B1",
  },
  "ordinary-growth": { book: boundary("B1 | Sites | sites | 4 | @ | 20 | "), raises: "20", calms: "21" },
  "target-below-current": { book: boundary("B1 | Sites | sites | 4 | @ | 20 | "), raises: "3", calms: "4" },
  "growth-not-positive": { book: boundary("B1 | Sites | sites | 4 | 10 | 20 | @"), raises: "0", calms: "1" },
  "limit-proposed": {
    book: {
      boundaries: BOUNDARY,
      readings: [READINGS_HEAD, ...READ.slice(1), "B1 | 2026-05-09 | 64.9 | @"].join("\n"),
    },
    raises: "1",
    calms: "",
  },
  // Throughput that goes on rising has no peak; one that falls under the largest load has.
  "limit-not-proposed": {
    book: {
      boundaries: BOUNDARY,
      readings: [READINGS_HEAD, ...READ.slice(0, -1), "B1 | 2026-05-09 | @ | 144"].join("\n"),
    },
    raises: "2900",
    calms: "1775",
  },
  "scaling-law-no-fit": {
    book: {
      boundaries: BOUNDARY,
      readings: [READINGS_HEAD, "B1 | 2026-05-01 | 1 | 1", "B1 | 2026-05-02 | 1.9 | 2", "B1 | 2026-05-03 | 2.7 | 3"]
        .concat(["B1 | 2026-05-04 | 2.7 | 3", "B1 | 2026-05-05 | 1.9 | 2", "B1 | 2026-05-06 | 4 | @"])
        .join("\n"),
    },
    raises: "3",
    calms: "5",
  },
  "main-boundary-unknown": {
    book: { boundaries: BOUNDARY, transition: "Setting | Value\nMain boundary | @" },
    raises: "Sights",
    calms: "Sites",
  },
  "signal-contradicts-boundary": {
    book: {
      boundaries: BOUNDARY,
      signals:
        "ID | Signal | Boundary | Direction | Watch at | Act at | Current | Observed on\nS1 | Calls | B1 | Higher is worse | 5 | 10 | @ | 2026-06-30",
    },
    raises: "10",
    calms: "9",
  },
  "signal-levels-reversed": {
    book: { signals: "ID | Signal | Direction | Watch at | Act at\nS1 | Calls | Lower is worse | @ | 10" },
    raises: "9",
    calms: "10",
  },
  "assumption-breaks": {
    book: assumption("A1 | One nurse | Other | B1 | @ | 5 | Measured | | | | "),
    raises: "9",
    calms: "10",
  },
  "assumption-too-expensive": {
    book: assumption("A1 | One nurse | Other | B1 | 20 | 5 | Measured | @ | 100 | | "),
    raises: "101",
    calms: "100",
  },
  "assumption-untested": {
    book: assumption("A1 | One nurse | Other | B1 | 20 | 5 | @ | | | | "),
    raises: "None",
    calms: "Opinion",
  },
  "importance-blank": {
    book: assumption("A1 | One nurse | Other | B1 | 20 | @ | Measured | | | | "),
    raises: "",
    calms: "3",
  },
  "reference-unknown": {
    book: assumption("A1 | One nurse | Other | @ | 20 | 5 | Measured | | | | "),
    raises: "B9",
    calms: "B1",
  },
  "reference-without-table": {
    book: {
      signals: "ID | Signal | Boundary | Direction | Watch at | Act at\nS1 | Calls | @ | Higher is worse | 5 | 10",
    },
    raises: "B1",
    calms: "",
  },
  "column-missing": {
    book: { boundaries: "ID | Boundary | Metric | Current | Target | @\nB1 | Sites | sites | 4 | 10 | 20" },
    raises: "Ceiling",
    calms: "Limit",
  },
  "element-kinds-missing": {
    book: element(`E1 | Lead | @ | New | Ann | | | | | Planned\n${ALL_KINDS}`),
    raises: "Support",
    calms: "Role",
  },
  "element-unowned": { book: element("E1 | Lead | Role | New | @ | | | | | Planned"), raises: "", calms: "Ann" },
  "element-late": {
    book: {
      ...assumption("A1 | One nurse | Other | B1 | 9 | 5 | Measured | | | | "),
      ...element("E1 | Lead | Role | New | Ann | A1 | @ | | | Planned"),
    },
    raises: "2026-09-01",
    calms: "2026-08-31",
    waves,
  },
  "premature-formalization": {
    book: {
      ...assumption("A1 | One nurse | Other | B1 | @ | 5 | Measured | | | | "),
      ...element("E1 | Lead | Role | New | Ann | A1 | | | | Planned"),
    },
    raises: "20",
    calms: "12",
  },
  "adaptation-without-bounds": {
    book: element("E1 | Lead | Role | New | Ann | | | @ | | Planned"),
    raises: "Free",
    calms: "Fixed",
  },
  "capacity-exceeded": {
    book: handoff("H1 | Ward | Physio | Referral | Ann | 24 | 10 | @ | 20"),
    raises: "21",
    calms: "20",
  },
  "accountable-missing": {
    book: handoff("H1 | Ward | Physio | Referral | @ | 24 | 10 | 20 | 20"),
    raises: "",
    calms: "Ann",
  },
  "accountable-several": {
    book: decision("D1 | Exceptions | @ | Board | 1 | 2 | | "),
    raises: "Ann, Bob",
    calms: "Ann",
  },
  "response-not-agreed": {
    book: handoff("H1 | Ward | Physio | Referral | Ann | @ | 10 | 20 | 20"),
    raises: "",
    calms: "24",
  },
  "latency-above-agreed": { book: decision("D1 | Exceptions | Ann | Board | 1 | 2 | 5 | @"), raises: "6", calms: "5" },
  "person-overloaded": {
    book: decision("D1 | Exceptions | Ann | Board | 6 | 10 | | ", "D2 | Hires | Ann | Board | @ | 10 | | "),
    raises: "5",
    calms: "4",
  },
  "delegate-missing": {
    book: {
      decisions: "ID | Decision | Accountable | Delegate to | Share delegated %\nD1 | Exceptions | Ann | @ | 40",
    },
    raises: "ann",
    calms: "Bo",
  },
  "escalation-circular": {
    book: decision("D1 | Exceptions | Ann | D2 | 1 | 2 | | ", "D2 | Hires | Bob | @ | 1 | 2 | | "),
    raises: "D1",
    calms: "Board",
  },
  "escalation-to-nobody": { book: decision("D1 | Exceptions | Ann | @ | 1 | 2 | | "), raises: "", calms: "Board" },
  "exceptions-unowned": {
    book: {
      ...assumption("A1 | Few detours | Low exception volume | B1 | 20 | 5 | Measured | | | S1 | "),
      signals:
        "ID | Signal | Direction | Watch at | Act at | Current | Observed on\nS1 | Detours | Higher is worse | 5 | 10 | @ | 2026-06-30",
      ...element("E1 | Duty lead | Escalation | New | | | | | | Planned"),
    },
    raises: "2",
    calms: "",
  },
  // The main boundary grows 2.5 times.
  "coordination-growth": {
    book: handoff("H1 | Ward | Physio | Referral | Ann | 24 | 10 | @ | 90"),
    raises: "26",
    calms: "25",
  },
};

/** The workbook with the deciding cell filled in. */
function filledIn(book: DrawnAudit, cell: string): DrawnAudit {
  return Object.fromEntries(
    Object.entries(book).map(([sheet, picture]) => [sheet, (picture as string).replace("@", cell)]),
  );
}

const evaluatedWith = ({ book, waves: plan }: Case, cell: string) =>
  audited(filledIn(book, cell), plan === undefined ? {} : { waves: plan });

describe.each(Object.entries(CASES) as [AuditFindingId, Case][])("%s", (id, one) => {
  test(`is said of “${one.raises}”, with its cells, and not of “${one.calms}” in that one cell`, () => {
    const raised = evaluatedWith(one, one.raises);
    expect(saidIn(raised)).toContain(id);
    const cells = [...raised.findings, ...raised.regime.because].filter((found) => found.id === id)[0]?.cells;
    if (id !== "no-boundary") expect(cells?.length).toBeGreaterThan(0);
    expect(saidIn(evaluatedWith(one, one.calms))).not.toContain(id);
  });
});

test("every finding has a sentence and says what to do", () => {
  const { finding: sentence, remedy } = messagesFor("en");
  for (const example of Object.values(AUDIT_EXAMPLES)) {
    expect(sentence(example)).toMatch(/^.{15,}[^.]$/);
    expect(remedy(example)).toMatch(/^[A-Z].{8,}[^.]$/);
  }
  expect(remedy(finding("no-weight", "blocker", { criteria: 1 }, []))).toBeUndefined();
});
