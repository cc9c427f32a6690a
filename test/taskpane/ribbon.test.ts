import { associateCommands } from "../../src/commands/commands";
import { runInline } from "../../src/workflows/runJob";
import { PaneSession } from "../../src/taskpane/paneSession";
import { closeBooks, columnOf, openBook, TODAY, type Book, type TableLiteral } from "../workflows/book";
import { UNITS, WAVES } from "../workflows/waveBook";

/** The ribbon's commands and the pane's session behind them, with the real office.js; no view. */

afterEach(closeBooks);

interface Desk extends Book {
  readonly session: PaneSession;
  /** A click on a button of the ribbon; answers once Excel was told that it is done. */
  readonly click: (command: string) => Promise<void>;
}

/** The commands are associated once a window, and the tests share one. */
let behind: PaneSession | undefined;
let associated = false;
function associateOnce(): void {
  if (associated) return;
  associated = true;
  const session = (): PaneSession => {
    if (behind === undefined) throw new Error("there is no session");
    return behind;
  };
  associateCommands(
    Promise.resolve({
      evaluate: (run) => session().evaluate(run),
      planWaves: () => session().planWaves(),
      getState: () => session().getState(),
    }),
  );
}

async function desk(tables: readonly TableLiteral[]): Promise<Desk> {
  const book = await openBook(tables);
  const { host } = book.addin;
  const session = new PaneSession({
    workbook: book.workbook,
    contentLanguage: "en",
    openSample: () => Promise.reject(new Error("nobody asked for the sample")),
    version: "test",
    signer: { read: () => "Ann", keep: () => undefined },
    runJob: runInline,
    now: () => new Date(2026, 10, 22, 9),
    dayOf: () => TODAY,
    environment: () => "test",
  });
  behind = session;
  associateOnce();
  const click = async (command: string): Promise<void> => {
    const before = host.commandsCompleted;
    host.fireCommand(command);
    while (host.commandsCompleted === before) await new Promise((later) => setTimeout(later, 5));
  };
  return { ...book, session, click };
}

test("Plan waves in the ribbon opens the pane with what would move and writes nothing; the pane writes it", async () => {
  const { book, evaluate, session, click, addin } = await desk([UNITS, WAVES]);
  await evaluate();
  await session.evaluate("look");
  book.setCell("Waves!D3", 1);
  await addin.Office.addin.hide();
  await click("planWaves");
  expect(addin.host.pane.shown).toBe(true);
  const { proposal, places } = session.getState();
  expect(places).toEqual([{ name: "waves" }]);
  expect(proposal?.planned?.difference.moves).toEqual([{ unit: "U2", from: 2, to: 3 }]);
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 2, 3, 2]);
  await session.writePlan();
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 3, 3, 2]);
  expect(session.getState()).toMatchObject({ proposal: undefined, restorable: true, shown: { written: true } });
});

test("Plan waves in the ribbon is refused by name while a cell is being edited, and the pane says so", async () => {
  const { session, click, addin } = await desk([UNITS, WAVES]);
  addin.host.cellEditMode = true;
  await click("planWaves");
  expect(session.getState().notice).toEqual({ name: "refusal", reason: { code: "cell-being-edited" } });
  expect(addin.host.pane.shown).toBe(true);
});

test("step sizes that were compared in the pane stand in the Wave plan with the next evaluation, and are shown again from it", async () => {
  const { book, session, click } = await desk([UNITS, WAVES]);
  await click("evaluateGates");
  await session.compareStagings();
  const { stagings } = session.getState();
  expect(stagings?.length).toBeGreaterThan(0);
  await session.evaluate("evaluate");
  const sheet = book.sheets.find(({ name }) => name === "Wave plan");
  expect(sheet?.charts.map(({ name }) => name)).toContain(
    "Number of waves against the largest share of all units in one wave",
  );
  const { shown, stagings: asked } = session.getState();
  expect([asked, shown?.outcome.waves?.stagings?.found]).toEqual([undefined, stagings]);
});
