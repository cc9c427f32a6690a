import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import type { Violation } from "../../src/domain/waves/check/violation";
import type { WaveFindingFacts } from "../../src/domain/waves/waveFindings";
import { BOUNDARIES } from "./auditBook";
import { closeBooks, nextBook, on, openBook, type Book, type Cell, type TableLiteral } from "./book";

/** Every finding about waves: a small workbook that raises it, and the one cell that makes the difference. */

let window: Book;
beforeAll(async () => {
  window = await openBook([]);
});
afterAll(closeBooks);

type UnitColumn = "ID" | "Size" | "After" | "With or after" | "Together" | "Ready from" | "Due by" | "Pinned wave";
type MoreUnitColumns = "State" | "Owner" | "Parallel until" | "Support load" | "Wave";
type WaveColumn = "Wave" | "Start" | "End" | "Max units" | "Max size" | "Support capacity" | "Frozen" | "Gate";

type Units = readonly Partial<Record<UnitColumn | MoreUnitColumns, Cell>>[];
type Waves = readonly Partial<Record<WaveColumn, Cell>>[];

/** As of 22 November 2026: one wave is over, two are ahead. */
const WAVES: Waves = [
  { Wave: 1, Start: on("2026-10-05"), End: on("2026-11-01") },
  { Wave: 2, Start: on("2027-01-04"), End: on("2027-01-31") },
  { Wave: 3, Start: on("2027-02-01"), End: on("2027-02-28") },
];

const changed = (waves: Waves, at: number, change: Waves[number]): Waves =>
  waves.map((wave, position) => (position === at ? { ...wave, ...change } : wave));

function sheet(name: string, rows: readonly Readonly<Record<string, Cell | undefined>>[]): TableLiteral {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, headers, rows: rows.map((row) => headers.map((header) => row[header] ?? "")) };
}

interface Case {
  readonly units: Units;
  readonly waves?: Waves;
  readonly more?: readonly TableLiteral[];
  /** Address of the cell, and what it holds where nothing is to be said. */
  readonly quiet: readonly [cell: string, value: Cell];
}

async function both({ units, waves = WAVES, more = [], quiet: [cell, value] }: Case) {
  const tables = [sheet("Units", units), sheet("Waves", waves), ...more];
  const { book, evaluate } = await nextBook(window, tables);
  const plan = { steps: 5000 };
  const raised = await evaluate({ plan, write: false });
  book.setCell(cell, value);
  return { raised, quiet: await evaluate({ plan, write: false }) };
}

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Planned date", "Authority", "Decision", "Decided on"],
  rows: [["G1", "Exit", "", "Board", "", on("2026-11-20")]],
};
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["Criterion", "Gate", "Actual", "Pass at"],
  rows: [
    ["Trained", "G1", 80, 90],
    ["Watched", "G1", 95, 90],
    ["Backed up", "G1", 95, 90],
    ["Rehearsed", "G1", 95, 90],
    ["Staffed", "G1", 95, 90],
  ],
};
const ASSUMPTIONS: TableLiteral = {
  name: "Assumptions",
  headers: ["ID", "Assumption", "Boundary", "Holds up to", "Demand at target", "Importance", "Evidence level"],
  rows: [["A1", "One nurse answers every call", "B1", 100, 120, 5, "Measured"]],
};

