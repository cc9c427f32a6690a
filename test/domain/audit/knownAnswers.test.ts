import { auditBlockers } from "../../../src/domain/audit/auditBlockers";
import type { WaveExposures } from "../../../src/domain/assumptions/waveExposure";
import { isoDate } from "../../../src/tabular/excelDate";
import { day } from "../sheet";
import { audited, saidIn } from "./drawnAudit";

const SITES =
  "ID | Boundary | Metric | Current | Target | Limit | Growth % per month\nB1 | Sites | sites | 4 | 40 | 60 | ";
const HEAD = "ID | Assumption | Boundary | Holds up to | Demand at target | Importance | Evidence level | Redesign";

test("40 sites with 3 calls each against 100 calls: 1.2, Breaks", () => {
  const { audit, regime } = audited({
    boundaries: SITES,
    assumptions: `${HEAD}\nA1 | Calls | B1 | 100 | 120 | 5 | Measured | `,
  });
  expect(audit?.assumptions[0]).toMatchObject({ ratio: 1.2, verdict: "Breaks", covered: "No", priority: 0 });
  expect(regime.state).toBe("Crossing ahead");
});

test("the next safe step is the smallest headroom of what bears load and is not covered, rounded down, never below 0", () => {
  const operatingModel = "ID | Element | Kind | Target design | State\nE1 | Line | Support | New | Proven";
  const rows = `A1 | Covered | B1 | 5 | | 5 | Measured | E1
A2 | Not load-bearing | B1 | 6 | | 3 | Measured |
A3 | Calls | B1 | 35 | 120 | 4 | Measured |
A4 | Meetings | B1 | 30 | | 5 | Measured | `;
  const { audit } = audited({ boundaries: SITES, operatingModel, assumptions: `${HEAD}\n${rows}` });
  // 35 × 40 ÷ 120 − 4 = 7.67: 7 more sites before "Calls" breaks.
  expect(audit?.nextSafeStep).toMatchObject({ size: 7, assumption: { row: { key: "A3" } } });
  expect(audit?.assumptions.map(({ headroom }) => headroom)).toEqual([1, 2, 7.666666667, 26]);
  const past = audited({ boundaries: SITES, assumptions: `${HEAD}\nA1 | Calls | B1 | 3 | | 5 | Measured | ` });
  expect(past.audit?.nextSafeStep?.size).toBe(0);
});

test("of what nobody knows how far it carries the next safe step says so; what nothing is asked of is no such thing", () => {
  const rows = `A1 | Calls | B1 | 35 | 120 | 4 | Measured |
A2 | Meetings | B1 | | | 5 | Measured |
A3 | Walks | B1 | 5 | 0 | 5 | Measured | `;
  const { audit } = audited({ boundaries: SITES, assumptions: `${HEAD}\n${rows}` });
  expect(audit).toMatchObject({ nextSafeStep: { size: 7 }, unknownHeadroom: 1 });
});

test.each([
  [16, "Inside"],
  [16.1, "Approaching"],
  [20, "Approaching"],
  [20.1, "Crossed"],
])("at %d of 20 a boundary is %s", (current, state) => {
  const boundaries = `ID | Boundary | Metric | Current | Target | Limit\nB1 | Staff | people | ${String(current)} | 30 | 20`;
  expect(audited({ boundaries }).boundaries?.[0]?.stateNow).toBe(state);
});

test("the crossing date is compound growth from the newest reading, rounded up to days", () => {
  const boundaries =
    "ID | Boundary | Metric | Current | Target | Limit | Growth % per month\nB1 | Sites | sites | 1 | 40 | 20 | 10";
  const readings = "Measure | Date | Value\nB1 | 2026-05-01 | 5\nB1 | 2026-06-01 | 10\nB1 | 2026-07-01 | 30";
  const [boundary] = audited({ boundaries, readings }).boundaries ?? [];
  // ln 2 ÷ ln 1.1 = 7.2725… months = 221.36 days.
  expect(boundary?.current).toBe(10);
  expect(isoDate(boundary?.crossing?.date ?? 0)).toBe(isoDate(day("2026-06-01") + 222));
  const slow = audited({ boundaries: boundaries.replace("| 10", "| 0.1") });
  expect(slow.boundaries?.[0]?.crossing).toBeUndefined();
});

test("of a boundary the load is where it is, and its value only throughput; units of a volume are summed", () => {
  const boundaries =
    "ID | Boundary | Kind | Metric | Current | Target | Limit\nB1 | Users | Transaction rate | users | 1 | 40 | 20\nB2 | Cases | Volume | cases | 1 | 40 | 20";
  const readings = `Measure | Date | Unit | Value | Load
B1 | 2026-06-01 | | 995 | 18
B2 | 2026-06-01 | North | 7 |
B2 | 2026-06-01 | South | 8 |
B2 | 2026-05-01 | West | 99 | `;
  expect(audited({ boundaries, readings }).boundaries?.map(({ current }) => current)).toEqual([18, 15]);
});

