import { closeBooks, columnOf, on, openBook, type TableLiteral } from "./book";
import { BOUNDARIES } from "./auditBook";
import { CRITERIA, GATES } from "./twoGates";

/** What the wave plan tells gates, assumptions and risks. */

afterEach(closeBooks);

const ASSUMPTIONS: TableLiteral = {
  name: "Assumptions",
  headers: ["ID", "Assumption", "Boundary", "Holds up to", "Demand at target", "Importance", "Evidence level"],
  rows: [["A1", "One nurse answers every call", "B1", 100, 120, 5, "Measured"]],
};
const RISKS: TableLiteral = {
  name: "Risks",
  headers: ["ID", "Risk", "Gate or wave", "Probability", "Impact", "Owner"],
  rows: [
    ["R1", "Advice line overrun", "Wave 2", "50%", 5, ""],
    ["R2", "Nobody moves", "Wave 9", "50%", 4, "Ann"],
  ],
};
const units = (size: number | string): TableLiteral => ({
  name: "Units",
  headers: ["ID", "Unit", "Size", "Pinned wave", "State"],
  rows: [
    ["U1", "Harrow Lane", 10, 1, "Live"],
    ["U2", "St Brannock", 24, 2, "Planned"],
    ["U3", "Aldermoor", size, 1, "Planned"],
  ],
});
const WAVES: TableLiteral = {
  name: "Waves",
  headers: ["Wave", "Start", "Max units", "Gate"],
  rows: [
    [1, on("2027-01-04"), 5, "G1"],
    [2, on("2027-02-01"), 5, "G2"],
  ],
  formats: { Start: "d mmm yyyy" },
};

test("an assumption breaks in the wave whose size it does not carry, and holds the gate that opens it", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, BOUNDARIES, ASSUMPTIONS, units(0), WAVES]);
  const { evaluation, findings } = await evaluate();
  // 120 × 34 ÷ 40 = 102 is more than 100; wave 1 asks 30.
  expect(columnOf(book, "Assumptions", "Breaks in wave")).toEqual([2]);
  expect(columnOf(book, "Assumptions", "Headroom")).toEqual([23.333333333]);
  expect(evaluation.gates.map(({ because }) => because.some(({ id }) => id === "assumption-breaks"))).toEqual([
    false,
    true,
  ]);
  // U1 is live and G1, which opens its wave, is not decided.
  const crossed = findings.filter(({ id }) => id === "crossed-without-decision");
  expect(crossed.map(({ facts }) => facts)).toEqual([{ what: "Wave 1", gate: "G1" }]);
});

test("from a unit of unknown size on nobody knows in which wave an assumption breaks: it holds every gate", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, BOUNDARIES, ASSUMPTIONS, units(""), WAVES]);
  const { evaluation } = await evaluate();
  expect(columnOf(book, "Assumptions", "Breaks in wave")).toEqual([undefined]);
  expect(evaluation.gates.map(({ because }) => because.some(({ id }) => id === "assumption-breaks"))).toEqual([
    true,
    true,
  ]);
});

test("once the gate of the wave in which an assumption breaks is decided, it holds the gates that are not", async () => {
  const decided = (decision: string): TableLiteral => ({
    name: "Gates",
    headers: ["ID", "Gate", "Authority", "Decision", "Decided on"],
    rows: [
      ["G1", "Pilot", "Board", "", ""],
      ["G2", "Region", "Board", decision, on("2026-11-01")],
      ["G3", "Country", "Board", "", ""],
    ],
    formats: { "Decided on": "d mmm yyyy" },
  });
  const waves = { ...WAVES, rows: [...WAVES.rows, [3, on("2027-03-01"), 5, "G3"]] };
  for (const [decision, held] of [
    ["", [false, true, false]],
    ["Go", [true, true, true]],
  ] as const) {
    const { evaluate } = await openBook([decided(decision), CRITERIA, BOUNDARIES, ASSUMPTIONS, units(0), waves]);
    const { evaluation } = await evaluate();
    expect(evaluation.gates.map(({ because }) => because.some(({ id }) => id === "assumption-breaks"))).toEqual(held);
  }
});

/** Where "Gate or wave" of the second risk stands. */
const LOST = expect.objectContaining({ code: "unknown-id", found: "Wave 9" }) as unknown;

test.each([
  ["units", [units(0), WAVES]],
  ["no units: the Waves table says it alone", [WAVES]],
])("a risk of a wave stands on the gates that open it; a wave that is not there is said (%s)", async (_, waves) => {
  const { evaluate } = await openBook([GATES, CRITERIA, RISKS, ...waves]);
  const { register, evaluation, findings, problems } = await evaluate();
  expect(register?.risks.risks.map(({ link }) => [link.gates, link.unknownTargets])).toEqual([
    [["G2"], []],
    [[], ["Wave 9"]],
  ]);
  expect(evaluation.gates.map(({ because }) => because.some(({ id }) => id === "risk-above-appetite"))).toEqual([
    false,
    true,
  ]);
  expect(problems).toContainEqual(LOST);
  expect(findings.map(({ id }) => id)).toContain("risk-gate-unknown");
});

test("a wave named “W 02” is wave 2; a gate of a wave that is not there is a problem of its cell", async () => {
  const rows = RISKS.rows.slice(0, 1).map((row) => row.map((cell, at) => (at === 2 ? "W 02; wave-1" : cell)));
  const waves = { ...WAVES, rows: WAVES.rows.map((row, at) => (at === 0 ? [...row.slice(0, 3), "G7"] : row)) };
  const { evaluate } = await openBook([GATES, CRITERIA, { ...RISKS, rows }, waves]);
  const { register, problems } = await evaluate();
  expect(register?.risks.risks.map(({ link }) => link.unknownTargets)).toEqual([[]]);
  expect(register?.risks.blockers.has("g2")).toBe(true);
  expect(problems).toContainEqual(expect.objectContaining({ code: "unknown-id", found: "G7" }));
});

test("a wave of a generated plan is there, also where no gate opens it", async () => {
  const { evaluate } = await openBook([GATES, CRITERIA, RISKS, units(0)]);
  const { register } = await evaluate();
  expect(register?.risks.risks.map(({ link }) => [link.gates, link.unknownTargets])).toEqual([
    [[], []],
    [[], ["Wave 9"]],
  ]);
});

test("where nobody says which waves there are, a wave is not found; without gates and waves it is not assessed", async () => {
  const { evaluate } = await openBook([GATES, CRITERIA, RISKS]);
  const { register, problems } = await evaluate();
  expect(register?.risks.risks.map(({ link }) => link.unknownTargets)).toEqual([["Wave 2"], ["Wave 9"]]);
  expect(problems).toContainEqual(LOST);
  const { evaluate: alone } = await openBook([RISKS]);
  expect((await alone()).problems.map(({ code }) => code)).not.toContain("unknown-id");
});