const FINDINGS: Readonly<Record<Exclude<keyof WaveFindingFacts, "wave-plan-cut">, Case>> = {
  "unit-unplaced": {
    units: [{ ID: "A", Size: 60 }],
    waves: WAVES.map((wave) => ({ ...wave, "Max size": 50 })),
    quiet: ["Units!B2", 50],
  },
  "unit-late": {
    units: [{ ID: "A", "Due by": on("2026-10-31") }],
    quiet: ["Units!B2", on("2026-11-01")],
  },
  "unit-size-missing": {
    units: [
      { ID: "A", Size: "" },
      { ID: "B", Size: 1 },
    ],
    quiet: ["Units!B2", 1],
  },
  "unit-reference-unknown": { units: [{ ID: "A", After: "Z" }, { ID: "B" }], quiet: ["Units!B2", "B"] },
  "units-without-wave": {
    units: [
      { ID: "A", Wave: 1 },
      { ID: "B", Wave: "" },
    ],
    quiet: ["Units!B3", 2],
  },
  "dependency-cycle": {
    units: [
      { ID: "A", After: "B" },
      { ID: "B", After: "A" },
    ],
    quiet: ["Units!B3", ""],
  },
  "wave-number-unusable": {
    units: [{ ID: "A", Size: 1 }],
    waves: changed(WAVES, 2, { Wave: 1.5 }),
    quiet: ["Waves!A4", 3],
  },
  "wave-ends-before-start": {
    units: [{ ID: "A", Size: 1 }],
    waves: changed(WAVES, 2, { End: on("2027-01-31") }),
    quiet: ["Waves!C4", on("2027-02-01")],
  },
  "wave-out-of-order": {
    units: [{ ID: "A", Size: 1 }],
    waves: changed(WAVES, 2, { Start: on("2027-01-04") }),
    quiet: ["Waves!B4", on("2027-02-01")],
  },
  "wave-overlaps": {
    units: [{ ID: "A", Size: 1 }],
    waves: changed(WAVES, 2, { Start: on("2027-01-31") }),
    quiet: ["Waves!B4", on("2027-02-01")],
  },
  "wave-without-room": {
    units: [{ ID: "A", Size: 1 }],
    waves: changed(WAVES, 2, { "Max units": 0 }),
    quiet: ["Waves!D4", 1],
  },
  "wave-rule-broken": {
    units: [{ ID: "A", Wave: 3 }],
    waves: changed(WAVES, 2, { Frozen: "Yes" }),
    quiet: ["Waves!D4", "No"],
  },
  "overlap-owner": { units: [{ ID: "A", State: "Moving", Owner: "Ann, Bo", Wave: 1 }], quiet: ["Units!C2", "Ann"] },
  "parallel-run-open": {
    units: [{ ID: "A", State: "Moving", "Parallel until": "", Wave: 1 }],
    quiet: ["Units!C2", on("2026-12-31")],
  },
  "parallel-run-over": {
    units: [{ ID: "A", State: "Moving", "Parallel until": on("2026-11-21"), Wave: 1 }],
    quiet: ["Units!C2", on("2026-11-22")],
  },
  "parallel-run-backwards": {
    units: [{ ID: "A", "Parallel until": on("2027-01-03"), Wave: 2 }],
    quiet: ["Units!B2", on("2027-01-04")],
  },
  "waves-held": {
    units: [{ ID: "A", Wave: 2 }],
    waves: changed(WAVES, 1, { Gate: "G1" }),
    more: [GATES, { ...CRITERIA, rows: CRITERIA.rows.slice(0, 1) }],
    quiet: ["Gates!E2", "Go"],
  },
  "next-safe-step": {
    units: [{ ID: "A", Size: 10, Wave: 2 }],
    waves: changed(WAVES, 1, { "Max size": 30 }),
    more: [BOUNDARIES, ASSUMPTIONS],
    // 100 × 40 ÷ 120 less the 4 sites of today is 29.33.
    quiet: ["Waves!D3", 29],
  },
};

test.each(Object.keys(FINDINGS) as (keyof typeof FINDINGS)[])("%s hangs on one cell", async (id) => {
  const { raised, quiet } = await both(FINDINGS[id]);
  const ids = ({ findings }: GatesOutcome): readonly string[] => findings.map((one) => one.id);
  expect(ids(raised)).toContain(id);
  expect(ids(quiet)).not.toContain(id);
  const cells = raised.findings.find((one) => one.id === id)?.cells ?? [];
  expect(cells.length).toBeGreaterThan(0);
});

const STANDS = [
  { ID: "A", Wave: 2 },
  { ID: "B", Wave: 2 },
] as const;

