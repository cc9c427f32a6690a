import { newWorkbook, type Workbook } from "../excel";
import type { Hand } from "./hand";
import { addressIn, typeSetting } from "./hipPathway";
import { typeLanding } from "./landingBook";
import { readinessBook, unitListBook } from "./readiness";
import { typeRollout } from "./rollout";

/**
 * The states of the pane, each with the keys that lead to it from the one before. The tests hold every one of them to
 * the same rules, and the pictures show them: a view that is not in this list is neither tested nor seen.
 */
export interface State {
  readonly name: string;
  readonly reach: (hand: Hand) => Promise<unknown>;
  /** What a screen reader is told on the way, where it is told something. */
  readonly says?: RegExp;
  /** Longer than the pane: pictured as a whole too. */
  readonly long?: boolean;
}

export interface Journey {
  readonly name: string;
  /** `hip`: the hip pathway, in tables with every column. */
  readonly book: (hip: () => Promise<Workbook>) => Promise<Workbook>;
  readonly states: readonly State[];
}

const sheet = ({ workbook }: Hand, name: string) => {
  const found = workbook.sheet(name);
  if (found === undefined) throw new Error(`There is no sheet ${name}`);
  return found;
};
const text = ({ pane }: Hand, shown: string | RegExp) => pane.frame.getByText(shown).first().waitFor();
const gone = ({ pane }: Hand, shown: string) => pane.frame.getByText(shown).first().waitFor({ state: "detached" });
const button = ({ pane }: Hand, name: string | RegExp) => pane.button(name).first().waitFor();
const heading = ({ pane }: Hand, name: string | RegExp) => pane.frame.getByRole("heading", { name }).first().waitFor();

const FIRST_VISIT: Journey = {
  name: "an empty workbook",
  book: () => Promise.resolve(newWorkbook()),
  states: [
    {
      name: "first-run",
      reach: (hand) => heading(hand, /^Cross to a new scale/),
      says: /No gates or criteria in this workbook yet/,
    },
    {
      name: "checklist-none",
      reach: async (hand) => {
        await hand.enter(/^Start from my own sheet/);
        await heading(hand, "No checklist found");
      },
      says: /No checklist found/,
    },
    {
      name: "look-around",
      reach: async (hand) => {
        await hand.press("Escape");
        await button(hand, "Look around first");
        await hand.enter(/^Look around first/);
        await text(hand, /^No gates yet/);
      },
    },
    {
      name: "empty",
      reach: async (hand) => {
        await hand.enter(/^Create the sheets/);
        await button(hand, "Go to Gates");
      },
      says: /Sheets added: Transition, Gates, Criteria, Waivers\./,
    },
    {
      name: "log-empty",
      reach: async (hand) => {
        await hand.view("Log");
        await text(hand, /^Nothing is logged yet/);
      },
    },
  ],
};

const CHECKLIST: Journey = {
  name: "a checklist of the user's own",
  book: () => Promise.resolve(readinessBook("North", "South")),
  states: [
    {
      name: "checklist-which",
      reach: async (hand) => {
        await hand.enter(/^Start from my own sheet/);
        await heading(hand, "Which one is your checklist?");
      },
      says: /2 checklists found/,
    },
    {
      name: "checklist-columns",
      reach: async (hand) => {
        await hand.enter(/^South!B4/);
        await heading(hand, "Which column is which?");
      },
      long: true,
    },
    {
      name: "checklist-verdict",
      reach: async (hand) => {
        await hand.enter(/^Evaluate gates$/);
        await button(hand, "Gate No-go");
      },
      says: /Evaluated .* 1 gate: 1 No-go/,
    },
    {
      name: "settings-defaults",
      reach: async (hand) => {
        await hand.more("Settings");
        await text(hand, /^This workbook has no Transition table/);
        await text(hand, "If it failed, every verdict stays.");
      },
      long: true,
    },
  ],
};

