import { writeFileSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { newWorkbook, openAddinWindow, openWorkbook, saveWorkbook } from "./index";
void (async () => {
  const workbook = newWorkbook();
  const { Excel: X, close } = await openAddinWindow({ workbook });
  await X.run(async (c) => {
    const s = c.workbook.worksheets.getItem("Sheet1"); s.name = "My data";
    s.getRange("A1").values = [["Title of the sheet"]]; s.getRange("A1:D1").merge(); s.getRange("A1").format.font.size = 16; s.getRange("A1").format.font.bold = true; s.getRange("A1:D1").format.fill.color = "#1F4E78"; s.getRange("A1").format.font.color = "white"; s.getRange("A1").format.horizontalAlignment = "Center";
    s.getRange("A3:D6").values = [["ID", "Score", "Due", "Note"], ["'001", 1, "1/2/2027", "<a & b>"], ["b", "50%", "3/4/2027 10:30", "two\nlines"], ["c", -3.5, "$12.50", "#N/A"]];
    const t = s.tables.add("A3:D6", true); t.name = "Criteria"; t.showTotals = true;
    t.columns.add(-1, [["Double"], ["=[@Score]*2"], ["=[@Score]*2"], ["=SUM(Criteria[Score])"], [null as any]]);
    s.getRange("A4:E6").format.borders.getItem("EdgeBottom").style = "Double"; s.getRange("D4:D6").format.wrapText = true;
    const f = s.getRange("B4:B6").conditionalFormats.add("CellValue"); f.cellValue.rule = { formula1: "=0", operator: "LessThan" }; f.cellValue.format.fill.color = "#FFC7CE"; f.cellValue.format.font.color = "#9C0006";
    const g = s.getRange("A4:A6").conditionalFormats.add("Custom"); g.custom.rule.formula = '=$B4>=1'; g.custom.format.font.bold = true; g.custom.format.fill.color = "#C6EFCE";
    const v = s.getRange("D4:D6").dataValidation; v.rule = { list: { inCellDropDown: true, source: "Yes,No,\"x\"" } }; v.errorAlert = { message: "no", title: "t", showAlert: true, style: "Warning" }; v.prompt = { message: "choose", title: "p", showPrompt: true };
    s.getRange("B4:B6").dataValidation.rule = { decimal: { formula1: -10, formula2: 10, operator: "Between" } };
    s.getRange("G3").hyperlink = { documentReference: "Other!B2", textToDisplay: "to other", screenTip: "tip" }; s.getRange("G4").hyperlink = { address: "https://example.org/?a=1&b=2", textToDisplay: "web" };
    s.getRange("A:A").format.columnWidth = 90; s.getRange("D:D").format.columnWidth = 120; s.getRange("1:1").format.rowHeight = 30;
    s.freezePanes.freezeAt(s.getRange("A1:A3")); s.showGridlines = false; s.tabColor = "#FF0000";
    s.pageLayout.orientation = "Landscape"; s.pageLayout.zoom = { horizontalFitToPages: 1 }; s.pageLayout.paperSize = "A4" as any; s.pageLayout.setPrintTitleRows("$3:$3"); s.pageLayout.setPrintArea("A1:G30"); s.pageLayout.headersFooters.defaultForAllPages.centerHeader = "Report &A"; s.pageLayout.headersFooters.defaultForAllPages.rightFooter = "Page &P of &N"; s.horizontalPageBreaks.add("A20:A20");
    s.getRange("A25").values = [["page 2"]]; s.customProperties.add("report", "results-1"); c.workbook.settings.add("layout", { version: 3, text: "é <&\"" });
    const o = c.workbook.worksheets.add("Other"); o.getRange("B2").values = [["=SUM('My data'!B4:B6)"]]; o.getRange("B3").values = [["=XLOOKUP(\"b\",Criteria[ID],Criteria[Score])"]]; o.visibility = "Visible";
    const h = c.workbook.worksheets.add("Hidden"); h.visibility = "VeryHidden"; o.protection.protect({ allowFormatCells: true });
    await c.sync();
    s.getRange("A3:F8").load("values,text"); const r = o.getRange("B2:B3").load("values"); const q = s.getRange("A3:E7").load("text,formulas"); await c.sync(); console.log(JSON.stringify(r.values), JSON.stringify(q.text), JSON.stringify(q.formulas));
  });
  close();
  writeFileSync("/tmp/rt/made.xlsx", await saveWorkbook(workbook));
  execFileSync("soffice", ["--headless", "--convert-to", "pdf", "--outdir", "/tmp/rt", "/tmp/rt/made.xlsx"], { stdio: "ignore", timeout: 90000 });
  execFileSync("soffice", ["--headless", "--convert-to", "xlsx", "--outdir", "/tmp/rt/b", "/tmp/rt/made.xlsx"], { stdio: "ignore", timeout: 90000 });
  const lo = await openWorkbook(readFileSync("/tmp/rt/b/made.xlsx"));
  const a = workbook.snapshot(), b = lo.snapshot();
  console.log(JSON.stringify(b.tables), JSON.stringify(b.settings), JSON.stringify(b.names));
  for (let i = 0; i < a.sheets.length; i++) for (const k of Object.keys(a.sheets[i]!.cells)) { const x: any = a.sheets[i]!.cells[k], y: any = b.sheets[i]!.cells[k]; if (JSON.stringify([x?.value, x?.formula, x?.numberFormat]) !== JSON.stringify([y?.value, y?.formula, y?.numberFormat])) console.log(a.sheets[i]!.name, k, JSON.stringify(x), JSON.stringify(y)); }
  const s = lo.sheets[0]!; console.log(s.frozen, s.showGridlines, s.tabColor, s.merges, s.columnWidth(0), s.rowHeight(0), JSON.stringify(s.conditionalFormats), JSON.stringify(s.dataValidations), JSON.stringify(s.hyperlinks), JSON.stringify(s.pageLayout), s.rowBreaks, lo.sheets.map(x=>x.visibility), lo.sheets[1]!.protection);
})();
