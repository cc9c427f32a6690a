import { newWorkbook, type Fault } from "./index";
import { openBench, type Bench } from "./testSupport";

/** How long an answer is waited for: one that was dropped, and one that is sure to come. */
const WATCHDOG_MS = 200;
const PATIENCE_MS = 20_000;

describe("a fault on demand", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => {
    bench.close();
  });

  /** Writes A1, B1 and C1 in one request that the fault befalls: what the client hears, and what stands there. */
  async function outcome(fault: Fault): Promise<{ heard: string; cells: readonly unknown[] }> {
    const workbook = newWorkbook();
    bench.host.show(workbook);
    bench.host.faultAt = (request) => (request === 1 ? fault : undefined);
    const writing = bench.run(async (context, sheet) => {
      for (const [index, cell] of ["A1", "B1", "C1"].entries()) sheet.getRange(cell).values = [[index]];
      await context.sync();
    });
    const heard = await Promise.race([
      writing.then(
        () => "done",
        (error: unknown) => (error as OfficeExtension.Error).code,
      ),
      new Promise<string>((resolve) => {
        setTimeout(resolve, fault.kind === "drop" ? WATCHDOG_MS : PATIENCE_MS, "nothing").unref();
      }),
    ]);
    return { heard, cells: ["A1", "B1", "C1"].map((cell) => workbook.cell(`Sheet1!${cell}`).value) };
  }

  it.each<[string, Fault, string, readonly unknown[]]>([
    ["before", { kind: "fail-before", code: "GeneralException" }, "GeneralException", ["", "", ""]],
    ["after", { kind: "fail-after", code: "Timeout" }, "Timeout", [0, 1, 2]],
    ["dropped before", { kind: "drop", applied: false }, "nothing", ["", "", ""]],
    ["dropped after", { kind: "drop", applied: true }, "nothing", [0, 1, 2]],
    ["delayed", { kind: "delay", ms: 5 }, "done", [0, 1, 2]],
  ])("%s", async (_name, fault, heard, cells) => {
    expect(await outcome(fault)).toEqual({ heard, cells });
  });

  it("midway leaves what was done", async () => {
    const { heard, cells } = await outcome({ kind: "fail-midway", code: "AccessDenied", part: 0.5 });
    expect(heard).toBe("AccessDenied");
    expect(cells[0]).toBe(0);
    expect(cells[2]).toBe("");
  });

  it("befalls the named request only; the client works on after a dropped one", async () => {
    await outcome({ kind: "drop", applied: false });
    bench.host.faultAt = undefined;
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1").values = [["again"]];
      await context.sync();
    });
    expect(bench.host.workbook.cell("Sheet1!A1").value).toBe("again");
  });
});