const RESULTS: Journey = {
  name: "the hip pathway",
  book: (hip) => hip(),
  states: [
    {
      name: "read",
      reach: (hand) => button(hand, "G1 Pilot exit Go"),
      says: /^Read .*, nothing written/,
      long: true,
    },
    {
      name: "verdicts",
      reach: async (hand) => {
        await hand.enter(/^Evaluate gates$/);
        await text(hand, /cells written$/);
      },
      says: /Evaluated .* 5 gates: 1 Go, 1 Conditional go, 1 Hold, 1 No-go, 1 Not evaluable/,
    },
    {
      name: "gate",
      reach: async (hand) => {
        await hand.enter(/^G3 Second region/);
        await button(hand, "Back to all gates");
      },
      long: true,
    },
    {
      name: "gate-ladder",
      reach: (hand) => hand.tabTo(/^Criteria!\w+, go to cell/),
    },
    {
      name: "gate-filtered",
      reach: async (hand) => {
        await hand.enter(/^Not met \d/);
        await hand.press("Tab");
      },
    },
    {
      name: "gate-go",
      reach: async (hand) => {
        await hand.enter(/^Previous gate, G2/);
        await hand.press("Enter");
        await text(hand, "Nothing to do.");
      },
      says: /G1 Pilot exit, Go/,
    },
    {
      name: "menu",
      reach: async (hand) => {
        await hand.press("Escape");
        await hand.enter(/^More actions$/);
        await hand.pane.frame.getByRole("menuitem", { name: "Settings" }).waitFor();
      },
    },
    {
      name: "problems",
      reach: async (hand) => {
        await hand.press("Escape");
        await hand.enter(/cells to fix$/);
        await heading(hand, /cells to fix$/);
      },
      long: true,
    },
    {
      name: "problem-cell",
      reach: async (hand) => {
        await hand.enter(/^Go to first cell$/);
        await button(hand, "Next cell");
      },
      says: /Cell 1 of \d/,
    },
    {
      name: "search",
      reach: async (hand) => {
        await hand.press("Escape");
        await button(hand, /^G1/);
        await hand.more("Search");
        await hand.feel(/^Search gates, criteria/);
      },
    },
    {
      name: "search-found",
      reach: async (hand) => {
        await hand.type("ward");
        await text(hand, /^\d+ found\.$/);
      },
      says: /\d+ found\./,
      long: true,
    },
    {
      name: "search-opened",
      reach: async (hand) => {
        await hand.press("ArrowDown", "Enter");
        await button(hand, "Back to all gates");
        await hand.feel(/^Criteria!\w+, go to cell/);
      },
    },
    {
      name: "search-nothing",
      reach: async (hand) => {
        await hand.press("Escape");
        await hand.feel(/ward/i);
        await hand.press("ArrowUp");
        await hand.type("zzz");
        await text(hand, "Nothing found.");
      },
      says: /Nothing found\./,
    },
    {
      name: "settings",
      reach: async (hand) => {
        await hand.press("Escape");
        await button(hand, /^G1/);
        await hand.more("Settings");
        await text(hand, /^At \d+ gate G/);
        await gone(hand, "Looking for values that change a verdict");
      },
      long: true,
    },
    {
      name: "settings-tried",
      reach: async (hand) => {
        await hand.tabTo(/^Try another Warn score$/);
        await hand.type("89");
        await text(hand, /^At 89 /);
      },
      says: /At 89 gate G\d would be/,
    },
    {
      name: "settings-refused",
      reach: async (hand) => {
        await hand.press("Escape");
        typeSetting(hand.workbook, "Warn score", 40);
        await button(hand, /^G1/);
        await hand.more("Check without writing");
        await text(hand, /nothing written/);
        await hand.more("Settings");
        await text(hand, /^40 is not used/);
        await hand.tabTo(/^Try another Warn score$/);
        await hand.type("x");
        await text(hand, "That is not a number.");
        typeSetting(hand.workbook, "Warn score", 75);
      },
      says: /That is not a number\./,
    },
    {
      name: "about",
      reach: async (hand) => {
        await hand.press("Escape");
        await button(hand, /^G1/);
        await hand.more("About");
        await text(hand, "What was read");
      },
    },
    {
      name: "since-last",
      reach: async (hand) => {
        await hand.press("Escape");
        hand.workbook.setCell(addressIn(hand.workbook, "Criteria", "C-302", "Actual"), 0.93);
        await button(hand, /^G1/);
        await hand.enter(/^Evaluate gates$/);
        await text(hand, "Since the last evaluation");
      },
      says: /G3 changed from No-go to Conditional go/,
    },
    {
      name: "gate-history",
      reach: async (hand) => {
        await hand.enter(/^G3 Second region/);
        await text(hand, "Score over time");
      },
    },
    {
      name: "log",
      reach: async (hand) => {
        await hand.press("Escape");
        await hand.view("Log");
        await text(hand, "Newest first");
      },
      long: true,
    },
    {
      name: "log-signer",
      reach: async (hand) => {
        await hand.tabTo(/^Who evaluates\?/);
        await hand.type("Mary Okafor");
        await hand.press("Enter");
        await text(hand, "Mary Okafor (self-declared).");
      },
      says: /Kept for the next evaluation\./,
    },
  ],
};

