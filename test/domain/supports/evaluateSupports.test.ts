import fc from "fast-check";
import { evaluateFit } from "../../../src/domain/fit/evaluateFit";
import { fitMetricsTable } from "../../../src/domain/fit/fitMetrics.table";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { evaluateSupports } from "../../../src/domain/supports/evaluateSupports";
import { supportsTable } from "../../../src/domain/supports/supports.table";
import { runs } from "../../runs";
import { day, ENGLISH, problemsIn, rowsOf } from "../sheet";

const TODAY = day("2026-11-22");
const POLICY = { evidenceAgeDays: 90, readingsToRetire: 3 };
const HEADERS =
  "ID | Support | Kind | Start | Planned end | Retire when | Operator | Level | Owner | Receiving owner | Hours per week | Receiving capacity | Share of work absorbed % | State";
const METRICS =
  "ID | Metric | Dimension | Direction | Target\nM1 | Answered | Quality | Higher is better | 90%\nM2 | Wait | Reliability | Lower is better | 5";

/** The values of M1 and M2 on the last days, the newest last. */
function readings(measure: string, values: readonly (string | number)[], newest = "2026-11-20"): string {
  const lines = values.map((value, i) => {
    const on = new Date((day(newest) - (values.length - 1 - i) * 7 - 25569) * 86_400_000).toISOString().slice(0, 10);
    return `${measure} | ${on} | | ${value} |`;
  });
  return `Measure | Date | Unit | Value | Denominator\n${lines.join("\n")}`;
}

const PASSING = readings("M1", ["96%", "96%", "95%"]);

function supports(rows: readonly string[], measured = PASSING) {
  return evaluateSupports(
    {
      supports: rowsOf(supportsTable, `${HEADERS}\n${rows.join("\n")}`),
      fitMetrics: rowsOf(fitMetricsTable, METRICS),
      readings: rowsOf(readingsTable, measured),
    },
    POLICY,
    TODAY,
    ENGLISH,
  );
}

/** A support that is ready to retire, but for the cells that are given. */
function support(change: Readonly<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    ID: "S1",
    Support: "Support cell",
    Kind: "Support cell",
    Start: "2026-09-01",
    "Planned end": "2026-12-31",
    "Retire when": "M1",
    Operator: "≥",
    Level: "95%",
    Owner: "Ana",
    "Receiving owner": "Ben",
    "Hours per week": "10",
    "Receiving capacity": "10",
    "Share of work absorbed %": "4",
    State: "Active",
    ...change,
  };
  return HEADERS.split("|")
    .map((header) => cells[header.trim()] ?? "")
    .join(" | ");
}

const first = (change: Readonly<Record<string, string>> = {}, measured = PASSING) => {
  const [found] = supports([support(change)], measured).supports;
  if (found === undefined) throw new Error("no support");
  return { state: found.exitState, because: found.because?.id, needs: found.toRetire.map(({ id }) => id), found };
};

describe("the exit state of a support", () => {
  test.each<[string, Record<string, string>, string | undefined, string[]]>([
    ["everything is there", {}, "Ready to retire", []],
    ["its state is blank", { State: "" }, "Ready to retire", []],
    ["no measure is named", { "Retire when": "" }, "No exit criterion", ["name-exit"]],
    ["no level is named", { Level: "" }, "No exit criterion", ["name-exit"]],
    ["no planned end is named", { "Planned end": "" }, "No exit criterion", ["name-exit"]],
    ["the level cannot be read", { Level: "#REF!" }, "No exit criterion", ["name-exit"]],
    ["nobody receives it", { "Receiving owner": "" }, "Not due", ["name-receiving-owner"]],
    ["nobody knows its hours", { "Hours per week": "" }, "Not due", ["say-hours"]],
    ["nobody knows the capacity", { "Receiving capacity": "" }, "Not due", ["say-receiving-capacity"]],
    ["the capacity is too small", { "Receiving capacity": "9" }, "Not due", ["free-capacity"]],
    ["the level is not reached", { Level: "95.5%" }, "Not due", ["measure-passes"]],
    ["it ends today", { Level: "97%", "Planned end": "2026-11-22" }, "Not due", ["measure-passes"]],
    ["it ended yesterday", { Level: "97%", "Planned end": "2026-11-21" }, "Overdue", ["measure-passes"]],
    // 10 days planned.
    [
      "it is late by its planned length",
      { Level: "97%", Start: "2026-11-02", "Planned end": "2026-11-12" },
      "Overdue",
      ["measure-passes"],
    ],
    [
      "it is late by a day more",
      { Level: "97%", Start: "2026-11-01", "Planned end": "2026-11-11" },
      "Permanent by default",
      ["measure-passes"],
    ],
    ["nobody knows its start", { Level: "97%", Start: "", "Planned end": "2026-01-11" }, "Overdue", ["measure-passes"]],
    ["it is late, but can go", { "Planned end": "2026-09-11" }, "Ready to retire", []],
    ["it is retired", { State: "Retired", Level: "" }, undefined, []],
    ["it was made permanent", { State: "Made permanent" }, undefined, []],
  ])("where %s", (_, change, state, needs) => {
    expect([first(change).state, first(change).needs]).toEqual([state, needs]);
  });
});

