import { evaluated, type DrawnBook } from "../sheet";

/** Criteria by gate: "G1: C1 C2". */
function membership(book: DrawnBook): readonly string[] {
  return evaluated(book).gates.map(({ gate, members }) =>
    [`${gate.key}:`, ...members.map(({ criterion }) => criterion.measured.row.key)].join(" "),
  );
}

function said(book: DrawnBook): readonly string[] {
  const { findings, problems } = evaluated(book);
  return [
    ...findings.map(({ id, cells }) => [id, ...cells.map(({ row, column }) => `${row},${column}`)].join(" ")),
    ...problems.filter(({ code }) => code === "unknown-id").map(({ code, found }) => `${code} ${String(found)}`),
  ];
}

const GATES = "ID | Gate\nG1 | Pilot\nG2 | Rollout\nG3 | G1";

describe("criteria belong to gates", () => {
  test("by ID, then by name, without regard to case; a list names several, each once", () => {
    const criteria = "ID | Gate | Actual\nC1 | g1 |\nC2 | rollout |\nC3 | G2; Pilot, G2 |\nC4 | G3\u00a0|";
    expect(membership({ gates: GATES, criteria })).toEqual(["G1: C1 C3", "G2: C2 C3", "G3: C4"]);
    expect(said({ gates: GATES, criteria })).toEqual([]);
  });

  test("to the only gate where they name none", () => {
    const criteria = "ID | Gate | Actual\nC1 | |\nC2 | G1 |";
    expect(membership({ gates: "ID | Gate\nG1 | Pilot", criteria })).toEqual(["G1: C1 C2"]);
  });

  test("to none where they name none and there are several, with a finding", () => {
    const book = { gates: GATES, criteria: "ID | Gate | Actual\nC1 | |\nC2 | G1 |" };
    expect(membership(book)).toEqual(["G1: C2", "G2:", "G3:"]);
    expect(said(book)).toEqual(["criterion-without-gate 1,1"]);
  });

  test("to none where they name an unknown one, with a problem and a finding, and still to those they know", () => {
    const book = { gates: GATES, criteria: "ID | Gate | Actual\nC1 | G9, G1 |" };
    expect(membership(book)).toEqual(["G1: C1", "G2:", "G3:"]);
    expect(said(book)).toEqual(["criterion-gate-unknown 1,1", "unknown-id G9"]);
  });

  test("to the first of two gates with the same ID; the second is another gate", () => {
    const book = {
      gates: "ID | Gate\nG1 | a\nG1 | b",
      criteria: "ID | Gate | Actual\nC1 | G1 |\nC2 | G1#2 |\nC3 | b |",
    };
    expect(membership(book)).toEqual(["G1: C1", "G1#2: C2 C3"]);
  });

  test("to gates that come from the Gate column where there is no Gates table", () => {
    const book = { criteria: "ID | Gate | Actual\nC1 | Rollout |\nC2 | Pilot, rollout |\nC3 | |" };
    expect(membership(book)).toEqual(["Rollout: C1 C2", "Pilot: C2"]);
    expect(said(book)).toEqual(["gates-from-criteria", "criterion-without-gate 3,1"]);
  });

  test("to the only gate named in the column also where they name none", () => {
    expect(membership({ criteria: "ID | Gate | Actual\nC1 | Pilot |\nC2 | |" })).toEqual(["Pilot: C1 C2"]);
  });

  test("to one called Gate where there is no Gate column, or nothing in it", () => {
    expect(membership({ criteria: "ID | Actual\nC1 | 1\nC2 | 2" })).toEqual(["Gate: C1 C2"]);
    expect(membership({ criteria: "ID | Gate | Actual\nC1 | |" })).toEqual(["Gate: C1"]);
    expect(membership({ criteria: "ID | Actual" })).toEqual(["Gate:"]);
  });

  test("and a gate without criteria stands all the same", () => {
    expect(membership({ gates: GATES })).toEqual(["G1:", "G2:", "G3:"]);
    expect(membership({})).toEqual([]);
  });
});
