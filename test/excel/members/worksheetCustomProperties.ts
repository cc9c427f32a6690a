/** WorksheetCustomPropertyCollection: texts stored with a sheet; keys are found whatever their case. */

import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { asText } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";

interface PropertyTarget {
  sheet: Worksheet;
  key: string;
}

function storedKey({ customProperties }: Worksheet, key: string): string | undefined {
  return [...customProperties.keys()].find((one) => one.toLowerCase() === key.toLowerCase());
}

export const worksheetCustomProperties: HostClass<Worksheet> = defineClass({
  name: "WorksheetCustomPropertyCollection",
  items: (sheet) => [...sheet.customProperties.keys()].map((key) => customProperty({ sheet, key })),
  item: (sheet, args) => customProperty({ sheet, key: storedKey(sheet, args.text(0)) ?? refuse("ItemNotFound") }),
  methods: {
    Add: (sheet, args) => {
      requireWritable(sheet.workbook);
      const given = args.text(0);
      if (given === "" || given.length > 255) refuse("InvalidArgument");
      const key = storedKey(sheet, given) ?? given;
      sheet.customProperties.set(key, args.text(1));
      sheet.workbook.isDirty = true;
      return customProperty({ sheet, key });
    },
    GetCount: ({ customProperties }) => customProperties.size,
    GetItemOrNullObject: (sheet, args) => {
      const key = storedKey(sheet, args.text(0));
      return key === undefined ? null : customProperty({ sheet, key });
    },
  },
});

const customProperty: HostClass<PropertyTarget> = defineClass({
  name: "WorksheetCustomProperty",
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.customProperties.get(key) ?? refuse("ItemNotFound"),
      set: ({ sheet, key }, value) => {
        requireWritable(sheet.workbook);
        sheet.customProperties.set(key, asText(value));
        sheet.workbook.isDirty = true;
      },
    },
  },
  methods: {
    Delete: ({ sheet, key }) => {
      requireWritable(sheet.workbook);
      sheet.customProperties.delete(key);
      sheet.workbook.isDirty = true;
    },
  },
});
