import { audited, problemsOf, saidIn } from "./drawnAudit";

/** What cannot be used is named by cell, what it belongs to is not assessed, and every other row still is. */

const boundaries = (row: string): string =>
  `ID | Boundary | Metric | Current | Target | Limit | Growth % per month\n${row}\nB2 | Staff | people | 9 | 18 | 20 | 5`;

test.each([
  ["a limit of 0", "B1 | Sites | sites | 4 | 40 | 0 | 5", "Boundaries!F2 figure-not-positive"],
  ["a negative limit", "B1 | Sites | sites | 4 | 40 | -12 | 5", "Boundaries!F2 figure-not-positive"],
  ["text for a limit", "B1 | Sites | sites | 4 | 40 | many | 5", "Boundaries!F2 not-a-number"],
  ["an error for a limit", "B1 | Sites | sites | 4 | 40 | #REF! | 5", "Boundaries!F2 error-value"],
  ["text for where it is", "B1 | Sites | sites | few | 40 | 12 | 5", "Boundaries!D2 not-a-number"],
  ["a negative figure of where it is", "B1 | Sites | sites | -4 | 40 | 12 | 5", "Boundaries!D2 figure-negative"],
  ["a blank of where it is", "B1 | Sites | sites | | 40 | 12 | 5", "Boundaries!D2 required-blank"],
  ["percentages beside plain figures", "B1 | Load | use | 300% | 400% | 5 | 5", "Boundaries!F2 figures-some-percent"],
])("%s leaves a boundary not assessed, and is named", (_, row, problem) => {
  const evaluation = audited({ boundaries: boundaries(row) });
  expect(problemsOf(evaluation)).toContain(problem);
  expect(evaluation.boundaries?.map(({ stateNow }) => stateNow)).toEqual(["Not assessed", "Inside"]);
  expect(evaluation.regime.state).not.toBe("Ordinary growth");
});

test.each(["0", "-2", "fast", ""])("a growth of “%s” gives no crossing date", (growth) => {
  const evaluation = audited({ boundaries: boundaries(`B1 | Sites | sites | 4 | 40 | 12 | ${growth}`) });
  expect(evaluation.boundaries?.[0]?.crossing).toBeUndefined();
  if (growth === "fast") expect(problemsOf(evaluation)).toContain("Boundaries!G2 not-a-number");
  if (growth === "0" || growth === "-2") expect(saidIn(evaluation)).toContain("growth-not-positive");
});

test("a duplicate ID is used as another one, and named", () => {
  const evaluation = audited({ boundaries: boundaries("B2 | Sites | sites | 4 | 40 | 12 | 5") });
  expect(problemsOf(evaluation)).toContain("Boundaries!A3 duplicate-id");
  expect(evaluation.boundaries?.map(({ row }) => row.key)).toEqual(["B2", "B2#2"]);
});

const BOUNDARY = "ID | Boundary | Metric | Current | Target | Limit\nB1 | Sites | sites | 4 | 40 | 60";
const assumptions = (row: string): string =>
  `ID | Assumption | Boundary | Holds up to | Demand at target | Importance | Evidence level | Redesign\n${row}\nA2 | Sites meet | B1 | 50 | 40 | 5 | Measured | `;

test.each([
  ["0 as a breaking point", "A1 | Calls | B1 | 0 | 120 | 5 | Measured | ", "Assumptions!D2 figure-not-positive"],
  ["text as a breaking point", "A1 | Calls | B1 | many | 120 | 5 | Measured | ", "Assumptions!D2 not-a-number"],
  ["text as a demand", "A1 | Calls | B1 | 100 | lots | 5 | Measured | ", "Assumptions!E2 not-a-number"],
  ["a negative demand", "A1 | Calls | B1 | 100 | -1 | 5 | Measured | ", "Assumptions!E2 figure-negative"],
  [
    "percentages beside plain figures",
    "A1 | Use | B1 | 5 | 300% | 5 | Measured | ",
    "Assumptions!D2 figures-some-percent",
  ],
  ["a boundary that is not there", "A1 | Calls | B9 | 100 | | 5 | Measured | ", "Assumptions!C2 unknown-id"],
  ["an evidence level that is none", "A1 | Calls | B1 | 100 | 10 | 5 | Sure | ", "Assumptions!G2 not-a-choice"],
])("%s leaves an assumption untested, and is named", (_, row, problem) => {
  const evaluation = audited({ boundaries: BOUNDARY, assumptions: assumptions(row) });
  expect(problemsOf(evaluation)).toContain(problem);
  expect(evaluation.audit?.assumptions.map(({ verdict }) => verdict)).toEqual(["Untested", "Holds"]);
});

