import { unzipSync } from "fflate";
import { newWorkbook, openWorkbook, saveWorkbook } from "./index";

/** Expected results are worked out by hand from Microsoft's documentation of formulas. */

function resultOf(formula: string, cells: Record<string, string | number> = {}): unknown {
  const workbook = newWorkbook();
  for (const [address, value] of Object.entries(cells)) workbook.setCell(`Sheet1!${address}`, value);
  workbook.setCell("Sheet1!J1", formula);
  return workbook.cell("Sheet1!J1").value;
}

describe("formulas", () => {
  it.each<[string, unknown]>([
    ['="$5"+1', 6],
    ['="1,000"*2', 2000],
    ['=--"(5)"', -5],
    ['=1+"1 1/2"', 2.5],
    ['="12:30"+0', 12.5 / 24],
    ['="1/2/2017"+0', 42737],
    ['="5"+1&"%"', "6%"],
    ['="abc"+1', "#VALUE!"],
    ['=TRUE&"$5"', "TRUE$5"],
    ['=VALUE("$120")', 120],
    ['=VALUE("9 AM")', 0.375],
    ['=VALUE("")', "#VALUE!"],
    ['=YEAR("12/5/2020")', 2020],
  ])("read texts as numbers where they calculate: %s", (formula, expected) => {
    expect(resultOf(formula)).toEqual(expected);
  });

  it("read a cell's text as a number where they calculate with it, and leave it a text elsewhere", () => {
    expect(resultOf("=A1*2", { A1: "'$5" })).toBe(10);
    expect(resultOf("=Sheet1!$A$1/2+1", { A1: "'$5" })).toBe(3.5);
    expect(resultOf("=SUM(A1:A2)", { A1: "'$5", A2: 1 })).toBe(1);
    expect(resultOf("=A1&1", { A1: "'$5" })).toBe("$51");
  });

  it.each<[string, unknown]>([
    ["=LAMBDA(x,x+1)(4)", 5],
    ["=LAMBDA(x,y,LAMBDA(z,z*x)(y))(2,3)+1", 7],
    ["=LET(double,LAMBDA(x,x*2),double(3))", 6],
  ])("call a LAMBDA: %s", (formula, expected) => {
    expect(resultOf(formula)).toBe(expected);
  });

  it("name what another formula fills by A1#, which is #REF! where nothing is filled", () => {
    expect(resultOf("=SUM(A1#)", { A1: "=SEQUENCE(3)" })).toBe(6);
    expect(resultOf("=ROWS(Sheet1!$A$1#)", { A1: "=SEQUENCE(B1)", B1: 4 })).toBe(4);
    expect(resultOf("=SUM(A1#)", { A1: 5 })).toBe("#REF!");
    expect(resultOf("=A1#")).toBe("#REF!");
  });

  it("follow what A1# names when it grows", () => {
    const workbook = newWorkbook();
    workbook.setCell("Sheet1!B1", 2);
    workbook.setCell("Sheet1!A1", "=SEQUENCE(B1)");
    workbook.setCell("Sheet1!D1", "=SUM(A1#)");
    workbook.setCell("Sheet1!E1", "=A1#*10");
    expect(workbook.cell("Sheet1!D1").value).toBe(3);
    workbook.setCell("Sheet1!B1", 4);
    expect(["D1", "E4"].map((cell) => workbook.cell(`Sheet1!${cell}`).value)).toEqual([10, 40]);
  });

  it("are stored as Excel stores them: A1# by name, parameters with their prefix", async () => {
    const workbook = newWorkbook();
    const formulas = ["=SUM(C1#)", '=LET(x,1,x+A9&"x")', "=LAMBDA(a,LET(b,a,b+a))(3)", "=SUM('a b'!$C$1#)"];
    workbook.addSheet("a b");
    formulas.forEach((formula, index) => {
      workbook.setCell(`Sheet1!A${index + 1}`, formula);
    });
    const saved = await saveWorkbook(workbook);
    const xml = Buffer.from(unzipSync(saved)["xl/worksheets/sheet1.xml"] ?? []).toString();
    expect([...xml.matchAll(/<f[^>]*>([^<]*)</g)].map(([, text]) => text)).toEqual([
      "SUM(_xlfn.ANCHORARRAY(C1))",
      '_xlfn.LET(_xlpm.x,1,_xlpm.x+A9&amp;"x")',
      "_xlfn.LAMBDA(_xlpm.a,_xlfn.LET(_xlpm.b,_xlpm.a,_xlpm.b+_xlpm.a))(3)",
      "SUM(_xlfn.ANCHORARRAY('a b'!$C$1))",
    ]);
    const reopened = await openWorkbook(saved);
    expect(formulas.map((_formula, index) => reopened.cell(`Sheet1!A${index + 1}`).formula)).toEqual(formulas);
  });
});
