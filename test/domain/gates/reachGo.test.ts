import fc from "fast-check";
import { fullAddress } from "../../../src/tabular/cellAddress";
import { finding, type Finding, type Step } from "../../../src/domain/finding";
import { NO_LINKS } from "../../../src/domain/gates/evaluateGates";
import { runs } from "../../runs";
import { evaluated, gateIn, TODAY, type DrawnBook } from "../sheet";
import { anyCriterion, anyThresholds, bookOf, soundCriterion } from "./describedSheet";
import { standingOf, verdictByTheWords, type Standing } from "./oracle";

/** "C1 by Ann: bring-to, 80 Hold" of every step. */
function ladder(
  book: DrawnBook,
  blockers: readonly Finding[] = [],
  invariants: readonly Finding[] = [],
): readonly string[] {
  const links = { ...NO_LINKS, invariants, blockers: new Map([["g1", blockers]]) };
  const [gate] = evaluated(book, TODAY, links).gates;
  return (gate?.toReachGo ?? []).map(({ change, criterion, owner, scoreAfter, verdictAfter }) =>
    [`${criterion?.key ?? "-"} by ${owner ?? "-"}: ${change.id},`, scoreAfter ?? "none", verdictAfter].join(" "),
  );
}

const WAIVED = (criterion: string, id = "W1") => `
  ID | Criterion | Approver | Reason | From | Until | State
  ${id} | ${criterion} | Board | why | 2026-06-01 | 2026-07-31 | Approved
`;

