import { day, evaluated, gateIn, TODAY } from "../sheet";

const CRITERIA = `
  ID | Criterion    | Gate   | Actual | Pass at | Must pass | Owner
  C1 | Staffed      | G1, G2 | 1      | 90      | Yes       | Ann Lee
  C2 | Trained      | G1, G2 | 95     | 90      |           | Bo
  C3 | Nobody's     | G1     | 95     | 90      |           |
`;
const GATES = "ID | Gate\nG1 | Pilot\nG2 | Rollout";

function waiverState(cells: string, asOf = TODAY): string {
  const waivers = `ID | Criterion | Gate | Approver | Reason | From | Until | State\nW1 | ${cells}`;
  const book = evaluated({ criteria: CRITERIA, gates: GATES, waivers }, asOf);
  const used = ["G1", "G2"].filter((key) => gateIn(book, key).waiversUsed.length > 0);
  return [book.waivers[0]?.fault ?? "valid", ...used].join(" ");
}

const DAYS = "2026-06-01 | 2026-07-31";

describe("a waiver", () => {
  test.each([
    ["by criterion ID", `C1 | | Board | known risk | ${DAYS} | Approved`, "valid G1 G2"],
    ["by ID in any case", `c1 | | Board | known risk | ${DAYS} | approved`, "valid G1 G2"],
    ["by criterion name", `staffed | | Board | known risk | ${DAYS} | Approved`, "valid G1 G2"],
    ["for a named gate, by ID", `C1 | g2 | Board | known risk | ${DAYS} | Approved`, "valid G2"],
    ["for a named gate, by name", `C1 | Pilot | Board | known risk | ${DAYS} | Approved`, "valid G1"],
    ["on what is met is not used", `C2 | | Board | known risk | ${DAYS} | Approved`, "valid"],
    ["on a criterion without an owner", `C3 | | Bo | known risk | ${DAYS} | Approved`, "valid"],
    ["by somebody beside the owner", `C1 | | Ann Lee, Cy | known risk | ${DAYS} | Approved`, "approver-is-owner"],
    ["by the owner with a title", `C1 | | Ann Lee, Chief Nurse | known risk | ${DAYS} | Approved`, "approver-is-owner"],
    [
      "by the owner with a title behind brackets",
      `C1 | | Ann Lee (PMO) | known risk | ${DAYS} | Approved`,
      "approver-is-owner",
    ],
    [
      "by the owner with a title behind a dash",
      `C1 | | Ann Lee – PMO | known risk | ${DAYS} | Approved`,
      "approver-is-owner",
    ],
    ["by two who do not own it", `C1 | | Bo Ek; Cy | known risk | ${DAYS} | Approved`, "valid G1 G2"],
    ["without a criterion", ` | | Board | known risk | ${DAYS} | Approved`, "no-criterion"],
    ["for an unknown criterion", `C9 | | Board | known risk | ${DAYS} | Approved`, "criterion-unknown"],
    ["for an unknown gate", `C1 | G9 | Board | known risk | ${DAYS} | Approved`, "gate-unknown"],
    ["for a gate that cannot be read", `C1 | #REF! | Board | known risk | ${DAYS} | Approved`, "gate-unknown"],
    ["for a gate without the criterion", `C3 | G2 | Board | known risk | ${DAYS} | Approved`, "criterion-not-in-gate"],
    ["that is pending", `C1 | | Board | known risk | ${DAYS} | Pending`, "not-approved"],
    ["that was rejected", `C1 | | Board | known risk | ${DAYS} | Rejected`, "not-approved"],
    ["that was revoked", `C1 | | Board | known risk | ${DAYS} | Revoked`, "not-approved"],
    ["without a state", `C1 | | Board | known risk | ${DAYS} |`, "not-approved"],
    ["in a state nobody knows", `C1 | | Board | known risk | ${DAYS} | ok`, "not-approved"],
    ["without a reason", `C1 | | Board | | ${DAYS} | Approved`, "no-reason"],
    ["without an approver", `C1 | | | known risk | ${DAYS} | Approved`, "no-approver"],
    ["by the owner", `C1 | | Ann Lee | known risk | ${DAYS} | Approved`, "approver-is-owner"],
    ["by the owner in other writing", `C1 | | ANN   lee | known risk | ${DAYS} | Approved`, "approver-is-owner"],
    ["open at its start", "C1 | | Board | known risk | | 2026-07-31 | Approved", "no-from"],
    ["open at its end", "C1 | | Board | known risk | 2026-06-01 | | Approved", "no-until"],
    ["with an end that cannot be read", "C1 | | Board | known risk | 2026-06-01 | later | Approved", "no-until"],
  ])("%s: %s is %s", (_, cells, expected) => {
    expect(waiverState(cells)).toBe(expected);
  });

  test.each([
    ["2026-05-31", "not-yet"],
    ["2026-06-01", "valid G1 G2"],
    ["2026-07-31", "valid G1 G2"],
    ["2026-08-01", "ended"],
  ])("counts from its first day to its last: on %s it is %s", (iso, expected) => {
    expect(waiverState(`C1 | | Board | known risk | ${DAYS} | Approved`, day(iso))).toBe(expected);
  });

  test("that points nowhere is a problem and a finding, both with the cell", () => {
    const waivers = `ID | Criterion | Gate | State\nW1 | C9 | | Approved\nW2 | C1 | G9 | Approved`;
    const book = evaluated({ criteria: CRITERIA, gates: GATES, waivers });
    expect(book.problems.map(({ code, cell, found }) => [code, cell.row, cell.column, found])).toEqual([
      ["unknown-id", 1, 1, "C9"],
      ["unknown-id", 2, 2, "G9"],
    ]);
    expect(book.findings.map(({ id, cells }) => [id, cells.map(({ row, column }) => [row, column])])).toEqual([
      ["waiver-target-unknown", [[1, 1]]],
      ["waiver-target-unknown", [[2, 2]]],
    ]);
  });

  test("lifts the veto, counts half, and caps the verdict", () => {
    // w 1 waived beside w 9 met: (9 + 0.5) / 10
    const criteria = `
      ID | Criterion | Actual | Pass at | Must pass | Weight | Owner
      C1 | a | 1  | 90 | Yes | 1 | Ann
      C2 | b | 95 | 90 |     | 9 | Ann
    `;
    const waivers = `ID | Criterion | Approver | Reason | From | Until | State\nW1 | C1 | Bo | why | ${DAYS} | Approved`;
    const gate = gateIn(evaluated({ criteria, waivers }));
    expect(gate).toMatchObject({ verdict: "Conditional go", score: 95 });
    expect(gate.scores).toMatchObject({ low: 95, high: 95, beforeWaivers: 90 });
    expect(gate.waiversUsed).toEqual(["W1"]);
    expect(gate.because.map(({ id }) => id)).toEqual(["waiver-used"]);
  });

  test("on what is unknown counts half in the score, 1 in Score high, and not as missing", () => {
    const criteria = `
      ID | Criterion | Actual | Pass at | Weight | Must pass
      C1 | a |    | 90 | 5 | Yes
      C2 | b | 95 | 90 | 5 |
    `;
    const waivers = `ID | Criterion | Approver | Reason | From | Until | State\nW1 | C1 | Bo | why | ${DAYS} | Approved`;
    const gate = gateIn(evaluated({ criteria, waivers }));
    expect(gate.scores).toEqual({ low: 75, high: 100, beforeWaivers: 50, missingPercent: 0 });
    expect(gate.verdict).toBe("Conditional go");
    expect(gateIn(evaluated({ criteria })).verdict).toBe("Not evaluable");
  });

  test("the first valid one in sheet order is used", () => {
    const waivers = `
      ID | Criterion | Approver | Reason | From | Until | State
      W1 | C1 | Board | why | ${DAYS} | Pending
      W2 | C1 | Board | why | ${DAYS} | Approved
      W3 | C1 | Board | why | ${DAYS} | Approved
    `;
    const book = evaluated({ criteria: CRITERIA, gates: GATES, waivers });
    expect(gateIn(book, "G1").waiversUsed).toEqual(["W2"]);
  });
});
