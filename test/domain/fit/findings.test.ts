import type { FitFindingFacts } from "../../../src/domain/fit/fitFindings";
import { DIMENSIONS } from "../../../src/domain/fit/landing";
import type { FitReviewLinks } from "../../../src/domain/fit/fitReview";
import { messagesFor } from "../../../src/messages/messages";
import { FIT_EXAMPLES } from "../../docs/fitExamples";
import { reviewed, READING_HEADERS, weeks, type DrawnReview } from "./drawnReview";

/** A workbook in which one cell, `@`, decides whether something is said. */
interface Case {
  readonly book: DrawnReview;
  readonly raises: string;
  readonly calms: string;
  readonly links?: Partial<FitReviewLinks>;
}

const TYPED = "ID | Metric | Dimension | Direction | Old-scale baseline | Target | Tolerable | Current | Observed on";
const MEASURED = "ID | Metric | Dimension | Direction | Target";
const metrics = (...rows: readonly string[]): DrawnReview => ({ fitMetrics: [TYPED, ...rows].join("\n") });
const measured = (...readings: readonly string[]): DrawnReview => ({
  fitMetrics: `${MEASURED}\nM1 | Answered | Quality | Higher is better | 90`,
  readings: [READING_HEADERS, ...readings].join("\n"),
});
const SUPPORT_HEADERS =
  "ID | Support | Kind | Start | Planned end | Retire when | Level | Owner | Receiving owner | Hours per week | Receiving capacity | Share of work absorbed % | State";
const supports = (...rows: readonly string[]): DrawnReview => ({
  ...measured(weeks("M1", [95, 95, 95])),
  supports: [SUPPORT_HEADERS, ...rows].join("\n"),
});

const MET = "M1 | Answered | Quality | Higher is better | | 90 | | 95 | 2026-06-20";
const STEADY = [94, 96, 95, 94, 96, 95, 94, 96, 95, 94, 96, 95, 94, 96, 95, 94, 96, 95, 94, 96];
const SITES = Array.from({ length: 15 }, (_, site) => `M1 | 2026-06-01 | Site ${site} | ${20 + (site % 3)} | 100`);

