import { SETTINGS } from "../../src/domain/settings";
import { readPolicy, thresholdFault, type Policy } from "../../src/domain/policy";
import { transitionTable } from "../../src/domain/transition/transition.table";
import { localeOf } from "../../src/tabular/workbookLocale";
import { day, drawn, ENGLISH, rowsOf, type DrawnSheet } from "./sheet";

function read(settings: string | DrawnSheet): { readonly policy: Policy; readonly problems: readonly string[] } {
  const sheet = typeof settings === "string" ? drawn(`Setting | Value\n${settings}`) : settings;
  const { policy, problems } = readPolicy(rowsOf(transitionTable, sheet), ENGLISH);
  return { policy, problems: problems.map(({ cell, code, severity }) => `${cell.row + 1}: ${code} ${severity}`) };
}

const thresholds = ({ passScore, warnScore, missingLimitPercent }: Policy) => [
  passScore,
  warnScore,
  missingLimitPercent,
];

describe("the policy", () => {
  test("without a Transition table is 90/75/50, 90 days and the usual words", () => {
    const { policy, problems } = readPolicy(undefined, ENGLISH);
    expect(policy).toMatchObject({ passScore: 90, warnScore: 75, missingLimitPercent: 50, evidenceAgeDays: 90 });
    expect(policy.wordsThatPass).toEqual(["yes", "done", "complete", "met", "passed", "green"]);
    expect(policy.wordsThatWarn).toEqual(["partly", "in progress", "amber"]);
    expect(policy.wordsThatFail).toEqual(["no", "open", "not started", "failed", "red"]);
    expect(policy.statusDate).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test("is what the table says, whatever the order and case of its settings", () => {
    const { policy, problems } = read(`
      warn score          | 60
      Evidence age (days) | 30
      Pass score          | 95
      MISSING LIMIT       | 60%
      Name                | Nurse line
      Status date         | 2026-06-30
      Language            | de-DE
      Words that pass     | ja; fertig
    `);
    expect(policy).toMatchObject({
      passScore: 95,
      warnScore: 60,
      missingLimitPercent: 60,
      evidenceAgeDays: 30,
      name: "Nurse line",
      statusDate: day("2026-06-30"),
      language: "de-DE",
      wordsThatPass: ["ja", "fertig"],
    });
    expect(problems).toEqual([]);
  });

  test("what the sheet says of a word outranks the defaults; of a word said twice the worse counts", () => {
    const words = (rows: string) => {
      const { wordsThatPass, wordsThatWarn, wordsThatFail } = read(rows).policy;
      return (word: string) =>
        [wordsThatPass, wordsThatWarn, wordsThatFail].map((list) => (list.includes(word) ? "x" : "-")).join("");
    };
    expect(words("")("done")).toBe("x--");
    expect(words("Words that fail | Done; No")("done")).toBe("--x");
    expect(words("Words that pass | Open; Yes")("open")).toBe("x--");
    expect(words("Words that pass | Open; Yes\nWords that fail | No; Open")("open")).toBe("--x");
    expect(words("Words that warn | Open\nWords that pass | Open")("open")).toBe("-x-");
  });

  test.each(["0.5", "50", "50%", "'50 %", "'0.5"])("reads a missing limit of %s as half", (limit) => {
    expect(read(`Missing limit | ${limit}`).policy.missingLimitPercent).toBe(50);
  });

  test.each(["90", "90%", "'90", "'90 %"])("reads a pass score of %s as 90", (score) => {
    expect(read(`Pass score | ${score}`).policy.passScore).toBe(90);
  });

  test("takes 55 %, stored as 0.55, as 55 exactly, so that a score of 55 reaches it", () => {
    expect(0.55 * 100).toBe(55.00000000000001);
    expect(thresholds(read("Warn score | 55%\nMissing limit | 56%").policy)).toEqual([90, 55, 56]);
  });

  test.each([
    ["a warn score of 50", "Warn score | 50"],
    ["a warn score below 100 less the missing limit", "Missing limit | 20\nWarn score | 80"],
    ["a missing limit that the standard warn score does not go with", "Missing limit | 25%"],
    ["a warn score above the pass score", "Warn score | 80\nPass score | 70"],
    ["a pass score below the standard warn score", "Pass score | 70"],
  ])("is refused by name for %s: 90/75/50 holds", (_, settings) => {
    const { policy, problems } = read(settings);
    expect(thresholds(policy)).toEqual([90, 75, 50]);
    expect(problems).toEqual(settings.split("\n").map((_line, row) => `${row + 2}: policy-refused problem`));
  });

  test.each([
    ["a pair that just holds", "Warn score | 50.1", [90, 50.1, 50]],
    ["a warn score just above 100 less the missing limit", "Missing limit | 20\nWarn score | 80.1", [90, 80.1, 20]],
    ["warn equal to pass", "Warn score | 90", [90, 90, 50]],
  ])("takes %s", (_, settings, expected) => {
    expect(read(settings)).toMatchObject({ problems: [] });
    expect(thresholds(read(settings).policy)).toEqual(expected);
  });

  test.each([
    ["Pass score", "high"],
    ["Pass score", "0"],
    ["Pass score", "101"],
    ["Missing limit", "0"],
    ["Missing limit", "-5"],
    ["Missing limit", "150"],
    ["Evidence age (days)", "-1"],
    ["Evidence age (days)", "'90 days"],
    ["Evidence age (days)", "#N/A"],
    ["Status date", "soon"],
    ["Status date", "#VALUE!"],
    ["Language", "gibberish!"],
    ["Words that pass", "7"],
    ["Load-bearing from", "50"],
    ["Load-bearing from", "0"],
    ["Near limit", "1.5"],
    ["Wave length (weeks)", "0"],
    ["Gap (weeks)", "1.5"],
    ["Cap ramp", "some, rest"],
    ["Plan steps", "-1"],
  ])("refuses %s %s by name and keeps the default", (setting, value) => {
    const { policy, problems } = read(`${setting} | ${value}`);
    expect(problems).toEqual(["2: policy-unreadable problem"]);
    expect(policy).toEqual(readPolicy(undefined, ENGLISH).policy);
  });

  test("keeps a default where the value is blank", () => {
    expect(read("Pass score | ")).toEqual({ policy: readPolicy(undefined, ENGLISH).policy, problems: [] });
  });

  test("reads every default, written out, as it counts where nothing stands", () => {
    const written = SETTINGS.filter(({ default: standard }) => standard !== "");
    const sheet = written.map(({ name, default: standard }) => `${name} | ${standard}`).join("\n");
    expect(read(sheet)).toEqual({ policy: readPolicy(undefined, ENGLISH).policy, problems: [] });
  });

  test("names a word that the workbook has on two lists; the worse meaning counts", () => {
    const { policy, problems } = read(
      "Words that pass | Yes, Ready\nWords that warn | Maybe\nWords that fail | ready, No",
    );
    expect(problems).toEqual(["2: word-on-two-lists guess"]);
    expect(policy.wordsThatPass).toEqual(["yes"]);
    expect(policy.wordsThatFail).toEqual(["ready", "no"]);
    expect(read("Words that pass | Yes, Ready\nWords that fail | No").problems).toEqual([]);
  });

  test("reads the settings of the wave plan", () => {
    const { policy, problems } = read("First wave start | 2027-01-04\nCap ramp | 1, 10 %, rest\nGap (weeks) | 2");
    expect(problems).toEqual([]);
    expect(policy.waves).toMatchObject({
      firstStart: day("2027-01-04"),
      ramp: [{ kind: "units", count: 1 }, { kind: "share", percent: 10 }, { kind: "rest" }],
      gapWeeks: 2,
      lengthWeeks: 4,
    });
  });

  test("says which setting it does not know, but not of one that a later part reads", () => {
    expect(read("Pass mark | 80\nDraws | 20000").problems).toEqual(["2: setting-unknown guess"]);
  });

  test.each([
    ["Impact scale | 1 to 10", []],
    ["Impact scale | 10 to 1", ["2: policy-unreadable problem"]],
    ["Impact scale | wide", ["2: policy-unreadable problem"]],
    ["Probability after scale | Percent", []],
    ["Cost of a week's delay | 1000000000000000", []],
    ["Cost of a week's delay | 1000000000000001", ["2: policy-unreadable problem"]],
  ])("reads how a risk is counted: %s", (setting, problems) => {
    expect(read(setting).problems).toEqual(problems);
  });

  test("takes the first of two equal settings and names the second", () => {
    const { policy, problems } = read("Pass score | 95\nPass score | 80");
    expect(policy.passScore).toBe(95);
    expect(problems).toEqual(["3: setting-unknown guess"]);
  });

  test.each([
    ["2026-06-30", "en-US"],
    ["30.6.2026", "de-DE"],
    ["6/30/2026", "en-US"],
  ])("reads a status date typed as %s in %s", (text, language) => {
    const locale = localeOf(language);
    const rows = rowsOf(transitionTable, `Setting | Value\nStatus date | '${text}`, locale);
    expect(readPolicy(rows, locale).policy.statusDate).toBe(day("2026-06-30"));
  });
});

describe("a pair of thresholds", () => {
  test.each([
    [90, 75, 50, undefined],
    [90, 50, 50, "warn-too-low"],
    [90, 60, 40, "warn-too-low"], // 60 ≤ 100 − 40
    [90, 60.1, 40, undefined],
    [90, 45, 100, "warn-too-low"],
    [90, 50, 80, "warn-too-low"], // half is never enough, however much may be missing
    [90, 50.1, 80, undefined],
    [70, 75, 50, "warn-above-pass"],
    [100, 100, 50, undefined],
    [101, 75, 50, "out-of-range"],
    [0, 75, 50, "out-of-range"],
  ])("pass %d, warn %d, missing limit %d: %s", (pass, warn, limit, fault) => {
    expect(thresholdFault(pass, warn, limit)).toBe(fault);
  });
});
