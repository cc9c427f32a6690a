/** WorkbookProtection: locks the workbook's structure, with or without a password. */

import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import { protectStructure, requirePassword } from "../model/protection";
import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";

export const workbookProtection: HostClass<Workbook> = defineClass({
  name: "WorkbookProtection",
  scalars: { Protected: { get: ({ structureProtection }) => structureProtection !== undefined } },
  methods: {
    Protect: (workbook, args) => {
      requireWritable(workbook);
      if (workbook.structureProtection) refuse("InvalidOperation", "The workbook is protected already.");
      const password = args.optionalText(0);
      protectStructure(workbook, password === undefined ? {} : { password });
    },
    Unprotect: (workbook, args) => {
      requireWritable(workbook);
      if (!workbook.structureProtection) return;
      requirePassword(workbook.structureProtection, args.optionalText(0));
      protectStructure(workbook, undefined);
    },
  },
});
