import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const stylesXml = async (): Promise<string> =>
  strFromU8(unzipSync(await saveWorkbook(bench.workbook))["xl/styles.xml"] ?? new Uint8Array());

/** What the cell looks like to the client. */
const look = async (from: Bench, address: string): Promise<unknown> =>
  from.run(async (context, sheet) => {
    const range = sheet.getRange(address).load("style,numberFormat");
    range.format.font.load("bold,color");
    range.format.fill.load("color");
    await context.sync();
    const { font, fill } = range.format;
    return [range.style, font.bold, font.color, fill.color, range.numberFormat[0]?.[0]] as unknown;
  });

describe("named styles", () => {
  it("give a cell the parts they include and leave the others", async () => {
    await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1");
      range.numberFormat = [["0.0"]];
      range.format.font.bold = true;
      range.style = "Good";
      await context.sync();
    });
    expect(await look(bench, "A1")).toEqual(["Good", false, "#006100", "#C6EFCE", "0.0"]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1").style = "Comma";
      await context.sync();
    });
    expect(await look(bench, "A1")).toEqual([
      "Comma",
      false,
      "#006100",
      "#C6EFCE",
      '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1").style = "Normal";
      await context.sync();
    });
    expect(await look(bench, "A1")).toEqual(["Normal", false, "#000000", "#FFFFFF", "General"]);
  });

  it("are null where the cells have several, and refused where there is none of that name", async () => {
    const mixed = await bench.run(async (context, sheet) => {
      sheet.getRange("A1").style = "Heading1";
      const range = sheet.getRange("A1:A2").load("style");
      await context.sync();
      return range.style;
    });
    expect(mixed).toBeNull();
    const { code } = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1").style = "Nobody's";
    });
    expect(code).toBe("InvalidArgument");
  });

  it("that a user adds are found, changed with the cells that have them, and deleted with their look", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { styles } = context.workbook;
      styles.add("Slanted");
      const style = styles.getItem("Slanted");
      style.textOrientation = 38;
      style.includeProtection = false;
      style.font.color = "blue";
      const range = sheet.getRange("A1:B1");
      range.style = "Slanted";
      sheet.getRange("B1").format.font.color = "red";
      style.font.color = "green";
      style.load("name,builtIn,textOrientation,includeProtection");
      const colors = ["A1", "B1"].map((address) => sheet.getRange(address).format.font.load("color"));
      await context.sync();
      const before = [style.name, style.builtIn, style.textOrientation, style.includeProtection];
      const shown = colors.map(({ color }) => color);
      style.delete();
      const gone = styles.getItemOrNullObject("Slanted");
      range.load("style");
      range.format.load("textOrientation");
      await context.sync();
      return { before, shown, after: [gone.isNullObject, range.style, range.format.textOrientation] };
    });
    expect(seen).toEqual({
      before: ["Slanted", false, 38, false],
      shown: ["#008000", "#FF0000"],
      after: [true, "Normal", 0],
    });
  });

  it("cannot be added twice, and Normal cannot be deleted", async () => {
    const twice = await bench.refusal((context) => {
      context.workbook.styles.add("Good");
    });
    const normal = await bench.refusal((context) => {
      context.workbook.styles.getItem("Normal").delete();
    });
    expect([twice.code, normal.code]).toEqual(["ItemAlreadyExists", "InvalidOperation"]);
  });

  it("come back from a file: those in use, those a user added, and what was changed in built-in ones", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1").style = "Heading1";
      context.workbook.styles.add("Mine");
      const mine = context.workbook.styles.getItem("Mine");
      mine.borders.getItem("EdgeTop").style = "Double";
      mine.includeNumber = false;
      context.workbook.styles.getItem("Bad").fill.color = "#123456";
      await context.sync();
    });
    const again = await openBench({ workbook: await openWorkbook(await saveWorkbook(bench.workbook)) });
    expect(await look(again, "A1")).toEqual(["Heading1", true, "#44546A", "#FFFFFF", "General"]);
    const seen = await again.run(async (context, sheet) => {
      const mine = context.workbook.styles.getItem("Mine").load("includeNumber,includeFont");
      const top = mine.borders.getItem("EdgeTop").load("style");
      sheet.getRange("B1").style = "Bad";
      const fill = sheet.getRange("B1").format.fill.load("color");
      await context.sync();
      return [mine.includeNumber, mine.includeFont, top.style, fill.color];
    });
    expect(seen).toEqual([false, true, "Double", "#123456"]);
    const changed = again.workbook;
    await again.run(async (context) => {
      context.workbook.styles.getItem("Mine").delete();
      context.workbook.styles.getItem("Heading 1").font.color = "#ABCDEF";
      await context.sync();
    });
    again.close();
    const third = await openBench({ workbook: await openWorkbook(await saveWorkbook(changed)) });
    expect(await look(third, "A1")).toEqual(["Heading1", true, "#ABCDEF", "#FFFFFF", "General"]);
    expect(third.workbook.namedStyles.find("Mine")).toBeUndefined();
    third.close();
  });

  it("stand in the file once each, with their numbers", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A9").style = "Good";
      sheet.getRange("B1").style = "Normal";
      await context.sync();
    });
    const xml = await stylesXml();
    expect(xml.match(/<cellStyle [^>]*>/g)).toEqual([
      '<cellStyle name="Normal" xfId="0" builtinId="0"/>',
      '<cellStyle name="Good" xfId="1" builtinId="26"/>',
    ]);
  });
});

