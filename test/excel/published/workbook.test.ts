import { openBench, type Bench } from "../testSupport";

/**
 * What Microsoft's published samples of comments, conditional formats, custom XML, validation, properties, names,
 * settings, culture and functions are documented to do (samples/excel, 12 to 50), on our own data.
 */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

describe("Microsoft's samples of comments", () => {
  it("comment-basics: comments on the selection and on a named cell, read, edited and deleted", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { comments } = context.workbook;
      sheet.getRange("C3").select();
      comments.add(context.workbook.getSelectedRange(), "Who owns this?");
      sheet.comments.add("A2", "Data to come.");
      const byCell = comments.getItemByCell("Sheet1!A2").load("authorName,authorEmail,content");
      const first = sheet.comments.getItemAt(0);
      first.content = "Hong owns this.";
      first.load("content");
      await context.sync();
      const read = [byCell.authorName, byCell.authorEmail, byCell.content, first.content];
      byCell.delete();
      const left = comments.getCount();
      await context.sync();
      return [...read, left.value];
    });
    expect(seen).toEqual(["Planner", "planner@example.com", "Data to come.", "Hong owns this.", 1]);
  });

  it("comment-mentions: a comment calls a colleague by name", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const mentions = [{ id: 0, name: "Kim Lee", email: "kim@example.com" }];
      sheet.comments.add("A1", { mentions, richContent: 'Please check, <at id="0">Kim Lee</at>.' }, "Mention");
      const comment = sheet.comments.getItemAt(0).load("content,contentType,mentions");
      await context.sync();
      return [comment.content, comment.contentType, comment.mentions[0]?.email];
    });
    expect(seen).toEqual(["Please check, Kim Lee.", "Mention", "kim@example.com"]);
  });

  it("comment-replies: replies are added in order, read, edited and deleted", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const comment = sheet.comments.add("A1", "Start?");
      comment.replies.add("Soon.");
      comment.replies.add("Now.");
      const last = comment.replies.getItemAt(1).load("content,authorName");
      await context.sync();
      last.content += " Please!";
      comment.replies.getItemAt(0).delete();
      const left = comment.replies.load("items/content");
      await context.sync();
      return [last.authorName, left.items.map(({ content }) => content)];
    });
    expect(seen).toEqual(["Planner", ["Now. Please!"]]);
  });

  it("comment-resolution: a thread is resolved and opened again", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const comment = sheet.comments.add("A1", "Open question");
      const states: boolean[] = [];
      for (const resolved of [true, false]) {
        comment.resolved = resolved;
        comment.load("resolved");
        await context.sync();
        states.push(comment.resolved);
      }
      return states;
    });
    expect(seen).toEqual([true, false]);
  });
});

describe("Microsoft's samples of conditional formats", () => {
  it("conditional-formatting-basic: one format of each kind, listed with its range, and all cleared", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const row = (number: number): Excel.ConditionalFormatCollection =>
        sheet.getRange(`A${number}:B${number}`).conditionalFormats;
      row(1).add("ColorScale");
      row(2).add("PresetCriteria").preset.rule = { criterion: "AboveAverage" };
      row(3).add("DataBar");
      row(4).add("IconSet");
      row(5).add("ContainsText").textComparison.rule = { operator: "Contains", text: "late" };
      row(6).add("CellValue");
      row(7).add("TopBottom");
      row(8).add("Custom");
      const formats = sheet.getRange().conditionalFormats.load("items/type");
      await context.sync();
      const ranges = formats.items.map((one) => one.getRange().load("address"));
      await context.sync();
      const listed = formats.items.map(({ type }, index) => [type, ranges[index]?.address]);
      formats.clearAll();
      const left = formats.getCount();
      await context.sync();
      return { listed, left: left.value };
    });
    expect(seen.left).toBe(0);
    expect(seen.listed).toEqual([
      ["Custom", "Sheet1!A8:B8"],
      ["TopBottom", "Sheet1!A7:B7"],
      ["CellValue", "Sheet1!A6:B6"],
      ["ContainsText", "Sheet1!A5:B5"],
      ["IconSet", "Sheet1!A4:B4"],
      ["DataBar", "Sheet1!A3:B3"],
      ["PresetCriteria", "Sheet1!A2:B2"],
      ["ColorScale", "Sheet1!A1:B1"],
    ]);
  });

  it("conditional-formatting-advanced: priorities order formats, one stops the others, the first can be taken away", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { conditionalFormats } = sheet.getRange("A1:A9");
      const low = conditionalFormats.add("PresetCriteria");
      low.preset.rule = { criterion: "OneStdDevBelowAverage" };
      low.priority = 1;
      const negative = conditionalFormats.add("CellValue");
      negative.cellValue.rule = { formula1: "=0", operator: "LessThan" };
      negative.priority = 0;
      negative.stopIfTrue = true;
      conditionalFormats.load("items/type,items/priority,items/stopIfTrue");
      await context.sync();
      const order = conditionalFormats.items.map(({ type, priority, stopIfTrue }) => [type, priority, stopIfTrue]);
      conditionalFormats.getItemAt(0).delete();
      conditionalFormats.load("items/type");
      await context.sync();
      return [order, conditionalFormats.items.map(({ type }) => type)];
    });
    expect(seen).toEqual([
      [
        ["CellValue", 0, true],
        ["PresetCriteria", 1, false],
      ],
      ["PresetCriteria"],
    ]);
  });
});