const CASES: { readonly [Id in keyof FitFindingFacts]: Case } = {
  "fit-symbolic": {
    book: metrics("M0 | Sites | Volume | Higher is better | | 40 | | 40 | 2026-06-20", MET.replace("95", "@")),
    raises: "80",
    calms: "90",
  },
  "metric-not-met": { book: metrics(MET.replace("95", "@")), raises: "89.9", calms: "90" },
  "metric-unknown": { book: metrics(MET.replace("2026-06-20", "@")), raises: "2026-03-31", calms: "2026-04-01" },
  "metric-worsening": {
    book: measured(weeks("M1", STEADY), "M1 | 2026-06-30 | | @ |"),
    raises: "85",
    calms: "94",
  },
  "metric-hit-and-miss": {
    book: {
      ...measured(weeks("M1", STEADY)),
      fitMetrics: `${MEASURED}\nM1 | Answered | Quality | Higher is better | @`,
    },
    raises: "94",
    calms: "85",
  },
  "metric-never-moved": {
    book: measured(weeks("M1", Array<number>(13).fill(95)), "M1 | 2026-06-30 | | @ |"),
    raises: "95",
    calms: "96",
  },
  "metric-target-is-baseline": {
    book: metrics("M1 | Answered | Quality | Higher is better | @ | 90 | | 95 | 2026-06-20"),
    raises: "90",
    calms: "80",
  },
  "readings-out-of-order": {
    book: measured("M1 | 2026-06-01 | | 95 |", "M1 | 2026-06-15 | | 95 |", "M1 | @ | | 95 |"),
    raises: "2026-06-08",
    calms: "2026-06-22",
  },
  "readings-gap": {
    book: measured("M1 | @ | | 95 |", weeks("M1", [95, 95, 96, 95, 95, 94])),
    raises: "2026-04-01",
    calms: "2026-05-14",
  },
  "dimension-without-metric": {
    book: metrics(
      ...DIMENSIONS.slice(0, -1).map(
        (dimension, index) => `M${index} | ${dimension} | ${dimension} | Higher is better | | 90 | | 95 | 2026-06-20`,
      ),
      "M9 | Spread | @ | Higher is better | | 90 | | 95 | 2026-06-20",
    ),
    raises: "Quality",
    calms: "Local variation",
  },
  "fit-on-crutches": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 90 | Ann | Ben | 5 | 5 | @ | Active"),
    raises: "10.1%",
    calms: "10%",
  },
  "absorbed-share-unknown": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 90 | Ann | Ben | 5 | 5 | @ | Active"),
    raises: "",
    calms: "0",
  },
  "supports-not-assessed": { book: metrics(MET.replace("95", "@")), raises: "90", calms: "89" },
  "units-differ": {
    book: measured(...SITES, "M1 | 2026-06-01 | Far | @ | 100"),
    raises: "90",
    calms: "22",
  },
  "units-not-compared": {
    book: measured(...SITES, "M1 | 2026-06-01 | Far | 20 | @"),
    raises: "",
    calms: "100",
  },
  "variation-beyond-adaptation": {
    book: {
      ...measured(...SITES, "M1 | 2026-06-01 | Far | 90 | 100"),
      operatingModel:
        "ID | Element | Kind | Target design | Local adaptation | State\nE1 | Form | Interface | One form | @ | In place",
    },
    raises: "Fixed",
    calms: "Within bounds",
  },
  "support-without-exit": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | @ | M1 | 90 | Ann | Ben | 5 | 5 | 0 | Active"),
    raises: "",
    calms: "2026-12-31",
  },
  "support-ready": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 95 | Ann | Ben | 5 | @ | 0 | Active"),
    raises: "5",
    calms: "4",
  },
  "support-overdue": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | @ | M1 | 96 | Ann | Ben | 5 | 5 | 0 | Active"),
    raises: "2026-06-29",
    calms: "2026-06-30",
  },
  "support-permanent": {
    book: supports("S1 | Cell | Coaching | 2026-06-10 | @ | M1 | 96 | Ann | Ben | 5 | 5 | 0 | Active"),
    raises: "2026-06-19",
    calms: "2026-06-20",
  },
  "support-extended-often": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 96 | Ann | Ben | 5 | 5 | 0 | @"),
    links: { answers: { extensions: new Map([["s1", 2]]), retirements: new Map(), rebaselines: new Map() } },
    raises: "Active",
    calms: "Retired",
  },
  "support-absorbs-without-exit": {
    book: supports("S1 | Cell | Coaching | 2026-01-01 | | M1 | 96 | Ann | Ben | 5 | 5 | @ | Active"),
    raises: "4%",
    calms: "0",
  },
  "support-one-person": {
    book: supports(
      "S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 96 | Ann | Ben | 5 | 5 | 0 | Active",
      "S2 | Desk | Office hours | 2026-01-01 | 2026-12-31 | M1 | 96 | @ | Ben | 5 | 5 | 0 | Active",
    ),
    raises: "ann",
    calms: "Cid",
  },
  "support-cell-short": {
    book: {
      ...supports("S1 | Cell | Support cell | 2026-01-01 | 2026-12-31 | M1 | 96 | Ann | Ben | @ | 5 | 0 | Active"),
      units: "ID | Unit | Support load | Pinned wave\nU1 | Harrow | 20 | 1\nU2 | Quay | 20 | 1",
      waves: "Wave | Start | End\n1 | 2026-07-06 | 2026-08-01",
    },
    raises: "39",
    calms: "40",
  },
  "fit-falls-with-support": {
    book: {
      ...supports("S1 | Cell | Coaching | 2026-01-01 | 2026-12-31 | M1 | 96 | Ann | Ben | 5 | 5 | 0 | Active"),
      readings: [
        READING_HEADERS,
        weeks("M1", [...STEADY, 80]),
        "S1 | 2026-05-01 | | 30 |",
        "S1 | 2026-06-24 | | @ |",
      ].join("\n"),
    },
    raises: "15",
    calms: "16",
  },
  "parallel-run-without-end": {
    book: supports("S1 | Old | Parallel run | 2026-01-01 | @ | M1 | 96 | Ann | | | | 0 | Active"),
    raises: "",
    calms: "2026-12-31",
  },
  "parallel-run-owner": {
    book: supports("S1 | Old | Parallel run | 2026-01-01 | 2026-12-31 | M1 | 96 | @ | | | | 0 | Active"),
    raises: "Ann, Ben",
    calms: "Ann",
  },
  "parallel-runs-differ": {
    book: {
      ...supports("S1 | Old | Parallel run | 2026-01-01 | 2026-12-31 | M1 | 96 | Ann | | | | 0 | Active"),
      readings: `${READING_HEADERS}\nS1 | 2026-06-01 | Old | 40 |\nS1 | 2026-06-01 | new | @ |`,
    },
    raises: "41",
    calms: "40",
  },
};

function saidIn(book: DrawnReview, cell: string, links: Case["links"]) {
  const filled = Object.fromEntries(
    Object.entries(book as Readonly<Record<string, string>>).map(([sheet, text]) => [sheet, text.replace("@", cell)]),
  );
  const { findings, blockers } = reviewed(filled, links);
  return [...blockers, ...findings];
}

describe.each(Object.entries(CASES) as [keyof FitFindingFacts, Case][])("%s", (id, { book, raises, calms, links }) => {
  it("is said in a minimal workbook, and not in one that differs in a single cell", () => {
    const said = saidIn(book, raises, links).find((finding) => finding.id === id);
    expect(said?.severity).toBe(FIT_EXAMPLES[id].severity);
    expect(saidIn(book, calms, links).map((finding) => finding.id)).not.toContain(id);
  });

  it("names its cells, and says what to do", () => {
    const said = saidIn(book, raises, links).find((finding) => finding.id === id);
    const messages = messagesFor("en");
    if (said === undefined) throw new Error(`${id} is not said`);
    expect(messages.remedy(said)).toMatch(/^[A-Z].*[^.]$/);
    expect(messages.finding(said)).not.toMatch(/undefined|NaN|\.$/);
    // What is not there at all has no cell.
    const cells = ["dimension-without-metric", "supports-not-assessed"].includes(id) ? 0 : 1;
    expect(said.cells.length).toBeGreaterThanOrEqual(cells);
  });
});
