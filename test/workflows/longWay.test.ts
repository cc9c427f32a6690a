import fc from "fast-check";
import { criteriaTable } from "../../src/domain/gates/criteria.table";
import { gatesTable } from "../../src/domain/gates/gates.table";
import { waiversTable } from "../../src/domain/gates/waivers.table";
import { transitionTable } from "../../src/domain/transition/transition.table";
import { computedEntries, inputEntries, type Table } from "../../src/tabular/table";
import { normalHeader } from "../../src/tabular/matchColumns";
import { openWorkbook, saveWorkbook } from "../excel";
import { closeBooks, columnOf, on, openBook, type Cell, type TableLiteral } from "./book";

/*
 * The known answers the long way: .xlsx → stand-in → adapter → evaluation → .xlsx, with columns shuffled, columns of the
 * user's added, tables moved on their sheets and headers renamed to other known names, so that nothing rests on one layout.
 */
afterEach(closeBooks);

type Rows = readonly Readonly<Record<string, Cell>>[];

interface KnownAnswer {
  readonly title: string;
  readonly transition?: Rows;
  readonly gate?: Readonly<Record<string, Cell>>;
  readonly criteria: Rows;
  readonly waivers?: Rows;
  readonly verdict: string;
  /** To two decimals; "" where the gate has none. */
  readonly score: number | "";
}

const FRESH = on("2026-11-20");
const met = (weight: number, mustPass = "No"): Rows[number] => ({ actual: 10, passAt: 5, weight, mustPass });
const notMet = (weight: number, mustPass = "No"): Rows[number] => ({ actual: 1, passAt: 5, weight, mustPass });
const unknown = (weight: number): Rows[number] => ({ passAt: 5, weight });
const times = (count: number, row: Rows[number]): Rows => Array.from({ length: count }, () => row);

const ANSWERS: readonly KnownAnswer[] = [
  {
    title: "85 of 92 equal weights met give 92.39, Go",
    criteria: [...times(85, met(1)), ...times(7, notMet(1))],
    verdict: "Go",
    score: 92.39,
  },
  {
    title: "weights 1 and 3, the 3 must-pass: the 1 fails, 75, Conditional go",
    transition: [{ setting: "Pass score", value: 100 }],
    criteria: [notMet(1), met(3, "Yes")],
    verdict: "Conditional go",
    score: 75,
  },
  {
    title: "weights 1 and 3, the 3 must-pass: the 3 fails, 25, No-go",
    transition: [{ setting: "Pass score", value: 100 }],
    criteria: [met(1), notMet(3, "Yes")],
    verdict: "No-go",
    score: 25,
  },
  {
    title: "exactly 75 at warn 75 with a must-pass failed is No-go because of the must-pass",
    criteria: [met(3), notMet(1, "Yes")],
    verdict: "No-go",
    score: 75,
  },
  {
    title: "all without evidence is Not evaluable",
    criteria: times(4, unknown(1)),
    verdict: "Not evaluable",
    score: "",
  },
  { title: "no criteria is Not evaluable", criteria: [], verdict: "Not evaluable", score: "" },
  {
    title: "a must-pass waived (weight 1) beside weight 9 met gives 95, Conditional go",
    criteria: [met(9), { ...notMet(1, "Yes"), owner: "Ann" }],
    waivers: [
      {
        id: "W1",
        criterion: "C2",
        approver: "Bob",
        reason: "A spare part is late",
        from: on("2026-11-01"),
        until: on("2026-12-31"),
        state: "Approved",
      },
    ],
    verdict: "Conditional go",
    score: 95,
  },
];

const DATES = ["plannedDate", "decidedOn", "evidenceDate", "from", "until"];

interface Layout {
  readonly seed: number;
  readonly at: readonly [number, number];
}

/** A table as somebody else laid it out. */
function laidOut(table: Table, rows: Rows, { seed, at }: Layout, used: ReadonlySet<string>): TableLiteral {
  const random = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: 200 });
  let next = 0;
  const draw = (below: number): number =>
    Math.min(below - 1, Math.floor((random[next++ % random.length] ?? 0) * below));
  const computed = new Set(computedEntries(table).map(([, column]) => normalHeader(column.header)));
  const keys = inputEntries(table)
    .filter(([key]) => used.has(key))
    .map(([key, column]) => {
      const names = [column.header, ...(column.otherNames ?? [])].filter((name) => !computed.has(normalHeader(name)));
      return { key: key, header: names[draw(names.length)] ?? column.header };
    });
  const extra = [1, 2, 3].map((n) => ({ key: undefined, header: `Remark ${n}` }));
  const columns: { key: string | undefined; header: string }[] = [];
  for (const column of [...keys, ...extra]) columns.splice(draw(columns.length + 1), 0, column);
  return {
    name: table.name,
    at,
    headers: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map(({ key }) => (key === undefined ? "mine" : (row[key] ?? "")))),
    formats: Object.fromEntries(
      columns.flatMap(({ key, header }) => (key !== undefined && DATES.includes(key) ? [[header, "d mmm yyyy"]] : [])),
    ),
  };
}

const CORE = new Set(["id", "criterion", "gate", "actual", "passAt", "mustPass", "weight", "owner", "evidenceDate"]);

function tablesOf(answer: KnownAnswer, seed: number): readonly TableLiteral[] {
  const layout = (offset: number): Layout => ({
    seed: seed + offset,
    at: [(seed + offset) % 5, (seed * 3 + offset) % 4],
  });
  const gate = { id: "G1", gate: "The gate", authority: "Board", ...answer.gate };
  const criteria = answer.criteria.map((row, index) => ({
    id: `C${index + 1}`,
    criterion: `Criterion ${index + 1}`,
    gate: "G1",
    evidenceDate: FRESH,
    ...row,
  }));
  return [
    laidOut(gatesTable, [gate], layout(1), new Set(["id", "gate", "authority", "decision"])),
    laidOut(criteriaTable, criteria, layout(2), CORE),
    ...(answer.waivers === undefined
      ? []
      : [laidOut(waiversTable, answer.waivers, layout(3), new Set(inputEntries(waiversTable).map(([key]) => key)))]),
    ...(answer.transition === undefined
      ? []
      : [laidOut(transitionTable, answer.transition, layout(4), new Set(["setting", "value"]))]),
  ];
}

const SEEDS = Array.from({ length: 4 * Number(process.env["DEEP"] ?? 1) }, (_, i) => 7 + 31 * i);

test.each(ANSWERS)("$title, whatever the layout of the workbook", async (answer) => {
  for (const seed of SEEDS) {
    const made = await openBook(tablesOf(answer, seed));
    const file = await openWorkbook(await saveWorkbook(made.book));
    const opened = await openBook([], file);
    const { evaluation } = await opened.evaluate();
    expect([seed, evaluation.gates.map(({ verdict }) => verdict)]).toEqual([seed, [answer.verdict]]);

    const scored = await openWorkbook(await saveWorkbook(opened.book));
    expect(columnOf(scored, "Gates", "Verdict")).toEqual([answer.verdict]);
    const [score] = columnOf(scored, "Gates", "Score");
    if (answer.score === "") expect(score ?? "").toBe("");
    else expect(score).toBeCloseTo(answer.score, 2);
    const again = await openBook([], scored);
    expect((await again.evaluate()).written).toEqual({ cells: 0, sheets: [] });
    closeBooks();
  }
});