describe("Microsoft's samples of custom XML", () => {
  const XML = "<Reviewers xmlns='urn:reviewers'><Reviewer>Ann</Reviewer></Reviewers>";

  it("create-set-get-and-delete-custom-xml-parts: a part is kept by the id noted in a setting", async () => {
    await bench.run(async (context) => {
      const part = context.workbook.customXmlParts.add(XML).load("id");
      await context.sync();
      context.workbook.settings.add("PartId", part.id);
      await context.sync();
    });
    const seen = await bench.run(async (context) => {
      const setting = context.workbook.settings.getItem("PartId").load("value");
      await context.sync();
      const part = context.workbook.customXmlParts.getItem(setting.value as string);
      const before = part.getXml();
      part.setXml(XML.replace("Ann", "Hong"));
      const after = part.getXml();
      await context.sync();
      part.delete();
      const gone = context.workbook.customXmlParts.getItemOrNullObject(setting.value as string);
      await context.sync();
      return [before.value, after.value.includes("Hong"), gone.isNullObject];
    });
    expect(seen).toEqual([XML, true, true]);
  });

  it("test-xml-for-unique-namespace: how many parts have a namespace, and the only one", async () => {
    const seen = await bench.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      parts.add(XML);
      parts.add("<other/>");
      const ours = parts.getByNamespace("urn:reviewers");
      const count = ours.getCount();
      const xml = ours.getOnlyItem().getXml();
      await context.sync();
      return [count.value, xml.value];
    });
    expect(seen).toEqual([1, XML]);
  });
});

