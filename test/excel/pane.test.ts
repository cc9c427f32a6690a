import { openBench } from "./testSupport";

it("shows and hides its pane on the add-in's word, and tells it so", async () => {
  const bench = await openBench();
  const { host, Office } = bench;
  try {
    const modes: string[] = [];
    const stop = await Office.addin.onVisibilityModeChanged(({ visibilityMode }) => modes.push(visibilityMode));
    expect(host.pane.shown).toBe(true);
    await Office.addin.hide();
    expect(host.pane).toMatchObject({ state: "Background", shown: false });
    await Office.addin.hide();
    await Office.addin.showAsTaskpane();
    expect(host.pane).toMatchObject({ state: "Visible", shown: true });
    await stop();
    await Office.addin.hide();
    await bench.run((context) => context.sync());
    expect(modes).toEqual(["Hidden", "Taskpane"]);
  } finally {
    bench.close();
  }
});
