import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, saveWorkbook, type Workbook } from "./index";
import { minimalFile, openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const reopened = async (workbook: Workbook): Promise<Bench> =>
  openBench({ workbook: await openWorkbook(await saveWorkbook(workbook)) });
const sheetXml = async (workbook: Workbook): Promise<string> =>
  strFromU8(unzipSync(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

/** Adds one format of every kind to A1:A9, each with something of its own. */
async function addEveryKind(): Promise<void> {
  await bench.run(async (context, sheet) => {
    const formats = sheet.getRange("A1:A9").conditionalFormats;
    const custom = formats.add("Custom").custom;
    custom.rule.formula = "=$B1>2";
    custom.format.font.color = "red";
    custom.format.borders.getItem("EdgeBottom").style = "Dash";
    const value = formats.add("CellValue").cellValue;
    value.rule = { formula1: "=1", formula2: "=5", operator: "Between" };
    value.format.fill.color = "#00FF00";
    const text = formats.add("ContainsText").textComparison;
    text.rule = { operator: "BeginsWith", text: 'say "x"' };
    text.format.font.bold = true;
    const top = formats.add("TopBottom").topBottom;
    top.rule = { rank: 20, type: "BottomPercent" };
    top.format.numberFormat = "0.00";
    const preset = formats.add("PresetCriteria").preset;
    preset.rule = { criterion: "OneStdDevBelowAverage" };
    preset.format.font.italic = true;
    formats.add("ColorScale").colorScale.criteria = {
      minimum: { type: "LowestValue", color: "blue" },
      midpoint: { type: "Percent", formula: "50", color: "yellow" },
      maximum: { type: "Formula", formula: "=$C$1", color: "red" },
    };
    const bar = formats.add("DataBar").dataBar;
    bar.barDirection = "RightToLeft";
    bar.showDataBarOnly = true;
    bar.lowerBoundRule = { type: "Number", formula: "0" };
    bar.positiveFormat.gradientFill = false;
    bar.positiveFormat.borderColor = "#112233";
    bar.negativeFormat.matchPositiveFillColor = true;
    const icons = formats.add("IconSet").iconSet;
    icons.style = "ThreeTriangles";
    icons.criteria = [
      {} as Excel.ConditionalIconCriterion,
      { type: "Number", operator: "GreaterThan", formula: "=700" },
      { type: "Percentile", operator: "GreaterThanOrEqual", formula: "80" },
    ];
    await context.sync();
  });
}

/** All that the formats of A1:A9 say, as the client reads it. */
async function everythingSaid(from: Bench): Promise<unknown[]> {
  return from.run(async (context, sheet) => {
    const formats = sheet.getRange("A1:A9").conditionalFormats.load("items/type,items/priority");
    await context.sync();
    const wanted: Record<string, (one: Excel.ConditionalFormat) => { toJSON(): unknown }> = {
      Custom: (one) => one.custom.rule.load("formula"),
      CellValue: (one) => one.cellValue.load("rule,format/fill/color"),
      ContainsText: (one) => one.textComparison.load("rule,format/font/bold"),
      TopBottom: (one) => one.topBottom.load("rule,format/numberFormat"),
      PresetCriteria: (one) => one.preset.load("rule,format/font/italic"),
      ColorScale: (one) => one.colorScale.load("criteria,threeColorScale"),
      DataBar: (one) => one.dataBar.load("$all,positiveFormat,negativeFormat"),
      IconSet: (one) => one.iconSet.load(),
    };
    const loaded = formats.items.map((one) => [one, wanted[one.type]?.(one)] as const);
    await context.sync();
    return loaded.map(([{ type, priority }, rule]) => ({ type, priority, rule: rule?.toJSON() }));
  });
}

describe("conditional formats", () => {
  it("of every kind read as they were written", async () => {
    await addEveryKind();
    const said = (await everythingSaid(bench)) as { type: string; rule: Record<string, unknown> }[];
    const rule = (type: string): Record<string, unknown> | undefined => said.find((one) => one.type === type)?.rule;
    expect(said.map(({ type }) => type)).toEqual([
      "IconSet",
      "DataBar",
      "ColorScale",
      "PresetCriteria",
      "TopBottom",
      "ContainsText",
      "CellValue",
      "Custom",
    ]);
    expect(rule("ContainsText")?.["rule"]).toEqual({ operator: "BeginsWith", text: 'say "x"' });
    expect(rule("TopBottom")?.["rule"]).toEqual({ rank: 20, type: "BottomPercent" });
    expect(rule("PresetCriteria")?.["rule"]).toEqual({ criterion: "OneStdDevBelowAverage" });
    expect(rule("ColorScale")).toEqual({
      threeColorScale: true,
      criteria: {
        minimum: { type: "LowestValue", color: "#0000FF" },
        midpoint: { type: "Percent", formula: "50", color: "#FFFF00" },
        maximum: { type: "Formula", formula: "=$C$1", color: "#FF0000" },
      },
    });
    expect(rule("DataBar")).toMatchObject({
      barDirection: "RightToLeft",
      showDataBarOnly: true,
      lowerBoundRule: { type: "Number", formula: "0" },
      upperBoundRule: { type: "Automatic" },
      positiveFormat: { gradientFill: false, borderColor: "#112233" },
      negativeFormat: { matchPositiveFillColor: true, matchPositiveBorderColor: false },
    });
    expect(rule("IconSet")).toMatchObject({
      style: "ThreeTriangles",
      criteria: [
        { type: "Invalid" },
        { type: "Number", operator: "GreaterThan", formula: "=700" },
        { type: "Percentile", operator: "GreaterThanOrEqual", formula: "80" },
      ],
    });
  });

  it("of every kind come back from a file, those newer than its first edition too", async () => {
    await addEveryKind();
    const again = await reopened(bench.workbook);
    const before = await everythingSaid(bench);
    const after = await everythingSaid(again);
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/"=700"/, '"700"'));
    expect(plain(after)).toEqual(plain(before));
    const edges = await again.run(async (context, sheet) => {
      const border = sheet.getRange("A1").conditionalFormats.getItemAt(7).custom.format.borders.bottom.load("style");
      await context.sync();
      return border.style;
    });
    expect(edges).toBe("Dash");
    again.close();
  });

  it("newer than the file format's first edition leave its extension when they are deleted", async () => {
    await addEveryKind();
    expect(await sheetXml(bench.workbook)).toContain("x14:conditionalFormattings");
    const again = await reopened(bench.workbook);
    await again.run(async (context, sheet) => {
      sheet.getRange("A1:A9").conditionalFormats.clearAll();
      await context.sync();
    });
    const xml = await sheetXml(again.workbook);
    expect(xml).not.toContain("onditionalFormatting");
    again.close();
  });

  it("with texts and blanks name the cell they start at, also after rows were inserted above", async () => {
    await bench.run(async (context, sheet) => {
      const formats = sheet.getRange("B2:B4").conditionalFormats;
      formats.add("ContainsText").textComparison.rule = { operator: "Contains", text: "late" };
      formats.add("PresetCriteria").preset.rule = { criterion: "Blanks" };
      sheet.getRange("1:2").insert("Down");
      await context.sync();
    });
    const xml = await sheetXml(bench.workbook);
    expect(xml).toContain('<formula>NOT(ISERROR(SEARCH("late",B4)))</formula>');
    expect(xml).toContain("<formula>LEN(TRIM(B4))=0</formula>");
  });

  it("are kept as they are where the model has no word for the rule", async () => {
    const rule =
      '<cfRule type="iconSet" priority="1"><iconSet iconSet="3Unheard"><cfvo type="num" val="1"/></iconSet></cfRule>';
    const workbook = await openWorkbook(
      minimalFile(`<sheetData/><conditionalFormatting sqref="A1">${rule}</conditionalFormatting>`),
    );
    expect(await sheetXml(workbook)).toContain(rule);
  });

  it("go to the top of the order when added, and anywhere else by their priority", async () => {
    const order = await bench.run(async (context, sheet) => {
      const formats = sheet.getRange("A1").conditionalFormats;
      for (const formula of ["=1", "=2", "=3"]) formats.add("Custom").custom.rule.formula = formula;
      const read = async (): Promise<string[]> => {
        const items = formats.load("items/type");
        await context.sync();
        const rules = items.items.map((one) => one.custom.rule.load("formula"));
        await context.sync();
        return rules.map(({ formula }) => formula);
      };
      const added = await read();
      formats.getItemAt(0).priority = 2;
      const moved = await read();
      formats.getItemAt(0).priority = 99;
      const toTheEnd = await read();
      formats.getItemAt(0).priority = -1;
      const fromTheBack = await read();
      return { added, moved, toTheEnd, fromTheBack };
    });
    expect(order).toEqual({
      added: ["=3", "=2", "=1"],
      moved: ["=2", "=1", "=3"],
      toTheEnd: ["=1", "=3", "=2"],
      fromTheBack: ["=3", "=2", "=1"],
    });
  });

  it("stop further rules only where they are rules; scales, bars and icons have no such thing", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const formats = sheet.getRange("A1").conditionalFormats;
      formats.add("ColorScale");
      formats.add("Custom").stopIfTrue = true;
      formats.load("items/type,items/stopIfTrue");
      await context.sync();
      return formats.items.map(({ type, stopIfTrue }) => [type, stopIfTrue]);
    });
    expect(seen).toEqual([
      ["Custom", true],
      ["ColorScale", null],
    ]);
  });

  it("of several ranges are one format, and its items are found again in a later request", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const areas = sheet.getRanges("A1:A2,C1:C2");
      areas.conditionalFormats.add("Custom").custom.rule.formulaR1C1 = "=RC[1]>0";
      const formats = sheet.getRange().conditionalFormats.load("items/type");
      await context.sync();
      const [item] = formats.items;
      const ranges = item?.getRanges().load("address");
      const rule = item?.custom.rule.load("formula");
      const single = item?.getRangeOrNullObject().load("address");
      await context.sync();
      return [formats.items.length, ranges?.address, rule?.formula, single?.isNullObject];
    });
    expect(seen).toEqual([1, "Sheet1!A1:A2,Sheet1!C1:C2", "=B1>0", true]);
  });

  it("refuse what Excel does not know: a foreign kind, an empty criterion, a rank beyond the limit", async () => {
    const refusals = await Promise.all([
      bench.refusal((_context, sheet) => sheet.getRange("A1").conditionalFormats.add("Rainbow" as "Custom")),
      bench.refusal((_context, sheet) => {
        sheet.getRange("A1").conditionalFormats.add("IconSet").iconSet.criteria = [];
      }),
      bench.refusal((_context, sheet) => {
        const format = sheet.getRange("A1").conditionalFormats.add("TopBottom");
        format.topBottom.rule = { rank: 0, type: "TopItems" };
      }),
      bench.refusal((_context, sheet) => {
        sheet.getRange("A1").conditionalFormats.add("Custom").dataBar.showDataBarOnly = true;
      }),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual([
      "InvalidArgument",
      "InvalidArgument",
      "InvalidArgument",
      "InvalidOperation",
    ]);
  });
});