test("a signal fires and watches from its levels on; firing outranks stale, and stale what was quiet", () => {
  const signals = (value: number, on: string): string =>
    `ID | Signal | Direction | Watch at | Act at | Current | Observed on\nS1 | Calls | Higher is worse | 5 | 10 | ${value} | ${on}`;
  const state = (value: number, on: string) => audited({ signals: signals(value, on) }).signals?.[0]?.state;
  expect(state(4.9, "2026-06-30")).toBe("Quiet");
  expect(state(5, "2026-06-30")).toBe("Watch");
  expect(state(10, "2026-06-30")).toBe("Firing");
  expect(state(4, "2026-05-30")).toBe("Quiet"); // 31 days
  expect(state(4, "2026-05-29")).toBe("Stale");
  expect(state(10, "2026-01-01")).toBe("Firing");
  expect(state(4, "2026-07-01")).toBe("Stale");
});

test("ordinary growth is a real answer that names its neighbours", () => {
  const { regime } = audited({
    boundaries: "ID | Boundary | Metric | Current | Target | Limit\nB1 | Sites | sites | 4 | 8 | 20",
  });
  expect(regime).toMatchObject({ state: "Ordinary growth", because: [{ id: "ordinary-growth" }] });
});

test("crossed already outranks everything, and one boundary that is unknown leaves ordinary growth open", () => {
  const head = "ID | Boundary | Metric | Current | Target | Limit";
  expect(audited({ boundaries: `${head}\nB1 | A | a | 4 | 40 | 20\nB2 | B | b | 21 | 22 | 20` }).regime.state).toBe(
    "Crossed already",
  );
  expect(audited({ boundaries: `${head}\nB1 | A | a | 4 | 8 | 20\nB2 | B | b | 4 | 8 | ` }).regime.state).toBe(
    "Not assessed",
  );
  expect(audited({}).regime.state).toBe("Not assessed");
});

test("waves say in which of them an assumption breaks, and only the gate that opens it is held", () => {
  const waves: WaveExposures = {
    startingSize: 4,
    waves: [
      { wave: 1, start: day("2026-09-01"), cumulativeSize: 10, gates: ["G1"] },
      { wave: 2, start: day("2026-11-01"), cumulativeSize: 33.4, gates: ["G2"] },
      { wave: 3, start: day("2027-01-01"), cumulativeSize: 40, gates: ["G3"] },
    ],
  };
  const sheet = `${HEAD}\nA1 | Calls | B1 | 100 | 120 | 5 | Measured | \nA2 | Trust | B1 | 100 | 50 | 5 | None | `;
  const evaluation = audited({ boundaries: SITES, assumptions: sheet }, { waves });
  // 120 × 33.4 ÷ 40 = 100.2, the first above 100.
  expect(evaluation.audit?.assumptions[0]?.breaksIn).toMatchObject({ wave: 2, start: day("2026-11-01") });
  const known = new Set(["g1", "g2", "g3"]);
  const { byGate, everywhere } = auditBlockers(evaluation, known, new Set(["g1"]));
  expect([...byGate].map(([gate, found]) => [gate, found.map(({ id }) => id)])).toEqual([
    ["g2", ["assumption-breaks"]],
  ]);
  expect(everywhere.map(({ id }) => id)).toEqual(["assumption-untested"]);
  // A wave that is opened by a gate nobody knows holds them all.
  const all = ["assumption-breaks", "assumption-untested"];
  expect(auditBlockers(evaluation, new Set(["g1"]), new Set()).everywhere.map(({ id }) => id)).toEqual(all);
  // Once that gate is decided the assumption holds those that are not.
  expect(auditBlockers(evaluation, known, new Set(["g2"])).everywhere.map(({ id }) => id)).toEqual(all);
});

test("the bottleneck shows: one person's load now, at target, and with the share delegated", () => {
  const boundaries = "ID | Boundary | Metric | Current | Target | Limit\nB1 | Sites | sites | 4 | 40 | 60";
  const decisions = `ID | Decision | Accountable | Escalates to | Share delegated % | Per month at target | Capacity per month
D1 | Exceptions | Mo | Board | 50 | 30 | 20
D2 | Hires | mo | Board | | 5 | 20`;
  const { redesign, findings } = audited({ boundaries, decisions });
  expect(redesign.people).toMatchObject([{ person: "Mo", duties: 2, atTarget: 1.75, delegated: 1, now: 0.175 }]);
  expect(findings.find(({ id }) => id === "person-overloaded")).toMatchObject({ severity: "note" });
  expect(saidIn(audited({ boundaries, decisions: decisions.replace("50", "20") }))).toContain("person-overloaded");
});