const TROUBLE: Journey = {
  name: "Excel does not go along",
  book: (hip) => hip(),
  states: [
    {
      name: "refused-editing-notice",
      reach: async (hand) => {
        await button(hand, /^G3/);
        hand.pane.host.cellEditMode = true;
        await hand.enter(/^Criteria!\w+, go to cell/);
        await text(hand, "You are editing a cell");
      },
      says: /You are editing a cell/,
    },
    {
      name: "refused-editing",
      reach: async (hand) => {
        await hand.enter(/^Evaluate gates$/);
        await text(hand, "What to do");
        hand.pane.host.cellEditMode = false;
      },
      says: /You are editing a cell/,
    },
    {
      name: "refused-protected",
      reach: async (hand) => {
        // Results that stand there already go nowhere else.
        await hand.press("Enter");
        await text(hand, /cells written$/);
        hand.workbook.setCell(addressIn(hand.workbook, "Criteria", "C-302", "Actual"), "76%");
        sheet(hand, "Criteria").protection = { options: {} };
        await hand.enter(/^Evaluate/);
        await text(hand, /is protected$/);
      },
      says: /The sheet “Criteria” is protected.*Nothing was written/,
    },
    {
      name: "shown-without-writing",
      reach: async (hand) => {
        await hand.enter(/^Show without writing$/);
        await button(hand, /^G3/);
        sheet(hand, "Criteria").protection = undefined;
      },
      says: /^Read .*, nothing written/,
    },
    {
      name: "refused-read-only",
      reach: async (hand) => {
        hand.workbook.readOnly = true;
        await hand.enter(/^Evaluate gates$/);
        await text(hand, "This workbook is open read-only");
        hand.workbook.readOnly = false;
      },
      says: /This workbook is open read-only/,
    },
    {
      name: "evaluating",
      reach: async (hand) => {
        hand.pane.slowness = 1200;
        await hand.press("Enter");
        await button(hand, "Cancel");
      },
      says: /Evaluating/,
    },
    {
      name: "cancelled",
      reach: async (hand) => {
        await hand.press("Enter");
        hand.pane.slowness = 0;
        await button(hand, "Try again");
      },
      says: /Cancelled\. Nothing was written\./,
    },
    {
      name: "failed",
      reach: async (hand) => {
        await hand.pane.frame.evaluate(() => {
          Excel.run = () => Promise.reject(new Error("Something that nobody thought of"));
        });
        await hand.press("Enter");
        await button(hand, "Copy details");
      },
      says: /Something unexpected happened/,
    },
  ],
};