test.each(["9", "0", "high", ""])("an importance of “%s” counts as load-bearing", (importance) => {
  const row = `A1 | Calls | B1 | 100 | 120 | ${importance} | Measured | `;
  const [first] = audited({ boundaries: BOUNDARY, assumptions: assumptions(row) }).audit?.assumptions ?? [];
  expect(first).toMatchObject({ loadBearing: true, importance: 4 });
});

test("a redesign that is not there covers nothing, beside one that is in place", () => {
  const operatingModel = "ID | Element | Kind | Target design | State\nE1 | Line | Support | New | In place";
  const covered = (redesign: string) =>
    audited({
      boundaries: BOUNDARY,
      operatingModel,
      assumptions: assumptions(`A1 | Calls | B1 | 100 | 120 | 5 | Measured | ${redesign}`),
    });
  expect(covered("E1").audit?.assumptions[0]?.covered).toBe("Yes");
  const dangling = covered("E1; E9");
  expect(dangling.audit?.assumptions[0]?.covered).toBe("Partly");
  expect(problemsOf(dangling)).toContain("Assumptions!H2 unknown-id");
});

test("a redesign that nobody can read covers nothing, beside an element in place that names the assumption", () => {
  const operatingModel =
    "ID | Element | Kind | Target design | Replaces | State\nE1 | Line | Support | New | A1 | In place";
  const covered = (redesign: string) =>
    audited({
      boundaries: BOUNDARY,
      operatingModel,
      assumptions: assumptions(`A1 | Calls | B1 | 100 | 120 | 5 | Measured | ${redesign}`),
    });
  const blank = covered("");
  expect(blank.audit?.assumptions[0]?.covered).toBe("Yes");
  expect(blank.audit?.nextSafeStep?.assumption.row.key).toBe("A2");
  const unread = covered("#REF!");
  expect(unread.audit?.assumptions[0]).toMatchObject({ covered: "Partly", finding: { severity: "blocker" } });
  expect(unread.audit?.nextSafeStep?.assumption.row.key).toBe("A1");
  expect(problemsOf(unread)).toContain("Assumptions!H2 error-value");
});

test("escalation that goes in a circle ends, however long the way into it", () => {
  const decisions = `ID | Decision | Escalates to
D1 | One | D2
D2 | Two | D3
D3 | Three | D4
D4 | Four | D2
D5 | Five | D5
D6 | Six | Board`;
  const circles = audited({ decisions }).findings.flatMap((found) =>
    found.id === "escalation-circular" ? [found.facts.decisions] : [],
  );
  expect(circles).toEqual([["D2", "D3", "D4"], ["D5"]]);
});

test("a capacity of 0, a negative volume and a share above 100 % are named, and never a load of 0", () => {
  const evaluation = audited({
    handoffs: `ID | From role | To role | What crosses | Volume at target | Capacity at target
H1 | A | B | Case | 10 | 0
H2 | A | B | Note | -1 | 10`,
    decisions: `ID | Decision | Accountable | Per month at target | Capacity per month | Share delegated %
D1 | One | Ann | 10 | 5 | 140`,
  });
  expect(problemsOf(evaluation)).toEqual([
    "Handoffs!F2 figure-not-positive",
    "Handoffs!E3 figure-negative",
    "Decisions!F2 share-out-of-range",
  ]);
  expect(evaluation.redesign.handoffs?.map(({ loadRatio }) => loadRatio)).toEqual([undefined, undefined]);
  expect(evaluation.redesign.decisions?.[0]).toMatchObject({ loadRatio: 2, loadDelegated: 2 });
});