describe("to reach Go", () => {
  test("nothing is needed at Go", () => {
    expect(ladder({ criteria: "ID | Actual | Pass at\nC1 | 95 | 90\nC2 | 95 | 90" })).toEqual([]);
  });

  test("vetoes come first, then waived criteria, then other sheets' blockers, then the largest gains", () => {
    const criteria = `
      ID | Gate | Actual | Pass at | Warn at | Must pass | Weight | Owner
      C1 | G1   | 95     | 90      |         |           | 10     | Ann
      C2 | G1   | 10     | 90      |         |           | 2      | Bo
      C3 | G1   | 85     | 90      | 80      |           | 5      | Cy
      C4 | G1   | 10     | 90      |         |           | 1      | Di
      C5 | G1   | 10     | 90      |         | Yes       | 1      | Ed
      C6 | G1   |        | 90      |         | Yes       | 0      | Flo
      C7 | G1   | 85     | 90      | 80      | Yes       | 1      | Gus
    `;
    const gates = "ID | Gate | Authority\nG1 | Pilot | ";
    const other = finding("invariant-unknown", "blocker", { invariant: "I1" }, []);
    // Weight 20. Points: 10 + 2.5 (C3) + ½ (C4, waived) + ½ (C7) = 13.5: 67.5, and No-go for the veto of C5. Without
    // that veto 72.5 is still No-go: nothing is unknown that weighs, so no evidence could lift it to 75.
    expect(ladder({ criteria, gates, waivers: WAIVED("C4") }, [other])).toEqual([
      "C5 by Ed: bring-to, 72.5 No-go",
      "C6 by Flo: give-evidence, 72.5 No-go",
      "C4 by Di: bring-to-without-waiver, 75 Hold",
      "- by -: lift-blocker, 75 Hold", // no authority
      "- by -: lift-blocker, 75 Conditional go", // the other sheet's
      "C3 by Cy: bring-to, 87.5 Conditional go",
      "C2 by Bo: bring-to, 97.5 Go",
    ]);
  });

  test("ties are taken in sheet order, and no more than needed", () => {
    const row = (id: string, actual: string) => `${id} | ${actual} | 90 | Ann`;
    const lines = ["a", "b", "c", "d", "e", "f", "g"].map((id) => row(id, "95"));
    const criteria = ["ID | Actual | Pass at | Owner", row("z", ""), row("y", "1"), row("x", ""), ...lines].join("\n");
    expect(ladder({ criteria })).toEqual(["z by Ann: give-evidence, 80 Conditional go", "y by Ann: bring-to, 90 Go"]);
  });

  test("each step has its own kind, and points at the cell to change", () => {
    const criteria = `
      ID | Actual | Pass at | Applies | Evidence date | Must pass
      C1 | Open   |         |         |               | Yes
      C2 |        |         |         |               | Yes
      C3 | 95     | #REF!   |         | 2026-06-30    | Yes
      C4 | 95     | 90      |         | 2020-01-01    | Yes
      C5 | 95     | 90      |         |               | Yes
      C6 | 95     | 90      |         | 2030-01-01    | Yes
      C7 | 7      |         |         | 2026-06-30    | Yes
      C8 | 90%    | 90      |         | 2026-06-30    | Yes
      C9 | 95     | 90      | No      | 2026-06-30    |
    `;
    const [gate] = evaluated({ criteria }).gates;
    const stepText = ({ change, criterion, cells }: Step) =>
      `${criterion?.key ?? ""} ${change.id} at ${cells.map(fullAddress).join(", ")}`;
    expect(gate?.toReachGo.map(stepText)).toEqual([
      "C1 answer-with-word at Criteria!B2",
      "C2 give-evidence at Criteria!B3",
      "C3 mend-rule at Criteria!C4",
      "C4 renew-evidence at Criteria!E5",
      "C5 renew-evidence at Criteria!E6",
      "C6 renew-evidence at Criteria!E7",
      "C7 mend-rule at Criteria!C8",
      "C8 mend-rule at Criteria!B9",
      // No column to say it in: the cell that names the row.
      "C9 give-reason at Criteria!A10",
    ]);
  });

  test("from Not evaluable, no score stands until enough is known", () => {
    const criteria = "ID | Actual | Pass at | Weight\nC1 | | 90 | 6\nC2 | | 90 | 3\nC3 | 95 | 90 | 1";
    expect(ladder({ criteria })).toEqual(["C1 by -: give-evidence, 70 Hold", "C2 by -: give-evidence, 100 Go"]);
  });

  test("where nothing is scored it takes one step: add criteria", () => {
    expect(ladder({ gates: "ID | Gate\nG1 | Pilot" })).toEqual(["- by -: add-criteria, none Not evaluable"]);
    expect(ladder({ criteria: "ID | Actual | Pass at\nC1 | 7 |" })).toEqual([
      "- by -: add-criteria, none Not evaluable",
    ]);
  });

  test("where nothing has weight, one criterion that is met has to be given some", () => {
    const header = "ID | Actual | Pass at | Weight | Must pass";
    expect(ladder({ criteria: `${header}\nC1 | 7 | 90 | 0 |\nC2 | 95 | 90 | 0 |` })).toEqual([
      "- by -: give-weight, 100 Go",
    ]);
    expect(ladder({ criteria: `${header}\nC1 | 7 | 90 | 0 |\nC2 | 8 | 90 | 0 |` })).toEqual([
      "C1 by -: bring-to, none Not evaluable",
      "- by -: give-weight, 100 Go",
    ]);
  });

  test("where nothing has weight, vetoes, waivers and other blockers are in the way as ever", () => {
    const criteria = `
      ID | Actual | Pass at | Weight | Must pass | Owner
      C1 | 7      | 90      | 0      | Yes       | Ann
      C2 | 7      | 90      | 0      | Yes       | Bo
      C3 | 95     | 90      | 0      |           |
    `;
    const gates = "ID | Gate | Authority\nG1 | Pilot | ";
    expect(ladder({ criteria, gates, waivers: WAIVED("C2") })).toEqual([
      "C1 by Ann: bring-to, none Not evaluable",
      "C2 by Bo: bring-to-without-waiver, none Not evaluable",
      "- by -: lift-blocker, none Not evaluable",
      "- by -: give-weight, 100 Go",
    ]);
  });

  test("a breached invariant is a veto until it is lifted", () => {
    const breached = finding("invariant-breached", "blocker", { invariant: "I1" }, []);
    expect(
      ladder(
        { gates: "ID | Gate\nG1 | Pilot", criteria: "ID | Actual | Pass at\nC1 | 80 | 90\nC2 | 95 | 90" },
        [],
        [breached],
      ),
    ).toEqual(["- by -: lift-blocker, 50 No-go", "C1 by -: bring-to, 100 Go"]);
  });

  test("names the cell of each criterion", () => {
    const gate = gateIn(evaluated({ criteria: "ID | Pass at | Actual\nC1 | 90 | 1" }));
    expect(gate.toReachGo[0]?.cells).toEqual([{ sheet: "Criteria", row: 1, column: 2 }]);
  });
});

