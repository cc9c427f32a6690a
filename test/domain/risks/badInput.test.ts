import fc from "fast-check";
import { runs } from "../../runs";
import { exposureInput } from "../../../src/domain/risks/exposureInput";
import { exposureOf } from "../../../src/domain/risks/exposure/exposure";
import { readPolicy } from "../../../src/domain/policy";
import { day, ENGLISH, problemsIn, TODAY } from "../sheet";
import { mitigationWait } from "../../../src/domain/risks/mitigationWait";
import { idsIn, register, riskIn } from "./register";

const POLICY = readPolicy(undefined, ENGLISH).policy.risks;

describe("input that cannot be right", () => {
  const HEADERS = "ID | Risk | Probability | Cost low | Cost high | Early-warning signal";
  /** One bad cell each; the row beside it always counts. */
  test.each([
    ["a probability above 1", "1.5 | 10 | 20 | x", "C3: probability-out-of-scale"],
    ["a negative probability", "-0.2 | 10 | 20 | x", "C3: probability-out-of-scale"],
    ["low above high", "0.2 | 20 | 10 | x", "D3: range-reversed"],
    ["a cost of zero", "0.2 | 0 | 10 | x", "D3: cost-not-positive"],
    ["a negative cost", "0.2 | -5 | 10 | x", "D3: cost-not-positive"],
    ["one end of a range only", "0.2 | 10 |  | x", "E3: range-one-end"],
    ["a cost beyond all figures", "0.2 | 10 | '1e300 | x", "E3: cost-too-extreme"],
    ["a cost interval so wide that its mean is no figure", "0.2 | '1e-300 | 10 | x", "D3: cost-too-extreme"],
  ])("%s: named by its cell, unquantified, and the rest goes on", (_, cells, problem) => {
    const found = register(`${HEADERS}\nR1 | a | 0.4 | 10 | 20 | x\nR2 | b | ${cells}\nR3 | c | 0.1 | 5 | 6 | x`);
    expect(problemsIn(found)).toEqual([problem]);
    expect(found.counts).toEqual({ quantified: 2, unquantified: 1, closed: 0 });
    expect(idsIn(found)).toContain("risk-unquantified");
    const drawn = exposureInput(found, POLICY, TODAY, ENGLISH);
    expect(drawn.risks.map(({ key }) => key)).toEqual(["R1", "R3"]);
  });

  test("the largest costs that are taken give figures", () => {
    const rows = Array.from({ length: 200 }, (_, i) => `R${i} | a | 100% | 500000000000000 | 1000000000000000 | x`);
    const found = register([HEADERS, ...rows, "T1 | b | 50% | 0.000001 | 0.000001 | x"].join("\n"));
    expect(found.problems).toEqual([]);
    const exposures = exposureOf({
      ...exposureInput(found, { ...POLICY, weekCost: 1e15 }, TODAY, ENGLISH),
      draws: 1000,
    });
    const figures = JSON.stringify([
      found.mean,
      found.risks.map(({ expectedLoss, share }) => [expectedLoss, share]),
      exposures,
    ]);
    expect(figures.replaceAll('"waiting":null', "").replaceAll('"mitigation":null', "")).not.toContain("null");
  });

  test("0 % and 100 % are probabilities, and are said", () => {
    const found = register(`${HEADERS}\nR1 | a | 0% | 10 | 10 | x\nR2 | b | 100% | 10 | 10 | x`);
    expect(found.problems).toEqual([]);
    expect(found.risks.map(({ expectedLoss }) => Math.round((expectedLoss ?? NaN) * 1e9) / 1e9)).toEqual([0, 10]);
    expect(idsIn(found)).toEqual(expect.arrayContaining(["risk-certain", "risk-impossible"]));
    const [{ before } = { before: undefined }] = exposureOf({
      ...exposureInput(found, POLICY, TODAY, ENGLISH),
      draws: 1000,
    });
    expect([before?.p50, before?.p95].map((loss) => Math.round(loss ?? NaN))).toEqual([10, 10]);
  });

  test("the second of two IDs is used under a name of its own", () => {
    const found = register("ID | Probability | Cost low | Cost high\nR1 | 0.2 | 1 | 2\nr1 | 0.4 | 1 | 2");
    expect(found.risks.map(({ row }) => row.key)).toEqual(["R1", "r1#2"]);
    expect(found.counts.quantified).toBe(2);
  });

  test("a register of nothing but 0 % has shares that nobody knows", () => {
    const found = register("ID | Probability | Cost low | Cost high\nR1 | 0% | 1 | 2");
    expect(riskIn(found, "R1")).toMatchObject({ expectedLoss: 0, share: undefined });
  });

  test("an empty register has no figures and no findings", () => {
    const found = register("ID | Risk | Probability");
    expect([found.risks, found.findings, found.problems]).toEqual([[], [], []]);
    expect(exposureOf(exposureInput(found, POLICY, TODAY, ENGLISH))).toEqual([]);
  });

  test("5,000 risks are each counted once, and drawn", () => {
    const rows = Array.from(
      { length: 5000 },
      (_, i) => `R${i} | risk ${i} | ${(i % 9) + 1}0% | ${i + 1} | ${2 * i + 2} | s`,
    );
    const found = register([HEADERS, ...rows].join("\n"));
    expect(found.counts).toEqual({ quantified: 5000, unquantified: 0, closed: 0 });
    const input = exposureInput(found, { ...POLICY, draws: 100, correlation: 0 }, TODAY, ENGLISH);
    const [exposure] = exposureOf(input);
    expect(exposure?.contributions).toHaveLength(5000);
    expect((exposure?.before.mean ?? 0) / found.mean.before).toBeCloseTo(1, 12);
  });
});

