/** CustomXmlPartCollection and CustomXmlPart. */

import { addCustomXml, deleteCustomXml, namespaceOf, type CustomXmlPart } from "../model/customXml";
import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { isWellFormed } from "../xlsx/xml";

interface PartTarget {
  workbook: Workbook;
  part: CustomXmlPart;
}

interface ScopeTarget {
  workbook: Workbook;
  namespaceUri: string;
}

function find(workbook: Workbook, parts: CustomXmlPart[], id: string): HostObject | null {
  const part = parts.find((one) => one.id.toLowerCase() === id.toLowerCase());
  return part ? customXmlPart({ workbook, part }) : null;
}

function checked(xml: string): string {
  return isWellFormed(xml) ? xml : refuse("InvalidArgument", "The text is not well-formed XML.");
}

export const customXmlPartCollection: HostClass<Workbook> = defineClass({
  name: "CustomXmlPartCollection",
  items: (workbook) => workbook.customXmlParts.map((part) => customXmlPart({ workbook, part })),
  item: (workbook, args) => find(workbook, workbook.customXmlParts, args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (workbook, args) => {
      requireWritable(workbook);
      return customXmlPart({ workbook, part: addCustomXml(workbook, checked(args.text(0))) });
    },
    GetByNamespace: (workbook, args) => scopedCollection({ workbook, namespaceUri: args.text(0) }),
    GetCount: ({ customXmlParts }) => customXmlParts.length,
    GetItemOrNullObject: (workbook, args) => find(workbook, workbook.customXmlParts, args.text(0)),
  },
});

const scoped = ({ workbook, namespaceUri }: ScopeTarget): CustomXmlPart[] =>
  workbook.customXmlParts.filter(({ xml }) => namespaceOf(xml) === namespaceUri);

function onlyItem(target: ScopeTarget): HostObject | null {
  const [part, ...others] = scoped(target);
  return part && others.length === 0 ? customXmlPart({ workbook: target.workbook, part }) : null;
}

const scopedCollection: HostClass<ScopeTarget> = defineClass({
  name: "CustomXmlPartScopedCollection",
  items: (target) => scoped(target).map((part) => customXmlPart({ workbook: target.workbook, part })),
  item: (target, args) => find(target.workbook, scoped(target), args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    GetCount: (target) => scoped(target).length,
    GetItemOrNullObject: (target, args) => find(target.workbook, scoped(target), args.text(0)),
    GetOnlyItem: (target) => onlyItem(target) ?? refuse("InvalidOperation"),
    GetOnlyItemOrNullObject: onlyItem,
  },
});

const customXmlPart: HostClass<PartTarget> = defineClass({
  name: "CustomXmlPart",
  identity: ({ part: { id } }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ part: { id } }) => id },
    NamespaceUri: { get: ({ part: { xml } }) => namespaceOf(xml) ?? "" },
  },
  methods: {
    Delete: ({ workbook, part }) => {
      requireWritable(workbook);
      deleteCustomXml(workbook, part);
    },
    GetXml: ({ part: { xml } }) => xml,
    SetXml: ({ workbook, part }, args) => {
      requireWritable(workbook);
      part.xml = checked(args.text(0));
      part.changed = true;
      workbook.isDirty = true;
    },
  },
});
