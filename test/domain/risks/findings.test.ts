import type { RiskFindingFacts } from "../../../src/domain/risks/riskFindings";
import type { RiskLinks } from "../../../src/domain/risks/riskLinks";
import { localAddress } from "../../../src/tabular/cellAddress";
import { idsIn, register, riskIn } from "./register";

const LINKS: Partial<RiskLinks> = {
  gates: [{ key: "G2", name: "Ward go-live" }],
  signals: [
    { key: "S1", name: "Calls waiting", state: "Firing" },
    { key: "S2", name: "Backlog", state: "Watch" },
    { key: "S3", name: "Sick leave", state: "Quiet" },
    { key: "SIG-2026-04", name: "Complaints", state: "Stale" },
  ],
  assumptions: [
    { key: "A1", text: "One nurse answers", breaks: true, cell: { sheet: "Assumptions", row: 1, column: 0 } },
    { key: "A2", text: "Pharmacy checks by hand", breaks: false, cell: { sheet: "Assumptions", row: 2, column: 0 } },
  ],
};

type Id = keyof RiskFindingFacts;

/** A workbook that raises the finding, the single cell that differs, and what it holds in the one that does not. */
const CASES: Readonly<
  Record<
    Exclude<Id, "price-of-waiting">,
    { raises: string; cell: readonly [number, number]; not: string; at: readonly string[] }
  >
> = {
  "risk-above-appetite": {
    raises:
      "ID | Gate or wave | Owner | Probability | Impact | Mitigation | Contingency\nR1 | G2 | Mara | 60% | 4 | Train |",
    cell: [0, 6],
    not: "Fall back",
    at: ["G2"],
  },
  "risk-owner-missing": { raises: "ID | Owner\nR1 |", cell: [0, 1], not: "Mara", at: ["B2"] },
  "risk-signal-missing": { raises: "ID | Early-warning signal\nR1 |", cell: [0, 1], not: "Backlog grows", at: ["B2"] },
  "risk-mitigation-missing": { raises: "ID | Mitigation\nR1 |", cell: [0, 1], not: "Train", at: ["B2"] },
  "risk-contingency-missing": { raises: "ID | Contingency\nR1 |", cell: [0, 1], not: "Fall back", at: ["B2"] },
  "risk-review-missing": { raises: "ID | Review by\nR1 |", cell: [0, 1], not: "2026-07-01", at: ["B2"] },
  "risk-review-overdue": { raises: "ID | Review by\nR1 | 2026-06-29", cell: [0, 1], not: "2026-06-30", at: ["B2"] },
  "risk-one-owner": {
    raises: "ID | Owner\nR1 | Mara\nR2 | mara\nR3 | Mara",
    cell: [2, 1],
    not: "Ben",
    at: ["B2", "B3", "B4"],
  },
  "risk-unquantified": {
    raises: "ID | Probability | Cost low | Cost high\nR1 | 20% | 100 |",
    cell: [0, 3],
    not: "900",
    at: ["D2"],
  },
  "risk-rating-misleads": {
    raises:
      "ID | Risk | Probability | Impact | Cost low | Cost high\nR1 | a | 20% | 5 | 10 | 10\nR2 | b | 20% | 2 | 900 | 900",
    cell: [1, 3],
    not: "5",
    at: ["B2", "B3"],
  },
  "risk-gate-unknown": { raises: "ID | Gate or wave\nR1 | G9", cell: [0, 1], not: "g2", at: ["B2"] },
  "risk-cause-unknown": { raises: "ID | Cause\nR1 | A9\nR2 | A1", cell: [0, 1], not: "a2", at: ["B2"] },
  "risk-signal-unknown": {
    raises: "ID | Early-warning signal\nR1 | S9",
    cell: [0, 1],
    not: "s2",
    at: ["B2"],
  },
  "risk-signal-firing": {
    raises: "ID | Early-warning signal\nR1 | S1",
    cell: [0, 1],
    not: "S2",
    at: ["B2"],
  },
  "risk-certain": {
    raises: "ID | Probability | Cost low | Cost high\nR1 | 100% | 1 | 2",
    cell: [0, 1],
    not: "99%",
    at: ["B2"],
  },
  "risk-impossible": {
    raises: "ID | Probability | Cost low | Cost high\nR1 | 0% | 1 | 2",
    cell: [0, 1],
    not: "1%",
    at: ["B2"],
  },
  "risk-after-worse": {
    raises: "ID | Probability | Cost low | Cost high | Probability after\nR1 | 20% | 1 | 2 | 30%",
    cell: [0, 4],
    not: "20%",
    at: ["E2"],
  },
  "risk-scale-unclear": { raises: "ID | Probability\nR1 | 1\nR2 | 1", cell: [1, 1], not: "2", at: ["B2", "B3"] },
  "risk-scale-read": { raises: "ID | Probability\nR1 | Low", cell: [0, 1], not: "", at: [] },
  "risk-score-theirs": {
    raises: "ID | Probability | Impact | Score\nR1 | 2 | 3 | 5",
    cell: [0, 3],
    not: "",
    at: ["D2"],
  },
  "assumption-without-risk": { raises: "ID | Cause\nR1 | A2", cell: [0, 1], not: "A1", at: ["A2"] },
};