describe("Microsoft's samples of workbooks", () => {
  it("data-validation: lists, numbers, prompts and alerts; what is wrong already is found", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A2:B3").values = [
        ["L1", 5],
        ["L9", -1],
      ];
      const names = sheet.getRange("A2:A3").dataValidation;
      names.rule = { list: { inCellDropDown: true, source: "L1,L2,L3" } };
      const ranks = sheet.getRange("B2:B3").dataValidation;
      ranks.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
      ranks.prompt = { showPrompt: true, title: "Rank", message: "More than 0" };
      ranks.errorAlert = { showAlert: true, style: "Information", title: "Rank", message: "Is it?" };
      ranks.load("type,rule,prompt,errorAlert,valid");
      const invalid = sheet.getRange("A2:B3").dataValidation.getInvalidCells().load("address");
      await context.sync();
      return [ranks.type, ranks.prompt.message, ranks.errorAlert.style, ranks.valid, invalid.address];
    });
    expect(seen).toEqual(["WholeNumber", "More than 0", "Information", null, "Sheet1!A3:B3"]);
  });

  it("properties and custom-properties: of the document, named by a user, and of a sheet", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { properties } = context.workbook;
      properties.title = "Transition";
      properties.category = "Planning";
      properties.custom.add("Phase", "Pilot");
      sheet.customProperties.add("Source", "ERP");
      properties.load("title,category");
      const phase = properties.custom.getItem("phase").load("key,value");
      const source = sheet.customProperties.getItem("Source").load("value");
      const count = properties.custom.getCount();
      await context.sync();
      return [properties.title, properties.category, phase.key, phase.value as unknown, source.value, count.value];
    });
    expect(seen).toEqual(["Transition", "Planning", "Phase", "Pilot", "ERP", 1]);
  });

  it("create-and-remove-named-item: names of a range and of a formula, used in a cell, listed and removed", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A3").values = [["Cost"], [10], [32]];
      sheet.tables.add("A1:A3", true).name = "Costs";
      sheet.names.add("Total", "=SUM(Costs[Cost])");
      sheet.names.add("Header", sheet.getRange("A1"));
      sheet.getRange("C1").formulas = [["=Total"]];
      const names = sheet.names.load("items/name,items/type,items/value,items/scope");
      const cell = sheet.getRange("C1").load("values");
      sheet.names.getItem("Header").getRange().format.fill.color = "red";
      await context.sync();
      const listed = names.items.map(({ name, type, value, scope }) => [name, type, value as unknown, scope]);
      sheet.names.getItem("Total").delete();
      const gone = sheet.names.getItemOrNullObject("Total");
      await context.sync();
      return { listed, cell: cell.values[0]?.[0] as unknown, gone: gone.isNullObject };
    });
    expect(seen).toEqual({
      listed: [
        ["Total", "Integer", 42, "Worksheet"],
        ["Header", "Range", "Sheet1!A1", "Worksheet"],
      ],
      cell: 42,
      gone: true,
    });
  });

  it("update-named-item: a name is told to mean something else, and its cells follow", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").values = [[1], [2]];
      const name = context.workbook.names.add("Rate", sheet.getRange("A1"));
      sheet.getRange("B1").formulas = [["=Rate*10"]];
      const before = sheet.getRange("B1").load("values");
      await context.sync();
      name.formula = "=Sheet1!$A$2";
      const after = sheet.getRange("B1").load("values");
      name.load("value");
      await context.sync();
      return [before.values[0]?.[0], after.values[0]?.[0], name.value] as unknown[];
    });
    expect(seen).toEqual([10, 20, "Sheet1!A2"]);
  });

  it("create-get-change-delete-settings: a setting lives with the workbook until it is deleted", async () => {
    const seen = await bench.run(async (context) => {
      const { settings } = context.workbook;
      settings.add("Review", true);
      const before = settings.getItem("Review").load("value");
      await context.sync();
      settings.add("Review", false);
      const after = settings.getItem("Review").load("value");
      await context.sync();
      after.delete();
      const gone = settings.getItemOrNullObject("Review");
      await context.sync();
      return [before.value, after.value, gone.isNullObject] as unknown[];
    });
    expect(seen).toEqual([true, false, true]);
  });

  it("culture-info and culture-info-date-time: separators and date patterns of the system", async () => {
    const seen = await bench.run(async (context) => {
      const { application } = context.workbook;
      application.load("decimalSeparator,thousandsSeparator,useSystemSeparators");
      const number = application.cultureInfo.numberFormat.load("numberDecimalSeparator,numberGroupSeparator");
      const dates = application.cultureInfo.datetimeFormat.load("shortDatePattern,dateSeparator,timeSeparator");
      application.cultureInfo.load("name");
      await context.sync();
      return [
        application.cultureInfo.name,
        [application.decimalSeparator, number.numberDecimalSeparator],
        [application.thousandsSeparator, number.numberGroupSeparator],
        [dates.shortDatePattern, dates.dateSeparator, dates.timeSeparator],
      ];
    });
    expect(seen).toEqual(["en-US", [".", "."], [",", ","], ["M/d/yyyy", "/", ":"]]);
  });

  it("workbook-built-in-functions: VLOOKUP on a range, and SUM of several results", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C3").values = [
        ["Part", "Nov", "Dec"],
        ["Hammer", 10, 20],
        ["Wrench", 1, 3],
      ];
      const range = sheet.getRange("A1:C3");
      const { functions } = context.workbook;
      const one = functions.vlookup("Wrench", range, 2, false).load("value");
      const sum = functions.sum(
        functions.vlookup("Wrench", range, 2, false),
        functions.vlookup("Wrench", range, 3, false),
      );
      const none = functions.vlookup("Saw", range, 2, false).load("value,error");
      sum.load("value");
      await context.sync();
      return [one.value, sum.value, none.error];
    });
    expect(seen).toEqual([1, 4, "#N/A"]);
  });

  it("workbook-get-active-cell: the active cell of the workbook, whatever else is selected", async () => {
    const seen = await bench.run(async (context) => {
      const other = context.workbook.worksheets.add("Other");
      other.activate();
      other.getRange("D4:E9").select();
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      return cell.address;
    });
    expect(seen).toBe("Other!D4");
  });

  it("workbook-calculation: with manual calculation results wait until they are asked for", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { application } = context.workbook;
      const result = async (): Promise<unknown> => {
        const range = sheet.getRange("B1").load("values");
        await context.sync();
        return range.values[0]?.[0];
      };
      sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
      const before = await result();
      application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[5]];
      const waiting = await result();
      application.calculate("Full");
      return [before, waiting, await result()];
    });
    expect(seen).toEqual([2, 2, 10]);
  });

  it("multiple-property-set: many properties by one object, of a range and of what belongs to it", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:B2");
      range.set({
        format: {
          fill: { color: "#4472C4" },
          font: { name: "Verdana", color: "white" },
          horizontalAlignment: "Center",
        },
      });
      range.load("format/horizontalAlignment,format/fill/color,format/font/name");
      await context.sync();
      const { fill, font, horizontalAlignment } = range.format;
      return [fill.color, font.name, horizontalAlignment];
    });
    expect(seen).toEqual(["#4472C4", "Verdana", "Center"]);
  });
});
