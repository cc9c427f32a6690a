import { criterionIn, drawn, evaluated, plain, problemsIn, TODAY, type DrawnBook, type DrawnSheet } from "../sheet";

/** "Met", "Stale because evidence-old" and the problems of the only criterion on the sheet. */
function resultOf(criteria: string | DrawnSheet, more: Omit<DrawnBook, "criteria"> = {}): string {
  const book = evaluated({ criteria, ...more });
  const [criterion] = book.criteria;
  if (criterion === undefined || book.criteria.length > 1) throw new Error(`${book.criteria.length} criteria`);
  const problems = book.problems.map(({ code, severity }) => (severity === "problem" ? code : `(${code})`));
  return [`${criterion.result} because ${criterion.reason.id}`, ...problems].join(", ");
}

const one = (headers: string, cells: string): string => `Criterion | ${headers}\nA | ${cells}`;

describe("a criterion is Not applicable", () => {
  const headers = "Actual | Pass at | Applies | Reason not applicable | Must pass";
  test.each([
    ["with a reason", "1 | 90 | No | no such site | ", "Not applicable because not-applicable"],
    ["FALSE for No", "1 | 90 | FALSE | no such site | No", "Not applicable because not-applicable"],
    ["not without a reason", "95 | 90 | No | | ", "No evidence because reason-missing, reason-missing"],
    [
      "not with a reason that is an error",
      "95 | 90 | No | #N/A | ",
      "No evidence because reason-missing, reason-missing",
    ],
    ["not on a must-pass", "95 | 90 | No | no such site | Yes", "Met because meets, must-pass-applies"],
    ["not on a must-pass that fails", "1 | 90 | No | | Yes", "Not met because fails, must-pass-applies"],
    ["not where Must pass cannot be read", "95 | 90 | No | why | perhaps", "Met because meets, must-pass-applies"],
    ["not where Applies cannot be read", "95 | 90 | partly | why | ", "Met because meets"],
    ["not where Applies is blank", "95 | 90 | | why | ", "Met because meets"],
  ])("%s", (_, cells, expected) => {
    expect(resultOf(one(headers, cells))).toBe(expected);
  });
});

describe("a criterion is Information", () => {
  test.each([
    ["with a number and no Pass at", "Actual | Pass at", "7 | ", "Information because information"],
    [
      "not as a must-pass",
      "Actual | Pass at | Must pass",
      "7 | | Yes",
      "No evidence because rule-missing, pass-at-missing",
    ],
    ["not where the sheet has no Pass at", "Actual", "7", "No evidence because rule-missing, pass-at-missing"],
    ["not with a word", "Actual | Pass at", "Done | ", "Met because word-passes"],
    ["not where it is blank", "Actual | Pass at", " | ", "No evidence because actual-blank, word-blank"],
  ])("%s", (_, headers, cells, expected) => {
    expect(resultOf(one(headers, cells))).toBe(expected);
  });

  test("and stands outside both sums", () => {
    const book = evaluated({ criteria: "Criterion | Actual | Pass at | Weight\nA | 7 | | 9\nB | 95 | 90 | 1" });
    expect(criterionIn(book, "A").points).toBeUndefined();
    expect(book.gates[0]).toMatchObject({ verdict: "Go", score: 100 });
  });
});

describe("words that pass, warn and fail apply where Pass at is blank", () => {
  test.each([
    ["Yes", "Met because word-passes"],
    ["done", "Met because word-passes"],
    [" COMPLETE ", "Met because word-passes"],
    ["TRUE", "Met because word-passes"],
    ["Partly", "Warning because word-warns"],
    ["in progress", "Warning because word-warns"],
    ["Not started", "Not met because word-fails"],
    ["FALSE", "Not met because word-fails"],
    ["Mostly", "No evidence because actual-unreadable, word-unknown"],
    ["#N/A", "No evidence because actual-error, error-value"],
    ["", "No evidence because actual-blank, word-blank"],
    ["1", "No evidence because rule-missing, pass-at-missing"],
  ])("%s", (word, expected) => {
    expect(resultOf(one("Status", word))).toBe(expected);
    // On must-pass rows too.
    expect(resultOf(one("Status | Must pass", `${word} | Yes`))).toBe(expected);
  });

  test("in the policy's words, TRUE counting as Yes there too", () => {
    const transition = "Setting | Value\nWords that pass | ok; TRUE\nWords that warn | so so\nWords that fail | bad";
    const results = ["ok", "TRUE", "yes", "so so", "bad", "done"].map((word) =>
      resultOf(one("Status", word), { transition }),
    );
    expect(results.map((result) => result.split(" because")[0])).toEqual([
      "Met",
      "Met",
      "Met",
      "Warning",
      "Not met",
      "No evidence",
    ]);
  });

  test("so one Yes and nine blanks is never Go", () => {
    const blanks = Array.from({ length: 9 }, (_, i) => `B${i} | `).join("\n");
    const { gates } = evaluated({ criteria: `Criterion | Status\nA | Yes\n${blanks}` });
    expect(gates[0]?.verdict).toBe("Not evaluable");
  });

  test("and a Warn at has nothing to say there", () => {
    expect(resultOf(one("Actual | Pass at | Warn at", "Done | | 5"))).toBe("Met because word-passes, warn-at-not-used");
  });
});

