/** NamedItemCollection and NamedItem: names of ranges, values and formulas, of the workbook or of one sheet. */

import { absoluteAddress, parseArea, splitSheetName } from "../model/address";
import { CellError, toWire, type CellValue } from "../model/cellValue";
import { refuse } from "../model/excelError";
import { evaluateFormulas } from "../model/formulaEngine";
import { looksComplete } from "../model/formulaText";
import { requireWritable } from "../model/permissions";
import { Workbook, type DefinedName } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asText, type Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { isHostObject } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { worksheet } from "./worksheet";

interface NamesTarget {
  workbook: Workbook;
  /** Absent for the names of the workbook. */
  sheet?: Worksheet;
}

interface NameTarget {
  workbook: Workbook;
  defined: DefinedName;
}

function namesOf({ workbook, sheet }: NamesTarget): DefinedName[] {
  return workbook.definedNames.filter((one) => one.sheet === sheet);
}

function find(target: NamesTarget, key: string): HostObject | null {
  const defined = namesOf(target).find(({ name }) => name.toLowerCase() === key.toLowerCase());
  return defined ? namedItem({ workbook: target.workbook, defined }) : null;
}

/** The same rules as for tables: letters, digits, _ . \ and nothing that could be a cell. */
function checkName(target: NamesTarget, name: string): void {
  const wellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255 && !/^[rc]$/i.test(name);
  if (!wellFormed || parseArea(name) || /^r[0-9]*c[0-9]*$/i.test(name)) refuse("InvalidArgument");
  if (find(target, name) || (!target.sheet && target.workbook.table(name))) refuse("ItemAlreadyExists");
}

/** A formula as names store it: without "=". */
function storedFormula(text: string): string {
  if (!text.startsWith("=") || text.length < 2 || !looksComplete(text)) refuse("InvalidArgument");
  return text.slice(1);
}

function reference(target: NamesTarget, args: Arguments): string {
  const value = args.at(1);
  if (!isHostObject(value)) return storedFormula(args.text(1));
  const { sheet, area } = args.range(1, target.sheet);
  return Workbook.fullAddress(sheet, absoluteAddress(area));
}

function add(target: NamesTarget, name: string, formula: string, comment: string | undefined): HostObject {
  const { workbook, sheet } = target;
  requireWritable(workbook);
  checkName(target, name);
  const defined: DefinedName = { name, formula, ...(sheet && { sheet }), ...(comment !== undefined && { comment }) };
  workbook.definedNames.push(defined);
  workbook.touched();
  return namedItem({ workbook, defined });
}

export const namedItemCollection: HostClass<NamesTarget> = defineClass({
  name: "NamedItemCollection",
  items: (target) => namesOf(target).map((defined) => namedItem({ workbook: target.workbook, defined })),
  item: (target, args) => find(target, args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (target, args) => add(target, args.text(0), reference(target, args), args.optionalText(2)),
    GetCount: (target) => namesOf(target).length,
    GetItemOrNullObject: (target, args) => find(target, args.text(0)),
  },
});

function placeOf({
  workbook,
  defined,
}: NameTarget): { sheet: Worksheet; area: NonNullable<ReturnType<typeof parseArea>> } | undefined {
  const { sheetName, address } = splitSheetName(defined.formula);
  const sheet = sheetName === undefined ? undefined : workbook.sheet(sheetName);
  const area = parseArea(address);
  return sheet && area && { sheet, area };
}

/** A constant between quotes, a number or a truth value; undefined for any other formula. */
function constantOf(formula: string): string | number | boolean | undefined {
  if (/^"(?:[^"]|"")*"$/.test(formula)) return formula.slice(1, -1).replace(/""/g, '"');
  if (/^-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/i.test(formula)) return Number(formula);
  return /^(true|false)$/i.test(formula) ? formula.toLowerCase() === "true" : undefined;
}

function typeOf(target: NameTarget): string {
  if (placeOf(target)) return "Range";
  const constant = constantOf(target.defined.formula);
  if (typeof constant === "string") return "String";
  if (typeof constant === "boolean") return "Boolean";
  if (typeof constant === "number") return Number.isInteger(constant) ? "Integer" : "Double";
  const value = resultOf(target);
  if (value instanceof CellError) return "Error";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "Double";
  return typeof value === "boolean" ? "Boolean" : "String";
}

/** What the name's formula gives, calculated on its own sheet or on the active one. */
function resultOf({ workbook, defined }: NameTarget): CellValue {
  return evaluateFormulas(defined.sheet ?? workbook.activeSheet, [`=${defined.formula}`])[0];
}

function rangeOfName(target: NameTarget, _args: Arguments, context: HostContext): HostObject | null {
  const place = placeOf(target);
  return place ? rangeOf(context, place.sheet, place.area) : null;
}

const namedItem: HostClass<NameTarget> = defineClass({
  name: "NamedItem",
  identity: ({ defined }) => ({ _Id: defined.name }),
  scalars: {
    Name: { get: ({ defined }) => defined.name },
    Formula: {
      get: ({ defined }) => `=${defined.formula}`,
      set: ({ workbook, defined }, value) => {
        requireWritable(workbook);
        defined.formula = storedFormula(asText(value));
        workbook.touched();
      },
    },
    Comment: {
      get: ({ defined }) => defined.comment ?? "",
      set: ({ workbook, defined }, value) => {
        requireWritable(workbook);
        defined.comment = asText(value);
        workbook.isDirty = true;
      },
    },
    Visible: {
      get: ({ defined }) => defined.hidden !== true,
      set: ({ workbook, defined }, value) => {
        requireWritable(workbook);
        defined.hidden = !asFlag(value);
        workbook.isDirty = true;
      },
    },
    Scope: { get: ({ defined }) => (defined.sheet ? "Worksheet" : "Workbook") },
    Type: { get: typeOf },
    Value: {
      get: (target) =>
        placeOf(target)
          ? target.defined.formula.replace(/\$/g, "")
          : (constantOf(target.defined.formula) ?? toWire(resultOf(target))),
    },
  },
  partial: { Type: "not of arrays", Value: "not of arrays" },
  objects: {
    Worksheet: ({ defined }) => worksheet(defined.sheet ?? refuse("ItemNotFound")),
    WorksheetOrNullObject: ({ defined }) => (defined.sheet ? worksheet(defined.sheet) : null),
  },
  methods: {
    Delete: ({ workbook, defined }) => {
      requireWritable(workbook);
      workbook.definedNames.splice(workbook.definedNames.indexOf(defined), 1);
      workbook.touched();
    },
    GetRange: (target, args, context) => rangeOfName(target, args, context) ?? refuse("InvalidArgument"),
    GetRangeOrNullObject: rangeOfName,
  },
});
