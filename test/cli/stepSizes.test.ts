import { readFileSync, writeFileSync } from "node:fs";
import { openWorkbook, saveWorkbook } from "../excel";
import { closeBooks, openBook } from "../workflows/book";
import { UNITS, WAVES } from "../workflows/waveBook";
import { commandFolder } from "./commandFolder";
import { evaluateCommand } from "./evaluateCommand";

const folder = commandFolder();
afterEach(closeBooks);

test("--step-sizes compares them into the Wave plan; what was written keeps them without the option", async () => {
  const { book } = await openBook([UNITS, WAVES]);
  const [file, first, second] = ["waves.xlsx", "first.xlsx", "second.xlsx"].map((name) => folder.at(name));
  if (file === undefined || first === undefined || second === undefined) throw new Error("there are no names");
  writeFileSync(file, await saveWorkbook(book));
  const stepSizes = async (from: string, out: string, ...options: readonly string[]): Promise<unknown> => {
    const { stdout } = await folder.run(
      evaluateCommand,
      from,
      ...["--as-of", "2026-11-22", "--json", "--out", out],
      ...options,
    );
    return (JSON.parse(stdout) as { wavePlan: { stepSizes: unknown } }).wavePlan.stepSizes;
  };
  expect(await stepSizes(file, folder.at("none.xlsx"))).toBeNull();
  const compared = await stepSizes(file, first, "--step-sizes");
  expect(compared).toContainEqual(
    expect.objectContaining({ maxUnits: 2, finish: expect.stringMatching(/^20/) as string }),
  );
  expect(await stepSizes(first, second)).toEqual(compared);
  const charts = async (name: string): Promise<number | undefined> =>
    (await openWorkbook(readFileSync(name))).sheets.find((sheet) => sheet.name === "Wave plan")?.charts.length;
  expect([await charts(folder.at("none.xlsx")), await charts(first), await charts(second)]).toEqual([3, 4, 4]);
});
