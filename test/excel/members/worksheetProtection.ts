/** WorksheetProtection: locks a sheet, with options and a password. */

import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import { protectSheet, requirePassword } from "../model/protection";
import type { Worksheet } from "../model/worksheet";
import { asRecord } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";

const OPTIONS = [
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
] as const;

/** Every option with its value, as the client reads them. */
function allOptions(given: Record<string, unknown>): Record<string, boolean | string> {
  const options: Record<string, boolean | string> = {};
  for (const option of OPTIONS) options[option] = given[option] === true;
  options["selectionMode"] = typeof given["selectionMode"] === "string" ? given["selectionMode"] : "Normal";
  return options;
}

export const worksheetProtection: HostClass<Worksheet> = defineClass({
  name: "WorksheetProtection",
  scalars: {
    Protected: { get: ({ protection }) => protection !== undefined },
    Options: { get: ({ protection }) => protection?.options ?? allOptions({}) },
  },
  methods: {
    Protect: (sheet, args) => {
      requireWritable(sheet.workbook);
      if (sheet.protection) refuse("InvalidOperation", "The sheet is protected already.");
      const options = allOptions(args.at(0) === undefined ? {} : asRecord(args.at(0)));
      const password = args.optionalText(1);
      protectSheet(sheet, { options, ...(password !== undefined && { password }) });
    },
    Unprotect: (sheet, args) => {
      requireWritable(sheet.workbook);
      const { protection } = sheet;
      if (!protection) return;
      requirePassword(protection, args.optionalText(0));
      protectSheet(sheet, undefined);
    },
  },
});
