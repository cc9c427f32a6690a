/** What a ribbon command needs of the pane, whose page the shared runtime loads for both. */
export interface CommandTarget {
  evaluate(run: "evaluate"): Promise<void>;
  planWaves(): Promise<void>;
  getState(): { readonly phase: { readonly name: string }; readonly shown: CommandResult | undefined };
}

interface CommandResult {
  readonly outcome: { readonly changedMeanwhile: readonly unknown[] };
}

/** The ribbon's commands, by the names that manifest.xml gives them. */
export function associateCommands(ready: Promise<CommandTarget>): void {
  const completing =
    (command: (ready: Promise<CommandTarget>) => Promise<void>) =>
    (event: Office.AddinCommands.Event): void => {
      void command(ready).finally(() => {
        event.completed();
      });
    };
  Office.actions.associate("evaluateGates", completing(evaluateGates));
  Office.actions.associate("planWaves", completing(planWaves));
}

/** What would move is shown before anything is written, so the pane is always there. */
async function planWaves(ready: Promise<CommandTarget>): Promise<void> {
  const target = await ready;
  await Office.addin.showAsTaskpane();
  await target.planWaves();
}

async function evaluateGates(ready: Promise<CommandTarget>): Promise<void> {
  const target = await ready;
  await target.evaluate("evaluate");
  if (wantsAttention(target)) await Office.addin.showAsTaskpane();
}

/** Anything but a clean result is shown: the pane already holds what is the matter. */
function wantsAttention(target: CommandTarget): boolean {
  const { phase, shown } = target.getState();
  return phase.name !== "ready" || (shown?.outcome.changedMeanwhile.length ?? 0) > 0;
}
