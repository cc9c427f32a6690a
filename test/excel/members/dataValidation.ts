/** DataValidation of a range: its rule in the client's spelling, prompt and alert. */

import { absoluteAddress } from "../model/address";
import { operatorToFile } from "../model/conditionalFormat";
import {
  changeValidation,
  clearValidation,
  noValidation,
  validationOf,
  type DataValidation,
  type ValidationAlert,
  type ValidationRule,
  type ValidationType,
} from "../model/dataValidation";
import { serialOfDate } from "../model/dates";
import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import { judgeCells } from "../model/validateCells";
import { Workbook } from "../model/workbook";
import { asFlag, asRecord, asText, oneOf } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { isHostObject, RangeTarget } from "../protocol/rangeTarget";
import { rangeAreas } from "./rangeAreas";

const LONGEST_LIST = 255;
const ALERT_STYLES = ["Stop", "Warning", "Information"] as const;

/** The client's name of each kind of rule. */
const KINDS: Partial<Record<ValidationType, string>> = {
  WholeNumber: "wholeNumber",
  Decimal: "decimal",
  List: "list",
  Date: "date",
  Time: "time",
  TextLength: "textLength",
  Custom: "custom",
};

function current(target: RangeTarget): Omit<DataValidation, "areas"> | "mixed" {
  const { sheet, area } = target.place();
  return validationOf(sheet, area) ?? noValidation();
}

function change(target: RangeTarget, values: Partial<Omit<DataValidation, "areas">>): void {
  const { sheet, area } = target.place();
  requireUnprotected(sheet);
  changeValidation(sheet, area, values);
  sheet.workbook.touched();
}

function field(key: "prompt" | "errorAlert" | "ignoreBlanks"): (target: RangeTarget) => unknown {
  return (target) => {
    const validation = current(target);
    return validation === "mixed" ? null : validation[key];
  };
}

export const dataValidation: HostClass<RangeTarget> = defineClass({
  name: "DataValidation",
  scalars: {
    Type: {
      get: (target) => {
        const validation = current(target);
        return validation === "mixed" ? "MixedCriteria" : validation.rule.type;
      },
    },
    Rule: {
      get: (target) => {
        const validation = current(target);
        return validation === "mixed" ? null : shownRule(validation.rule);
      },
      set: (target, value) => {
        change(target, { rule: readRule(target, value) });
      },
    },
    Valid: {
      get: (target) => {
        const { sheet, area } = target.place();
        const { invalid, none } = judgeCells(sheet, area);
        return invalid.length === 0 ? true : none ? false : null;
      },
    },
    IgnoreBlanks: {
      get: field("ignoreBlanks"),
      set: (target, value) => {
        change(target, { ignoreBlanks: asFlag(value) });
      },
    },
    Prompt: {
      get: field("prompt"),
      set: (target, value) => {
        const { message, showPrompt, title } = asRecord(value);
        change(target, {
          prompt: {
            message: asText(message ?? ""),
            showPrompt: asFlag(showPrompt ?? true),
            title: asText(title ?? ""),
          },
        });
      },
    },
    ErrorAlert: {
      get: field("errorAlert"),
      set: (target, value) => {
        const { message, showAlert, style, title } = asRecord(value);
        const errorAlert: ValidationAlert = {
          message: asText(message ?? ""),
          showAlert: asFlag(showAlert ?? true),
          style: oneOf(style ?? "Stop", ALERT_STYLES),
          title: asText(title ?? ""),
        };
        change(target, { errorAlert });
      },
    },
  },
  partial: { Valid: "lists by formula: ranges, names, table columns and INDIRECT of a text; others count as valid" },
  methods: {
    GetInvalidCells: (target, _args, context) => invalidCells(target, context) ?? refuse("ItemNotFound"),
    GetInvalidCellsOrNullObject: (target, _args, context) => invalidCells(target, context),
    Clear: (target) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet);
      clearValidation(sheet, area);
      sheet.workbook.touched();
    },
  },
});

