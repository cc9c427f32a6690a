/** DocumentProperties and the custom properties of the document. */

import { TEXT_PROPERTIES, type CustomPropertyValue, type TextProperty } from "../model/documentProperties";
import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import type { Workbook } from "../model/workbook";
import { asNumber, asText } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";

interface PropertyTarget {
  workbook: Workbook;
  key: string;
}

function changed(workbook: Workbook): void {
  requireWritable(workbook);
  workbook.isDirty = true;
}

function text(name: TextProperty): Scalar<Workbook> {
  const get = ({ properties }: Workbook): string => properties.texts.get(name) ?? "";
  if (name === "lastAuthor") return { get };
  return {
    get,
    set: (workbook, value) => {
      changed(workbook);
      workbook.properties.setText(name, asText(value));
    },
  };
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

export const documentProperties: HostClass<Workbook> = defineClass({
  name: "DocumentProperties",
  scalars: {
    ...Object.fromEntries(TEXT_PROPERTIES.map((name) => [capital(name), text(name)])),
    CreationDate: { get: ({ properties, now }) => properties.created ?? now().toISOString() },
    RevisionNumber: {
      get: ({ properties }) => properties.revision,
      set: (workbook, value) => {
        changed(workbook);
        workbook.properties.setRevision(asNumber(value));
      },
    },
  },
  objects: { Custom: (workbook) => customPropertyCollection(workbook) },
});

function readValue(value: unknown): CustomPropertyValue {
  if (typeof value === "string" || typeof value === "boolean") return value;
  return asNumber(value);
}

function find(workbook: Workbook, key: string): HostObject | null {
  const found = workbook.properties.customProperty(key);
  return found ? customProperty({ workbook, key: found.key }) : null;
}

const customPropertyCollection: HostClass<Workbook> = defineClass({
  name: "CustomPropertyCollection",
  items: (workbook) => workbook.properties.customProperties().map(({ key }) => customProperty({ workbook, key })),
  item: (workbook, args) => find(workbook, args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (workbook, args) => {
      changed(workbook);
      return customProperty({ workbook, key: workbook.properties.setCustom(args.text(0), readValue(args.at(1))) });
    },
    DeleteAll: (workbook) => {
      changed(workbook);
      workbook.properties.deleteAllCustom();
    },
    GetCount: ({ properties }) => properties.customProperties().length,
    GetItemOrNullObject: (workbook, args) => find(workbook, args.text(0)),
  },
});

function typeOf(value: CustomPropertyValue): string {
  if (value instanceof Date) return "Date";
  if (typeof value === "number") return Number.isInteger(value) ? "Number" : "Float";
  return typeof value === "boolean" ? "Boolean" : "String";
}

const valueOf = ({ workbook, key }: PropertyTarget): CustomPropertyValue =>
  workbook.properties.customProperty(key)?.value ?? refuse("ItemNotFound");

const customProperty: HostClass<PropertyTarget> = defineClass({
  name: "CustomProperty",
  partial: { Value: "dates can be read from files, not written" },
  identity: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Type: { get: (target) => typeOf(valueOf(target)) },
    Value: {
      get: (target) => {
        const value = valueOf(target);
        return value instanceof Date ? value.toISOString() : value;
      },
      set: ({ workbook, key }, value) => {
        changed(workbook);
        workbook.properties.setCustom(key, readValue(value));
      },
    },
  },
  methods: {
    Delete: ({ workbook, key }) => {
      changed(workbook);
      workbook.properties.deleteCustom(key);
    },
  },
});
