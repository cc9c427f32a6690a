/** Application: calculation, culture, and opening further workbooks. */

import type { Culture } from "../model/culture";
import { refuse } from "../model/excelError";
import type { Workbook } from "../model/workbook";
import { oneOf } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass } from "../protocol/hostObject";

const MODES = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

export const application: HostClass<Workbook> = defineClass({
  name: "Application",
  scalars: {
    CalculationMode: {
      get: ({ calculation }) => calculation.mode,
      set: ({ calculation }, value) => {
        calculation.mode = oneOf(value, MODES);
      },
    },
    DecimalSeparator: { get: ({ culture }) => culture.decimalSeparator },
    ThousandsSeparator: { get: ({ culture }) => culture.groupSeparator },
    UseSystemSeparators: { get: () => true },
  },
  objects: { CultureInfo: ({ culture }) => cultureInfo(culture) },
  methods: {
    Calculate: ({ calculation }, args) => {
      args.oneOf(0, ["Recalculate", "Full", "FullRebuild"]);
      calculation.now();
    },
    CreateWorkbook: (_workbook, args, context) => {
      const id = `{created-${context.createdWorkbooks.size + 1}}`;
      context.createdWorkbooks.set(id, args.optionalText(0) ?? "");
      return workbookCreated({ id, context });
    },
    _GetWorkbookCreatedById: (_workbook, args, context) => {
      const id = args.text(0);
      return context.createdWorkbooks.has(id) ? workbookCreated({ id, context }) : refuse("ItemNotFound");
    },
    // The stand-in recalculates when results are read and draws nothing, so there is nothing to suspend.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

const workbookCreated: HostClass<{ id: string; context: HostContext }> = defineClass({
  name: "WorkbookCreated",
  identity: ({ id }) => ({ Id: id }),
  scalars: { Id: { get: ({ id }) => id } },
  methods: {
    Open: ({ id, context }) => {
      context.openedWorkbooks.push(context.createdWorkbooks.get(id) ?? refuse("ItemNotFound"));
    },
  },
});

const cultureInfo: HostClass<Culture> = defineClass({
  name: "CultureInfo",
  scalars: { Name: { get: ({ name }) => name } },
  objects: {
    NumberFormat: (culture) => numberFormatInfo(culture),
    DatetimeFormat: (culture) => datetimeFormatInfo(culture),
  },
});

const numberFormatInfo: HostClass<Culture> = defineClass({
  name: "NumberFormatInfo",
  scalars: {
    NumberDecimalSeparator: { get: ({ decimalSeparator }) => decimalSeparator },
    NumberGroupSeparator: { get: ({ groupSeparator }) => groupSeparator },
    CurrencySymbol: { get: ({ currencySymbol }) => currencySymbol },
  },
});

const datetimeFormatInfo: HostClass<Culture> = defineClass({
  name: "DatetimeFormatInfo",
  scalars: {
    ShortDatePattern: { get: ({ shortDatePattern }) => shortDatePattern },
    LongDatePattern: { get: ({ longDatePattern }) => longDatePattern },
    LongTimePattern: { get: ({ longTimePattern }) => longTimePattern },
    DateSeparator: { get: ({ dateSeparator }) => dateSeparator },
    TimeSeparator: { get: ({ timeSeparator }) => timeSeparator },
  },
});
