import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

describe("names", () => {
  it("names ranges and constants, by workbook and by sheet, and follows inserted rows", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { names } = context.workbook;
      names.add("Total", sheet.getRange("B2:B3"), "a comment");
      names.add("Rate", "=0.5");
      sheet.names.add("Local", sheet.getRange("A1"));
      await context.sync();
      sheet.getRange("1:1").insert("Down");
      names.load("items/name,items/type,items/value,items/formula,items/scope,items/comment,items/visible");
      const range = names.getItem("total").getRange().load("address");
      const none = names.getItemOrNullObject("Local");
      const local = sheet.names.getItem("Local").load("scope,value");
      await context.sync();
      const items = names.items.map((one): unknown[] => [
        one.name,
        one.type,
        one.value as unknown,
        one.formula,
        one.scope,
        one.comment,
      ]);
      return [items, range.address, none.isNullObject, local.scope, local.value as unknown];
    });
    expect(seen).toEqual([
      [
        ["Total", "Range", "Sheet1!B3:B4", "=Sheet1!$B$3:$B$4", "Workbook", "a comment"],
        ["Rate", "Double", 0.5, "=0.5", "Workbook", ""],
      ],
      "Sheet1!B3:B4",
      true,
      "Worksheet",
      "Sheet1!A2",
    ]);
  });

  it("deletes a name and refuses bad and taken ones", async () => {
    await bench.run(async (context) => {
      context.workbook.names.add("Rate", "=1");
      context.workbook.names.add("Gone", "=1").delete();
      await context.sync();
    });
    expect(bench.workbook.definedNames.map(({ name }) => name)).toEqual(["Rate"]);
    const code = (name: string, formula: string): Promise<string> =>
      bench.refusal((context) => context.workbook.names.add(name, formula)).then((refused) => refused.code);
    expect(await code("AB12", "=1")).toBe("InvalidArgument");
    expect(await code("two words", "=1")).toBe("InvalidArgument");
    expect(await code("RATE", "=2")).toBe("ItemAlreadyExists");
    expect(await code("Open", "=SUM(")).toBe("InvalidArgument");
  });
});
