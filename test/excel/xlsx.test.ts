import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { newWorkbook, openWorkbook, saveWorkbook, UnreadableWorkbook, type Workbook } from "./index";
import { minimalFile, openBench, zipOf } from "./testSupport";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const reopened = async (workbook: Workbook): Promise<Workbook> => openWorkbook(await saveWorkbook(workbook));
const relationships = (...list: string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

describe("files of other programs", () => {
  it("open with the least of parts: no styles, no shared texts, no cell addresses", async () => {
    const workbook = await openWorkbook(
      minimalFile(
        "<sheetData><row><c><v>1</v></c><c t='inlineStr'><is><t>two</t></is></c></row>" +
          '<row r="3"><c r="B3" t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row></sheetData>',
      ),
    );
    expect(workbook.snapshot().sheets[0]?.cells).toEqual({
      A1: { value: 1 },
      B1: { value: "two" },
      B3: { value: true },
      C3: { value: "#N/A" },
      D3: { value: "ab", formula: '="a"&"b"' },
    });
  });

  it("open with a prefix on every element", async () => {
    const workbook = await openWorkbook(
      minimalFile("", {
        "xl/worksheets/sheet1.xml":
          `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="2"><x:c r="A2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>` +
          `</x:sheetData><x:mergeCells count="1"><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>`,
      }),
    );
    expect(workbook.cell("Data!A2")).toEqual({ value: 2, formula: "=1+1", numberFormat: "General" });
    expect(workbook.snapshot().sheets[0]?.merges).toEqual(["A2:B2"]);
  });

  it("open with formatted texts, spelled-out characters and shared formulas", async () => {
    const workbook = await openWorkbook(
      minimalFile(
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
          '<row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A4">A1+$B$1</f><v>1</v></c></row>' +
          '<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c></row></sheetData>',
        {
          "xl/_rels/workbook.xml.rels": relationships(
            relationship("r1", "worksheet", "/xl/worksheets/sheet1.xml"),
            relationship("r2", "sharedStrings", "sharedStrings.xml"),
          ),
          "xl/sharedStrings.xml":
            `<sst xmlns="${MAIN}"><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>` +
            `<si><t xml:space="preserve"> a_x000A_b </t></si></sst>`,
        },
      ),
    );
    expect(workbook.cell("Data!A1").value).toBe("rich text");
    expect(workbook.cell("Data!B1").value).toBe(" a\nb ");
    expect(workbook.cell("Data!A3").formula).toBe("=A2+$B$1");
    const parts = unzipSync(await saveWorkbook(workbook));
    expect(strFromU8(parts["xl/sharedStrings.xml"] ?? new Uint8Array())).toContain("<rPr><b/></rPr>");
  });

  it("keep their date system: the same day is another number from 1904 on", async () => {
    const file = minimalFile('<sheetData><row r="1"><c r="A1"><v>41275</v></c></row></sheetData>', {
      "xl/workbook.xml":
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="1"/>` +
        `<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    });
    const workbook = await openWorkbook(file);
    workbook.setCell("Data!A2", "1/2/2017");
    expect(workbook.date1904).toBe(true);
    expect(workbook.cell("Data!A2").value).toBe(41275);
    expect((await reopened(workbook)).date1904).toBe(true);
  });

  it("do not make the reader walk a used range down to the last row", async () => {
    const start = performance.now();
    const workbook = await openWorkbook(
      minimalFile(
        '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="20" customWidth="1"/></cols>' +
          '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" ht="15"><c r="XFD1048576" s="0"/></row></sheetData>',
      ),
    );
    const bench = await openBench({ workbook });
    const seen = await bench.run(async (context, sheet) => {
      const values = sheet.getUsedRange(true).load("address,values");
      await context.sync();
      return [values.address, values.values];
    });
    bench.close();
    expect(seen).toEqual(["Data!A1", [[1]]]);
    await saveWorkbook(workbook);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it("give back on saving what the model does not hold", async () => {
    const custom = "<root xmlns='urn:other'>kept</root>";
    const workbook = await openWorkbook(
      minimalFile('<sheetData/><drawing r:id="rId7"/>', {
        "xl/_rels/workbook.xml.rels": relationships(
          relationship("r1", "worksheet", "worksheets/sheet1.xml"),
          relationship("r9", "customXml", "../customXml/item1.xml"),
        ),
        "customXml/item1.xml": custom,
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
          relationship("rId7", "drawing", "../drawings/drawing1.xml"),
        ),
        "xl/drawings/drawing1.xml": "<wsDr/>",
      }),
    );
    workbook.setCell("Data!A1", "changed");
    const parts = unzipSync(await saveWorkbook(await reopened(workbook)));
    const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
    expect(text("customXml/item1.xml")).toBe(custom);
    expect(text("xl/drawings/drawing1.xml")).toBe("<wsDr/>");
    expect(text("xl/worksheets/sheet1.xml")).toContain('<drawing r:id="rId7"/>');
    expect(text("xl/worksheets/_rels/sheet1.xml.rels")).toContain('Id="rId7"');
    expect(text("xl/_rels/workbook.xml.rels")).toContain("/customXml/item1.xml");
  });

  it("say in one sentence why they cannot be read", async () => {
    const messages: [Uint8Array, RegExp][] = [
      [strToU8("hello"), /not an \.xlsx workbook/],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0]), /\.xls workbook or protected by a password/],
      [strToU8("PK\u0003\u0004 broken"), /cannot be unzipped/],
      [zipOf({ "a.txt": "x" }), /not an Excel workbook/],
      [minimalFile("<sheetData><row>", {}), /xl\/worksheets\/sheet1\.xml is not well-formed/],
      [minimalFile("", { "xl/workbook.xml": "<workbook><sheets></workbook>" }), /xl\/workbook\.xml is not well-formed/],
    ];
    for (const [bytes, message] of messages) {
      const error: unknown = await openWorkbook(bytes).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnreadableWorkbook);
      expect((error as Error).message).toMatch(message);
    }
  });
});

