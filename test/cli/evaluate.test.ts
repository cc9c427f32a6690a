import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { colleague, newWorkbook, openWorkbook, saveWorkbook } from "../excel";
import { closeBooks, openBook } from "../workflows/book";
import { commandFolder } from "./commandFolder";
import { evaluateCommand } from "./evaluateCommand";

const ROOT = path.join(__dirname, "../..");
const SAMPLE = path.join(ROOT, "assets/samples/pilot-to-production.xlsx");
const folder = commandFolder();
afterEach(closeBooks);

test("evaluates the bundled sample, says why, and writes the scored workbook to out/", async () => {
  const [tsx, script] = [path.join(ROOT, "node_modules/tsx/dist/cli.mjs"), path.join(ROOT, "test/cli/evaluate.ts")];
  const { status, stdout } = spawnSync(process.execPath, [tsx, script, "--by", "M. Okafor"], {
    cwd: folder.at(),
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toContain("G3 Full network  No-go           60.0   60.0 to 78.0  5 changes");
  expect(stdout).toContain("C302 Ward nurses trained must pass and is not met: 74%, needs ≥ 90% [Criteria!E23]");
  expect(stdout).toContain("Evaluated by M. Okafor (self-declared)");
  expect(stdout).toContain("G1 was decided Go on 4 Sep 2026 without an evaluation");
  const scored = await openWorkbook(readFileSync(folder.at("out/pilot-to-production.xlsx")));
  expect(scored.cell("'Gate report'!A1").value).toBe("Gate report");
  expect(scored.cell("'Evaluation log'!B2").value).toBe("M. Okafor");
});

test("prints one JSON document", async () => {
  const out = folder.at("deep/er/scored.xlsx");
  const { status, stdout } = await folder.run(evaluateCommand, SAMPLE, "--json", "--as-of", "2026-11-30", "--out", out);
  expect(status).toBe(0);
  expect(existsSync(out)).toBe(true);
  const document = JSON.parse(stdout) as Record<string, unknown> & { gates: Record<string, unknown>[] };
  expect(Object.keys(document)).toEqual(
    expect.arrayContaining([
      "asOf",
      "gates",
      "findings",
      "problems",
      "written",
      "invariants",
      "log",
      "regime",
      "wavePlan",
    ]),
  );
  expect(document["asOf"]).toBe("2026-11-30");
  const [, second] = document.gates;
  expect(second).toMatchObject({
    id: "G2",
    name: "First region",
    verdict: "Conditional go",
    score: 96.875,
    scoreLow: 96.875,
    scoreHigh: 96.875,
    scoreBeforeWaivers: 93.75,
    blockers: [{ id: "waiver-used", severity: "warning", cells: ["Criteria!E13"] }],
    toReachGo: [{ criterion: "C203", owner: "P. Anand", cells: ["Criteria!E13"], scoreAfter: 100, verdictAfter: "Go" }],
    onTheDay: { date: "2026-12-04", verdict: "Hold" },
    waiversUsed: ["W1"],
  });
  expect(document["invariants"]).toMatchObject([
    { id: "I1", state: "Kept", current: 231 / 235, observedOn: "2026-11-16", limit: "≥ 98%" },
    { id: "I2", state: "Kept", current: 14 / 212, units: [] },
    { id: "I3", state: "Kept", current: "Yes", observedOn: "2026-09-03" },
  ]);
  expect(document["log"]).toMatchObject({ sheet: "Evaluation log", rows: 0, altered: [], missing: [], overrides: 0 });
  expect(second?.["criteria"]).toContainEqual({ id: "C211", result: "Information", points: null, weight: 1 });
});

test("says on standard error what the written workbook lacks of the given one", async () => {
  const parts = unzipSync(readFileSync(SAMPLE));
  const name = "xl/worksheets/sheet1.xml";
  const whatIf = '<row r="900"><c r="B900"><f t="dataTable" ref="B900:C902" r1="A1"/><v>5</v></c></row></sheetData>';
  const text = strFromU8(parts[name] ?? new Uint8Array()).replace("</sheetData>", whatIf);
  const book = folder.at("what-if.xlsx");
  writeFileSync(book, zipSync({ ...parts, [name]: strToU8(text) }));
  expect(await folder.run(evaluateCommand, book)).toMatchObject({
    status: 0,
    stderr: 'Sheet "Transition": the what-if table at B900:C902 becomes plain values.\n',
  });
});

test("a file that is missing, that is no workbook, or that holds none of our tables ends with 2 and one line", async () => {
  const text = folder.at("notes.xlsx");
  writeFileSync(text, "just text");
  const empty = folder.at("empty.xlsx");
  writeFileSync(empty, await saveWorkbook(newWorkbook()));
  for (const file of [folder.at("nowhere.xlsx"), text, empty]) {
    const out = folder.at("never.xlsx");
    const { status, stdout, stderr } = await folder.run(evaluateCommand, file, "--out", out);
    expect([file, status]).toEqual([file, 2]);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(path.basename(file));
    expect(existsSync(out)).toBe(false);
  }
});

test("a workbook whose sheet is protected ends with 3, says what to do, and nothing is written", async () => {
  const { book, addin, evaluate: evaluated } = await openBook([], await openWorkbook(readFileSync(SAMPLE)));
  await evaluated();
  const criteria = book.table("Criteria");
  if (criteria === undefined) throw new Error("no criteria");
  for (const row of [0, 1, 2]) colleague.typeInTable(criteria, row, "Actual", 1);
  await addin.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Criteria").protection.protect();
    await context.sync();
  });
  const file = folder.at("protected.xlsx");
  writeFileSync(file, await saveWorkbook(book));
  const out = folder.at("never.xlsx");
  const { status, stderr } = await folder.run(evaluateCommand, file, "--out", out);
  expect(status).toBe(3);
  expect(stderr).toContain("Criteria");
  expect(stderr).toContain("Unprotect Sheet");
  expect(existsSync(out)).toBe(false);
});

test("a date that is none and an option that is none are told in one line", async () => {
  expect(await folder.run(evaluateCommand, SAMPLE, "--as-of", "2026-02-31")).toMatchObject({ status: 2, stdout: "" });
  expect((await folder.run(evaluateCommand, SAMPLE, "--nonsense")).status).toBe(2);
});
