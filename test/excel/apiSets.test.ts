/* eslint-disable @typescript-eslint/no-confusing-void-expression -- each row of the table is one call */

import { openBench, type Bench } from "./testSupport";
import { availabilityIn } from "./window/apiSets";

type Batch = (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown;

/** A member that each set brought. */
const BROUGHT: [version: string, rule: string, use: Batch][] = [
  ["1.7", "worksheet.tabColor", (_context, sheet) => sheet.load("tabColor")],
  ["1.8", "worksheet.showGridlines", (_context, sheet) => sheet.load("showGridlines")],
  ["1.9", "range.copyFrom", (_context, sheet) => sheet.getRange("A1").copyFrom("B1")],
  ["1.2", "range.rowHidden", (_c, sheet) => sheet.getRange("A1").load("rowHidden")],
  ["1.13", "range.getRangeEdge", (_context, sheet) => sheet.getRange("A1").getRangeEdge("Down").load("address")],
  ["1.14", "worksheet.onProtectionChanged", (_c, sheet) => sheet.onProtectionChanged.add(() => Promise.resolve())],
  ["1.17", "worksheet.onNameChanged", (_context, sheet) => sheet.onNameChanged.add(() => Promise.resolve())],
];

const minor = (version: string): number => Number(version.split(".")[1]);

describe.each(["1.9", "1.14", "1.17"])("an Excel of ExcelApi %s", (apiVersion) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({ apiVersion });
  });
  afterAll(() => {
    bench.close();
  });

  it("says which sets it supports", () => {
    for (let set = 1; set <= 18; set++) {
      const said = bench.Office.context.requirements.isSetSupported("ExcelApi", `1.${set}`);
      expect(said).toBe(set <= minor(apiVersion));
    }
  });

  it.each(BROUGHT)("has what %s brought if it is no older: %s", async (version, _rule, use) => {
    const done = await bench
      .run(async (context, sheet) => {
        sheet.load("id");
        await context.sync();
        use(context, sheet);
        await context.sync();
        return "done";
      })
      .catch((error: unknown) => (error as OfficeExtension.Error).code);
    expect(done).toBe(minor(version) <= minor(apiVersion) ? "done" : "ApiNotFound");
  });
});

it("leaves later members out when an older Excel is asked for all properties", async () => {
  const bench = await openBench({ apiVersion: "1.7" });
  const [name, gridlines] = await bench.run(async (context, sheet) => {
    sheet.load();
    await context.sync();
    return [sheet.name, (sheet.toJSON() as Record<string, unknown>)["showGridlines"]];
  });
  expect([name, gridlines]).toEqual(["Sheet1", undefined]);
  bench.close();
});

it("reads the sets of members from their documentation", () => {
  const has = availabilityIn("1.4");
  expect(has("Range", "Values")).toBe(true);
  expect(has("Table", "ShowBandedRows")).toBe(true);
  expect(has("Range", "CopyFrom")).toBe(false);
  expect(() => availabilityIn("2.0")).toThrow("2.0 is no requirement set");
});
