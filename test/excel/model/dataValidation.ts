/** What may be entered into cells: one rule with its prompt and alert, over some areas. */

import { overlaps, sameArea, subtract, type Area } from "./address";
import type { Worksheet } from "./worksheet";

export type ValidationType = "WholeNumber" | "Decimal" | "List" | "Date" | "Time" | "TextLength" | "Custom" | "None";

export interface ValidationRule {
  type: ValidationType;
  operator?: string;
  /** A number, a formula with "=", or for lists "a,b,c" or "=range". */
  formula1?: string;
  formula2?: string;
  inCellDropDown?: boolean;
}

export interface ValidationPrompt {
  message: string;
  showPrompt: boolean;
  title: string;
}

export interface ValidationAlert {
  message: string;
  showAlert: boolean;
  style: string;
  title: string;
}

export interface DataValidation {
  areas: Area[];
  rule: ValidationRule;
  ignoreBlanks: boolean;
  prompt: ValidationPrompt;
  errorAlert: ValidationAlert;
}

export function noValidation(): Omit<DataValidation, "areas"> {
  return {
    rule: { type: "None" },
    ignoreBlanks: true,
    prompt: { message: "", showPrompt: true, title: "" },
    errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
  };
}

/** The validation of the area when all its cells have the same one; undefined when none, "mixed" when they differ. */
export function validationOf(sheet: Worksheet, area: Area): DataValidation | undefined | "mixed" {
  const touching = sheet.dataValidations.filter(({ areas }) => areas.some((one) => overlaps(one, area)));
  const [only, ...others] = touching;
  if (!only) return undefined;
  let rest: Area[] = [area];
  for (const one of only.areas) rest = rest.flatMap((piece) => subtract(piece, one));
  return others.length > 0 || rest.length > 0 ? "mixed" : only;
}

export function clearValidation(sheet: Worksheet, area: Area): void {
  for (const validation of sheet.dataValidations) {
    validation.areas = validation.areas.flatMap((one) => subtract(one, area));
  }
  sheet.dataValidations = sheet.dataValidations.filter(({ areas }) => areas.length > 0);
}

/** Changes the validation of exactly this area, leaving what surrounds it. */
export function changeValidation(sheet: Worksheet, area: Area, change: Partial<Omit<DataValidation, "areas">>): void {
  const found = validationOf(sheet, area);
  const current = found === undefined || found === "mixed" ? undefined : found;
  if (current?.areas.length === 1 && current.areas.every((one) => sameArea(one, area))) {
    Object.assign(current, change);
    return;
  }
  const base = current ? structuredClone({ ...current, areas: [] }) : noValidation();
  clearValidation(sheet, area);
  sheet.dataValidations.push({ ...base, ...change, areas: [area] });
}
