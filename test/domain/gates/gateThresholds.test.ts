import { evaluated, gateIn, problemsIn } from "../sheet";

function thresholdsOf(cells: string, transition?: string): string {
  const book = evaluated({
    gates: `Gate | Pass score | Warn score\nG | ${cells}`,
    criteria: "Criterion | Status\nA | Yes",
    ...(transition === undefined ? {} : { transition: `Setting | Value\n${transition}` }),
  });
  const { pass, warn } = gateIn(book).thresholds;
  return [`${pass}/${warn}`, ...problemsIn(book)].join(", ");
}

describe("a gate's own thresholds", () => {
  test.each([
    ["blank: the policy's", " | ", "90/75"],
    ["both", "95 | 80", "95/80"],
    ["pass alone", "80 | ", "80/75"],
    ["warn alone", " | 60", "90/60"],
    ["pass and warn equal", "80 | 80", "80/80"],
    ["warn 50 is refused, the policy's is used", " | 50", "90/75, C2: threshold-refused"],
    ["warn 50 beside a sound pass", "95 | 50", "95/75, C2: threshold-refused"],
    ["warn above pass", "80 | 85", "80/75, C2: threshold-refused"],
    ["pass below the policy's warn", "70 | ", "90/75, B2: threshold-refused"],
    ["pass out of range", "120 | 80", "90/80, B2: threshold-refused"],
    ["both unsound", "120 | 40", "90/75, B2: threshold-refused, C2: threshold-refused"],
    ["pass out of range beside a warn above it", "150 | 80", "90/80, B2: threshold-refused"],
    ["a pair that neither stands by itself", "60 | 80", "90/75, B2: threshold-refused, C2: threshold-refused"],
    ["a score that cannot be read", "high | 80", "90/80"],
  ])("%s", (_, cells, expected) => {
    expect(thresholdsOf(cells)).toBe(expected);
  });

  test("a low pair that is sound in itself is taken", () => {
    expect(thresholdsOf("70 | 60")).toBe("70/60");
  });

  test("are held to the policy's missing limit", () => {
    expect(thresholdsOf(" | 70", "Missing limit | 30\nWarn score | 80")).toBe("90/80, C2: threshold-refused");
    expect(thresholdsOf(" | 71", "Missing limit | 30\nWarn score | 80")).toBe("90/71");
  });
});