/**
 * Every way to meet some of the criteria: how many it takes at least to stand at Go. Where nothing weighs, giving weight
 * to those that are met is one change more. Infinity: nothing is scored.
 */
function fewestChanges(gate: readonly Standing[], thresholds: Parameters<typeof verdictByTheWords>[1]): number {
  const weightless = gate.every(({ result, weightTenths }) => weightTenths === 0 || !isScored(result));
  const open = gate.flatMap(({ result }, position) =>
    ["Warning", "Not met", "No evidence", "Stale"].includes(result) ? [position] : [],
  );
  let fewest = Infinity;
  for (let subset = 0; subset < 2 ** open.length; subset += 1) {
    const met = new Set(open.filter((_, bit) => (subset >> bit) % 2 === 1));
    const changed = gate.map((one, position) => (met.has(position) ? { ...one, result: "Met" } : one));
    const weighed = changed.map((one) => (one.result === "Met" ? { ...one, weightTenths: 10 } : one));
    const { verdict } = verdictByTheWords(weightless ? weighed : changed, thresholds);
    if (verdict === "Go") fewest = Math.min(fewest, met.size + (weightless ? 1 : 0));
  }
  return fewest;
}

const isScored = (result: string): boolean => result !== "Not applicable" && result !== "Information";

describe("the way to Go", () => {
  const HAS = { dates: true, passAt: true };
  const smallGate = fc
    .tuple(fc.array(anyCriterion, { maxLength: 7 }), fc.array(soundCriterion, { maxLength: 3 }))
    .map(([any, good]) => [...any, ...good]);

  test("is the smallest there is, by trying every other", () => {
    fc.assert(
      fc.property(smallGate, anyThresholds, (described, thresholds) => {
        const standings = described.map((criterion) => standingOf(criterion, HAS));
        const gate = gateIn(evaluated(bookOf([described], HAS, thresholds)));
        const fewest = fewestChanges(standings, thresholds);
        if (fewest === Infinity) {
          expect(gate.toReachGo.map(({ change }) => change.id)).toEqual(["add-criteria"]);
          return;
        }
        expect(gate.toReachGo).toHaveLength(fewest);
      }),
      runs(400),
    );
  });

  test("shows after each step what stands when that step and all before it are taken", () => {
    fc.assert(
      fc.property(smallGate, anyThresholds, (described, thresholds) => {
        const gate = gateIn(evaluated(bookOf([described], HAS, thresholds)));
        const steps = gate.toReachGo.filter(({ criterion }) => criterion !== undefined);
        let standings = described.map((criterion) => standingOf(criterion, HAS));
        for (const { criterion, scoreAfter, verdictAfter } of steps) {
          const at = Number(criterion?.key.replace("G1C", "")) - 1;
          standings = standings.map((one, position) => (position === at ? { ...one, result: "Met" } : one));
          const { verdict, score } = verdictByTheWords(standings, thresholds);
          expect({ verdictAfter, score: scoreAfter?.toFixed(9) }).toEqual({
            verdictAfter: verdict,
            score: score?.toFixed(9),
          });
        }
        if (steps.length > 0) {
          const last = gate.toReachGo.at(-1);
          expect(last?.verdictAfter).toBe("Go");
          if (last?.change.id === "give-weight") expect(last.scoreAfter).toBe(100);
        }
      }),
      runs(400),
    );
  });

  test("the search can fail: one change is not enough where two are needed", () => {
    const lost: Standing = { result: "Not met", mustPass: true, weightTenths: 10, waiver: false };
    const met: Standing = { ...lost, result: "Met" };
    expect(fewestChanges([lost, lost, met], { pass: 90, warn: 75, missingLimit: 50 })).toBe(2);
  });
});
