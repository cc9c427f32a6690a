import type { CellAddress } from "../../tabular/cellAddress";
import type { Step, StepChange } from "../finding";
import type { GateContext } from "./because";
import { countedOf, type Member } from "./evaluateGates";
import { ruleText } from "./criterionRule";
import { criterionName } from "./gateList";
import { gateVerdict } from "./gateVerdict";
import { pointsOf, scoresOf, withCriterion, type Tally } from "./tally";
import { isUnknown, type Verdict } from "./verdict";

/**
 * The smallest set of changes that gives Go, in the order to take them: vetoes, waived criteria (a waiver caps the
 * verdict), blockers from other sheets, then the largest gains until the score passes; ties in sheet order. Taking the
 * largest gains first is what makes the set smallest, since every change to Met keeps the total weight.
 */
export function reachGo(context: GateContext, verdict: Verdict, gateCells: readonly CellAddress[]): readonly Step[] {
  if (verdict === "Go") return [];
  const { members, blockers, invariants, thresholds, gate } = context;
  if (context.tally.scored === 0) {
    const change: StepChange = { id: "add-criteria", gate: gate.key };
    return [step({ change, cells: gateCells, verdictAfter: verdict })];
  }
  if (context.scores === undefined) {
    return [
      step({
        change: { id: "give-weight" },
        cells: members.map(({ criterion }) => criterion.cell),
        verdictAfter: verdict,
      }),
    ];
  }

  const steps: Step[] = [];
  let tally = context.tally;
  let vetoesLeft = invariants.filter(({ id }) => id === "invariant-breached").length;
  let holdsLeft = blockers.length + invariants.length - vetoesLeft;
  const verdictNow = (): Verdict => gateVerdict(tally, thresholds, { vetoes: vetoesLeft, holds: holdsLeft });
  const evaluableScore = (): number | undefined =>
    verdictNow() === "Not evaluable" ? undefined : scoresOf(tally)?.low;

  const meet = (member: Member): void => {
    tally = afterMet(tally, member);
    const { row } = member.criterion.measured;
    steps.push({
      change: changeFor(member),
      criterion: criterionName(row),
      owner: row.owner,
      cells: [member.criterion.cell],
      scoreAfter: evaluableScore(),
      verdictAfter: verdictNow(),
    });
  };

  const isVeto = ({ criterion, waiver }: Member): boolean =>
    criterion.measured.mustPass &&
    waiver === undefined &&
    (criterion.result === "Not met" || isUnknown(criterion.result));
  const vetoes = members.filter(isVeto);
  vetoes.forEach(meet);
  members.filter(({ waiver }) => waiver !== undefined).forEach(meet);
  for (const blocker of [...invariants, ...blockers]) {
    if (blocker.id === "invariant-breached") vetoesLeft -= 1;
    else holdsLeft -= 1;
    steps.push(
      step({
        change: { id: "lift-blocker", blocker },
        cells: blocker.cells,
        scoreAfter: evaluableScore(),
        verdictAfter: verdictNow(),
      }),
    );
  }
  const rest = members
    .filter((member) => member.waiver === undefined && !isVeto(member) && gain(member) > 0)
    .sort((one, other) => gain(other) - gain(one));
  for (const member of rest) {
    if (verdictNow() === "Go") break;
    meet(member);
  }
  return steps;
}

function step(facts: Pick<Step, "change" | "cells" | "verdictAfter"> & { scoreAfter?: number | undefined }): Step {
  return { criterion: undefined, owner: undefined, ...facts, scoreAfter: facts.scoreAfter };
}

function afterMet(tally: Tally, member: Member): Tally {
  const counted = countedOf(member);
  return withCriterion(withCriterion(tally, counted, -1), { ...counted, result: "Met", waived: false });
}

/** Weighted points that meeting the criterion adds. */
function gain({ criterion }: Member): number {
  const points = pointsOf(criterion.result);
  return points === undefined ? 0 : criterion.measured.weight * (1 - points);
}

function changeFor({ criterion, waiver }: Member): StepChange {
  const { measured, reason } = criterion;
  const rule = measured.rule === undefined ? undefined : ruleText(measured.rule);
  if (waiver !== undefined) return { id: "bring-to-without-waiver", rule, waiver: waiver.key };
  switch (reason.id) {
    case "meets":
    case "warns":
    case "fails":
      return rule === undefined ? { id: "answer-with-word" } : { id: "bring-to", rule };
    case "evidence-old":
    case "evidence-future":
    case "evidence-undated":
      return { id: "renew-evidence" };
    case "rule-unreadable":
    case "rule-missing":
    case "units-differ":
      return { id: "mend-rule" };
    case "reason-missing":
      return { id: "give-reason" };
    case "word-passes":
    case "word-warns":
    case "word-fails":
      return { id: "answer-with-word" };
    default:
      return { id: "give-evidence", rule };
  }
}
