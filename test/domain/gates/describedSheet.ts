import fc from "fast-check";
import { date, percent, plain, TODAY, type DrawnBook, type DrawnCell, type DrawnSheet } from "../sheet";
import type { Described, SheetHas } from "./oracle";

/** Described criteria as sheets, and all descriptions there are. */

type Kind = Pick<Described, "actual" | "passAt" | "warnAt" | "applies">;

const figure = (value: number) => ({ is: "figure", value, percent: false }) as const;
const bound = (value: number) => ({ value, percent: false });
const word = (text: string) => ({ is: "word", text }) as const;

/** Every way in which a criterion comes to its result, by name. */
export const KINDS: Readonly<Record<string, Kind>> = {
  met: { actual: figure(95), passAt: bound(90), warnAt: "blank", applies: "Yes" },
  "met exactly": { actual: figure(57), passAt: bound(57), warnAt: bound(50), applies: "Yes" },
  warning: { actual: figure(80), passAt: bound(90), warnAt: bound(80), applies: "Yes" },
  "warning that is too strict": { actual: figure(85), passAt: bound(80), warnAt: bound(90), applies: "Yes" },
  "not met": { actual: figure(79.9), passAt: bound(90), warnAt: bound(80), applies: "Yes" },
  "a word that passes": { actual: word("Done"), passAt: "blank", warnAt: "blank", applies: "Yes" },
  "a word that warns": { actual: word("Partly"), passAt: "blank", warnAt: "blank", applies: "Yes" },
  "a word that fails": { actual: word("Open"), passAt: "blank", warnAt: "blank", applies: "Yes" },
  "a word nobody knows": { actual: word("Mostly"), passAt: "blank", warnAt: "blank", applies: "Yes" },
  "a word for a figure": { actual: word("Done"), passAt: bound(90), warnAt: "blank", applies: "Yes" },
  "a blank": { actual: { is: "blank" }, passAt: bound(90), warnAt: "blank", applies: "Yes" },
  "an error": { actual: { is: "error" }, passAt: bound(90), warnAt: "blank", applies: "Yes" },
  "a figure without Pass at": { actual: figure(7), passAt: "blank", warnAt: "blank", applies: "Yes" },
  "nothing at all": { actual: { is: "blank" }, passAt: "blank", warnAt: "blank", applies: "Yes" },
  "an unreadable Pass at": { actual: figure(95), passAt: "unreadable", warnAt: "blank", applies: "Yes" },
  "not applicable": { actual: figure(95), passAt: bound(90), warnAt: "blank", applies: "No, with a reason" },
  "not applicable, failing": { actual: figure(1), passAt: bound(90), warnAt: "blank", applies: "No, with a reason" },
  "not applicable, no reason": { actual: figure(95), passAt: bound(90), warnAt: "blank", applies: "No, without one" },
};

export const PERCENT: Readonly<Record<string, (kind: Kind) => Kind>> = {
  "no percentages": (kind) => kind,
  "all percentages": (kind) => withPercent(kind, true, true, true),
  "Actual alone a percentage": (kind) => withPercent(kind, true, false, false),
  "Pass at alone a percentage": (kind) => withPercent(kind, false, true, false),
  "Warn at alone a percentage": (kind) => withPercent(kind, false, false, true),
};

function withPercent(kind: Kind, actual: boolean, passAt: boolean, warnAt: boolean): Kind {
  return {
    ...kind,
    actual: kind.actual.is === "figure" ? { ...kind.actual, percent: actual } : kind.actual,
    passAt: typeof kind.passAt === "string" ? kind.passAt : { ...kind.passAt, percent: passAt },
    warnAt: typeof kind.warnAt === "string" ? kind.warnAt : { ...kind.warnAt, percent: warnAt },
  };
}

export const MUST = ["Yes", "No", "unreadable"] as const;
export const WAIVERS = ["none", "valid", "invalid"] as const;
export const AGES = [0, 90, 91, -1, "blank"] as const;

/** Any criterion, weights from 0 to 5 in tenths. */
export const anyCriterion: fc.Arbitrary<Described> = fc
  .record({
    kind: fc.constantFrom(...Object.values(KINDS)),
    formatted: fc.oneof(
      { weight: 3, arbitrary: fc.constant("no percentages") },
      fc.constantFrom(...Object.keys(PERCENT)),
    ),
    mustPass: fc.constantFrom("No", "No", "No", "Yes", "unreadable" as const),
    age: fc.constantFrom(0, 30, 90, 91, -1, "blank" as const),
    waiver: fc.constantFrom(...WAIVERS),
    weightTenths: fc.constantFrom(0, 1, 2, 3, 5, 7, 10, 10, 10, 15, 20, 30, 50),
  })
  .map(({ kind, formatted, ...rest }) => ({ ...(PERCENT[formatted]?.(kind) ?? kind), ...rest }));

