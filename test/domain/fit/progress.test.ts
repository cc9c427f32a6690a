import { progressOf } from "../../../src/domain/fit/progress";

const higher = { higherIsBetter: true, target: 90, tolerable: undefined, baseline: undefined };
const lower = { higherIsBetter: false, target: 4, tolerable: undefined, baseline: undefined };

describe("progress of a metric", () => {
  it("is 1 at the target and beyond", () => {
    expect(progressOf(90, higher)).toBe(1);
    expect(progressOf(95, higher)).toBe(1);
    expect(progressOf(4, lower)).toBe(1);
    expect(progressOf(0, lower)).toBe(1);
  });

  it("runs from Tolerable to the target, whatever the baseline", () => {
    expect(progressOf(85, { ...higher, tolerable: 80, baseline: 10 })).toBe(0.5);
    expect(progressOf(70, { ...higher, tolerable: 80, baseline: 10 })).toBe(0);
    expect(progressOf(5, { ...lower, tolerable: 8 })).toBe(0.75);
  });

  it("runs from the baseline where that is worse than the target", () => {
    expect(progressOf(70, { ...higher, baseline: 50 })).toBe(0.5);
    expect(progressOf(45, { ...higher, baseline: 95 })).toBe(0.5);
  });

  it("is the ratio where there is neither, and unknown where that says nothing", () => {
    expect(progressOf(45, higher)).toBe(0.5);
    expect(progressOf(8, lower)).toBe(0.5);
    expect(progressOf(0, higher)).toBeUndefined();
    expect(progressOf(-1, { ...higher, target: 0 })).toBeUndefined();
  });
});
