/** Sheet protection: in files an attribute that is true forbids; the client's options allow. */

export const PROTECTION: Readonly<Record<string, readonly [option: string, forbiddenUnlessSaid: boolean]>> = {
  objects: ["allowEditObjects", false],
  scenarios: ["allowEditScenarios", false],
  formatCells: ["allowFormatCells", true],
  formatColumns: ["allowFormatColumns", true],
  formatRows: ["allowFormatRows", true],
  insertColumns: ["allowInsertColumns", true],
  insertRows: ["allowInsertRows", true],
  insertHyperlinks: ["allowInsertHyperlinks", true],
  deleteColumns: ["allowDeleteColumns", true],
  deleteRows: ["allowDeleteRows", true],
  sort: ["allowSort", true],
  autoFilter: ["allowAutoFilter", true],
  pivotTables: ["allowPivotTables", true],
};
