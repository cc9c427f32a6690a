import { newWorkbook, openAddinWindow, type AddinWindow, type Workbook } from "./index";

describe("the real office.js and the stand-in", () => {
  let workbook: Workbook;
  let addin: AddinWindow;

  beforeEach(async () => {
    workbook = newWorkbook();
    addin = await openAddinWindow({ workbook });
  });
  afterEach(() => {
    addin.close();
  });

  it("writes values through the wire and reads them back", async () => {
    const values = await addin.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.values = [
        ["Name", 1],
        [true, "x"],
      ];
      range.load("values,address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:B2");
      return range.values;
    });
    expect(values).toEqual([
      ["Name", 1],
      [true, "x"],
    ]);
  });
});
