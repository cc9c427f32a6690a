import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:B2").values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("A1:A2").conditionalFormats.add("Custom").custom.rule.formula = "=B1>2";
    sheet.getRange("A1:A2").dataValidation.rule = { decimal: { formula1: "=B1", operator: "LessThan" } };
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

/** The formulas of the rules of a cell. */
const rules = (address: string): Promise<unknown> =>
  bench.run(async (context, sheet) => {
    const range = sheet.getRange(address);
    const formats = range.conditionalFormats.load("items/type");
    range.dataValidation.load("rule");
    await context.sync();
    const formulas = formats.items.map((one) => one.custom.rule.load("formula"));
    await context.sync();
    return [formulas.map(({ formula }) => formula), range.dataValidation.rule.decimal?.formula1 ?? null];
  });

describe("rules of copied cells", () => {
  it("go along with everything, and their formulas with them; formats go without validation, values without rules", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("D5").copyFrom("A1:B2");
      sheet.getRange("G5").copyFrom("A1:B2", "Formats");
      sheet.getRange("J5").copyFrom("A1:B2", "Values");
      await context.sync();
    });
    expect(await rules("D5:D6")).toEqual([["=E5>2"], "=E5"]);
    expect(await rules("G5:G6")).toEqual([["=H5>2"], null]);
    expect(await rules("J5:J6")).toEqual([[], null]);
    expect(await rules("A1:A2")).toEqual([["=B1>2"], "=B1"]);
  });

  it("replace those of the cells they are copied to, also when a part is copied over its own neighbour", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A2").copyFrom("B1");
      await context.sync();
    });
    expect(await rules("A2")).toEqual([[], null]);
    expect(await rules("A1")).toEqual([["=B1>2"], "=B1"]);
  });

  it("leave their place when the cells are moved", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").moveTo("D1");
      await context.sync();
    });
    expect(await rules("A1:A2")).toEqual([[], null]);
    expect(((await rules("D1:D2")) as [string[]])[0]).toHaveLength(1);
  });

  it("and comments stand on a copied sheet too, as comments of their own", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.comments.add("A1", "Why?").replies.add("So.");
      const copy = sheet.copy("End");
      const [one, other] = [sheet.comments.getItemAt(0), copy.comments.getItemAt(0)];
      one.load("id,content");
      other.load("id,content");
      const count = copy.getRange().conditionalFormats.getCount();
      await context.sync();
      return [other.content, one.id !== other.id, count.value];
    });
    expect(seen).toEqual(["Why?", true, 1]);
  });
});
