import type { GateEvaluation } from "../domain/gates/evaluateGates";
import { isDecided } from "../domain/gates/isDecided";
import { RESULTS } from "../domain/gates/verdict";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import type { BlockColumn, ReportPage } from "./report";
import { actualText, cellList } from "./reportText";

const COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  {},
  { align: "right", wrap: true },
  {},
  { words: RESULTS },
  {},
  { wrap: true },
];

interface Owed {
  readonly owner: string | undefined;
  readonly by: number | undefined;
  readonly line: readonly CellValue[];
}

/** The steps to Go of all undecided gates, by the people who owe them: each with the date of its gate. */
export function addOwed(page: ReportPage, gates: readonly GateEvaluation[], messages: Messages): void {
  const { report } = messages;
  const owed = gates.filter(({ gate }) => !isDecided(gate)).flatMap((gate) => owedAt(gate, messages));
  if (owed.length === 0) return;
  const sorted = owed.sort(
    (one, other) =>
      Number(one.owner === undefined) - Number(other.owner === undefined) ||
      compared(one.owner ?? "", other.owner ?? "") ||
      (one.by ?? Infinity) - (other.by ?? Infinity) ||
      0,
  );
  page
    .add("heading", [[report.owed]], { gap: 1 })
    .add("table", [report.owedHeader, ...sorted.map(({ line }) => line)], { columns: COLUMNS });
}

function owedAt({ gate, members, toReachGo }: GateEvaluation, messages: Messages): readonly Owed[] {
  const { report, format } = messages;
  const byKey = new Map(members.map((member) => [member.criterion.measured.row.key, member.criterion]));
  return toReachGo.map((step) => {
    const criterion = step.criterion === undefined ? undefined : byKey.get(step.criterion.key);
    return {
      owner: step.owner,
      by: gate.plannedDate,
      line: [
        gate.key,
        step.owner ?? report.nobodyNamed,
        gate.plannedDate === undefined ? "" : format.date(gate.plannedDate),
        criterion === undefined ? "" : actualText(criterion.measured.row.actual, messages),
        "",
        criterion?.result ?? "",
        "",
        [messages.step(step), cellList(step.cells)].filter((text) => text !== "").join(". "),
      ],
    };
  });
}

/** The same on every machine: by the letters themselves. */
function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
