import fc from "fast-check";
import { runs } from "../../runs";
import { evaluated } from "../sheet";
import { AGES, anyGate, anyThresholds, bookOf, KINDS, MUST, PERCENT, sound, WAIVERS } from "./describedSheet";
import { standingOf, verdictByTheWords, type Described, type SheetHas } from "./oracle";

type Thresholds = Parameters<typeof verdictByTheWords>[1];

const rounded = (score: number | undefined): string => (score === undefined ? "none" : score.toFixed(9));

function byTheProduct(gates: readonly (readonly Described[])[], has: SheetHas, thresholds?: Thresholds) {
  return evaluated(bookOf(gates, has, thresholds)).gates.map((gate) => [
    gate.members.map(({ criterion }) => criterion.result).join(", "),
    gate.verdict,
    rounded(gate.score),
    rounded(gate.scores?.high),
    rounded(gate.scores?.beforeWaivers),
    gate.waiversUsed.length,
  ]);
}

function byTheWords(gates: readonly (readonly Described[])[], has: SheetHas, thresholds?: Thresholds) {
  return gates.map((gate) => {
    const standings = gate.map((criterion) => standingOf(criterion, has));
    const judged = verdictByTheWords(standings, thresholds ?? { pass: 90, warn: 75, missingLimit: 50 });
    return [
      standings.map(({ result }) => result).join(", "),
      judged.verdict,
      rounded(judged.score),
      rounded(judged.high),
      rounded(judged.beforeWaivers),
      judged.used,
    ];
  });
}

const SHEETS: readonly (readonly [string, SheetHas])[] = [
  ["with every column", { dates: true, passAt: true }],
  ["without Evidence date", { dates: false, passAt: true }],
  ["without Pass at", { dates: true, passAt: false }],
];

describe("the state matrix: result × must-pass × waiver × age × percent", () => {
  const every: Described[] = [];
  for (const kind of Object.values(KINDS)) {
    for (const formatted of Object.values(PERCENT)) {
      for (const mustPass of MUST) {
        for (const waiver of WAIVERS) {
          for (const age of AGES) every.push({ ...formatted(kind), mustPass, waiver, age, weightTenths: 10 });
        }
      }
    }
  }
  /** Alone, as the tenth, the fifth and the half of a gate, and without weight. */
  const COMPANY: Readonly<Record<string, (one: Described) => readonly Described[]>> = {
    alone: (one) => [one],
    "beside nine times its weight": (one) => [one, { ...sound("met"), weightTenths: 90 }],
    "beside four times its weight, one part unknown": (one) => [
      one,
      { ...sound("met"), weightTenths: 30 },
      sound("a blank"),
    ],
    "beside its own weight": (one) => [one, sound("met")],
    "without weight": (one) => [{ ...one, weightTenths: 0 }, sound("met")],
    "without any weight": (one) => [{ ...one, weightTenths: 0 }],
  };

  test("is the full cross product", () => {
    expect(every).toHaveLength(18 * 5 * 3 * 3 * 5);
  });

  const cases = SHEETS.flatMap(([sheet, has]) =>
    Object.entries(COMPANY)
      // Columns that are missing change results, not sums.
      .filter(([name]) => (has.dates && has.passAt) || name === "alone" || name === "beside nine times its weight")
      .map(([name, company]) => [sheet, name, has, company] as const),
  );

  test.each(cases)("is as the words say on a sheet %s, each criterion %s", (_sheet, _name, has, company) => {
    const gates = every.map(company);
    const [product, words] = [byTheProduct(gates, has), byTheWords(gates, has)];
    expect(product).toHaveLength(every.length);
    // Compared as text first: a difference among thousands is found at once.
    const at = product.findIndex((found, i) => String(found) !== String(words[i]));
    expect({ of: every[at], found: product[at] }).toEqual({ of: every[at], found: words[at] });
  });

  test("shows every result and every verdict, so that the comparison compares something", () => {
    const gates = every.flatMap((one) => Object.values(COMPANY).map((company) => company(one)));
    const words = byTheWords(gates, { dates: true, passAt: true });
    expect(new Set(words.map(([, verdict]) => verdict)).size).toBe(5);
    expect(new Set(words.flatMap(([results]) => String(results).split(", "))).size).toBe(7);
  });
});

test("random gates of up to twelve criteria, random weights and thresholds, are as the words say", () => {
  fc.assert(
    fc.property(
      fc.array(anyGate, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...SHEETS.map(([, has]) => has)),
      anyThresholds,
      (gates, has, thresholds) => {
        expect(byTheProduct(gates, has, thresholds)).toEqual(byTheWords(gates, has, thresholds));
      },
    ),
    runs(400),
  );
});

test("the second route can disagree: another outcome as soon as one description differs", () => {
  const has: SheetHas = { dates: true, passAt: true };
  expect(byTheProduct([[sound("met")]], has)).not.toEqual(byTheWords([[{ ...sound("met"), age: 91 }]], has));
});
