import { conditionalLook } from "./grid/conditionalLook";
import { drawnIcon } from "./grid/icons";
import { ICON_SETS } from "./model/newConditionalFormat";
import { openBench } from "./testSupport";

describe("the demo's icons", () => {
  it.each(Object.entries(ICON_SETS))("of %s are as many as the set has, all of them different", (set, { count }) => {
    const icons = Array.from({ length: count + 1 }, (_unused, step) => drawnIcon(set, step)?.svg);
    expect(icons[count]).toBeUndefined();
    expect(new Set(icons.slice(0, count)).size).toBe(count);
    expect(icons.slice(0, count).every((svg) => /<(?:path|circle|rect)/.test(svg ?? ""))).toBe(true);
  });

  it("are those of the conditional format's own set, by its limits and its order", async () => {
    const bench = await openBench();
    await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:A4");
      range.values = [[0], [33], [67], [100]];
      const { iconSet } = range.conditionalFormats.add("IconSet");
      iconSet.style = "ThreeFlags";
      iconSet.reverseIconOrder = true;
      iconSet.criteria = [
        {} as Excel.ConditionalIconCriterion,
        { type: "Number", operator: "GreaterThan", formula: "=33" },
        { type: "Number", operator: "GreaterThanOrEqual", formula: "=67" },
      ];
      await context.sync();
    });
    const [sheet] = bench.workbook.sheets;
    const names = [0, 1, 2, 3].map((row) => sheet && conditionalLook(sheet, row, 0)?.icon?.name);
    expect(names).toEqual(["3", "3", "1", "1"].map((place) => `ThreeFlags, ${place} of 3`));
    bench.close();
  });
});