function withCell(picture: string, [row, column]: readonly [number, number], value: string): string {
  return picture
    .split("\n")
    .map((line, i) =>
      i === row + 1
        ? line
            .split("|")
            .map((cell, j) => (j === column ? ` ${value} ` : cell))
            .join("|")
        : line,
    )
    .join("\n");
}

describe("every finding", () => {
  test.each(Object.entries(CASES))("%s is raised by one cell", (id, { raises, cell, not, at }) => {
    const found = register(raises, { links: LINKS });
    const near = register(withCell(raises, cell, not), { links: LINKS });
    if (id === "risk-above-appetite") {
      expect([...found.blockers.keys()]).toEqual(at.map((gate) => gate.toLowerCase()));
      expect(found.blockers.get("g2")?.map((blocker) => blocker.id)).toEqual([id]);
      expect(found.blockers.get("g2")?.[0]?.cells.map(localAddress)).toEqual(["G2"]);
      expect(near.blockers.size).toBe(0);
      return;
    }
    expect(found.findings.find((finding) => finding.id === id)?.cells.map(localAddress)).toEqual(at);
    expect(idsIn(near)).not.toContain(id);
  });
});

describe("score and rating", () => {
  const rated = (probability: string, impact: string, signal = "") =>
    riskIn(
      register(`ID | Probability | Impact | Early-warning signal\nR1 | ${probability} | ${impact} | ${signal}`, {
        links: LINKS,
      }),
      "R1",
    );

  test.each([
    ["10%", "4", 4, "Low"],
    ["10.1%", "4", 8, "Medium"],
    ["30%", "5", 10, "High"],
    ["50%", "5", 15, "Critical"],
    ["Low", "Minor", 4, "Low"],
    ["5%", "5", 5, "Medium"],
    ["70%", "4", 16, "Critical"],
    ["71%", "3", 15, "Critical"],
    ["50%", "4.6", 13.799999999999999, "High"],
  ])("%s × %s scores %d, %s", (probability, impact, score, rating) => {
    expect(rated(probability, impact)).toMatchObject({ score, rating });
  });

  test.each([
    ["", "4"],
    ["30%", ""],
  ])("is unknown where %s × %s is", (probability, impact) => {
    expect(rated(probability, impact)).toMatchObject({ score: undefined, rating: undefined, aboveAppetite: false });
  });

  test("losses that differ by arithmetic alone are the same", () => {
    const picture =
      "ID | Probability | Impact | Cost low | Cost high | Probability after | Cost low after | Cost high after";
    const found = register(`${picture}\nR1 | 10% | 5 | 300 | 300 | 30% | 100 | 100\nR2 | 30% | 2 | 100 | 100 | | |`);
    expect(riskIn(found, "R1").expectedLoss).toBeLessThan(riskIn(found, "R2").expectedLoss ?? 0);
    expect(riskIn(found, "R1").viewRating).toBe("Medium");
    expect(riskIn(found, "R2").viewRating).toBe("Low");
    expect(found.misleading).toEqual({ pairs: [], total: 0 });
    expect(idsIn(found)).not.toContain("risk-after-worse");
  });

  test("a firing signal raises the rating one step, never score or money", () => {
    expect(rated("10%", "4", "S1")).toMatchObject({ score: 4, rating: "Medium", viewRating: "Low" });
    expect(rated("10%", "4", "S2")).toMatchObject({ score: 4, rating: "Low" });
    expect(rated("90%", "5", "S1")).toMatchObject({ rating: "Critical" });
  });
});

