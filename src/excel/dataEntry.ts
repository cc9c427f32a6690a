/** What a person sees when entering data: help on the header, a drop-down in the cells, the format of figures. */

/** Longest title that an input message takes. */
const LONGEST_TITLE = 32;

export function explainColumn(header: Excel.Range, { header: title, help }: { header: string; help: string }): void {
  header.dataValidation.prompt = { showPrompt: true, title: title.slice(0, LONGEST_TITLE), message: help };
}

/** Offers words as a drop-down; others can still be typed, since a checklist may say it in its own words. */
export function offerChoices(cells: Excel.Range, choices: readonly string[] | undefined): void {
  if (choices === undefined) return;
  cells.dataValidation.rule = { list: { inCellDropDown: true, source: choices.join(",") } };
  cells.dataValidation.errorAlert = {
    showAlert: true,
    style: Excel.DataValidationAlertStyle.warning,
    title: "Not in the list",
    message: `Known here: ${choices.join(", ")}.`.slice(0, 225),
  };
}

/** One number format for all cells of a range. The type asks for an array; Excel spreads a single one. */
export function setNumberFormat(cells: Excel.Range, format: string): void {
  cells.numberFormat = format as unknown as string[][];
}
