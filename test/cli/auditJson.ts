import type { AuditEvaluation } from "../../src/domain/audit/evaluateAudit";
import type { BoundaryEvaluation } from "../../src/domain/boundary/evaluateBoundaries";
import type { Finding } from "../../src/domain/finding";
import type { RowPlace } from "../../src/domain/operatingModel/redesignContext";
import { isoDate, type Day } from "../../src/tabular/excelDate";

/** The diagnosis as plain data: unknown and not assessed are null, a missing table is null as a whole. */
export function auditJson(
  { regime, boundaries, signals, audit, redesign }: AuditEvaluation,
  findingJson: (finding: Finding) => unknown,
) {
  const said = (place: RowPlace): readonly unknown[] => redesign.findingsOf(place).map(findingJson);
  return {
    regime: { state: regime.state, because: regime.because.map(findingJson) },
    boundaries: boundaries?.map(boundaryJson) ?? null,
    signals: signals?.map(({ row, state }) => ({ id: row.key, state })) ?? null,
    assumptions:
      audit?.assumptions.map((assumption) => ({
        id: assumption.row.key,
        ratio: assumption.ratio ?? null,
        verdict: assumption.verdict,
        headroom: assumption.headroom ?? null,
        covered: assumption.covered ?? null,
        priority: assumption.priority,
        loadBearing: assumption.loadBearing,
        breaksInWave: assumption.breaksIn?.wave ?? null,
        breaksOn: dateJson(assumption.breaksIn?.start),
      })) ?? null,
    nextSafeStep: audit?.nextSafeStep?.size ?? null,
    nextSafeStepBefore: audit?.nextSafeStep?.assumption.row.key ?? null,
    // Load-bearing, not replaced, and nobody knows how far they carry: the step may be smaller.
    unknownHeadroom: audit?.unknownHeadroom ?? null,
    kindsNotLookedAt: audit?.kindsNotLookedAt ?? null,
    operatingModel:
      redesign.elements === undefined
        ? null
        : {
            missingKinds: redesign.missingKinds ?? null,
            elements: redesign.elements.map(({ key, index }) => ({
              id: key,
              findings: said({ table: "operatingModel", index }),
            })),
          },
    handoffs:
      redesign.handoffs?.map(({ row, loadRatio }) => ({
        id: row.key,
        loadRatio: loadRatio ?? null,
        findings: said({ table: "handoffs", index: row.index }),
      })) ?? null,
    decisions:
      redesign.decisions?.map(({ row, loadRatio }) => ({
        id: row.key,
        loadRatio: loadRatio ?? null,
        findings: said({ table: "decisions", index: row.index }),
      })) ?? null,
    // Of somebody of whom no duty is known nothing is known; else the sums leave out what is.
    people: redesign.people.map(({ person, duties, unknown, now, atTarget, delegated }) => ({
      person,
      now: now ?? null,
      atTarget: unknown === duties ? null : atTarget,
      delegated: unknown === duties ? null : delegated,
      unknownDuties: unknown,
    })),
    coordinationGrowth: redesign.coordination?.ratio ?? null,
  };
}

function boundaryJson(boundary: BoundaryEvaluation) {
  const { row, ratioNow, stateNow, ratioAtTarget, stateAtTarget, crossing, fit } = boundary;
  return {
    id: row.key,
    ratioNow: ratioNow ?? null,
    stateNow,
    ratioAtTarget: ratioAtTarget ?? null,
    stateAtTarget,
    crossingDate: dateJson(crossing?.date),
    ...(fit === undefined ? {} : { fit: fitJson(fit) }),
  };
}

/** Null: no curve fits. */
function fitJson(fit: NonNullable<BoundaryEvaluation["fit"]>) {
  if ("why" in fit) return null;
  const { alpha, beta, gamma, peakLoad, peakThroughput, noPeak, bounds } = fit;
  const ends = (of: { readonly low: number; readonly high: number } | undefined) =>
    of === undefined ? null : [of.low, of.high];
  return {
    alpha,
    beta,
    gamma,
    peakLoad: peakLoad ?? null,
    peakThroughput: peakThroughput ?? null,
    noPeak: noPeak ?? null,
    bounds: {
      alpha: ends(bounds.alpha),
      beta: ends(bounds.beta),
      gamma: ends(bounds.gamma),
      peakLoad: ends(bounds.peakLoad),
    },
  };
}

function dateJson(day: Day | undefined): string | null {
  return day === undefined ? null : isoDate(day);
}