describe("whatever stands in the cells", () => {
  const CELLS = ["", "0.3", "30%", "5", "1", "130", "-2", "0", "Low", "H", "iv", "TBD", "#N/A", "TRUE", "2026-07-01"];
  const COSTS = ["10k–50k", ">5k", "10–50k", "1000", "900", "'1e300", "'1e-300", "100000000000000000", "a lot"];
  const IDS = ["", "R1", "S1, S3", "G9; Wave 2", "A1", "n/a", "words, and more words"];
  const KINDS = [CELLS, CELLS, CELLS, ...[1, 2, 3, 4].map(() => [...CELLS, ...COSTS]), IDS, IDS, IDS];
  const row = fc.tuple(...KINDS.map((kind) => fc.constantFrom(...kind)));
  const TITLES = [
    "ID",
    "Probability",
    "Probability after",
    "Impact",
    "Cost low",
    "Cost high",
    "Cost low after",
    "Cost high after",
    "Cause",
    "Gate or wave",
    "Early-warning signal",
  ];

  test("every risk is counted once, every figure is one, and every problem is of a cell of the table", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        const picture = [TITLES.join(" | "), ...rows.map((cells, i) => [`R${i + 1}`, ...cells].join(" | "))];
        const found = register(picture.join("\n"), {
          links: {
            gates: [{ key: "G1", name: "Pilot" }],
            signals: [{ key: "S1", name: "Calls", state: "Quiet" }],
            assumptions: [{ key: "A1", text: "One nurse", breaks: true, cell: { sheet: "A", row: 1, column: 1 } }],
          },
        });
        const { quantified, unquantified, closed } = found.counts;
        expect(quantified + unquantified + closed).toBe(rows.length);
        for (const { cell } of found.problems) {
          expect(cell.row).toBeLessThanOrEqual(rows.length);
          expect(TITLES[cell.column]).toBeDefined();
        }
        const input = { ...exposureInput(found, { ...POLICY, weekCost: 10 }, TODAY, ENGLISH), draws: 1000 };
        const figures = exposureOf(input).flatMap(({ before, after, contributions }) => [
          ...[before, after].flatMap(({ standardErrors, ...others }) =>
            Object.values({ ...others, ...standardErrors }),
          ),
          ...contributions.map(({ toP80 }) => toP80),
        ]);
        for (const figure of [...figures, found.mean.before, found.mean.after])
          expect(Number.isFinite(figure)).toBe(true);
      }),
      runs(60),
    );
  });
});

describe("when a mitigation is in force", () => {
  const wait = (state: string, review: string): number | null => {
    const found = register(`ID | Mitigation state | Review by\nR1 | ${state} | ${review}`);
    return mitigationWait(riskIn(found, "R1").row, day("2026-06-30"), ENGLISH);
  };

  test.each([
    ["In force", "", 0],
    ["done", "2027-01-01", 0],
    ["2026-06-30", "", 0],
    ["2026-07-01", "", 1],
    ["2026-07-28", "2026-07-01", 4],
    ["14 Jul 2026", "", 2],
    ["Planned", "2026-07-28", 4],
    ["", "2026-07-29", 5],
    ["Planned", "", null],
    ["Cancelled", "2026-07-28", null],
    ["Not started", "2026-07-28", null],
    ["", "2026-06-30", null],
  ])("“%s”, review “%s”: %p weeks", (state, review, weeks) => {
    expect(wait(state, review)).toBe(weeks);
  });
});