describe("a criterion with a Pass at", () => {
  const headers = "Actual | Operator | Pass at | Warn at";
  test.each([
    ["meets it", "90 | | 90 | 80", "Met because meets"],
    ["warns", "80 | | 90 | 80", "Warning because warns"],
    ["fails", "79.9 | | 90 | 80", "Not met because fails"],
    ["meets it by its own operator", "4 | | <5 | ", "Met because meets"],
    ["meets a word", "signed | | Signed, Sent | ", "Met because meets"],
    ["fails a word", "open | | Signed | ", "Not met because fails"],
    ["has no evidence", " | | 90 | ", "No evidence because actual-blank"],
    ["shows an error", "#DIV/0! | | 90 | ", "No evidence because actual-error, error-value"],
    ["shows a word for a figure", "lots | | 90 | ", "No evidence because actual-unreadable, actual-not-a-number"],
    [
      "blames a range that cannot be read, not the figure",
      "15 | | 10-20 | ",
      "No evidence because rule-unreadable, pass-at-unreadable",
    ],
    ["shows a figure for a word", "5 | | Signed | ", "No evidence because actual-unreadable, actual-not-a-word"],
    ["has a Pass at that is an error", "95 | | #REF! | ", "No evidence because rule-unreadable, pass-at-unreadable"],
    ["has an operator nobody knows", "95 | near | 90 | ", "No evidence because rule-unreadable, operator-unreadable"],
    ["contradicts itself", "95 | ≤ | >= 90 | ", "No evidence because rule-unreadable, operator-contradicts"],
    ["has a Warn at that is too strict", "85 | ≥ | 80 | 90", "Met because meets, warn-at-stricter"],
    ["has a Warn at that cannot be read", "85 | ≥ | 90 | #N/A", "Not met because fails, warn-at-unreadable"],
    ["takes a figure typed as text", "'92 | | 90 | ", "Met because meets"],
  ])("%s", (_, cells, expected) => {
    expect(resultOf(one(headers, cells))).toBe(expected);
  });

  test("names the cell that is wrong, by its own header", () => {
    const book = evaluated({ criteria: "Status | Check | Needed\nlots | A | 90\n95 | B | >= #" });
    expect(problemsIn(book)).toEqual(["A2: actual-not-a-number", "C3: operator-contradicts"]);
  });
});

describe("percentages", () => {
  const headers = "Actual | Pass at | Warn at | Operator";
  test.each([
    [
      "300 % is stored as 3 and never passes for at most 5",
      "300% | 5 | | ≤",
      "No evidence because units-differ, some-percent",
    ],
    [
      "nor for one of 5, 6 and 300",
      "300% | '5; 6; 300 | | ",
      "No evidence because actual-unreadable, actual-not-a-word",
    ],
    ["a plain figure against a percentage", "95 | 90% | | ", "No evidence because units-differ, some-percent"],
    ["a Warn at without the sign", "95% | 90% | 80 | ", "No evidence because units-differ, some-percent"],
    ["a Warn at alone with it", "95 | 90 | 80% | ", "No evidence because units-differ, some-percent"],
    ["all of them", "80% | 90% | 80% | ", "Warning because warns"],
    ["typed in Pass at", "90% | '>= 90 % | | ", "Met because meets"],
    ["57 %, stored as 0.57", "57% | 57% | | ", "Met because meets"],
    ["a date against a figure", "2026-06-01 | 90 | | ", "No evidence because units-differ, unit-differs"],
    ["dates among themselves", "2026-06-01 | 2026-06-30 | | ≤", "Met because meets"],
    ["beside = no Warn at is compared", "90% | 90% | 80 | =", "Met because meets, warn-at-not-used"],
  ])("%s", (_, cells, expected) => {
    expect(resultOf(one(headers, cells))).toBe(expected);
  });

  test("under a % header a plain number is percent, beside percent-formatted cells", () => {
    expect(resultOf("Criterion | Actual % | Pass at\nA | 95 | 90%")).toBe("Met because meets");
    expect(resultOf("Criterion | Actual % | Pass at %\nA | 85 | 90")).toBe("Not met because fails");
    expect(resultOf("Criterion | Actual % | Pass at\nA | 95 | 90")).toBe(
      "No evidence because units-differ, some-percent",
    );
    expect(resultOf("Criterion | Actual | Pass at %\nA | 95% | >= 90")).toBe("Met because meets");
  });
});

