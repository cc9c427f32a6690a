import fc from "fast-check";
import { nearWord } from "../../src/tabular/nearWord";
import { runs } from "../runs";

const WORDS = ["Yes", "Done", "Complete", "Green", "In progress", "No", "Open"];

test.each([
  ["Gren", "Green"],
  ["Greeen", "Green"],
  ["Groen", "Green"],
  ["Geren", "Green"],
  [" dnoe ", "Done"],
  ["in  progress", "In progress"],
  ["Yess", "Yes"],
])("%s is one slip away from %s", (typed, meant) => {
  expect(nearWord(typed, WORDS)).toBe(meant);
});

test.each(["Green", "Grn", "Goren!", "Ho", "", "Blue"])("%j offers nothing", (typed) => {
  expect(nearWord(typed, WORDS)).toBeUndefined();
});

test("a word between two others offers neither", () => {
  expect(nearWord("Bet", ["Met", "Set"])).toBeUndefined();
});

test("leaving out, doubling or changing any one letter of a long word offers that word", () => {
  fc.assert(
    fc.property(fc.nat({ max: 7 }), fc.constantFrom("drop", "double", "change"), (at, slip) => {
      const word = "complete";
      const insert = slip === "drop" ? "" : slip === "change" ? "_" : `${word[at] ?? ""}${word[at] ?? ""}`;
      expect(nearWord(word.slice(0, at) + insert + word.slice(at + 1), WORDS)).toBe("Complete");
    }),
    runs(100),
  );
});