const VIOLATIONS: Readonly<Record<Exclude<Violation["id"], "moved-though-live">, Case>> = {
  "no-such-wave": { units: [{ ID: "A", Wave: 9 }], quiet: ["Units!B2", 2] },
  "in-frozen-wave": {
    units: [{ ID: "A", Wave: 2 }],
    waves: changed(WAVES, 1, { Frozen: "Yes" }),
    quiet: ["Waves!D3", "No"],
  },
  "in-unusable-wave": {
    units: [{ ID: "A", Wave: 2 }],
    waves: changed(WAVES, 1, { End: on("2027-01-03") }),
    quiet: ["Waves!C3", on("2027-01-04")],
  },
  "before-ready": {
    units: [{ ID: "A", Wave: 2, "Ready from": on("2027-01-05") }],
    quiet: ["Units!C2", on("2027-01-04")],
  },
  "off-pin": { units: [{ ID: "A", Wave: 2, "Pinned wave": 3 }], quiet: ["Units!C2", 2] },
  "too-early": {
    units: [
      { ID: "A", Wave: 2, After: "B" },
      { ID: "B", Wave: 2 },
    ],
    quiet: ["Units!B3", 1],
  },
  apart: {
    units: [
      { ID: "A", Wave: 2, Together: "T" },
      { ID: "B", Wave: 3, Together: "T" },
    ],
    quiet: ["Units!B3", 2],
  },
  "over-cap": { units: STANDS, waves: changed(WAVES, 1, { "Max units": 1 }), quiet: ["Waves!D3", 2] },
  "over-support": {
    units: [
      { ID: "A", Wave: 2, "Support load": 6 },
      { ID: "B", Wave: 2, "Support load": 6 },
    ],
    waves: changed(WAVES, 1, { "Support capacity": 11 }),
    quiet: ["Waves!D3", 12],
  },
};

test.each(Object.keys(VIOLATIONS) as (keyof typeof VIOLATIONS)[])("a plan that stands %s: one cell", async (id) => {
  const { raised, quiet } = await both(VIOLATIONS[id]);
  const ids = ({ wavePlan }: GatesOutcome): readonly string[] => (wavePlan?.violations ?? []).map((one) => one.id);
  expect(ids(raised)).toContain(id);
  expect(ids(quiet)).not.toContain(id);
});

test("a wave over its cap holds the gate that opens it, and no other", async () => {
  const gates = { ...GATES, rows: [...GATES.rows, ["G2", "Next", "", "Board", "", ""]] };
  const criteria = {
    ...CRITERIA,
    rows: ["G1", "G2"].map((gate) => ["Trained", gate, 95, 90]),
  };
  const waves = changed(changed(WAVES, 1, { "Max units": 1, Gate: "G1" }), 2, { Gate: "G2" });
  const { raised, quiet } = await both({ units: STANDS, waves, more: [gates, criteria], quiet: ["Waves!D3", 2] });
  const verdicts = ({ evaluation }: GatesOutcome): readonly string[] => evaluation.gates.map(({ verdict }) => verdict);
  expect(verdicts(raised)).toEqual(["Hold", "Go"]);
  expect(verdicts(quiet)).toEqual(["Go", "Go"]);
});

test("a unit in the overlap without one owner holds the gate of every later wave until its owner is named", async () => {
  const units = [
    { ID: "A", State: "Moving", Owner: "", Wave: 1 },
    { ID: "B", Wave: 2, Owner: "Bo" },
  ];
  const waves = changed(WAVES, 1, { Gate: "G1" });
  const criteria = { ...CRITERIA, rows: [["Trained", "G1", 95, 90]] };
  const { raised, quiet } = await both({ units, waves, more: [GATES, criteria], quiet: ["Units!C2", "Ann"] });
  expect(raised.evaluation.gates[0]).toMatchObject({ verdict: "Hold" });
  expect(quiet.evaluation.gates[0]).toMatchObject({ verdict: "Go" });
});