describe("appetite", () => {
  const HEADERS = "ID | Gate or wave | Probability | Impact | Cost low | Cost high | Owner";
  const blocked = (cells: string, transition = "Setting | Value\nAppetite score | 12"): boolean =>
    register(`${HEADERS}\nR1 | Ward go-live | ${cells} |`, { links: LINKS, transition }).blockers.has("g2");

  test("12 is within appetite, more is above", () => {
    expect(blocked("50% | 4 | | ")).toBe(false);
    expect(blocked("50% | 5 | | ")).toBe(true);
  });

  test("an expected loss counts where one is set", () => {
    const set = "Setting | Value\nAppetite loss | 100";
    expect(blocked("50% | 1 | 200 | 200", set)).toBe(false);
    expect(blocked("50% | 1 | 202 | 202", set)).toBe(true);
    expect(blocked("50% | 1 | 202 | 202")).toBe(false);
  });

  test("a closed risk holds nothing, one without a gate is a warning", () => {
    const closed = register("ID | Gate or wave | Probability | Impact | Owner | State\nR1 | G2 | 90% | 5 |  | Closed", {
      links: LINKS,
    });
    expect(closed.blockers.size).toBe(0);
    const nowhere = register("ID | Probability | Impact | Owner\nR1 | 90% | 5 |", { links: LINKS });
    expect(nowhere.findings.find(({ id }) => id === "risk-above-appetite")?.severity).toBe("warning");
  });

  test("a risk on a wave holds the gate that opens it", () => {
    const waves = new Map([["2", ["G2"]]]);
    const { blockers } = register("ID | Gate or wave | Probability | Impact | Owner\nR1 | Wave 2 | 90% | 5 |", {
      links: { ...LINKS, waves },
    });
    expect([...blockers.keys()]).toEqual(["g2"]);
  });

  test("a column that the table lacks is not assessed", () => {
    expect(
      register("ID | Gate or wave | Probability | Impact\nR1 | G2 | 90% | 5", { links: LINKS }).blockers.size,
    ).toBe(0);
  });
});

describe("links to sheets that the workbook lacks", () => {
  test("are not assessed, never lost", () => {
    const found = register("ID | Cause | Gate or wave | Early-warning signal\nR1 | A9 | G9 | S9");
    expect(idsIn(found)).toEqual(["risk-unquantified"]);
    expect(found.problems).toEqual([]);
    expect(riskIn(found, "R1").link.signalState).toBeUndefined();
  });

  test("words that are no ID are words", () => {
    const found = register(
      "ID | Cause | Early-warning signal\nR1 | Nobody trained yet | Backlog above 20\nR2 | A1 | S2",
      {
        links: LINKS,
      },
    );
    expect(idsIn(found)).toEqual(["risk-unquantified"]);
  });
});

describe("lists of signals and causes", () => {
  const HEADERS = "ID | Cause | Early-warning signal";
  const linked = (cause: string, signal: string) =>
    riskIn(register(`${HEADERS}\nR1 | ${cause} | ${signal}`, { links: LINKS }), "R1").link;

  test.each([
    ["S1, S3", ["S1", "S3"], [], "Firing"],
    ["S3; S2", ["S3", "S2"], [], "Watch"],
    ["S3 and S2", ["S3", "S2"], [], "Watch"],
    ["s3/S2", ["S3", "S2"], [], "Watch"],
    ["S3: sickness above 5 %", ["S3"], [], "Quiet"],
    ["Sickness above 5 % (S3)", ["S3"], [], "Quiet"],
    ["sick  leave", ["S3"], [], "Quiet"],
    ["sig-2026-04", ["SIG-2026-04"], [], "Stale"],
    ["S3, SIG-2026-04", ["S3", "SIG-2026-04"], [], "Stale"],
    ["S3, S9", ["S3"], ["S9"], "Not found"],
    ["S9: sickness", [], ["S9"], "Not found"],
    ["SIG-2026-99", [], ["SIG-2026-99"], "Not found"],
    ["EWS_12a", [], ["EWS_12a"], "Not found"],
    ["S1, S1, s1", ["S1"], [], "Firing"],
    ["Backlog above 20, phones ring", [], [], undefined],
    ["Q3 results come late", [], [], undefined],
    ["TBD", [], [], undefined],
  ])("“%s”", (signal, found, unknown, state) => {
    const link = linked("", signal);
    expect(link.signals.map(({ key }) => key)).toEqual(found);
    expect([link.unknownSignals, link.signalState]).toEqual([unknown, state]);
  });

  test("every cause counts, and every one that is lost is named", () => {
    const found = register(`${HEADERS}\nR1 | A1; A2, A9 |`, { links: LINKS });
    expect(riskIn(found, "R1").link).toMatchObject({ assumptions: ["A1", "A2"], unknownCauses: ["A9"] });
    expect(idsIn(found)).not.toContain("assumption-without-risk");
    expect(found.problems.map(({ code, found: text }) => [code, text])).toEqual([["unknown-id", "A9"]]);
  });

  test("a closed risk leaves its assumption without one", () => {
    const found = register("ID | Cause | State\nR1 | A1 | Closed", { links: LINKS });
    expect(idsIn(found)).toContain("assumption-without-risk");
  });

  test("a risk with a firing signal among others says which", () => {
    const found = register(`${HEADERS}\nR1 |  | S3, S1, S2`, { links: LINKS });
    expect(found.findings.find(({ id }) => id === "risk-signal-firing")?.facts).toMatchObject({ signal: "S1" });
  });
});