test("a delegated share takes load off only where somebody else takes it; of a duty without a load the sum says so", () => {
  const of = (delegate: string) =>
    audited({
      decisions: `ID | Decision | Accountable | Delegate to | Share delegated % | Per month at target | Capacity per month
D1 | One | Ann | ${delegate} | 75 | 12 | 10
D2 | Two | Ann | | | | 10`,
    });
  for (const [delegate, delegated] of [
    ["Bo", 0.3],
    ["Bo, Ann", 0.3],
    ["ann", 1.2],
    ["", 1.2],
  ] as const) {
    expect(of(delegate).redesign.people).toMatchObject([{ person: "Ann", atTarget: 1.2, delegated, unknown: 1 }]);
  }
  expect(of("").findings.find(({ id }) => id === "person-overloaded")).toMatchObject({
    severity: "warning",
    facts: { duties: 2, unknown: 1 },
  });
  expect(of("Bo").findings.find(({ id }) => id === "person-overloaded")?.severity).toBe("note");
});

test("a negative response or latency is named, and neither kept nor broken", () => {
  const evaluation = audited({
    handoffs: `ID | From role | To role | What crosses | Agreed response (hours)
H1 | A | B | Case | -24`,
    decisions: `ID | Decision | Escalates to | Agreed latency (days) | Actual latency (days)
D1 | One | Board | -1 | 5
D2 | Two | Board | 5 | -9`,
  });
  expect(problemsOf(evaluation)).toEqual([
    "Handoffs!E2 figure-negative",
    "Decisions!D2 figure-negative",
    "Decisions!E3 figure-negative",
  ]);
  expect(saidIn(evaluation)).toContain("response-not-agreed");
  expect(saidIn(evaluation)).not.toContain("latency-above-agreed");
});

const costs = (cost: string, limit: string): string =>
  `ID | Assumption | Boundary | Holds up to | Importance | Evidence level | Cost at target | Cost limit
A1 | Calls | B1 | 100 | 5 | Measured | ${cost} | ${limit}`;

test.each([
  ["a negative cost", "-5", "100", "Assumptions!G2 figure-negative"],
  ["text for a cost", "lots", "100", "Assumptions!G2 not-a-number"],
  ["a negative limit of the cost", "5", "-100", "Assumptions!H2 figure-negative"],
  ["an error for the limit of the cost", "5", "#REF!", "Assumptions!H2 error-value"],
])("%s is named, and nobody knows whether it becomes too expensive", (_, cost, limit, problem) => {
  const evaluation = audited({ boundaries: BOUNDARY, assumptions: costs(cost, limit) });
  expect(problemsOf(evaluation)).toEqual([problem]);
  expect(evaluation.audit?.assumptions[0]).toMatchObject({ verdict: "Untested", untested: "no-cost" });
});

test("a cost without a limit is compared with nothing, whatever stands there", () => {
  const evaluation = audited({ boundaries: BOUNDARY, assumptions: costs("-5", "") });
  expect(problemsOf(evaluation)).toEqual(["Assumptions!G2 figure-negative"]);
  expect(evaluation.audit?.assumptions[0]?.verdict).toBe("Holds");
});

test("a signal without a usable level or reading says so, and readings of nothing are named", () => {
  const evaluation = audited({
    signals: `ID | Signal | Direction | Watch at | Act at | Current | Observed on
S1 | Calls | Higher is worse | 5 | lots | 3 | 2026-06-30
S2 | Waits | Higher is worse | 5 | 10 | #N/A | 2026-06-30
S3 | Gaps | Higher is worse | 5 | 10 | 50% | 2026-06-30`,
    readings: "Measure | Date | Value\nS9 | 2026-06-01 | 3",
  });
  expect(evaluation.signals?.map(({ state }) => state)).toEqual(["No reading", "No reading", "No reading"]);
  expect(problemsOf(evaluation)).toEqual([
    "Signals!E2 not-a-number",
    "Signals!F3 error-value",
    "Signals!F4 figures-some-percent",
    "Readings!A2 unknown-id",
  ]);
  expect(saidIn(evaluation)).toContain("reading-measure-unknown");
});
