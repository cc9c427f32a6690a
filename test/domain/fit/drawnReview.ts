import { evaluateFit } from "../../../src/domain/fit/evaluateFit";
import { fitMetricsTable } from "../../../src/domain/fit/fitMetrics.table";
import { reviewFit, type FitReview, type FitReviewLinks } from "../../../src/domain/fit/fitReview";
import { operatingModelTable } from "../../../src/domain/operatingModel/operatingModel.table";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { loggedAnswers } from "../../../src/domain/supports/supportLog";
import { supportsTable } from "../../../src/domain/supports/supports.table";
import { standingWavePlan } from "../../../src/domain/waves/planWaves";
import { unitsTable } from "../../../src/domain/waves/units.table";
import { WAVE_POLICY } from "../../../src/domain/waves/wavePolicy";
import { wavesTable } from "../../../src/domain/waves/waves.table";
import type { TableRows } from "../../../src/tabular/readRows";
import type { Table } from "../../../src/tabular/table";
import { day, ENGLISH, rowsOf } from "../sheet";

/** The sheets of a review as a person would draw them; one that is left out does not exist. */
export interface DrawnReview {
  readonly fitMetrics?: string;
  readonly supports?: string;
  readonly readings?: string;
  readonly operatingModel?: string;
  readonly units?: string;
  readonly waves?: string;
}

export const AS_OF = day("2026-06-30");

export const REVIEW_POLICY: Parameters<typeof evaluateFit>[1] & { readonly readingsToRetire: number } = {
  evidenceAgeDays: 90,
  missingLimitPercent: 50,
  absorbedWorkLimitPercent: 10,
  readingsToRetire: 3,
};

export function reviewed(book: DrawnReview, links: Partial<FitReviewLinks> = {}): FitReview {
  const read = <T extends Table>(table: T, sheet: string | undefined): TableRows<T> | undefined =>
    sheet === undefined ? undefined : rowsOf(table, sheet);
  const tables = {
    fitMetrics: read(fitMetricsTable, book.fitMetrics),
    supports: read(supportsTable, book.supports),
    readings: read(readingsTable, book.readings),
    operatingModel: read(operatingModelTable, book.operatingModel),
  };
  const units = read(unitsTable, book.units);
  const waves = read(wavesTable, book.waves);
  const plan =
    units &&
    standingWavePlan({ units, waves, policy: WAVE_POLICY, asOf: AS_OF, presentOf: ({ pinnedWave }) => pinnedWave });
  return reviewFit(tables, REVIEW_POLICY, AS_OF, ENGLISH, {
    answers: loggedAnswers([]),
    plan,
    otherMeasures: new Set(),
    ...links,
  });
}

/** Weekly readings of a measure, the newest on 29 June 2026. */
export function weeks(measure: string, values: readonly (number | string)[]): string {
  return values
    .map((value, index) => {
      const date = new Date(Date.UTC(2026, 5, 29 - 7 * (values.length - 1 - index))).toISOString().slice(0, 10);
      return `${measure} | ${date} | | ${value} |`;
    })
    .join("\n");
}

export const READING_HEADERS = "Measure | Date | Unit | Value | Denominator";