describe("the measure of a support", () => {
  const of = (values: readonly (string | number)[], newest?: string) => first({}, readings("M1", values, newest));

  it("passes in the latest three readings, not in two, and not with one that nobody can use", () => {
    expect(of(["96%", "96%", "96%"]).state).toBe("Ready to retire");
    expect(of(["10%", "96%", "96%", "96%"]).state).toBe("Ready to retire");
    expect(of(["96%", "96%"]).state).toBe("Not due");
    expect(of(["94%", "96%", "96%"]).state).toBe("Not due");
    expect(of(["96%", "96%", "94%"]).state).toBe("Not due");
    expect(of(["96%", "#N/A", "96%"]).state).toBe("Not due");
    expect(of(["96%", 96, "96%"]).state).toBe("Not due");
  });

  it("says how many readings passed and what the newest says", () => {
    const [need] = of(["94%", "96%", "96%"]).found.toRetire;
    expect(need).toMatchObject({ id: "measure-passes", standing: { passed: 2, needed: 3, newest: { id: "keeps" } } });
    const [low] = of(["96%", "96%", "94%"]).found.toRetire;
    expect(low).toMatchObject({ standing: { passed: 0, newest: { id: "breaches" } } });
  });

  it("has to be fresh in its newest reading only", () => {
    expect(of(["96%", "96%", "96%"], "2026-08-24").state).toBe("Ready to retire");
    expect(of(["96%", "96%", "96%"], "2026-08-23").state).toBe("Not due");
  });

  it("goes by the direction of the fit metric where there is no operator", () => {
    const measured = readings("M2", [4, 4, 3]);
    expect(first({ "Retire when": "m2", Operator: "", Level: "4" }, measured).state).toBe("Ready to retire");
    expect(first({ "Retire when": "m2", Operator: "", Level: "3.5" }, measured).state).toBe("Not due");
    expect(first({ "Retire when": "m2", Operator: "", Level: "<= 4" }, measured).state).toBe("Ready to retire");
  });

  it("has no rule where a plain figure has no operator and the measure no direction", () => {
    const measured = readings("I7", [4, 4, 3]);
    const found = first({ "Retire when": "I7", Operator: "", Level: "4" }, measured);
    expect([found.state, found.found.toRetire[0]]).toMatchObject(["No exit criterion", { column: "operator" }]);
    expect(first({ "Retire when": "I7", Operator: "≤", Level: "4" }, measured).state).toBe("Ready to retire");
  });
});

describe("bad input to supports", () => {
  test.each<[string, Record<string, string>, string]>([
    ["a measure that points nowhere", { "Retire when": "M9" }, "F2: unknown-id"],
    ["a level that is an error", { Level: "#REF!" }, "H2: level-unreadable"],
    ["an operator that nobody knows", { Operator: "about" }, "G2: level-operator-unreadable"],
    ["an end before the start", { "Planned end": "2026-08-31" }, "E2: end-before-start"],
    ["a share above 100", { "Share of work absorbed %": "101" }, "M2: absorbed-out-of-range"],
    ["a share below 0", { "Share of work absorbed %": "-1" }, "M2: absorbed-out-of-range"],
    ["hours below 0", { "Hours per week": "-1" }, "K2: below-zero"],
  ])("names %s", (_, change, problem) => {
    expect(problemsIn(supports([support(change)]))).toEqual([problem]);
    expect(problemsIn(supports([support()]))).toEqual([]);
  });

  it("takes no plain figure up to 1 for a percentage where the header does not say so", () => {
    const absorbed = (header: string, share: string) => {
      const sheet = `${HEADERS.replace("Share of work absorbed %", header)}\n${support({ "Share of work absorbed %": share })}`;
      const rows = rowsOf(supportsTable, sheet);
      const tables = { supports: rows, fitMetrics: undefined, readings: undefined, otherMeasures: new Set(["m1"]) };
      const found = evaluateSupports(tables, POLICY, TODAY, ENGLISH);
      return [found.active[0]?.absorbed, ...problemsIn(found)];
    };
    expect(absorbed("Share of work absorbed %", "0.5")).toEqual([0.005]);
    expect(absorbed("Share of work absorbed", "0.5")).toEqual([undefined, "M2: absorbed-out-of-range"]);
    expect(absorbed("Share of work absorbed", "50%")).toEqual([0.5]);
    expect(absorbed("Share of work absorbed", "50")).toEqual([0.5]);
    expect(absorbed("Share of work absorbed %", "half")).toEqual([undefined, "M2: absorbed-out-of-range"]);
  });

  it("makes no unknown share a share of nothing", () => {
    expect(supports([support({ "Share of work absorbed %": "101" })]).active).toEqual([
      { id: "S1", absorbed: undefined },
    ]);
  });
});

