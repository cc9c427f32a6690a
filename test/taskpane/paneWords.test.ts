import { paneWordsFor } from "../../src/messages/pane";
import { auditPaneWords } from "../../src/messages/auditPane.en";
import { formatFor } from "../../src/messages/format";
import type { Interrupted, RefusalReason } from "../../src/workflows/refusal";
import { CELL } from "./outcomes";

const words = paneWordsFor("en-GB");

const REASONS: readonly RefusalReason[] = [
  { code: "no-tables" },
  { code: "table-ambiguous", table: "Gates", candidates: ["Table1", "Table2"] },
  { code: "sheet-protected", sheet: "Criteria" },
  { code: "structure-protected", sheet: "Gate report" },
  { code: "cell-being-edited" },
  { code: "changed-meanwhile", cells: [CELL] },
  { code: "read-only" },
  { code: "excel-too-old", needs: "ExcelApi 1.12" },
  { code: "no-room", table: "Gates", sheet: "Gates" },
  { code: "newer-layout", layout: 2 },
  { code: "table-gone", table: "Gates" },
  { code: "name-taken", sheet: "Gate report" },
  { code: "log-columns-gone", sheet: "Evaluation log", headers: ["Verdict"] },
  { code: "log-no-table", sheet: "Evaluation log" },
  { code: "sheet-gone", sheet: "Gate report" },
  { code: "checklist-gone", sheet: "Readiness", headers: ["Check", "Done?"] },
  { code: "checklists-several", candidates: ["North!A1:C9", "South!A1:C9"] },
  { code: "checklist-unknown", asked: "East!A1", candidates: [] },
  { code: "cancelled" },
  { code: "host-refused", hostCode: "AccessDenied" },
  {
    code: "interrupted",
    because: { code: "sheet-protected", sheet: "Gate report" },
    cells: 120,
    of: 340,
    written: ["Criteria"],
    missing: ["Gate report"],
  },
];

test.each(REASONS)("$code has a title and something to do, in plain words", (reason) => {
  const { title, steps } = words.refusal(reason);
  expect(steps.length).toBeGreaterThan(0);
  for (const text of [title, ...steps]) expect(text).not.toMatch(/\b(error|invalid|null|undefined|failed)\b/i);
  for (const step of steps) expect(step).toMatch(/\.$/);
  expect(title).not.toMatch(/\.$/);
});

test("a changed cell is named where it is one, counted where there are several", () => {
  expect(words.refusal({ code: "changed-meanwhile", cells: [CELL] }).title).toBe(
    "Criteria!F14 changed while evaluating",
  );
  expect(words.refusal({ code: "changed-meanwhile", cells: [CELL, CELL] }).title).toBe(
    "2 cells changed while evaluating",
  );
});

test("a bar is one sentence with its numbers", () => {
  expect(words.bar({ score: 80.4, low: 80.4, high: 89.13, warn: 75, pass: 90 })).toBe(
    "Score 80.4 out of 100, up to 89.1 if all missing evidence were met. Warn at 75, pass at 90.",
  );
  expect(words.bar({ score: 96.4, low: 96.4, high: 96.4, warn: 75, pass: 90 })).toBe(
    "Score 96.4 out of 100. Warn at 75, pass at 90.",
  );
  expect(words.bar({ score: undefined, low: 27.8, high: 88.9, warn: 75, pass: 90 })).toBe(
    "No score. Between 27.8 and 88.9 out of 100. Warn at 75, pass at 90.",
  );
});

test("a cell link says where it leads", () => {
  expect(words.goToCell(CELL)).toBe("Criteria!F14, go to cell F14 on sheet Criteria");
  expect(words.goToCell({ ...CELL, sheet: "My sheet" })).toBe("'My sheet'!F14, go to cell F14 on sheet My sheet");
});

test("decisions are dated with their weekday, alike on both sides of the Atlantic", () => {
  expect(words.weekday(46_360)).toBe("Fri 4 Dec 2026");
  expect(paneWordsFor("en-US").weekday(46_360)).toBe("Fri 4 Dec 2026");
});

test("a change of verdict is told with both words", () => {
  expect(words.changes([{ gate: "G3", from: "Hold", to: "No-go" }])).toBe("G3 changed from Hold to No-go");
});

test("the load of a person says what is unknown, and never shows it as none", () => {
  const { loadOf } = auditPaneWords(formatFor("en-GB"));
  const load = { atTarget: 1.5, delegated: 1.5, duties: 3, unknown: 0 };
  expect(loadOf(load)).toBe("1.5 times their capacity at target");
  expect(loadOf({ ...load, delegated: 0.8, unknown: 1 })).toBe(
    "1.5 times their capacity at target, 0.8 times with the share delegated, and 1 duty more of unknown load",
  );
  expect(loadOf({ atTarget: 0, delegated: 0, duties: 2, unknown: 2 })).toBe(
    "Load unknown: nothing is known of 2 duties",
  );
});

test("an assumption that breaks is never shown at 1 times what it carries, and an untested one says why", () => {
  const { verdict } = auditPaneWords(formatFor("en-GB"));
  expect(verdict("Breaks", 1.2, undefined)).toBe("Breaks, 1.2 times what it carries.");
  expect(verdict("Breaks", 1.0026, undefined)).toBe("Breaks, 1.0026 times what it carries.");
  expect(verdict("Strained", 1, undefined)).toBe("Strained, at 1 times what it carries.");
  expect(verdict("Untested", 0.2, "nobody knows")).toBe("Untested: nobody knows.");
});

test("a write that was stopped names the cause, the sheets and the two ways on", () => {
  const reason: Interrupted = {
    code: "interrupted",
    because: { code: "sheet-protected", sheet: "Criteria" },
    cells: 12_308,
    of: 40_412,
    written: ["Criteria", "Gates"],
    missing: ["Gate report"],
  };
  const { title, steps } = words.refusal(reason);
  expect(title).toBe("The writing was stopped: 12,308 of 40,412 cells stand there");
  expect(steps[0]).toMatch(/^What stopped it: The sheet “Criteria” is protected\. In Excel, choose Review/);
  expect(steps.slice(1).join(" ")).toMatch(/what is missing is written.*Restore what the last evaluation changed/);
  expect(words.refused.partlyWritten(reason)).toBe(
    "Written: Criteria, Gates. Not written, or only in part: Gate report. Nothing of yours was overwritten.",
  );
});
