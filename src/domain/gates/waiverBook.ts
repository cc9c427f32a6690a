import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import { finding, type Finding } from "../finding";
import type { CriteriaRows } from "./criterionResult";
import { finder, type GateList } from "./gateList";
import { waiverFault, type WaiverFault, type WaiverRow, type WaiverRows } from "./waiverValidity";

export interface WaiverState {
  readonly waiver: WaiverRow;
  /** Why it does not count today; undefined where it is valid. */
  readonly fault: WaiverFault | undefined;
}

/** Every waiver with what it is for. */
export interface WaiverBook {
  readonly states: readonly WaiverState[];
  /** The first waiver, in sheet order, that counts for a criterion (by position) at a gate (by position) on a day. */
  find(gate: number, criterion: number, day: Day): WaiverRow | undefined;
  readonly problems: readonly CellProblem[];
  readonly findings: readonly Finding[];
}

interface Target {
  readonly waiver: WaiverRow;
  readonly gate: number | undefined;
}

export function waiverBook(
  waivers: WaiverRows | undefined,
  criteria: CriteriaRows | undefined,
  list: GateList,
  today: Day,
): WaiverBook {
  const rows = criteria?.rows ?? [];
  const findCriterion = finder(
    rows,
    (row) => row.criterion,
    (key) => criteria?.position(key),
  );
  const findGate = finder(list.gates, (gate) => gate.gate);
  const byCriterion = new Map<number, Target[]>();
  const problems: CellProblem[] = [];
  const findings: Finding[] = [];

  const states = (waivers?.rows ?? []).map((waiver): WaiverState => {
    if (waiver.criterion === undefined) return { waiver, fault: "no-criterion" };
    const position = findCriterion(waiver.criterion);
    const criterion = position === undefined ? undefined : rows[position];
    if (position === undefined || criterion === undefined) {
      unknown(waiver, "criterion", waiver.criterion);
      return { waiver, fault: "criterion-unknown" };
    }
    // A gate that cannot be read must not turn into every gate.
    if (waiver.unreadable.has("gate")) return { waiver, fault: "gate-unknown" };
    const gate = waiver.gate === undefined ? undefined : findGate(waiver.gate);
    if (waiver.gate !== undefined && gate === undefined) {
      unknown(waiver, "gate", waiver.gate);
      return { waiver, fault: "gate-unknown" };
    }
    if (gate !== undefined && list.gatesOf[position]?.includes(gate) !== true) {
      return { waiver, fault: "criterion-not-in-gate" };
    }
    const targets = byCriterion.get(position) ?? [];
    byCriterion.set(position, [...targets, { waiver, gate }]);
    return { waiver, fault: waiverFault(waiver, criterion, today) };
  });

  function unknown(waiver: WaiverRow, what: "criterion" | "gate", target: string): void {
    if (waivers === undefined) return;
    const cell = waivers.cell(waiver, what);
    const table = what === "criterion" ? "Criteria" : "Gates";
    const column = waivers.table.columns[what].header;
    problems.push({
      cell,
      severity: "problem",
      code: "unknown-id",
      column,
      found: target,
      facts: { row: waiver.key, table },
    });
    findings.push(finding("waiver-target-unknown", "warning", { waiver: waiver.key, what, target }, [cell]));
  }

  return {
    states,
    problems,
    findings,
    find: (gate, position, day) => {
      const criterion = rows[position];
      if (criterion === undefined) return undefined;
      return byCriterion
        .get(position)
        ?.find(
          (target) =>
            (target.gate === undefined || target.gate === gate) &&
            waiverFault(target.waiver, criterion, day) === undefined,
        )?.waiver;
    },
  };
}
