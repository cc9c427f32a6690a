import { colleague, newWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;

beforeEach(async () => {
  const workbook = newWorkbook();
  workbook.addSheet("Other");
  bench = await openBench({ workbook });
  await bench.run(async (context, sheet) => {
    sheet.getRange("B2:C4").values = [
      ["Name", "Weight"],
      ["a", 1],
      ["b", 2],
    ];
    sheet.tables.add("B2:C4", true).name = "Criteria";
    await context.sync();
  });
});

afterEach(() => {
  bench.close();
});

type Told = Record<string, unknown>;

interface Listening<T> {
  told: Told[];
  remove(): Promise<void>;
  handler: OfficeExtension.EventHandlerResult<T>;
}

/** Registers for an event in a batch of its own and collects what it tells. */
async function listen<T>(
  pick: (context: Excel.RequestContext, sheet: Excel.Worksheet) => OfficeExtension.EventHandlers<T>,
): Promise<Listening<T>> {
  const told: Told[] = [];
  const handler = await bench.run(async (context, sheet) => {
    sheet.load("id");
    sheet.tables.getItemAt(0).load("id");
    await context.sync();
    const added = pick(context, sheet).add((args) => {
      // What travelled, without the functions that office.js adds.
      told.push(JSON.parse(JSON.stringify(args)) as Told);
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  const remove = (): Promise<void> =>
    bench.Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
  return { told, remove, handler };
}

/** Everything pushed so far has arrived when a later request is answered. */
async function arrived(): Promise<void> {
  await bench.run(async (context, sheet) => {
    sheet.load("name");
    await context.sync();
  });
}

it("tells a sheet's handler of the cells this add-in wrote, with what a single cell held and holds", async () => {
  const { told } = await listen((_context, sheet) => sheet.onChanged);
  await bench.run(async (context, sheet) => {
    sheet.getRange("E1").values = [[5]];
    sheet.getRange("E1").values = [["=2*3"]];
    sheet.getRange("F1:G2").values = [
      [1, 2],
      [3, 4],
    ];
    await context.sync();
  });
  await arrived();
  const id = bench.workbook.sheets[0]?.id;
  expect(told).toEqual([
    expect.objectContaining({
      type: "WorksheetChanged",
      worksheetId: id,
      address: "E1",
      changeType: "RangeEdited",
      source: "Local",
      triggerSource: "ThisLocalAddin",
      details: expect.objectContaining({ valueBefore: "", valueTypeBefore: "Empty" }) as unknown,
    }),
    expect.objectContaining({
      address: "E1",
      details: { valueBefore: 5, valueAfter: 6, valueTypeBefore: "Double", valueTypeAfter: "Double" },
    }),
    expect.objectContaining({ address: "F1:G2", changeType: "RangeEdited" }),
  ]);
  expect(told[2]).not.toHaveProperty("details");
});

it("tells a colleague's edit as Remote and a person's here as Local, neither as the add-in's own", async () => {
  const { told } = await listen((context) => context.workbook.worksheets.onChanged);
  colleague.type(bench.workbook, "Other!A1", "theirs");
  bench.workbook.setCell("Sheet1!E1", "mine");
  await arrived();
  expect(told.map(({ address, source, triggerSource }) => [address, source, triggerSource])).toEqual([
    ["A1", "Remote", "Unknown"],
    ["E1", "Local", "Unknown"],
  ]);
  expect(told[0]?.["worksheetId"]).toBe(bench.workbook.sheet("Other")?.id);
});

it("names rows, columns and cells that come and go, and where cells moved", async () => {
  const { told } = await listen((_context, sheet) => sheet.onChanged);
  await bench.run(async (context, sheet) => {
    sheet.getRange("7:8").insert("Down");
    sheet.getRange("H:H").delete("Left");
    sheet.getRange("J1:J2").insert("Right");
    sheet.getRange("J1").delete("Up");
    await context.sync();
  });
  await arrived();
  expect(
    told.map(({ address, changeType, changeDirectionState }) => [address, changeType, changeDirectionState]),
  ).toEqual([
    ["7:8", "RowInserted", undefined],
    ["H:H", "ColumnDeleted", undefined],
    ["J1:J2", "CellInserted", { insertShiftDirection: "Right" }],
    ["J1", "CellDeleted", { deleteShiftDirection: "Up" }],
  ]);
});

it("gives the range of an event, moved with its cells, and a null object when they are gone", async () => {
  const ranges: Excel.WorksheetChangedEventArgs[] = [];
  await bench.run(async (context, sheet) => {
    sheet.onChanged.add((args) => {
      ranges.push(args);
      return Promise.resolve();
    });
    await context.sync();
    sheet.getRange("E5").values = [[1]];
    await context.sync();
    sheet.getRange("1:1").insert("Down");
    await context.sync();
  });
  const seen = await bench.run(async (context) => {
    const range = ranges[0]?.getRange(context).load("address");
    await context.sync();
    return range?.address;
  });
  expect(seen).toBe("Sheet1!E6");
  const gone = await bench.run(async (context, sheet) => {
    sheet.getRange("6:6").delete("Up");
    const range = ranges[0]?.getRangeOrNullObject(context).load("address");
    await context.sync();
    return range?.isNullObject;
  });
  expect(gone).toBe(true);
});

it("tells a table's handler of edits in the table only, and of its own rows and columns", async () => {
  const one = await listen((_context, sheet) => sheet.tables.getItemAt(0).load("id").onChanged);
  const all = await listen((context) => context.workbook.tables.onChanged);
  const table = bench.workbook.tables[0];
  if (!table) throw new Error("The table is missing.");
  bench.workbook.setCell("Sheet1!A1", "outside");
  colleague.typeInTable(table, 0, "Weight", 7);
  colleague.insertRow(table, 1, ["c", 3]);
  colleague.deleteRow(table, 0);
  await arrived();
  const seen = one.told.map(({ address, changeType, source }) => [address, changeType, source]);
  expect(seen).toEqual([
    ["C3", "RangeEdited", "Remote"],
    ["B4:C4", "RowInserted", "Remote"],
    ["B4", "RangeEdited", "Remote"],
    ["C4", "RangeEdited", "Remote"],
    ["B3:C3", "RowDeleted", "Remote"],
  ]);
  expect(one.told[0]).toMatchObject({
    type: "TableChanged",
    tableId: table.id,
    worksheetId: table.sheet.id,
    details: { valueBefore: 1, valueAfter: 7 },
  });
  expect(all.told).toEqual(one.told);
});

it("tells of sheets added, renamed, moved, hidden, activated and deleted, by whom", async () => {
  const added = await listen((context) => context.workbook.worksheets.onAdded);
  const renamed = await listen((context) => context.workbook.worksheets.onNameChanged);
  const moved = await listen((context) => context.workbook.worksheets.onMoved);
  const shown = await listen((context) => context.workbook.worksheets.onVisibilityChanged);
  const activated = await listen((context) => context.workbook.worksheets.onActivated);
  const deactivated = await listen((context) => context.workbook.worksheets.onDeactivated);
  const deleted = await listen((context) => context.workbook.worksheets.onDeleted);
  await bench.run(async (context) => {
    const sheet = context.workbook.worksheets.add("New");
    sheet.name = "Newer";
    sheet.position = 0;
    sheet.visibility = "Hidden";
    context.workbook.worksheets.getItem("Other").activate();
    await context.sync();
    sheet.delete();
    await context.sync();
  });
  colleague.takeSheetName(bench.workbook, "Theirs");
  await arrived();
  const theirs = bench.workbook.sheet("Theirs")?.id;
  const [first, other] = [bench.workbook.sheet("Sheet1")?.id, bench.workbook.sheet("Other")?.id];
  const id = added.told[0]?.["worksheetId"];
  expect(added.told).toEqual([
    { type: "WorksheetAdded", source: "Local", worksheetId: id },
    { type: "WorksheetAdded", source: "Remote", worksheetId: theirs },
  ]);
  expect(renamed.told).toEqual([
    { type: "WorksheetNameChanged", nameBefore: "New", nameAfter: "Newer", source: "Local", worksheetId: id },
  ]);
  expect(moved.told).toMatchObject([{ positionBefore: 2, positionAfter: 0, worksheetId: id }]);
  expect(shown.told).toMatchObject([{ visibilityBefore: "Visible", visibilityAfter: "Hidden", worksheetId: id }]);
  expect(activated.told).toEqual([{ type: "WorksheetActivated", worksheetId: other }]);
  expect(deactivated.told).toEqual([{ type: "WorksheetDeactivated", worksheetId: first }]);
  expect(deleted.told).toEqual([{ type: "WorksheetDeleted", source: "Local", worksheetId: id }]);
});

it("tells of tables added and deleted, of the whole workbook or of one sheet", async () => {
  const added = await listen((context) => context.workbook.tables.onAdded);
  const deleted = await listen((_context, sheet) => sheet.tables.onDeleted);
  await bench.run(async (context, sheet) => {
    context.workbook.tables.add("Other!A1:B2", true);
    sheet.tables.getItem("Criteria").delete();
    await context.sync();
  });
  await arrived();
  expect(added.told).toMatchObject([{ type: "TableAdded", source: "Local" }]);
  expect(deleted.told).toMatchObject([{ type: "TableDeleted", tableName: "Criteria" }]);
});

it("tells of selections: of the sheet, of the workbook, of a table that is entered, moved in and left", async () => {
  const ofSheet = await listen((_context, sheet) => sheet.onSelectionChanged);
  const ofSheets = await listen((context) => context.workbook.worksheets.onSelectionChanged);
  const ofTable = await listen((_context, sheet) => sheet.tables.getItemAt(0).load("id").onSelectionChanged);
  let workbookTold = 0;
  await bench.run(async (context) => {
    context.workbook.onSelectionChanged.add(() => {
      workbookTold++;
      return Promise.resolve();
    });
    await context.sync();
  });
  await bench.run(async (context, sheet) => {
    for (const address of ["A1:C3", "C4", "E9", "E10"]) {
      sheet.getRange(address).select();
      await context.sync();
    }
    context.workbook.worksheets.getItem("Other").getRange("B1").select();
    await context.sync();
  });
  await arrived();
  expect(ofSheet.told.map(({ address }) => address)).toEqual(["A1:C3", "C4", "E9", "E10"]);
  expect(ofSheets.told.map(({ address }) => address)).toEqual(["A1:C3", "C4", "E9", "E10", "B1"]);
  expect(ofTable.told.map(({ address, isInsideTable }) => [address, isInsideTable])).toEqual([
    ["B2:C3", true],
    ["C4", true],
    ["", false],
  ]);
  expect(workbookTold).toBe(5);
});

it("calculates after a change for whoever listens to that, and tells which sheets have formulas", async () => {
  const { told } = await listen((context) => context.workbook.worksheets.onCalculated);
  await bench.run(async (context, sheet) => {
    sheet.getRange("F2:F3").formulas = [["=C3*2"], ["=F2+1"]];
    await context.sync();
  });
  await arrived();
  expect(told).toEqual([{ type: "WorksheetCalculated", address: "F2:F3", worksheetId: bench.workbook.sheets[0]?.id }]);
});

it("tells of protection, of formats and of settings", async () => {
  const protection = await listen((_context, sheet) => sheet.onProtectionChanged);
  const formats = await listen((_context, sheet) => sheet.onFormatChanged);
  let settings = 0;
  await bench.run(async (context) => {
    context.workbook.settings.onSettingsChanged.add(() => {
      settings++;
      return Promise.resolve();
    });
    await context.sync();
  });
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:B1").format.fill.color = "#FF0000";
    sheet.getRange("A2").numberFormat = [["0.00"]];
    context.workbook.settings.add("key", 1);
    sheet.protection.protect();
    await context.sync();
  });
  colleague.unprotectAll(bench.workbook);
  await arrived();
  expect(protection.told.map(({ isProtected, source }) => [isProtected, source])).toEqual([
    [true, "Local"],
    [false, "Remote"],
  ]);
  expect(formats.told.map(({ address }) => address)).toEqual(["A1:B1", "A2"]);
  expect(settings).toBe(1);
});

it("tells nothing to handlers that were removed, and nothing while the add-in has switched events off", async () => {
  const removed = await listen((_context, sheet) => sheet.onChanged);
  const kept = await listen((context) => context.workbook.worksheets.onChanged);
  bench.workbook.setCell("Sheet1!E1", "first");
  await arrived();
  await removed.remove();
  bench.workbook.setCell("Sheet1!E2", "second");
  await bench.run(async (context) => {
    context.runtime.enableEvents = false;
    await context.sync();
  });
  bench.workbook.setCell("Sheet1!E3", "third");
  const off = await bench.run(async (context) => {
    const { runtime } = context;
    runtime.load("enableEvents");
    await context.sync();
    const was = runtime.enableEvents;
    runtime.enableEvents = true;
    await context.sync();
    return was;
  });
  bench.workbook.setCell("Sheet1!E4", "fourth");
  await arrived();
  expect(off).toBe(false);
  expect(removed.told.map(({ address }) => address)).toEqual(["E1"]);
  expect(kept.told.map(({ address }) => address)).toEqual(["E1", "E2", "E4"]);
});

it("tells nothing of what was refused, and nothing of another workbook shown in the window", async () => {
  const { told } = await listen((_context, sheet) => sheet.onChanged);
  const { code } = await bench.refusal((_context, sheet) => sheet.getRange("3:3").insert("Right"));
  expect(code).not.toBe("");
  bench.host.show(newWorkbook());
  bench.workbook.setCell("Sheet1!E1", "elsewhere");
  await arrived();
  expect(told).toEqual([]);
});

it("offers only the events it has: another one is refused by name", async () => {
  const refusal = await bench
    .run(async (context, sheet) => {
      sheet.onRowHiddenChanged.add(() => Promise.resolve());
      await context.sync();
    })
    .catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "ApiNotFound" });
});

describe("events of sorting, formulas, charts and comments", () => {
  it("tell which rows or columns were sorted", async () => {
    const rows = await listen((_context, sheet) => sheet.onRowSorted);
    const columns = await listen((context) => context.workbook.worksheets.onColumnSorted);
    await bench.run(async (context, sheet) => {
      sheet.tables.getItemAt(0).sort.apply([{ key: 1, ascending: false }]);
      sheet.getRange("F1:H2").values = [
        [3, 1, 2],
        [4, 5, 6],
      ];
      sheet.getRange("F1:H2").sort.apply([{ key: 0 }], false, false, "Columns");
      await context.sync();
    });
    await arrived();
    expect(rows.told).toMatchObject([{ type: "WorksheetRowSorted", address: "B3:C4", source: "Local" }]);
    expect(columns.told).toMatchObject([{ type: "WorksheetColumnSorted", address: "F1:H2", source: "Local" }]);
  });

  it("tell of a formula that is another one, with what the cell had before", async () => {
    const { told } = await listen((_context, sheet) => sheet.onFormulaChanged);
    bench.workbook.setCell("Sheet1!F1", "=C3*2");
    bench.workbook.setCell("Sheet1!F1", "=C3*3");
    bench.workbook.setCell("Sheet1!C3", 5);
    bench.workbook.setCell("Sheet1!F1", "=C3*3");
    bench.workbook.setCell("Sheet1!F1", 7);
    await arrived();
    expect(told.map(({ formulaDetails }) => formulaDetails)).toEqual([
      [{ cellAddress: "F1", previousFormula: "" }],
      [{ cellAddress: "F1", previousFormula: "=C3*2" }],
      [{ cellAddress: "F1", previousFormula: "=C3*3" }],
    ]);
  });

  it("tell of charts that come, are selected and go", async () => {
    const heard = await Promise.all(
      (["onAdded", "onActivated", "onDeactivated", "onDeleted"] as const).map((event) =>
        listen<{ chartId: string }>((_context, sheet) => sheet.charts[event]),
      ),
    );
    const seen = await bench.run(async (context, sheet) => {
      const chart = sheet.charts.add("Line", sheet.getRange("B2:C4"));
      chart.activate();
      chart.load("id");
      const active = context.workbook.getActiveChartOrNullObject().load("id");
      await context.sync();
      sheet.getRange("A1").select();
      const none = context.workbook.getActiveChartOrNullObject();
      chart.delete();
      await context.sync();
      return [chart.id, active.id, none.isNullObject] as const;
    });
    await arrived();
    expect([seen[1], seen[2]]).toEqual([seen[0], true]);
    expect(heard.map(({ told }) => told.map(({ chartId }) => chartId))).toEqual([
      [seen[0]],
      [seen[0]],
      [seen[0]],
      [seen[0]],
    ]);
  });

  it("tell of comments that are added, changed, answered, resolved and deleted", async () => {
    const added = await listen((_context, sheet) => sheet.comments.onAdded);
    const changed = await listen((context) => context.workbook.comments.onChanged);
    const deleted = await listen((_context, sheet) => sheet.comments.onDeleted);
    const id = await bench.run(async (context, sheet) => {
      const comment = sheet.comments.add("F9", "Why?").load("id");
      await context.sync();
      comment.content = "Why not?";
      const reply = comment.replies.add("Because.");
      await context.sync();
      reply.content = "So.";
      comment.resolved = true;
      comment.resolved = false;
      reply.delete();
      comment.delete();
      await context.sync();
      return comment.id;
    });
    await arrived();
    expect(added.told).toMatchObject([{ commentDetails: [{ commentId: id, replyIds: [] }] }]);
    expect(changed.told.map(({ changeType }) => changeType)).toEqual([
      "CommentEdited",
      "ReplyAdded",
      "ReplyEdited",
      "CommentResolved",
      "CommentReopened",
      "ReplyDeleted",
    ]);
    expect(deleted.told).toMatchObject([{ commentDetails: [{ commentId: id }] }]);
  });

  it("tell where somebody has clicked", async () => {
    const { told } = await listen((_context, sheet) => sheet.onSingleClicked);
    const [sheet] = bench.workbook.sheets;
    if (!sheet) throw new Error("no sheet");
    bench.workbook.changes.note({ kind: "clicked", sheet, row: 2, column: 1, offset: { x: 3, y: 4 } });
    await arrived();
    expect(told).toMatchObject([{ address: "B3", offsetX: 3, offsetY: 4 }]);
  });
});
