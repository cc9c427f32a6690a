import { writeFileSync } from "node:fs";
import { saveWorkbook } from "../excel";
import { AUDIT_BOOK, BOUNDARIES } from "../workflows/auditBook";
import { closeBooks, openBook, type TableLiteral } from "../workflows/book";
import { commandFolder } from "./commandFolder";
import { evaluateCommand } from "./evaluateCommand";

const folder = commandFolder();
afterEach(closeBooks);

async function evaluated(name: string, tables: readonly TableLiteral[], ...options: readonly string[]) {
  const { book } = await openBook(tables);
  const file = folder.at(name);
  writeFileSync(file, await saveWorkbook(book));
  return folder.run(evaluateCommand, file, "--as-of", "2026-11-22", ...options);
}

test("a workbook without gates ends with 0 and says in JSON what its tables hold", async () => {
  const { status, stdout } = await evaluated("audit.xlsx", AUDIT_BOOK, "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    gates: [],
    regime: { state: "Crossing ahead", because: [{ id: "boundary-crossed-at-target" }, { id: "assumption-breaks" }] },
    boundaries: [
      { id: "B1", ratioNow: 0.333333333, stateNow: "Inside", stateAtTarget: "Crossed", crossingDate: "2027-11-08" },
    ],
    signals: [{ id: "S1", state: "Watch" }],
    assumptions: [
      { id: "A1", ratio: 1.2, verdict: "Breaks", covered: "No", priority: 0, breaksInWave: null },
      { id: "A2", ratio: 0.8, verdict: "Holds", headroom: 46, covered: "No", priority: 1 },
    ],
    nextSafeStep: 29,
    operatingModel: {
      missingKinds: expect.arrayContaining(["Role"]) as string[],
      elements: [{ id: "E1", findings: [] }],
    },
    handoffs: [{ id: "H1", loadRatio: 0.9, findings: [] }],
    decisions: [{ id: "D1", loadRatio: 1.5, findings: [{ id: "capacity-exceeded" }, { id: "person-overloaded" }] }],
  });
});

test("one table of ours is enough; what is not there is null, and the text says the regime", async () => {
  const { status, stdout } = await evaluated("one.xlsx", [BOUNDARIES], "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    signals: null,
    assumptions: null,
    operatingModel: null,
    nextSafeStep: null,
  });
  const text = await evaluated("text.xlsx", [BOUNDARIES]);
  expect(text.stdout).toContain("Regime: Crossing ahead\n  B1 Sites passes its limit of 12 on the way to 40");
});
