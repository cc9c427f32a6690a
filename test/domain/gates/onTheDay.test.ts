import { day, evaluated, gateIn, TODAY } from "../sheet";

// The status date is 30 June 2026; evidence of 1 May is fresh for 90 days: until 30 July.
const CRITERIA = `
  ID | Actual | Pass at | Must pass | Evidence date
  C1 | 95     | 90      | Yes       | 2026-05-01
  C2 | 95     | 90      |           | 2026-06-30
  C3 | 1      | 90      |           | 2026-01-01
  C4 | 95     | 90      |           | 2026-06-30
  C5 | 95     | 90      |           | 2026-06-30
`;

function onTheDay(planned: string, criteria = CRITERIA, waivers = ""): unknown {
  const gates = `ID | Gate | Planned date\nG1 | Pilot | ${planned}`;
  const header = "ID | Criterion | Approver | Reason | From | Until | State";
  const found = gateIn(evaluated({ criteria, gates, waivers: `${header}\n${waivers}` })).onTheDay;
  return found === undefined ? undefined : [found.date, found.verdict, ...found.changes];
}

describe("on the day", () => {
  test.each(["", "2026-06-29", "soon", "#N/A"])("is blank for a planned date of %p", (planned) => {
    expect(onTheDay(planned)).toBeUndefined();
  });

  test("is as today where nothing expires, also on the status date itself", () => {
    expect(onTheDay("2026-06-30")).toEqual([TODAY, "Conditional go"]);
    expect(onTheDay("2026-07-30")).toEqual([day("2026-07-30"), "Conditional go"]);
  });

  test("sees evidence expire, and says until when it counts", () => {
    expect(onTheDay("2026-07-31")).toEqual([
      day("2026-07-31"),
      "Hold", // a must-pass nobody knows about
      { id: "evidence-expires", criterion: { key: "C1", text: "C1" }, lastDay: day("2026-07-30") },
    ]);
  });

  test("counts today's evidence as present: nothing that is dated ahead comes true by then", () => {
    const criteria = "ID | Actual | Pass at | Evidence date\nC1 | 95 | 90 | 2026-07-10\nC2 | 95 | 90 | 2026-06-30";
    expect(onTheDay("2026-07-20", criteria)).toEqual([day("2026-07-20"), "Not evaluable"]);
  });

  const must = CRITERIA.replace("C3 | 1      | 90      |  ", "C3 | 1      | 90      | Yes");
  const waived = (id: string, from: string, until: string) => `${id} | C3 | Bo | why | ${from} | ${until} | Approved`;

  test("sees a waiver end", () => {
    const waiver = waived("W1", "2026-06-01", "2026-07-10");
    expect(onTheDay("2026-07-10", must, waiver)).toEqual([day("2026-07-10"), "Conditional go"]);
    expect(onTheDay("2026-07-11", must, waiver)).toEqual([
      day("2026-07-11"),
      "No-go",
      { id: "waiver-ends", waiver: "W1", lastDay: day("2026-07-10") },
    ]);
  });

  test("sees a waiver start", () => {
    const waiver = waived("W1", "2026-07-05", "2026-07-31");
    expect(onTheDay("2026-07-04", must, waiver)).toEqual([day("2026-07-04"), "No-go"]);
    expect(onTheDay("2026-07-05", must, waiver)).toEqual([
      day("2026-07-05"),
      "Conditional go",
      { id: "waiver-starts", waiver: "W1", firstDay: day("2026-07-05") },
    ]);
  });

  test("sees one waiver take over from another", () => {
    const both = `${waived("W1", "2026-06-01", "2026-07-10")}\n${waived("W2", "2026-07-11", "2026-07-31")}`;
    expect(onTheDay("2026-07-20", must, both)).toEqual([
      day("2026-07-20"),
      "Conditional go",
      { id: "waiver-ends", waiver: "W1", lastDay: day("2026-07-10") },
      { id: "waiver-starts", waiver: "W2", firstDay: day("2026-07-11") },
    ]);
  });

  test("does not say that a waiver ends which another one only comes before", () => {
    const both = `${waived("W1", "2026-07-05", "2026-07-31")}\n${waived("W2", "2026-06-01", "2026-07-31")}`;
    expect(onTheDay("2026-07-20", must, both)).toEqual([
      day("2026-07-20"),
      "Conditional go",
      { id: "waiver-starts", waiver: "W1", firstDay: day("2026-07-05") },
    ]);
  });

  test("does not say that a waiver ends on its last day, when another one comes before it", () => {
    const both = `${waived("W1", "2026-07-05", "2026-07-31")}\n${waived("W2", "2026-06-01", "2026-07-20")}`;
    expect(onTheDay("2026-07-20", must, both)).toEqual([
      day("2026-07-20"),
      "Conditional go",
      { id: "waiver-starts", waiver: "W1", firstDay: day("2026-07-05") },
    ]);
  });

  test("does not say that a waiver starts which already holds, when it takes over", () => {
    const both = `${waived("W1", "2026-06-01", "2026-07-10")}\n${waived("W2", "2026-06-01", "2026-07-31")}`;
    expect(onTheDay("2026-07-20", must, both)).toEqual([
      day("2026-07-20"),
      "Conditional go",
      { id: "waiver-ends", waiver: "W1", lastDay: day("2026-07-10") },
    ]);
  });

  test("sees evidence expire and a waiver start for it", () => {
    const waiver = "W1 | C1 | Bo | why | 2026-07-15 | 2026-08-31 | Approved";
    expect(onTheDay("2026-08-01", CRITERIA, waiver)).toEqual([
      day("2026-08-01"),
      // 3 met of 5 and half a point: 70; what is stale may yet be met: up to 80.
      "Hold",
      { id: "evidence-expires", criterion: { key: "C1", text: "C1" }, lastDay: day("2026-07-30") },
      { id: "waiver-starts", waiver: "W1", firstDay: day("2026-07-15") },
    ]);
  });

  test("reads the planned date of each gate, and keeps today's verdict apart", () => {
    const gates = "ID | Gate | Planned date\nG1 | Pilot | 2026-07-30\nG2 | Rollout | 2026-07-31";
    const criteria = CRITERIA.replaceAll("\n  C", "\n  G1, G2 | C").replace("ID |", "Gate | ID |");
    const book = evaluated({ gates, criteria });
    expect(book.gates.map(({ verdict, onTheDay: then }) => [verdict, then?.verdict])).toEqual([
      ["Conditional go", "Conditional go"],
      ["Conditional go", "Hold"],
    ]);
  });
});
