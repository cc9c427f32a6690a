import { colleague, newWorkbook, openWorkbook, saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => {
  bench.close();
});

/** Everything pushed so far has arrived when a later request is answered. */
async function arrived(): Promise<void> {
  await bench.run(async (context, sheet) => {
    sheet.load("name");
    await context.sync();
  });
}

it("takes back a whole batch and does it again: cells, formats, tables, sheets, names, protection", async () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A1", "kept");
  const before = workbook.snapshot();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:B3").values = [
      ["Name", "Weight"],
      ["a", "=1+1"],
      ["b", 2],
    ];
    sheet.getRange("A1:B1").format.fill.color = "#FF0000";
    sheet.tables.add("A1:B3", true).name = "Criteria";
    sheet.name = "Renamed";
    sheet.getRange("D:D").format.columnWidth = 120;
    sheet.getRange("E1:F1").merge();
    context.workbook.names.add("Total", "=Renamed!$A$1");
    context.workbook.settings.add("key", { deep: [1] });
    context.workbook.worksheets.add("Second").getRange("A1").values = [["there"]];
    sheet.protection.protect();
    await context.sync();
  });
  const after = workbook.snapshot();
  expect(after).not.toEqual(before);
  expect(workbook.undo()).toBe(true);
  expect(workbook.snapshot()).toEqual(before);
  expect(workbook.redo()).toBe(true);
  expect(workbook.snapshot()).toEqual(after);
  expect(workbook.redo()).toBe(false);
  workbook.undo();
  workbook.undo();
  expect(workbook.cell("Sheet1!A1").value).toBe("");
  expect(workbook.undo()).toBe(false);
});

it("makes one step of every sync that changes something, and none of one that only reads or changes nothing", async () => {
  const { history } = bench.workbook;
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1").values = [[1]];
    sheet.getRange("A2").values = [[2]];
    await context.sync();
    sheet.getRange("A3").values = [[3]];
    await context.sync();
    sheet.getUsedRange().load("values");
    await context.sync();
    sheet.getRange("A1").select();
    await context.sync();
  });
  expect(history.undoCount).toBe(2);
});

it("makes steps of their own of what a person types and what a colleague does", () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A1", "typed");
  colleague.takeSheetName(workbook, "Theirs");
  expect(workbook.history.undoCount).toBe(2);
  workbook.undo();
  expect(workbook.sheet("Theirs")).toBeUndefined();
  expect(workbook.cell("Sheet1!A1").value).toBe("typed");
});

it("has nothing to do again once something new was done", () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A1", "first");
  workbook.undo();
  workbook.setCell("Sheet1!A1", "second");
  expect(workbook.redo()).toBe(false);
  expect(workbook.cell("Sheet1!A1").value).toBe("second");
});

it("keeps what a refused batch did before it was refused as a step", async () => {
  const { code } = await bench.refusal((_context, sheet) => {
    sheet.getRange("A1").values = [["done"]];
    sheet.getRange("A1:A2").values = [[1]];
  });
  expect(code).toBe("InvalidArgument");
  expect(bench.workbook.cell("Sheet1!A1").value).toBe("done");
  bench.workbook.undo();
  expect(bench.workbook.cell("Sheet1!A1").value).toBe("");
});

it("brings rows and columns back to their places, and ranges that the add-in keeps with them", async () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A5", "five");
  workbook.setCell("Sheet1!C5", "=A5");
  const seen = await bench.run(async (context, sheet) => {
    const range = sheet.getRange("A5").load("address");
    await context.sync();
    sheet.getRange("2:3").delete("Up");
    sheet.getRange("B:B").insert("Right");
    await context.sync();
    workbook.undo();
    range.load("address,values");
    await context.sync();
    return [range.address, range.values];
  });
  expect(seen).toEqual(["Sheet1!A5", [["five"]]]);
  expect(workbook.cell("Sheet1!C5")).toMatchObject({ value: "five", formula: "=A5" });
  workbook.redo();
  expect(workbook.cell("Sheet1!D3")).toMatchObject({ value: "five", formula: "=A3" });
});

