import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { openWorkbook, saveWorkbook, type Workbook } from "../excel";
import { closeBooks, columnOf, openBook } from "../workflows/book";
import { FIT_BOOK } from "../workflows/fitBook";
import { commandFolder } from "./commandFolder";
import { evaluateCommand } from "./evaluateCommand";

const folder = commandFolder();
afterEach(closeBooks);

async function landing(name: string): Promise<string> {
  const { book } = await openBook(FIT_BOOK);
  const file = folder.at(name);
  writeFileSync(file, await saveWorkbook(book));
  return file;
}

const answered = (file: string, ...options: readonly string[]) =>
  folder.run(evaluateCommand, file, "--as-of", "2026-11-22", "--by", "Ann", ...options);

const logged = (book: Workbook) => columnOf(book, "EvaluationLog", "Detail");

test("supports are retired, extended and made permanent, and a chart begins anew, before anything is evaluated", async () => {
  const out = folder.at("answered.xlsx");
  const { status, stdout } = await answered(
    await landing("landing.xlsx"),
    ...["--retire", "S1; Everybody calls the desk"],
    ...["--extend", "S2; until 2027-03-31; by Board; Two wards settle; a third starts"],
    ...["--permanent", "S3; L. Brandt"],
    ...["--baseline", "M2; 2026-09-01; A new desk"],
    ...["--json", "--out", out],
  );
  expect(status).toBe(0);
  const { supports } = JSON.parse(stdout) as { supports: { id: string; exitState: string | null }[] };
  expect(supports.map(({ id, exitState }) => [id, exitState])).toEqual(
    expect.arrayContaining([
      ["S1", null],
      ["S2", "Not due"],
      ["S3", null],
    ]),
  );
  const book = await openWorkbook(readFileSync(out));
  expect(columnOf(book, "Supports", "State").slice(0, 3)).toEqual(["Retired", "Active", "Made permanent"]);
  expect(logged(book).slice(0, 4)).toEqual([
    "Retired S1 Support cell: Everybody calls the desk",
    expect.stringContaining("to 31 Mar 2027, allowed by Board: Two wards settle; a third starts"),
    expect.stringContaining("S3 Paper list"),
    expect.stringContaining("A new desk"),
  ]);
});

test.each([
  ["a support that is not there", ["--retire", "S99"], 3, "S99"],
  ["an extension without an authority", ["--extend", "S2; 2027-03-31"], 3, "needs the authority"],
  ["an extension without a day", ["--extend", "S2; next spring; Board; Late"], 2, "until 2027-03-31"],
  ["a baseline without a day", ["--baseline", "M2; lately; New desk"], 2, "2026-09-01"],
  ["a baseline of a metric that is not there", ["--baseline", "M99; 2026-09-01; New desk"], 3, "M99"],
])("%s is told in one line, and nothing is written", async (_, options, exit, said) => {
  const out = folder.at("never.xlsx");
  const { status, stdout, stderr } = await answered(await landing("refused.xlsx"), ...options, "--out", out);
  expect([status, stdout]).toEqual([exit, ""]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stderr).toContain(said);
  expect(existsSync(out)).toBe(false);
});