describe("what the new model rests on", () => {
  it("is the work that active supports absorb, those without an exit, and one person behind several", () => {
    const { dependency, active } = supports([
      support({ "Share of work absorbed %": "4%" }),
      support({ ID: "S2", "Planned end": "", "Share of work absorbed %": "7" }),
      support({ ID: "S3", Owner: "ana; Cy", "Share of work absorbed %": "" }),
      support({ ID: "S4", Owner: "Cy", State: "Retired", "Share of work absorbed %": "50" }),
      support({
        ID: "S5",
        Owner: "Di",
        Start: "2027-01-01",
        "Planned end": "2027-03-01",
        "Share of work absorbed %": "30",
      }),
    ]);
    expect(active.map(({ id }) => id)).toEqual(["S1", "S2", "S3"]);
    expect(dependency).toEqual({
      absorbed: 0.11,
      absorbedUnknown: ["S3"],
      withoutExit: ["S2"],
      onePerson: [{ person: "Ana", supports: ["S1", "S2", "S3"], absorbed: 0.11 }],
    });
  });

  it("names parallel runs without an end, past it, and without exactly one owner", () => {
    const run = (change: Record<string, string>) => support({ Kind: "Parallel run", ...change });
    const { parallelRuns } = supports([
      run({ "Planned end": "" }),
      run({ ID: "S2", "Planned end": "2026-11-12", Owner: "Ana, Ben" }),
      run({ ID: "S3", Owner: "" }),
      run({ ID: "S4", State: "Retired" }),
      support({ ID: "S5" }),
    ]);
    expect(
      parallelRuns.map(({ id, bounded, overdueDays, owners }) => [id, bounded, overdueDays, owners.length]),
    ).toEqual([
      ["S1", false, 0, 1],
      ["S2", true, 10, 2],
      ["S3", true, 0, 0],
    ]);
  });

  it("makes a fit one on crutches by a single cell", () => {
    const landing = (share: string) => {
      const measured = `${PASSING}\n${readings("M2", [4, 4, 3]).split("\n").slice(1).join("\n")}`;
      const { active } = supports([support({ "Share of work absorbed %": share })], measured);
      const tables = {
        fitMetrics: rowsOf(fitMetricsTable, METRICS),
        readings: rowsOf(readingsTable, measured),
        activeSupports: active,
      };
      const policy = { evidenceAgeDays: 90, missingLimitPercent: 50, absorbedWorkLimitPercent: 10 };
      return evaluateFit(tables, policy, TODAY).landing;
    };
    expect([landing("10"), landing("10.1"), landing("")]).toEqual([
      "Structural fit",
      "Fit on crutches",
      "Not assessed",
    ]);
  });
});

it("a support is ready exactly where nothing is left to be done, and another blank cell never makes it so", () => {
  const columns = [
    "Retire when",
    "Level",
    "Planned end",
    "Receiving owner",
    "Hours per week",
    "Receiving capacity",
    "Start",
  ];
  fc.assert(
    fc.property(
      fc.subarray(columns),
      fc.constantFrom(...columns),
      fc.constantFrom("94%", "96%"),
      (blank, more, newest) => {
        const measured = readings("M1", ["96%", "96%", newest]);
        const without = (list: readonly string[]) =>
          first(Object.fromEntries(list.map((column) => [column, ""])), measured);
        const found = without(blank);
        expect(found.state === "Ready to retire").toBe(found.needs.length === 0);
        if (found.state !== "Ready to retire") expect(without([...blank, more]).state).not.toBe("Ready to retire");
      },
    ),
    runs(60),
  );
});
