/** SettingCollection and Setting: values an add-in stores with the workbook. */

import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";

interface SettingTarget {
  workbook: Workbook;
  key: string;
}

export const settingCollection: HostClass<Workbook> = defineClass({
  name: "SettingCollection",
  items: (workbook) => [...workbook.settings.keys()].map((key) => setting({ workbook, key })),
  item: (workbook, args) => {
    const key = args.text(0);
    return workbook.settings.has(key) ? setting({ workbook, key }) : refuse("ItemNotFound");
  },
  methods: {
    Add: (workbook, args) => {
      requireWritable(workbook);
      const key = args.text(0);
      if (key === "") refuse("InvalidArgument");
      workbook.settings.set(key, args.at(1) ?? null);
      workbook.isDirty = true;
      workbook.changes.note({ kind: "settings" });
      return setting({ workbook, key });
    },
    GetItemOrNullObject: (workbook, args) => {
      const key = args.text(0);
      return workbook.settings.has(key) ? setting({ workbook, key }) : null;
    },
    GetCount: ({ settings }) => settings.size,
  },
});

const setting: HostClass<SettingTarget> = defineClass({
  name: "Setting",
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ workbook, key }) => workbook.settings.get(key) ?? null,
      set: ({ workbook, key }, value) => {
        requireWritable(workbook);
        workbook.settings.set(key, value);
        workbook.isDirty = true;
        workbook.changes.note({ kind: "settings" });
      },
    },
  },
  methods: {
    Delete: ({ workbook, key }) => {
      requireWritable(workbook);
      workbook.settings.delete(key);
      workbook.isDirty = true;
      workbook.changes.note({ kind: "settings" });
    },
  },
});
