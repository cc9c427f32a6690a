/** The audit's bar: 20,000 assumptions with 2,000 elements, against JSON.parse of the same rows. */
import type * as Own from "./own";
import { assumptionRows, boundaryRows, elementRows } from "./auditData";
import { snapshotOf, TODAY } from "./data";
import type { Line } from "./line";
import { median, timed } from "./timing";

const RUNS = 9;

export function auditLines(own: typeof Own): readonly Line[] {
  const { assumptionsTable, boundariesTable, evaluateAudit, localeOf, operatingModelTable, readPolicy, readRows } = own;
  const locale = localeOf("en-US");
  const snapshots = {
    boundaries: snapshotOf(boundariesTable, boundaryRows(5)),
    assumptions: snapshotOf(assumptionsTable, assumptionRows(20_000, 2000)),
    operatingModel: snapshotOf(operatingModelTable, elementRows(2000)),
  };
  const text = JSON.stringify(Object.values(snapshots).map(({ values }) => values));
  const { policy } = readPolicy(undefined, locale);
  const parse: number[] = [];
  const analyse: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    parse.push(timed(() => JSON.parse(text) as unknown));
    const tables = {
      boundaries: readRows(boundariesTable, snapshots.boundaries, locale),
      assumptions: readRows(assumptionsTable, snapshots.assumptions, locale),
      operatingModel: readRows(operatingModelTable, snapshots.operatingModel, locale),
      signals: undefined,
      readings: undefined,
      handoffs: undefined,
      decisions: undefined,
    };
    analyse.push(timed(() => evaluateAudit(tables, policy, TODAY)));
  }
  const [base, taken] = [median(parse), median(analyse)];
  const [first = NaN] = analyse;
  return [
    {
      what: "Auditing 20,000 assumptions with 2,000 elements, against JSON.parse of the same",
      figure: `${(taken / base).toFixed(2)} × (${taken.toFixed(0)} ms, JSON.parse ${base.toFixed(0)} ms)`,
      bar: "≤ 1.00 ×",
      kept: taken / base <= 1,
    },
    {
      what: "The first of these audits, whose code is not compiled yet, against the same",
      figure: `${(first / base).toFixed(2)} × (${first.toFixed(0)} ms)`,
      bar: "–",
      kept: undefined,
    },
  ];
}
