import { stagings, type Staging } from "../../../src/domain/waves/tradeOff";
import { sheetsOf, type Cells } from "./sheets";

function all(units: readonly Cells[], granularities: readonly number[]): readonly Staging[] {
  const work = stagings(sheetsOf({ units }), granularities, 40_000);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

test("more waves expose less at once and end later; a chain makes few waves pointless", () => {
  const free = Array.from({ length: 12 }, (_, at): Cells => ({ id: `U${at + 1}`, unit: "x", size: 1 }));
  const found = all(free, [1, 2, 4, 12]);
  expect(found.map(({ waves, largestExposure, onFrontier }) => [waves, largestExposure, onFrontier])).toEqual([
    [1, 1, true],
    [2, 0.5, true],
    [4, 0.25, true],
    [12, 1 / 12, true],
  ]);
  const chain = free.map((row, at): Cells => ({ ...row, after: at < 4 && at > 0 ? `U${at}` : "" }));
  const [coarse, , fine] = all(chain, [1, 2, 4]);
  expect(coarse).toMatchObject({ waves: 4, onFrontier: false });
  expect(fine).toMatchObject({ waves: 4, largestExposure: 0.25, onFrontier: true });
});