describe("placeholders", () => {
  const HEADERS = "ID | Owner | Early-warning signal | Mitigation | Contingency | Review by";

  test.each(["TBD", "None", "n/a", "N/A", "-", "–", "???", "tbc.", "(to be confirmed)", "Unassigned"])(
    "“%s” fills no gap",
    (text) => {
      const found = register(`${HEADERS}\nR1 | ${[text, text, text, text, text].join(" | ")}`);
      expect(riskIn(found, "R1").gaps.map(({ gap }) => gap)).toEqual([
        "owner",
        "signal",
        "mitigation",
        "contingency",
        "review",
      ]);
    },
  );

  test("words that begin like one are words", () => {
    const found = register(
      `${HEADERS}\nR1 | Nona | Nobody calls | None but the usual | N/A team steps in | 2026-07-01`,
    );
    expect(riskIn(found, "R1").gaps).toEqual([]);
  });

  test("“TBD” owns nothing, so it is not one owner for everything", () => {
    const found = register("ID | Owner\nR1 | TBD\nR2 | TBD\nR3 | tbd");
    expect(idsIn(found)).not.toContain("risk-one-owner");
    expect(idsIn(found)).toContain("risk-owner-missing");
  });
});

describe("scores of other people", () => {
  const kind = (rows: string): unknown => {
    const said = register(`ID | Probability | Impact | Score\n${rows}`).findings.find(
      ({ id }) => id === "risk-score-theirs",
    );
    return said?.facts;
  };

  test.each([
    ["product", "R1 | 2 | 3 | 6\nR2 | 4 | 5 | 20\nR3 | 1 | 3 | 3"],
    ["product", "R1 | 100% | 3 | 3\nR2 | 60% | 2 | 1.2\nR3 | 50% | 4 | 2"],
    ["sum", "R1 | 2 | 3 | 5\nR2 | 4 | 5 | 9\nR3 | 1 | 3 | 4"],
    ["sum", "R1 | 0.4 | 4 | 6\nR2 | 0.1 | 3 | 3.5\nR3 | 0.3 | 2 | 3.5"],
    [
      "sum",
      "R1 | Low (1) | Low (1) | Low (2)\nR2 | Medium (2) | Low (1) | Low (3)\nR3 | High (3) | High (3) | High (6)",
    ],
    ["lookup", "R1 | 2 | 3 | Medium\nR2 | 4 | 5 | High\nR3 | 2 | 3 | Medium"],
    ["lookup", "R1 | 2 | 3 | 8\nR2 | 4 | 5 | 9\nR3 | 2 | 3 | 8"],
    ["unknown", "R1 | 2 | 3 | 8\nR2 | 4 | 5 | 9\nR3 | 2 | 3 | 1"],
  ])("a %s is recognized and left alone", (expected, rows) => {
    expect(kind(rows)).toEqual({ column: "Score", kind: expected });
  });
});

describe("states", () => {
  test("a closed risk is outside the exposure and has no gaps; an occurred one counts with certainty", () => {
    const found = register(
      "ID | Owner | Probability | Cost low | Cost high | State\nR1 |  | 20% | 100 | 100 | Closed\nR2 | Mara | 20% | 100 | 100 | Occurred\nR3 | Mara | 20% | 100 | 100 |",
    );
    expect(
      found.risks.map(({ exposure, expectedLoss, gaps }) => [
        exposure,
        expectedLoss === undefined ? undefined : Math.round(expectedLoss),
        gaps.length,
      ]),
    ).toEqual([
      ["closed", undefined, 0],
      ["quantified", 100, 0],
      ["quantified", 20, 0],
    ]);
    expect(found.counts).toEqual({ quantified: 2, unquantified: 0, closed: 1 });
  });

  test("a state that cannot be read counts as open", () => {
    const found = register("ID | Owner | State\nR1 |  | Clsed");
    expect(riskIn(found, "R1").state).toBe("Open");
    expect(idsIn(found)).toEqual(["risk-owner-missing", "risk-unquantified"]);
  });
});
