import { closeBooks } from "../workflows/book";
import { onlyChoice, openSheets } from "../workflows/checklistBook";
import { evaluationText } from "./evaluationText";

afterEach(closeBooks);

test("what is said of the whole evaluation is printed once, apart from what keeps a gate from Go", async () => {
  const opened = await openSheets({
    name: "Checks",
    rows: [
      ["Criterion", "Stage gate", "Status"],
      ["Backups", "Pilot", "Yes"],
      ["Rota", "", "Yes"],
      ["Runbook", "Region", "No"],
    ],
  });
  const outcome = await opened.evaluate({ checklist: await onlyChoice(opened) });
  const unassigned = outcome.findings.find(({ id }) => id === "criterion-without-gate");
  if (unassigned === undefined) throw new Error("expected a criterion without a gate");
  const lines = evaluationText(outcome).split("\n");
  const also = lines.slice(
    lines.indexOf("Also:"),
    lines.findIndex((line) => line.startsWith("Log: ")),
  );
  const said = outcome.messages.finding(unassigned);
  expect(also.filter((line) => line.includes(said))).toHaveLength(1);
  expect(lines.filter((line) => line.includes(said))).toHaveLength(1);
  const [blocker] = outcome.evaluation.gates.flatMap(({ because }) => because);
  if (blocker === undefined) throw new Error("expected a blocker");
  expect(also.some((line) => line.includes(outcome.messages.finding(blocker)))).toBe(false);
});