function invalidCells(target: RangeTarget, context: HostContext): HostObject | null {
  const { sheet, area } = target.place();
  const { invalid } = judgeCells(sheet, area);
  return invalid.length > 0 ? rangeAreas(invalid.map((one) => context.range(sheet, one))) : null;
}

function shownRule({ type, operator, formula1, formula2, inCellDropDown }: ValidationRule): Record<string, unknown> {
  const kind = KINDS[type];
  if (kind === undefined) return {};
  if (type === "List") return { list: { inCellDropDown: inCellDropDown ?? true, source: formula1 ?? "" } };
  if (type === "Custom") return { custom: { formula: formula1 ?? "" } };
  return {
    [kind]: {
      formula1: asShown(formula1),
      ...(formula2 !== undefined && { formula2: asShown(formula2) }),
      operator: operator ?? "Between",
    },
  };
}

/** Numbers are shown as numbers, formulas as text. */
function asShown(formula: string | undefined): string | number {
  return formula !== undefined && formula !== "" && Number.isFinite(Number(formula))
    ? Number(formula)
    : (formula ?? "");
}

function readRule(target: RangeTarget, value: unknown): ValidationRule {
  const given = Object.entries(asRecord(value)).filter(([, rule]) => rule !== null && rule !== undefined);
  const [entry, ...others] = given;
  if (!entry) return { type: "None" };
  if (others.length > 0) refuse("InvalidArgument");
  const [kind, body] = entry;
  const type = (Object.keys(KINDS) as ValidationType[]).find((one) => KINDS[one] === kind) ?? refuse("InvalidArgument");
  const rule = asRecord(body);
  if (type === "List") {
    const source = isHostObject(rule["source"]) ? referenceTo(rule["source"].target) : asText(rule["source"]);
    if (!source.startsWith("=") && source.length > LONGEST_LIST) refuse("InvalidArgument");
    return { type, formula1: source, inCellDropDown: asFlag(rule["inCellDropDown"] ?? true) };
  }
  if (type === "Custom") {
    const formula = asText(rule["formula"]);
    return { type, formula1: formula.startsWith("=") ? formula : `=${formula}` };
  }
  const operator = asText(rule["operator"]);
  if (operatorToFile(operator) === undefined) refuse("InvalidArgument");
  const both = operator === "Between" || operator === "NotBetween";
  const formula = (one: unknown): string => readOperand(target, type, one);
  return {
    type,
    operator,
    formula1: formula(rule["formula1"]),
    ...(both && { formula2: formula(rule["formula2"]) }),
  };
}

/** A number, a date as text, a formula, or a range. */
function readOperand(target: RangeTarget, type: ValidationType, value: unknown): string {
  if (isHostObject(value)) return referenceTo(value.target);
  if (typeof value === "number") return String(value);
  const text = asText(value).trim();
  if (text.startsWith("=") && text.length > 1) return text;
  if (text !== "" && Number.isFinite(Number(text))) return text;
  const moment = type === "Date" || type === "Time" ? momentOf(text, type, target.sheet.workbook.date1904) : undefined;
  return moment === undefined ? refuse("InvalidArgument") : String(moment);
}

/** A date, a time or both as ISO 8601 writes them; of a moment a rule for times looks at the time. */
function momentOf(text: string, type: "Date" | "Time", date1904: boolean): number | undefined {
  const [, date, clock] =
    /^(?:(\d{4}-\d{2}-\d{2})(?:T|$))?(?:(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/.exec(text) ?? [];
  if (date === undefined && (clock === undefined || type === "Date")) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = (clock ?? "0:00").split(":").map(Number);
  const time = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  const [year = 0, month = 1, day = 1] = (date ?? "").split("-").map(Number);
  return type === "Time" ? time : serialOfDate(year, month, day, date1904) + time;
}

function referenceTo(target: unknown): string {
  if (!(target instanceof RangeTarget)) refuse("InvalidArgument");
  const { sheet, area } = target.place();
  return `=${Workbook.fullAddress(sheet, absoluteAddress(area))}`;
}
