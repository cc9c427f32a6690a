import type { CellAddress } from "../../tabular/cellAddress";
import type { Step, StepChange } from "../finding";
import type { GateContext } from "./because";
import type { Member } from "./evaluateGates";
import { ruleText } from "./criterionRule";
import { criterionName } from "./gateList";
import { gateVerdict } from "./gateVerdict";
import { count, scoresOf, type Sums } from "./tally";
import { isUnknown, type Verdict } from "./verdict";

/**
 * The smallest set of changes that gives Go, in the order to take them: vetoes, waived criteria (a waiver caps the
 * verdict), blockers from other sheets, then the largest gains until the score passes; ties in sheet order. Taking the
 * largest gains first is what makes the set smallest, since every change to Met keeps the total weight. Where nothing
 * weighs, one criterion that is met has to be given weight: then all the weight there is is met.
 */
export function reachGo(context: GateContext, verdict: Verdict, gateCells: readonly CellAddress[]): readonly Step[] {
  if (verdict === "Go") return [];
  const { members, open, blockers, invariants, thresholds, gate } = context;
  const weightless = context.scores === undefined;
  if (context.tally.scored === 0) {
    const change: StepChange = { id: "add-criteria", gate: gate.key };
    return [step({ change, cells: gateCells, verdictAfter: verdict })];
  }
  const steps: Step[] = [];
  const changed = new Set<Member>();
  const tally: Sums = { ...context.tally };
  let vetoesLeft = invariants.filter(({ id }) => id === "invariant-breached").length;
  let holdsLeft = blockers.length + invariants.length - vetoesLeft;
  const now: { verdict: Verdict } = { verdict };
  /** Score and verdict as they stand after the changes so far. */
  const standing = (): Pick<Step, "scoreAfter" | "verdictAfter"> => {
    const scores = scoresOf(tally);
    now.verdict = gateVerdict(tally, thresholds, { vetoes: vetoesLeft, holds: holdsLeft }, scores);
    return {
      scoreAfter: now.verdict === "Not evaluable" ? undefined : scores?.low,
      verdictAfter: now.verdict,
    };
  };

  const meet = (member: Member): void => {
    const { measured, result } = member.criterion;
    const { row } = measured;
    count(tally, measured, result, member.waiver !== undefined, -1);
    count(tally, measured, "Met", false);
    const { scoreAfter, verdictAfter } = standing();
    const change = changeFor(member);
    const cells = [cellOfChange(change, member)];
    changed.add(member);
    steps.push({ change, criterion: criterionName(row), owner: row.owner, cells, scoreAfter, verdictAfter });
  };

  open.filter(isVeto).forEach(meet);
  open.filter(({ waiver }) => waiver !== undefined).forEach(meet);
  for (const blocker of [...invariants, ...blockers]) {
    if (blocker.id === "invariant-breached") vetoesLeft -= 1;
    else holdsLeft -= 1;
    const owner = "owner" in blocker.facts ? blocker.facts.owner : undefined;
    steps.push(step({ change: { id: "lift-blocker", blocker }, cells: blocker.cells, owner, ...standing() }));
  }
  if (weightless) {
    const met = members.filter((member) => member.criterion.result === "Met" || changed.has(member));
    const first = open[0];
    if (met.length === 0 && first !== undefined) {
      meet(first);
      met.push(first);
    }
    count(tally, { weight: 1, mustPass: false }, "Met", false);
    const cells = met.map(({ criterion }) => criterion.cell);
    steps.push(step({ change: { id: "give-weight" }, cells, ...standing() }));
    return steps;
  }
  for (const member of largestGainsFirst(open.filter((one) => one.waiver === undefined && !isVeto(one)))) {
    if (now.verdict === "Go") break;
    meet(member);
  }
  return steps;
}

function step(
  facts: Pick<Step, "change" | "cells" | "verdictAfter"> & {
    scoreAfter?: number | undefined;
    owner?: string | undefined;
  },
): Step {
  return { criterion: undefined, ...facts, owner: facts.owner, scoreAfter: facts.scoreAfter };
}

function isVeto({ criterion: { measured, result }, waiver }: Member): boolean {
  return waiver === undefined && (result === "Not met" || isUnknown(result)) && measured.mustPass;
}

/** By the weighted points that meeting each adds, ties as they stand; those that add none are left out. */
function largestGainsFirst(members: readonly Member[]): readonly Member[] {
  const byGain = new Map<number, Member[]>();
  for (const member of members) {
    const gain = member.criterion.measured.weight * (1 - (member.criterion.points ?? 1));
    if (gain <= 0) continue;
    const equals = byGain.get(gain);
    if (equals === undefined) byGain.set(gain, [member]);
    else equals.push(member);
  }
  return [...byGain].sort(([one], [other]) => other - one).flatMap(([, equals]) => equals);
}

/** Where the change is to be made. */
function cellOfChange({ id }: StepChange, { criterion }: Member): CellAddress {
  switch (id) {
    case "mend-rule":
      return criterion.cellIn(criterion.measured.mend ?? "actual");
    case "renew-evidence":
      return criterion.cellIn("evidenceDate");
    case "give-reason":
      return criterion.cellIn("reasonNotApplicable");
    default:
      return criterion.cell;
  }
}

function changeFor({ criterion, waiver }: Member): StepChange {
  const { measured, reason } = criterion;
  const rule = "rule" in reason ? reason.rule : measured.rule === undefined ? undefined : ruleText(measured.rule);
  if (waiver !== undefined) return { id: "bring-to-without-waiver", rule, waiver: waiver.key };
  switch (reason.id) {
    case "meets":
    case "warns":
    case "fails":
      return { id: "bring-to", rule: reason.rule };
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
