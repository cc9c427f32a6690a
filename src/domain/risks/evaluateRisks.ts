import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { Finding } from "../finding";
import { expectedLoss } from "./expectedLoss";
import { round9 } from "../rounding";
import { misleadingPairs } from "./misleadingPairs";
import { raised, ratingOf } from "./rating";
import type { ColumnReading } from "./columnReading";
import { readRisks, type ReadRisk, type RiskRows } from "./readRisks";
import type { MisleadingPair, RiskName } from "./riskFindings";
import { riskGaps, type RiskGap } from "./riskGaps";
import { riskLinker, type RiskLink } from "./riskLink";
import type { RiskLinks } from "./riskLinks";
import type { RiskPolicy } from "./riskPolicy";
import { risksSayings } from "./risksSayings";
import type { Rating } from "./risks.table";
import { theirScores, type TheirScore } from "./theirScore";

/** One risk on a day. Money is in the workbook's currency, probabilities are fractions of 1. */
export interface RiskEvaluation extends ReadRisk {
  readonly name: RiskName;
  /** Probability × impact on 1 to 5; undefined where one of them is unknown. */
  readonly score: number | undefined;
  /** As the 5 × 5 view gives it. */
  readonly viewRating: Rating | undefined;
  /** One step more while its signal fires. */
  readonly rating: Rating | undefined;
  readonly exposure: "quantified" | "unquantified" | "closed";
  /** Closed form; undefined where it is not quantified. */
  readonly expectedLoss: number | undefined;
  /** With its mitigation in force. */
  readonly expectedLossAfter: number | undefined;
  /** Of the expected loss of all quantified risks, 0 to 1; undefined where that is 0. */
  readonly share: number | undefined;
  readonly gaps: readonly RiskGap[];
  readonly link: RiskLink;
  readonly aboveAppetite: boolean;
  /** The cell that names it. */
  readonly cell: CellAddress;
}

export interface RisksEvaluation {
  readonly asOf: Day;
  readonly risks: readonly RiskEvaluation[];
  /** How the columns were read. */
  readonly columns: readonly ColumnReading[];
  readonly counts: { readonly quantified: number; readonly unquantified: number; readonly closed: number };
  /** Of all quantified risks, closed form. */
  readonly mean: { readonly before: number; readonly after: number };
  readonly misleading: { readonly pairs: readonly MisleadingPair[]; readonly total: number };
  readonly theirScores: readonly TheirScore[];
  /** Assumptions that break and that no risk names that is not closed. */
  readonly withoutRisk: readonly RiskName[];
  /** Blockers by gate key, lower case. */
  readonly blockers: ReadonlyMap<string, readonly Finding[]>;
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/** Evaluates every risk as of a day. Pure; the order of rows and columns changes nothing but the order of the answer. */
export function evaluateRisks(
  rows: RiskRows,
  policy: RiskPolicy,
  asOf: Day,
  locale: WorkbookLocale,
  links: RiskLinks,
  ours: ReadonlySet<number> = new Set(),
): RisksEvaluation {
  const reading = readRisks(rows, policy, locale);
  const linkOf = riskLinker(links);
  const drafts = reading.risks.map((risk) => draftOf(risk, linkOf(risk.row), rows, policy, asOf));
  const mean = {
    before: total(drafts.map((risk) => risk.expectedLoss)),
    after: total(drafts.map((risk) => risk.expectedLossAfter)),
  };
  const risks = drafts.map((risk): RiskEvaluation => ({
    ...risk,
    share: risk.expectedLoss === undefined || mean.before === 0 ? undefined : risk.expectedLoss / mean.before,
  }));
  const count = (exposure: RiskEvaluation["exposure"]): number =>
    risks.filter((risk) => risk.exposure === exposure).length;
  const counts = { quantified: count("quantified"), unquantified: count("unquantified"), closed: count("closed") };
  if (counts.quantified + counts.unquantified + counts.closed !== rows.rows.length) {
    throw new Error("a risk is neither quantified, nor unquantified, nor closed");
  }
  const misleading = misleadingPairs(
    risks.flatMap(({ name, viewRating: rating, expectedLoss: loss }) =>
      rating === undefined || loss === undefined ? [] : [{ name, rating, loss }],
    ),
  );
  const own = theirScores(rows, reading.risks, ours, locale);
  const open = risks.filter(({ state }) => state !== "Closed");
  const named = new Set(open.flatMap(({ link }) => link.assumptions.map((assumption) => assumption.toLowerCase())));
  const withoutRisk = (links.assumptions ?? []).filter(({ key, breaks }) => breaks && !named.has(key.toLowerCase()));
  const said = risksSayings({
    risks,
    rows,
    columns: reading.columns,
    misleading,
    theirScores: own,
    withoutRisk,
    links,
  });
  return {
    asOf,
    risks,
    columns: reading.columns,
    counts,
    mean,
    misleading,
    theirScores: own,
    withoutRisk,
    ...said,
    problems: [...reading.problems, ...said.problems],
  };
}

function draftOf(
  risk: ReadRisk,
  link: RiskLink,
  rows: RiskRows,
  policy: RiskPolicy,
  asOf: Day,
): Omit<RiskEvaluation, "share"> {
  const { row, state, level, impact, probability, cost, after } = risk;
  const score = level === undefined || impact === undefined ? undefined : level * impact;
  const viewRating = score === undefined ? undefined : ratingOf(score);
  const known = probability !== undefined && cost !== undefined;
  const exposure = state === "Closed" ? "closed" : known ? "quantified" : "unquantified";
  const loss = known && exposure === "quantified" ? expectedLoss(probability, cost) : undefined;
  const open = state !== "Closed";
  return {
    ...risk,
    name: { key: row.key, text: row.risk ?? row.key },
    score,
    viewRating,
    rating: viewRating !== undefined && open && link.signalState === "Firing" ? raised(viewRating) : viewRating,
    exposure,
    expectedLoss: loss,
    expectedLossAfter:
      loss === undefined || after.probability === undefined || after.cost === undefined
        ? loss
        : expectedLoss(after.probability, after.cost),
    gaps: riskGaps(risk, rows, asOf),
    link,
    aboveAppetite:
      open &&
      ((score !== undefined && round9(score) > policy.appetiteScore) ||
        (loss !== undefined && policy.appetiteLoss !== undefined && round9(loss) > policy.appetiteLoss)),
    cell: rows.cell(row, rows.has("risk") ? "risk" : "id"),
  };
}

/** Σ in rising order, so that the order of the rows never shows in the last digits. */
function total(losses: readonly (number | undefined)[]): number {
  return losses
    .flatMap((loss) => loss ?? [])
    .sort((one, other) => one - other)
    .reduce((sum, loss) => sum + loss, 0);
}
