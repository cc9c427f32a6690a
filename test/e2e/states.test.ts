import type { Workbook } from "../excel";
import { colourFaultsIn, faultsIn, focused, layoutFaultsIn, openTour, type OpenPane, type PaneTour } from "./builtPane";
import { handOn } from "./hand";
import { hipPathwayBook } from "./hipPathwayBook";
import { JOURNEYS } from "./states";

/** Every state of the committed list: reached by keyboard alone, and then held to the same rules. */
let tour: PaneTour;
let hip: () => Promise<Workbook>;

beforeAll(async () => {
  tour = await openTour();
  hip = await hipPathwayBook(tour);
}, 120_000);

afterAll(() => tour.close());

/** Everything that a screen reader would read out unasked. */
async function said({ frame }: OpenPane): Promise<string> {
  const regions = await frame.locator("[role=status], [role=alert], output").allTextContents();
  return regions.join(" ").replace(/\s+/g, " ");
}

async function becomes(read: () => Promise<string>, expected: RegExp): Promise<void> {
  for (let tries = 0; tries < 100 && !expected.test(await read()); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  expect(await read()).toMatch(expected);
}

describe.each(["light", "dark"] as const)("in %s colours", (theme) => {
  test.each(JOURNEYS)(
    "$name: every state is reached by keyboard, announced, and without a fault at 320 px",
    async ({ book, states }) => {
      const workbook = await book(hip);
      const faults: string[] = [];
      await tour.visit(
        workbook,
        async (pane) => {
          const hand = handOn(pane, workbook);
          for (const { name, reach, says } of states) {
            try {
              await reach(hand);
            } catch (error) {
              throw new Error(`${name} is not reached; the focus is on “${await focused(pane.frame)}”`, {
                cause: error,
              });
            }
            if (says !== undefined) await becomes(() => said(pane), says);
            // The colours are all that is others in the dark, and nobody's but the user's where they are forced.
            const found = await (theme === "dark" ? colourFaultsIn : faultsIn)(pane.frame);
            faults.push(...found.map((fault) => `${name}: ${fault}`));
            if (theme === "dark") continue;
            await pane.page.emulateMedia({ forcedColors: "active" });
            const forced = await layoutFaultsIn(pane.frame);
            faults.push(...forced.map((fault) => `${name}, forced colours: ${fault}`));
            await pane.page.emulateMedia({ forcedColors: "none" });
          }
        },
        { theme },
      );
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
