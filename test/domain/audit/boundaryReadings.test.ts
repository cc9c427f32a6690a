import { audited, problemsOf, saidIn } from "./drawnAudit";

/** A reading of a boundary that cannot be used is named by its cell, and no older one stands in for the newest. */

const BOUNDARIES = "ID | Boundary | Metric | Current | Target | Limit\nB1 | Users | users | 1 | 40 | 100";
const HEAD = "Measure | Date | Unit | Value | Denominator | Load";
const read = (...rows: readonly string[]) => audited({ boundaries: BOUNDARIES, readings: [HEAD, ...rows].join("\n") });
const stateNow = (...rows: readonly string[]) => read(...rows).boundaries?.[0]?.stateNow;

const OLD = "B1 | 2026-05-01 | | 900 | | 18";

test.each([
  ["text", "many", "Readings!F3 not-a-number"],
  ["an error", "#N/A", "Readings!F3 error-value"],
  ["a negative figure", "-5", "Readings!F3 figure-negative"],
  ["a blank", "", "Readings!F3 required-blank"],
])("%s for the load of the newest reading is named, and nobody knows where the boundary is", (_, load, problem) => {
  const evaluation = read(OLD, `B1 | 2026-06-01 | | 950 | | ${load}`);
  expect(problemsOf(evaluation)).toEqual([problem]);
  expect(evaluation.boundaries?.[0]).toMatchObject({ current: undefined, stateNow: "Not assessed" });
  expect(evaluation.regime.state).toBe("Not assessed");
  expect(stateNow(OLD, "B1 | 2026-06-01 | | 950 | | 19")).toBe("Inside");
});

test.each([
  ["text for a throughput", "lots | ", "Readings!D3 reading-not-a-number"],
  ["an error for a throughput", "#DIV/0! | ", "Readings!D3 error-value"],
  ["a negative throughput", "-3 | ", "Readings!D3 figure-negative"],
  ["a percentage beside plain figures", "57% | ", "Readings!D3 reading-unit-differs"],
  ["a denominator of 0", "950 | 0", "Readings!E3 denominator-not-positive"],
  ["text for a denominator", "950 | some", "Readings!E3 not-a-number"],
])("%s is named and left out of the curve; the load still tells where it is", (_, throughput, problem) => {
  const evaluation = read(OLD, `B1 | 2026-06-01 | | ${throughput} | 19`);
  expect(problemsOf(evaluation)).toEqual([problem]);
  expect(evaluation.boundaries?.[0]).toMatchObject({ current: 19, loads: [{ load: 18, throughput: 900 }] });
});

test("of units that report one day, one load that cannot be read leaves the whole unknown", () => {
  expect(stateNow("B1 | 2026-06-01 | North | 9 | | 10", "B1 | 2026-06-01 | South | 9 | | 12")).toBe("Inside");
  expect(stateNow("B1 | 2026-06-01 | North | 9 | | 10", "B1 | 2026-06-01 | South | 9 | | x")).toBe("Not assessed");
});

test("a reading after the status date is not looked at, whatever stands in it", () => {
  const evaluation = read(OLD, "B1 | 2026-07-01 | | lots | | many");
  expect(evaluation.boundaries?.[0]?.current).toBe(18);
  expect(read("B1 | 2026-06-01 | | 5 | |", "B1 | 2026-07-01 | | 900 | | 18").boundaries?.[0]?.current).toBe(5);
});

test("without loads a value is where the boundary is, and a negative one is named and unknown", () => {
  const evaluation = read("B1 | 2026-05-01 | | 5 | | ", "B1 | 2026-06-01 | | -5 | | ");
  expect(problemsOf(evaluation)).toEqual(["Readings!D3 figure-negative"]);
  expect(evaluation.boundaries?.[0]?.stateNow).toBe("Not assessed");
});

test("a reading with a denominator is a percentage of a boundary in percent; a plain one is named and unknown", () => {
  const boundaries = "ID | Boundary | Metric | Current | Target | Limit\nB1 | Use | share | 1% | 40% | 80%";
  const of = (row: string) => audited({ boundaries, readings: `${HEAD}\n${row}` });
  expect(of("B1 | 2026-06-01 | | 50 | 100 | ").boundaries?.[0]).toMatchObject({ current: 50, stateNow: "Inside" });
  for (const [row, problem] of [
    ["B1 | 2026-06-01 | | 50 | | ", "Readings!D2 reading-unit-differs"],
    ["B1 | 2026-06-01 | | 900 | | 50", "Readings!F2 reading-unit-differs"],
  ] as const) {
    const evaluation = of(row);
    expect(problemsOf(evaluation)).toEqual([problem]);
    expect(evaluation.boundaries?.[0]).toMatchObject({ stateNow: "Not assessed", stateAtTarget: "Inside" });
  }
});

test("an undated reading takes no part in the curve: it may be from after the status date", () => {
  const loads = [1, 18, 36, 72, 108, 144];
  const throughputs = [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775];
  const rows = loads.map((load, i) => `B1 | 2026-05-0${i + 1} | | ${throughputs[i] ?? 0} | | ${load}`);
  const proposed = read(...rows);
  const [said] = proposed.findings.filter(({ id }) => id === "limit-proposed");
  // The limit that it is proposed for, and the loads that it rests on.
  expect(said?.cells.map(({ sheet, column }) => `${sheet} ${column}`)).toEqual([
    "Boundaries 5",
    ...loads.map(() => "Readings 5"),
  ]);
  expect(read(...[...rows].reverse()).boundaries?.[0]?.fit).toEqual(proposed.boundaries?.[0]?.fit);
  const undated = read(...rows.slice(1), "B1 | | | 64.9 | | 1");
  expect(undated.boundaries?.[0]).toMatchObject({ fit: undefined });
  expect(undated.boundaries?.[0]?.loads).toHaveLength(5);
  expect(saidIn(undated)).not.toContain("limit-proposed");
});
