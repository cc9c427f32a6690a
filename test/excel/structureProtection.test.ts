/* eslint-disable @typescript-eslint/no-confusing-void-expression -- each row of the table is one call */

import { unzipSync, strFromU8 } from "fflate";
import { colleague, newWorkbook, openWorkbook, saveWorkbook, type Workbook } from "./index";
import { minimalFile, openBench, type Bench } from "./testSupport";

let bench: Bench;

beforeEach(async () => {
  const workbook = newWorkbook();
  workbook.addSheet("Other");
  workbook.addSheet("Third").visibility = "Hidden";
  bench = await openBench({ workbook });
});

afterEach(() => {
  bench.close();
});

const CALLS: [rule: string, call: (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown][] = [
  ["adding", (context) => context.workbook.worksheets.add("New")],
  ["copying", (_context, sheet) => sheet.copy()],
  ["deleting", (_context, sheet) => sheet.delete()],
  ["renaming", (_context, sheet) => (sheet.name = "Renamed")],
  ["moving", (_context, sheet) => (sheet.position = 1)],
  ["hiding", (_context, sheet) => (sheet.visibility = "Hidden")],
  ["showing", (context) => (context.workbook.worksheets.getItem("Third").visibility = "Visible")],
];

describe("a workbook whose structure is protected", () => {
  it.each(CALLS)("refuses %s a sheet, and changes nothing", async (_rule, call) => {
    await bench.run(async (context) => {
      context.workbook.protection.protect("secret");
      await context.sync();
    });
    const before = bench.workbook.snapshot();
    expect((await bench.refusal(call)).code).toBe("AccessDenied");
    expect(bench.workbook.snapshot()).toEqual(before);
  });

  it("lets cells, tables and names be edited as before", async () => {
    colleague.protectTheStructure(bench.workbook);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").values = [["Name"], [1]];
      sheet.tables.add("A1:A2", true);
      context.workbook.names.add("First", sheet.getRange("A2"));
      context.workbook.worksheets.getItem("Other").activate();
      await context.sync();
    });
    expect(bench.workbook.tables).toHaveLength(1);
  });

  it("says that it is protected, refuses a second protection and a wrong password, and opens with the right one", async () => {
    const isProtected = (): Promise<boolean> =>
      bench.run(async (context) => {
        const { protection } = context.workbook;
        protection.load("protected");
        await context.sync();
        return protection.protected;
      });
    expect(await isProtected()).toBe(false);
    colleague.protectTheStructure(bench.workbook, "secret");
    expect(await isProtected()).toBe(true);
    expect((await bench.refusal(({ workbook }) => workbook.protection.protect())).code).toBe("InvalidOperation");
    expect((await bench.refusal(({ workbook }) => workbook.protection.unprotect("wrong"))).code).toBe("AccessDenied");
    expect((await bench.refusal(({ workbook }) => workbook.protection.unprotect())).code).toBe("AccessDenied");
    await bench.run(async (context) => {
      context.workbook.protection.unprotect("secret");
      context.workbook.worksheets.add("New");
      await context.sync();
    });
    expect(await isProtected()).toBe(false);
  });

  it("is protected by a step that can be undone", () => {
    colleague.protectTheStructure(bench.workbook);
    bench.workbook.undo();
    expect(bench.workbook.structureProtection).toBeUndefined();
    bench.workbook.redo();
    colleague.unprotectTheStructure(bench.workbook);
    expect(bench.workbook.structureProtection).toBeUndefined();
  });

  it("is protected in its file, by its password", async () => {
    colleague.protectTheStructure(bench.workbook, "secret");
    const opened = await openWorkbook(await saveWorkbook(bench.workbook));
    bench.host.show(opened);
    expect((await bench.refusal((context) => context.workbook.worksheets.add())).code).toBe("AccessDenied");
    expect((await bench.refusal(({ workbook }) => workbook.protection.unprotect("wrong"))).code).toBe("AccessDenied");
    await bench.run(async (context) => {
      context.workbook.protection.unprotect("secret");
      context.workbook.worksheets.add("New");
      await context.sync();
    });
    expect(await protectionIn(opened)).toBeUndefined();
  });
});

it("keeps what a file's protection says besides the structure, and a newer password that only Excel can check", async () => {
  const file = (protection: string): Uint8Array => {
    const parts = unzipSync(minimalFile("<sheetData/>"));
    const xml = strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array());
    return minimalFile("<sheetData/>", { "xl/workbook.xml": xml.replace("<sheets>", `${protection}<sheets>`) });
  };
  const windows = await openWorkbook(file('<workbookProtection lockWindows="1"/>'));
  expect(windows.structureProtection).toBeUndefined();
  colleague.protectTheStructure(windows);
  expect(await protectionIn(windows)).toBe('<workbookProtection lockStructure="1" lockWindows="1"/>');
  const newer =
    '<workbookProtection workbookAlgorithmName="SHA-512" workbookHashValue="AAAA" workbookSaltValue="BBBB" workbookSpinCount="100000" lockStructure="1"/>';
  const hashed = await openWorkbook(file(newer));
  bench.host.show(hashed);
  expect((await bench.refusal(({ workbook }) => workbook.protection.unprotect("any"))).code).toBe("AccessDenied");
  expect(await protectionIn(hashed)).toBe(newer);
});

async function protectionIn(workbook: Workbook): Promise<string | undefined> {
  const xml = strFromU8(unzipSync(await saveWorkbook(workbook))["xl/workbook.xml"] ?? new Uint8Array());
  return /<workbookProtection[^>]*>/.exec(xml)?.[0];
}