/** A criterion that is as it should be, so that random gates are not all lost. */
export const soundCriterion: fc.Arbitrary<Described> = fc
  .record({
    mustPass: fc.constantFrom("No", "Yes" as const),
    weightTenths: fc.constantFrom(5, 10, 20, 50),
    waiver: fc.constantFrom(...WAIVERS),
  })
  .map((rest) => ({ ...sound("met"), ...rest }));

export function sound(kind: keyof typeof KINDS): Described {
  const found = KINDS[kind];
  if (found === undefined) throw new Error(`no kind ${kind}`);
  return { ...found, mustPass: "No", weightTenths: 10, age: 30, waiver: "none" };
}

/** Mostly sound, so that every verdict comes up. */
export const anyGate: fc.Arbitrary<readonly Described[]> = fc
  .tuple(fc.array(anyCriterion, { maxLength: 6 }), fc.array(soundCriterion, { maxLength: 6 }), fc.nat())
  .map(([any, good, turn]) => {
    const all = [...any, ...good];
    const at = all.length === 0 ? 0 : turn % all.length;
    return [...all.slice(at), ...all.slice(0, at)];
  });

export const anyThresholds = fc
  .record({
    missingLimit: fc.constantFrom(30, 50, 80),
    warn: fc.integer({ min: 51, max: 100 }),
    pass: fc.integer({ min: 51, max: 100 }),
  })
  .filter(({ missingLimit, warn, pass }) => warn > 100 - missingLimit && warn <= pass);

const BLANK = plain("");

/** The sheets of gates of described criteria; criterion 1 of gate 2 is called G2C1. */
export function bookOf(
  gates: readonly (readonly Described[])[],
  has: SheetHas = { dates: true, passAt: true },
  thresholds = { pass: 90, warn: 75, missingLimit: 50 },
): Required<DrawnBook> {
  const rows: DrawnCell[][] = [];
  const waivers: DrawnCell[][] = [];
  gates.forEach((criteria, gate) => {
    criteria.forEach((criterion, position) => {
      const id = `G${gate + 1}C${position + 1}`;
      rows.push(rowOf(criterion, id, `G${gate + 1}`));
      if (criterion.waiver !== "none") waivers.push(waiverFor(criterion, id));
    });
  });
  const headers = ["ID", "Criterion", "Gate", "Owner", "Actual", "Pass at", "Warn at", "Must pass", "Applies"].concat([
    "Reason not applicable",
    "Weight",
    "Evidence date",
  ]);
  const criteria = without({ headers, rows }, [
    ...(has.dates ? [] : ["Evidence date"]),
    ...(has.passAt ? [] : ["Pass at"]),
  ]);
  return {
    criteria,
    gates: {
      headers: ["ID", "Gate"],
      rows: gates.map((_, gate) => [plain(`G${gate + 1}`), plain(`Gate ${gate + 1}`)]),
    },
    waivers: { headers: ["ID", "Criterion", "Approver", "Reason", "From", "Until", "State"], rows: waivers },
    transition: {
      headers: ["Setting", "Value"],
      rows: [
        [plain("Pass score"), plain(thresholds.pass)],
        [plain("Warn score"), plain(thresholds.warn)],
        [plain("Missing limit"), plain(thresholds.missingLimit)],
      ],
    },
  };
}

function rowOf(criterion: Described, id: string, gate: string): DrawnCell[] {
  const { actual, passAt, warnAt, mustPass, applies, weightTenths, age } = criterion;
  const figureCell = (of: { value: number; percent: boolean }): DrawnCell =>
    of.percent ? percent(of.value) : plain(of.value);
  const shown: Readonly<Record<Described["actual"]["is"], () => DrawnCell>> = {
    figure: () => figureCell(actual as Extract<Described["actual"], { is: "figure" }>),
    word: () => plain((actual as Extract<Described["actual"], { is: "word" }>).text),
    blank: () => BLANK,
    error: () => plain("#N/A"),
  };
  return [
    plain(id),
    plain(`Criterion ${id}`),
    plain(gate),
    plain("Ann"),
    shown[actual.is](),
    passAt === "blank" ? BLANK : passAt === "unreadable" ? plain("#REF!") : figureCell(passAt),
    warnAt === "blank" ? BLANK : figureCell(warnAt),
    plain(mustPass === "unreadable" ? "perhaps" : mustPass),
    plain(applies === "Yes" ? "" : "No"),
    plain(applies === "No, with a reason" ? "no such site" : ""),
    plain(weightTenths / 10),
    age === "blank" ? BLANK : date(TODAY - age),
  ];
}

function waiverFor({ waiver }: Described, id: string): DrawnCell[] {
  const approver = plain(waiver === "valid" ? "Bo" : "Ann");
  return [plain(`W${id}`), plain(id), approver, plain("why"), date(TODAY - 5), date(TODAY + 5), plain("Approved")];
}

function without({ headers, rows }: DrawnSheet, left: readonly string[]): DrawnSheet {
  const kept = (_: unknown, position: number): boolean => !left.includes(headers[position] ?? "");
  return { headers: headers.filter(kept), rows: rows.map((row) => row.filter(kept)) };
}