describe("saving and opening", () => {
  it("keeps values, formulas, formats and looks", async () => {
    const bench = await openBench();
    await bench.run(async (context, sheet) => {
      sheet.name = "My data";
      sheet.getRange("A1:D3").values = [
        ["'00123", 0.1, "1/2/2017", "two\nlines & <more>"],
        [true, "#N/A", "=1+1", '=IF(A1="00123","yes","no")'],
        ["'=text", "1e3", "  spaces ", "_x0041_"],
      ];
      const range = sheet.getRange("A1:B2");
      range.format.fill.color = "#FFC7CE";
      range.format.font.italic = true;
      range.format.font.size = 14;
      range.format.borders.getItem("EdgeTop").style = "Dash";
      range.format.horizontalAlignment = "Right";
      range.format.indentLevel = 2;
      range.numberFormat = [
        ["@", '0.00 "kg"'],
        ["General", "0"],
      ];
      sheet.getRange("F1:G2").merge();
      await context.sync();
    });
    bench.close();
    const before = bench.workbook.snapshot();
    const after = await reopened(bench.workbook);
    expect(after.snapshot()).toEqual(before);
    expect(after.cell("My data!D2")).toMatchObject({ value: "yes", formula: '=IF(A1="00123","yes","no")' });
    expect(after.cell("My data!C1")).toEqual({ value: 42737, numberFormat: "m/d/yyyy" });
    expect((await reopened(after)).snapshot()).toEqual(before);
  });

  it("keeps the ids of tables and of their columns, whatever their order", async () => {
    const bench = await openBench();
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C2").values = [
        ["ID", "Score", "Line\nbreak"],
        ["a", 1, 2],
      ];
      const table = sheet.tables.add("A1:C2", true);
      table.name = "Criteria";
      table.columns.getItem("ID").delete();
      table.columns.add(0, undefined, "First");
      table.columns.add(-1, [["Twice"], ["=[@Score]*2"]]);
      table.showTotals = true;
      table.showFilterButton = false;
      table.style = "TableStyleLight9";
      await context.sync();
    });
    bench.close();
    const saved = await saveWorkbook(bench.workbook);
    const xml = strFromU8(unzipSync(saved)["xl/tables/table1.xml"] ?? new Uint8Array());
    expect(xml).toContain(
      '<tableColumn id="4" name="First" totalsRowLabel="Total"/><tableColumn id="2" name="Score"/>',
    );
    expect(xml).toContain('name="Line_x000a_break"');
    expect(strFromU8(unzipSync(saved)["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).toContain(
      "<f>Criteria[[#This Row],[Score]]*2</f>",
    );
    const again = await openWorkbook(saved);
    expect(again.snapshot().tables).toEqual(bench.workbook.snapshot().tables);
    expect(again.tables[0]?.options).toEqual(bench.workbook.tables[0]?.options);
    expect(again.cell("Sheet1!D2").value).toBe(2);
  });

  it("keeps rules, links, panes, sizes, page set-up, names and properties", async () => {
    const bench = await openBench();
    await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:A9");
      const value = range.conditionalFormats.add("CellValue");
      value.cellValue.rule = { formula1: "=0", formula2: "=9", operator: "NotBetween" };
      value.cellValue.format.fill.color = "#FFC7CE";
      value.cellValue.format.font.bold = true;
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = '=$B1="x"';
      custom.custom.format.font.color = "#9C0006";
      sheet.getRange("C1:C9").dataValidation.rule = { list: { inCellDropDown: true, source: 'Yes,No,"x"' } };
      const date = sheet.getRange("D1:D9").dataValidation;
      date.rule = {
        date: { formula1: "2017-01-02", operator: "GreaterThan" },
      };
      date.errorAlert = { message: "Too early", showAlert: true, style: "Warning", title: "Date" };
      date.prompt = { message: "A day", showPrompt: true, title: "When" };
      sheet.getRange("E1").hyperlink = { documentReference: "Sheet1!A1", textToDisplay: "here", screenTip: "tip" };
      sheet.getRange("E2").hyperlink = { address: "https://example.org/?a=1&b=2", textToDisplay: "there" };
      sheet.freezePanes.freezeRows(2);
      sheet.showGridlines = false;
      sheet.tabColor = "#00FF00";
      sheet.getRange("B:B").format.columnWidth = 96;
      sheet.getRange("3:3").format.rowHeight = 30;
      sheet.getRange("4:4").rowHidden = true;
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.paperSize = "A4";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.leftMargin = 36;
      pageLayout.setPrintTitleRows("$1:$2");
      pageLayout.setPrintArea("A1:F40");
      pageLayout.headersFooters.defaultForAllPages.leftHeader = "A && B";
      pageLayout.headersFooters.defaultForAllPages.rightFooter = "&P of &N";
      sheet.horizontalPageBreaks.add("A20");
      sheet.customProperties.add("report", "ré<sult>s");
      sheet.protection.protect({ allowSort: true });
      const hidden = context.workbook.worksheets.add("Hidden");
      hidden.visibility = "VeryHidden";
      context.workbook.settings.add("layout", { version: 3, text: '<é & "q">' });
      await context.sync();
    });
    bench.close();
    bench.workbook.definedNames.push({ name: "Target", formula: "Sheet1!$A$1" });
    const [before] = bench.workbook.sheets;
    const workbook = await reopened(await reopened(bench.workbook));
    const [after] = workbook.sheets;
    expect(workbook.settings).toEqual(bench.workbook.settings);
    expect(workbook.definedNames).toEqual([{ name: "Target", formula: "Sheet1!$A$1" }]);
    expect(workbook.sheets.map(({ visibility, id }) => [visibility, id])).toEqual(
      bench.workbook.sheets.map(({ visibility, id }) => [visibility, id]),
    );
    for (const key of [
      "dataValidations",
      "hyperlinks",
      "frozen",
      "showGridlines",
      "tabColor",
      "pageLayout",
      "rowBreaks",
      "customProperties",
    ] as const) {
      expect([key, after?.[key]]).toEqual([key, before?.[key]]);
    }
    expect([after?.columnWidth(1), after?.rowHeight(2), after?.rows.get(3)?.hidden]).toEqual([96, 30, true]);
    expect(after?.protection?.options).toEqual(before?.protection?.options);
    const rules = (workbook_: Workbook): unknown =>
      [...(workbook_.sheets[0]?.conditionalFormats ?? [])]
        .sort((a, b) => a.priority - b.priority)
        .map(({ areas, type, look, cellValue, formula }) => ({ areas, type, look, cellValue, formula }));
    expect(rules(workbook)).toEqual(rules(bench.workbook));
  });

  it("keeps column widths: what was read is written alike, and whole points come back", async () => {
    const bench = await openBench();
    try {
      await bench.run(async (context, sheet) => {
        sheet.getRange("A:A").format.columnWidth = 100;
        sheet.getRange("B:B").format.columnWidth = 100.3;
        await context.sync();
      });
      const widths = async (workbook: Workbook): Promise<unknown[]> => {
        const sheetXml = strFromU8(
          unzipSync(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(),
        );
        return [...sheetXml.matchAll(/<col [^>]*width="([^"]*)"/g)].map((match) => match[1]);
      };
      const once = await reopened(bench.workbook);
      const twice = await reopened(once);
      expect(once.sheets[0]?.columnWidth(0)).toBe(100);
      expect(twice.sheets[0]?.columnWidth(0)).toBe(100);
      expect(twice.sheets[0]?.columnWidth(1)).toBe(once.sheets[0]?.columnWidth(1));
      expect(await widths(twice)).toEqual(await widths(bench.workbook));
      const read = await openWorkbook(
        minimalFile(
          '<cols><col min="1" max="1" width="12.761905"/><col min="2" max="2" width="9.140625"/></cols><sheetData/>',
        ),
      );
      expect(await widths(read)).toEqual(["12.761905", "9.140625"]);
      expect(read.sheets[0]?.columnWidth(1)).toBe(48);
    } finally {
      bench.close();
    }
  });

  it("keeps the settings of other add-ins apart", async () => {
    const workbook = newWorkbook();
    workbook.settings.set("a", 1);
    const parts = unzipSync(await saveWorkbook(workbook));
    const name = "xl/webextensions/webextension1.xml";
    const original = strFromU8(parts[name] ?? new Uint8Array());
    parts[name] = strToU8(original.replace("<we:bindings/>", '<we:bindings><we:binding id="kept"/></we:bindings>'));
    const opened = await openWorkbook(zipSync(parts));
    opened.settings.set("b", [2]);
    const again = unzipSync(await saveWorkbook(opened));
    expect(strFromU8(again[name] ?? new Uint8Array())).toContain('<we:binding id="kept"/>');
    expect((await openWorkbook(zipSync(again))).settings).toEqual(
      new Map<string, unknown>([
        ["a", 1],
        ["b", [2]],
      ]),
    );
  });

  it("gives functions that are newer than the format their prefix, and takes it off", async () => {
    const workbook = newWorkbook();
    workbook.setCell("Sheet1!A1", '=IFS(1=2,"a",TRUE,"IFS(b)")');
    const sheet = strFromU8(unzipSync(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).toContain('<f>_xlfn.IFS(1=2,"a",TRUE,"IFS(b)")</f>');
    expect((await reopened(workbook)).cell("Sheet1!A1")).toMatchObject({
      formula: '=IFS(1=2,"a",TRUE,"IFS(b)")',
      value: "IFS(b)",
    });
  });

  it("keeps 20,000 cells and changes nothing else when one is edited", async () => {
    const workbook = newWorkbook();
    const [sheet] = workbook.sheets;
    for (let row = 0; row < 1000; row++) {
      for (let column = 0; column < 20; column++) sheet?.cells.set(row, column, column % 2 ? row / 3 : `text ${row}`);
    }
    const opened = await reopened(workbook);
    const before = opened.snapshot();
    opened.setCell("Sheet1!B7", "7");
    const after = (await reopened(opened)).snapshot();
    const cells = before.sheets[0]?.cells;
    if (cells) cells["B7"] = { value: 7 };
    expect(after).toEqual(before);
  });
});
