import type { RestoreOutcome } from "../workflows/restoreEvaluation";

/** What is written into the workbook when an evaluation is taken back. */
export const restoreWords = {
  putBack: (on: string): string => `What the evaluation of ${on} changed was put back`,
  takenBack: (on: string): string =>
    `The evaluation of ${on} was taken back, and this report with it. Evaluate gates makes it anew.`,
};

/** What the pane says of it. */
export function restoreEn(
  cells: (count: number) => string,
  count: (value: number, one: string, many: string) => string,
) {
  return {
    item: "Restore what the last evaluation changed",
    busy: "Putting back what was changed",
    title: ({ cells: restored, left }: RestoreOutcome): string =>
      restored === 0
        ? left.length === 0
          ? "Nothing was left to put back"
          : "Nothing was put back"
        : `${cells(restored)} put back as before the evaluation`,
    left: (changed: number): string =>
      `${changed === 1 ? "This cell was changed since and stays as it is" : `These ${cells(changed)} were changed since and stay as they are`}:`,
    emptied: (columns: number): string =>
      `${count(columns, "column", "columns")} that the evaluation added ${columns === 1 ? "stays" : "stay"}, empty: something of yours may refer to ${columns === 1 ? "it" : "them"}.`,
    takenBack: (sheets: readonly string[]): string =>
      `The sheet ${sheets.join(", ")} stays and says that its evaluation was taken back.`,
    logged: "The log keeps the evaluation, and says that it was taken back.",
  };
}