const WAVES: Journey = {
  name: "a plan of waves",
  book: () => Promise.resolve(unitListBook()),
  states: [
    {
      name: "waves-none",
      reach: async (hand) => {
        await hand.enter(/^Look around first/);
        await hand.enter(/^Create the sheets/);
        await button(hand, "Go to Gates");
        await hand.view("Waves");
        await heading(hand, "Waves: not assessed.");
      },
    },
    {
      name: "waves-lists",
      reach: async (hand) => {
        await hand.enter(/^Start from a list in this workbook$/);
        await button(hand, "Make Units from it");
      },
      says: /1 list of units found/,
    },
    {
      name: "waves-read",
      reach: async (hand) => {
        await hand.enter(/^Add the Units and Waves tables$/);
        await text(hand, /^No units yet/);
        typeRollout(hand.workbook);
        await hand.more("Check without writing");
        await text(hand, "This plan is not written yet.");
      },
      says: /^Read .*, nothing written/,
      long: true,
    },
    {
      name: "waves",
      reach: async (hand) => {
        await hand.enter(/^Write the plan$/);
        await text(hand, /cells written$/);
      },
      says: /cells written/,
    },
    {
      name: "waves-opened",
      reach: async (hand) => {
        await hand.enter(/^Wave 2/);
        await text(hand, "St Brannock");
      },
    },
    {
      name: "unit",
      reach: async (hand) => {
        await hand.enter(/^St Brannock/);
        await button(hand, "Back to the waves");
        await button(hand, "Pin");
      },
      long: true,
    },
    {
      name: "unit-pinned",
      reach: async (hand) => {
        await hand.tabTo(/^Wave/);
        await hand.type("1");
        await hand.enter(/^Pin$/);
        await text(hand, /^What pinning it would change$/);
      },
      says: /1 unit would move\. Nothing is written yet\./,
      long: true,
    },
    {
      name: "unit-found",
      reach: async (hand) => {
        await hand.enter(/^Discard$/);
        await hand.press("Escape");
        await hand.feel(/^St Brannock/);
        await hand.tabTo(/^Find a unit/);
        await hand.type("fen");
        await text(hand, "1 unit found.");
      },
      says: /1 unit found\./,
    },
    {
      name: "step-sizes",
      reach: async (hand) => {
        await hand.enter(/^Compare step sizes$/);
        await button(hand, "Compare again");
      },
      says: /\d step sizes compared\./,
      long: true,
    },
    {
      name: "step-size-tried",
      reach: async (hand) => {
        await hand.enter(/^Try at most 2 units a wave$/);
        await text(hand, /^What this step size would change$/);
      },
      says: /Nothing is written yet\./,
      long: true,
    },
    {
      name: "waves-broken",
      reach: async (hand) => {
        await hand.enter(/^Discard$/);
        hand.workbook.setCell(addressIn(hand.workbook, "Units", "Castle Acre", "Wave"), 1);
        await hand.more("Check without writing");
        await text(hand, /Wave 1 is over its cap/);
      },
      long: true,
    },
    {
      name: "waves-replanned",
      reach: async (hand) => {
        await hand.enter(/^Plan waves$/);
        await text(hand, /^What planning anew would change$/);
      },
      says: /would move\. Nothing is written yet\./,
      long: true,
    },
  ],
};

const LANDING: Journey = {
  name: "a transition that has begun to land",
  book: () => Promise.resolve(newWorkbook()),
  states: [
    {
      name: "landing-not-assessed",
      reach: async (hand) => {
        await hand.enter(/^Look around first/);
        await hand.enter(/^Create the sheets/);
        await button(hand, "Go to Gates");
        await hand.view("Landing");
        await heading(hand, "Landing: not assessed.");
      },
    },
    {
      name: "landing",
      reach: async (hand) => {
        await hand.enter(/^Add FitMetrics and Supports$/);
        await button(hand, "Assess landing");
        typeLanding(hand.workbook);
        await hand.enter(/^Assess landing$/);
        await heading(hand, "Symbolic only");
      },
      says: /Evaluated/,
      long: true,
    },
    {
      name: "landing-baseline",
      reach: async (hand) => {
        await hand.enter(/^New baseline: Calls answered in time$/);
        await hand.feel(/^From the first reading on or after/);
        await hand.type("10122026");
        await hand.tabTo(/^Reason/);
        await hand.type("A second desk");
        await hand.press("Enter");
        await button(hand, "New baseline: Calls answered in time");
      },
      says: /M2 has a new baseline/,
    },
    {
      name: "landing-answer",
      reach: async (hand) => {
        await hand.enter(/^Extend: Support cell$/);
        await hand.feel(/^New planned end/);
        await hand.enter(/^Extend$/);
        await text(hand, "Fill in every field.");
      },
      says: /Fill in every field\./,
    },
    {
      name: "landing-answered",
      reach: async (hand) => {
        await hand.press("Escape");
        await hand.feel(/^Extend: Support cell$/);
        await hand.enter(/^Retire: Support cell$/);
        await hand.feel(/^Reason, although it is not ready/);
        await hand.type("The ward takes it over");
        await hand.press("Enter");
        await text(hand, "No temporary support is left.");
      },
      says: /S1 is retired, and logged\./,
    },
  ],
};

export const JOURNEYS: readonly Journey[] = [FIRST_VISIT, CHECKLIST, RESULTS, WAVES, LANDING, TROUBLE];
