import { strFromU8, unzipSync } from "fflate";
import { losses, openWorkbook, saveWorkbook, type Workbook } from "./index";
import { minimalFile, openBench } from "./testSupport";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPARKLINES =
  '<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="urn:x14"><x14:sparklines xmlns:xm="urn:xm"><x14:sparkline>' +
  "<xm:f>Data!A2:C2</xm:f><xm:sqref>D2</xm:sqref></x14:sparkline></x14:sparklines></ext></extLst>";

const sheetText = async (workbook: Workbook): Promise<string> =>
  strFromU8(unzipSync(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array());

/** The opened file after what a batch did to its first sheet. */
async function edited(bytes: Uint8Array, edit: (sheet: Excel.Worksheet) => void): Promise<Workbook> {
  const bench = await openBench({ workbook: await openWorkbook(bytes) });
  await bench.run(async (context, sheet) => {
    edit(sheet);
    await context.sync();
  });
  bench.close();
  return bench.workbook;
}

const linked = (kind: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

describe("a saved file", () => {
  it("keeps the printer, the window, the way of calculating and what else the model does not hold of a sheet", async () => {
    const sheet =
      '<sheetPr codeName="Tabelle1"><outlinePr summaryBelow="0"/></sheetPr>' +
      '<sheetViews><sheetView workbookViewId="0" zoomScale="80" view="pageBreakPreview"><pane xSplit="1000" topLeftCell="C1"/>' +
      '<selection pane="topRight" activeCell="D4" sqref="D4:E5"/></sheetView></sheetViews><sheetData/>' +
      '<pageSetup orientation="landscape" horizontalDpi="600" r:id="rId1"/>';
    const workbook = await openWorkbook(
      minimalFile(sheet, {
        "xl/worksheets/_rels/sheet1.xml.rels": linked("printerSettings", "../printerSettings/printerSettings1.bin"),
        "xl/printerSettings/printerSettings1.bin": "printer",
        "xl/workbook.xml":
          `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
          '<bookViews><workbookView windowWidth="20000" tabRatio="700"/></bookViews>' +
          '<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets><calcPr calcId="1" iterate="1" iterateCount="7"/></workbook>',
      }),
    );
    workbook.select(workbook.addSheet("Other"), { row: 0, column: 0, rows: 1, columns: 1 });
    const parts = unzipSync(await saveWorkbook(workbook));
    const saved = strFromU8(parts["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    const whole = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array());
    for (const kept of [
      '<sheetPr codeName="Tabelle1"><outlinePr summaryBelow="0"/></sheetPr>',
      'zoomScale="80" view="pageBreakPreview"',
      '<pane xSplit="1000" topLeftCell="C1"/><selection pane="topRight" activeCell="D4" sqref="D4:E5"/>',
      'orientation="landscape" horizontalDpi="600" r:id="rId1"',
    ]) {
      expect(saved).toContain(kept);
    }
    expect(whole).toContain('windowWidth="20000" tabRatio="700"');
    expect(whole).toContain('iterate="1" iterateCount="7"');
    expect(parts["xl/printerSettings/printerSettings1.bin"]).toBeDefined();
  });

  it("keeps a height fitted to a row's text until the text changes", async () => {
    const file = minimalFile(
      '<sheetData><row r="1" ht="30"><c r="A1" t="inlineStr"><is><t>two lines</t></is></c></row>' +
        '<row r="2" ht="45"><c r="A2"><v>1</v></c></row></sheetData>',
    );
    const workbook = await edited(file, (sheet) => {
      sheet.getRange("A2").values = [["longer than before"]];
    });
    const saved = await sheetText(workbook);
    expect(saved).toContain('<row r="1" ht="30">');
    expect(saved).toContain('<row r="2">');
  });

  it("moves what sparklines and newer rules refer to", async () => {
    const file = minimalFile(`<sheetData><row r="2"><c r="A2"><v>1</v></c></row></sheetData>${SPARKLINES}`);
    expect(await sheetText(await openWorkbook(file))).toContain(SPARKLINES);
    const workbook = await edited(file, (sheet) => {
      sheet.getRange("1:1").insert("Down");
      sheet.name = "Moved";
    });
    const saved = await sheetText(workbook);
    expect(saved).toContain("<xm:f>Moved!A3:C3</xm:f><xm:sqref>D3</xm:sqref>");
    expect(losses(workbook)).toEqual([]);
  });
});

describe("losses", () => {
  it("are none for a workbook that was not opened, and for one that is only filled in", async () => {
    const bench = await openBench();
    bench.close();
    expect(losses(bench.workbook)).toEqual([]);
    const file = minimalFile('<sheetData/><scenarios><scenario name="x"/></scenarios>');
    expect(losses(await edited(file, (sheet) => (sheet.getRange("A1").values = [[1]])))).toEqual([]);
  });

  it("name the things that stay behind when cells move", async () => {
    const file = minimalFile('<sheetData/><scenarios><scenario name="x"/></scenarios><cellWatches/>');
    expect(losses(await edited(file, (sheet) => sheet.getRange("1:1").insert("Down")))).toEqual([
      'Sheet "Data": cells were inserted or deleted, but its scenarios and its watched cells stay where they were.',
    ]);
  });

  it("name what-if tables, whose values alone are kept", async () => {
    const file = minimalFile(
      '<sheetData><row r="2"><c r="B2"><f t="dataTable" ref="B2:C9" dt2D="1" r1="A1" r2="A2"/><v>5</v></c></row></sheetData>',
    );
    const workbook = await openWorkbook(file);
    expect(losses(workbook)).toEqual(['Sheet "Data": the what-if table at B2:C9 becomes plain values.']);
    expect(workbook.cell("Data!B2").value).toBe(5);
  });
});