describe("patterns, raised letters and reading order", () => {
  it("are kept in files", async () => {
    await bench.run(async (context, sheet) => {
      const { format } = sheet.getRange("A1");
      format.fill.color = "yellow";
      format.fill.pattern = "Gray25";
      format.fill.patternColor = "red";
      format.font.superscript = true;
      format.readingOrder = "RightToLeft";
      await context.sync();
    });
    const again = await openBench({ workbook: await openWorkbook(await saveWorkbook(bench.workbook)) });
    const seen = await again.run(async (context, sheet) => {
      const { format } = sheet.getRange("A1").load("format/readingOrder");
      format.fill.load("color,pattern,patternColor");
      format.font.load("superscript,subscript");
      const plain = sheet.getRange("B1").format.fill.load("pattern");
      await context.sync();
      const { color, pattern, patternColor } = format.fill;
      return [
        color,
        pattern,
        patternColor,
        format.font.superscript,
        format.font.subscript,
        format.readingOrder,
        plain.pattern,
      ];
    });
    again.close();
    expect(seen).toEqual(["#FFFF00", "Gray25", "#FF0000", true, false, "RightToLeft", "None"]);
  });
});

describe("properties of many cells at once", () => {
  it("are written cell by cell: the style first, whatever else is said on top of it", async () => {
    await bench.run(async (context, sheet) => {
      const header = { format: { font: { color: "white", bold: true } }, style: "Good" };
      const framed: Excel.SettableCellProperties = { format: { borders: { bottom: { style: "Dash", color: "red" } } } };
      sheet.getRange("A1:B2").setCellProperties([
        [header, {}],
        [framed, { format: { horizontalAlignment: "Right", fill: { pattern: "Gray25" } } }],
      ]);
      await context.sync();
    });
    expect(await look(bench, "A1")).toEqual(["Good", true, "#FFFFFF", "#C6EFCE", "General"]);
    const seen = await bench.run(async (context, sheet) => {
      const read = sheet.getRange("A1:B2").getCellProperties({
        address: true,
        style: true,
        format: { fill: { color: true }, borders: { style: true }, horizontalAlignment: true },
      });
      await context.sync();
      return read.value;
    });
    expect(seen[0]?.[0]).toMatchObject({ address: "Sheet1!A1", style: "Good", format: { fill: { color: "#C6EFCE" } } });
    expect(seen[1]?.[0]?.format?.borders?.bottom).toEqual({ style: "Dash" });
    expect(seen[1]?.[0]?.format?.borders?.top).toEqual({ style: "None" });
    expect(seen[1]?.[1]?.format?.horizontalAlignment).toBe("Right");
  });

  it("must have the size of the range", async () => {
    const { code } = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1:B2").setCellProperties([[{}, {}]]);
    });
    expect(code).toBe("InvalidArgument");
  });

  it("work by rows and by columns, with heights and widths; what differs within one is null", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:B2");
      range.setRowProperties([{ format: { rowHeight: 30, font: { bold: true } } }, { rowHidden: true }]);
      range.setColumnProperties([{ format: { columnWidth: 100 } }, { format: { font: { italic: true } } }]);
      sheet.getRange("A1").format.font.bold = false;
      const rows = range.getRowProperties({
        rowIndex: true,
        rowHidden: true,
        format: { rowHeight: true, font: { bold: true } },
      });
      const columns = range.getColumnProperties({
        columnIndex: true,
        format: { columnWidth: true, font: { italic: true } },
      });
      await context.sync();
      return [rows.value, columns.value];
    });
    expect(seen).toEqual([
      [
        { rowIndex: 0, rowHidden: false, format: { rowHeight: 30, font: { bold: null } } },
        { rowIndex: 1, rowHidden: true, format: { rowHeight: 15, font: { bold: false } } },
      ],
      [
        { columnIndex: 0, format: { columnWidth: 100, font: { italic: false } } },
        { columnIndex: 1, format: { columnWidth: 48, font: { italic: true } } },
      ],
    ]);
  });
});