it("brings back heights, hidden rows and filters, and lets columns be as wide as before", async () => {
  const { workbook } = bench;
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:A4").values = [["Name"], ["a"], ["b"], ["c"]];
    sheet.tables.add("A1:A4", true).name = "Items";
    sheet.getRange("1:1").format.rowHeight = 40;
    await context.sync();
    context.workbook.tables.getItem("Items").columns.getItemAt(0).filter.applyValuesFilter(["b"]);
    sheet.getRange("1:1").format.rowHeight = 20;
    sheet.getRange("2:2").insert("Down");
    sheet.getRange("B:B").format.columnWidth = 200;
    await context.sync();
  });
  const sheet = workbook.sheets[0];
  const look = (): unknown => [sheet?.rowHeight(0), sheet?.columnWidth(1), [...(sheet?.rows ?? [])]];
  const filtered = look();
  workbook.undo();
  expect(look()).toEqual([40, 48, [[0, { size: 40 }]]]);
  workbook.redo();
  expect(look()).toEqual(filtered);
  workbook.undo();
  workbook.undo();
  expect(look()).toEqual([15, 48, []]);
});

it("calculates anew after undoing", async () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A1", 1);
  workbook.setCell("Sheet1!B1", "=A1*10");
  expect(workbook.cell("Sheet1!B1").value).toBe(10);
  workbook.setCell("Sheet1!A1", 2);
  expect(workbook.cell("Sheet1!B1").value).toBe(20);
  workbook.undo();
  expect(workbook.cell("Sheet1!B1").value).toBe(10);
  await bench.run(async (context) => context.sync());
});

it("tells the add-in's handlers what undoing changed", async () => {
  const told: unknown[] = [];
  await bench.run(async (context) => {
    context.workbook.worksheets.onChanged.add(({ address, source, triggerSource }) => {
      told.push([address, source, triggerSource]);
      return Promise.resolve();
    });
    context.workbook.worksheets.onDeleted.add(({ type }) => {
      told.push(type);
      return Promise.resolve();
    });
    context.workbook.worksheets.onFormatChanged.add(({ type, address }) => {
      told.push([type, address]);
      return Promise.resolve();
    });
    context.workbook.tables.onDeleted.add(({ type }) => {
      told.push(type);
      return Promise.resolve();
    });
    await context.sync();
  });
  await bench.run(async (context, sheet) => {
    sheet.getRange("B2:C3").values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("B2").format.font.bold = true;
    sheet.tables.add("B2:C3", false);
    context.workbook.worksheets.add("New");
    await context.sync();
  });
  await arrived();
  told.length = 0;
  bench.workbook.undo();
  await arrived();
  expect(told).toEqual([
    "WorksheetDeleted",
    "TableDeleted",
    ["B2:C4", "Local", "Unknown"],
    ["WorksheetFormatChanged", "B3"],
  ]);
});

it("keeps the last hundred steps", () => {
  const { workbook } = bench;
  for (let n = 1; n <= 103; n++) workbook.setCell("Sheet1!A1", n);
  let undone = 0;
  while (workbook.undo()) undone++;
  expect(undone).toBe(100);
  expect(workbook.cell("Sheet1!A1").value).toBe(3);
});

it("saves an opened file after undoing as it was", async () => {
  const { workbook } = bench;
  workbook.setCell("Sheet1!A1", "=1+1");
  const opened = await openWorkbook(await saveWorkbook(workbook));
  const before = opened.snapshot();
  bench.host.show(opened);
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:A2").values = [["other"], ["more"]];
    sheet.getRange("A1").format.font.bold = true;
    await context.sync();
  });
  opened.undo();
  expect((await openWorkbook(await saveWorkbook(opened))).snapshot()).toEqual(before);
});

it("makes a step of every sync of a merged run too, for the installed office.js does not send that wish", async () => {
  bench.host.show(newWorkbook());
  await bench.Excel.run({ mergeUndoGroup: true }, async (context) => {
    const sheet = context.workbook.worksheets.getFirst();
    sheet.getRange("A1").values = [[1]];
    await context.sync();
    sheet.getRange("A2").values = [[2]];
    await context.sync();
  });
  expect(bench.host.workbook.history.undoCount).toBe(2);
});