describe("evidence ages", () => {
  const headers = "Actual | Pass at | Warn at | Evidence date | Must pass";
  test.each([
    // 90 days before 30 June 2026 is 1 April.
    ["not after exactly 90 days", "95 | 90 | | 2026-04-01 | ", "Met because meets"],
    ["after 91 days", "95 | 90 | | 2026-03-31 | ", "Stale because evidence-old"],
    ["a warning too", "85 | 90 | 80 | 2026-03-31 | ", "Stale because evidence-old"],
    ["a failure never", "1 | 90 | | 2020-01-01 | ", "Not met because fails"],
    ["nor a failure dated ahead", "1 | 90 | | 2026-07-01 | ", "Not met because fails"],
    ["nor what has none", " | 90 | | 2020-01-01 | ", "No evidence because actual-blank"],
    ["nor information", "7 | | | 2020-01-01 | ", "Information because information"],
    ["words too", "Done | | | 2026-03-31 | ", "Stale because evidence-old"],
    ["not when dated today", "95 | 90 | | 2026-06-30 | Yes", "Met because meets"],
    ["and is not believed when dated tomorrow", "95 | 90 | | 2026-07-01 | ", "Stale because evidence-future"],
    ["a blank date is a note only", "95 | 90 | | | ", "Met because meets"],
    ["but takes a must-pass away", "95 | 90 | | | Yes", "Stale because evidence-undated"],
    ["as does a date that cannot be read", "95 | 90 | | soon | Yes", "Stale because evidence-undated"],
    ["a date that cannot be read is a blank elsewhere", "95 | 90 | | soon | ", "Met because meets"],
  ])("%s", (_, cells, expected) => {
    expect(resultOf(one(headers, cells))).toBe(expected);
  });

  test("and no must-pass is stale for want of a column that the sheet does not have", () => {
    expect(resultOf(one("Actual | Pass at | Must pass", "95 | 90 | Yes"))).toBe("Met because meets");
  });

  test("says for each undated pass that it is one, naming the cell, but not where nothing is dated", () => {
    const undated = (criteria: string) =>
      evaluated({ criteria }).findings.flatMap((found) =>
        found.id === "evidence-undated" ? [found.facts.criterion.key, found.cells[0]?.column] : [],
      );
    expect(undated("Criterion | Actual | Pass at | Evidence date\nA | 95 | 90 | \nB | 1 | 90 | ")).toEqual(["A", 3]);
    expect(undated("Criterion | Actual | Pass at\nA | 95 | 90")).toEqual([]);
  });

  test("by the policy's own age, with the facts of the sentence", () => {
    const transition = "Setting | Value\nEvidence age (days) | 10";
    const criteria = "Criterion | Actual | Pass at | Evidence date\nA | 95 | 90 | 2026-06-20\nB | 95 | 90 | 2026-06-19";
    const { criteria: found } = evaluated({ criteria, transition });
    expect(found.map(({ result }) => result)).toEqual(["Met", "Stale"]);
    expect(found[1]?.reason).toEqual({ id: "evidence-old", date: TODAY - 11, days: 11, limit: 10 });
  });
});

describe("what cannot be read counts against the criterion", () => {
  test("an unreadable Must pass is Yes, an unreadable or negative Weight is 1, each a problem", () => {
    const criteria = drawn("Criterion | Actual | Pass at | Must pass | Weight\nA | 95 | 90 | perhaps | heavy");
    const book = evaluated({ criteria });
    expect(book.criteria[0]?.measured).toMatchObject({ mustPass: true, weight: 1 });
    const negative = evaluated({ criteria: "Criterion | Actual | Pass at | Weight\nA | 95 | 90 | -3" });
    expect(negative.criteria[0]?.measured.weight).toBe(1);
    expect(problemsIn(negative)).toEqual(["D2: negative-weight"]);
  });

  test("a blank Must pass is No, a blank Weight 1, and a weight of 0 stays 0", () => {
    const book = evaluated({
      criteria: "Criterion | Actual | Pass at | Must pass | Weight\nA | 95 | 90 | |\nB | 95 | 90 | No | 0",
    });
    expect(book.criteria.map(({ measured: { mustPass, weight } }) => [mustPass, weight])).toEqual([
      [false, 1],
      [false, 0],
    ]);
  });

  test("one bad row never spoils the rest", () => {
    const criteria: DrawnSheet = {
      headers: ["Criterion", "Actual", "Pass at", "Weight", "Must pass"],
      rows: [
        ["#REF!", "#REF!", "#REF!", "#REF!", "#REF!"],
        ["B", 95, 90, 1, "No"],
        ["C", "#N/A", "20..10", -1, 7],
        ["D", 85, 90, 1, ""],
      ].map((row) => row.map((value) => plain(value))),
    };
    const { criteria: found } = evaluated({ criteria });
    expect(found.map(({ measured, result }) => [measured.row.key, result])).toEqual([
      ["#REF! (row 2)", "No evidence"],
      ["B", "Met"],
      ["C", "No evidence"],
      ["D", "Not met"],
    ]);
  });
});
