import { JSDOM } from "jsdom";

/**
 * What Office would refuse in an add-in manifest, as sentences; an empty list is a manifest that loads.
 * Offline, because Microsoft's validator is a web service and its schema knows nothing of dangling resource ids.
 * Never reads files: addresses and icons are checked against the disk by the test.
 */

/** Children in the order the schema asks for, "!" where one is required. One group of names may repeat and mix. */
// https://learn.microsoft.com/office/dev/add-ins/develop/manifest-element-ordering (June 2025)
const CHILDREN: Record<string, readonly string[]> = {
  OfficeApp: [
    "Id!",
    "AlternateId",
    "Version!",
    "ProviderName!",
    "DefaultLocale!",
    "DisplayName!",
    "Description!",
    "IconUrl!",
    "HighResolutionIconUrl!",
    "SupportUrl!",
    "AppDomains",
    "Hosts!",
    "Requirements!",
    "DefaultSettings!",
    "Permissions!",
    "VersionOverrides!",
    "ExtendedOverrides",
  ],
  AppDomains: ["AppDomain!"],
  Requirements: ["Sets!", "Methods"],
  Sets: ["Set!"],
  DefaultSettings: ["SourceLocation!"],
  VersionOverrides: ["Description", "Requirements", "Hosts!", "Resources!", "WebApplicationInfo", "EquivalentAddins"],
  Hosts: ["Host!"],
  Host: ["Runtimes", "AllFormFactors", "DesktopFormFactor"],
  Runtimes: ["Runtime!"],
  DesktopFormFactor: ["GetStarted!", "FunctionFile!", "ExtensionPoint!"],
  GetStarted: ["Title!", "Description!", "LearnMoreUrl!"],
  ExtensionPoint: ["CustomTab!"],
  CustomTab: ["Group|OfficeGroup!", "Label!", "InsertAfter|InsertBefore"],
  Group: ["OverriddenByRibbonApi", "Label!", "Icon!", "Control!"],
  Control: ["OverriddenByRibbonApi", "Label!", "Supertip!", "Icon!", "Action!", "Enabled", "Items"],
  Supertip: ["Title!", "Description!"],
  Icon: ["Image!"],
  Action: ["TaskpaneId", "SourceLocation", "Title", "FunctionName"],
  Resources: ["Images!", "Urls!", "ShortStrings!", "LongStrings!"],
  Images: ["Image!"],
  Urls: ["Url!"],
  ShortStrings: ["String!"],
  LongStrings: ["String!"],
};

/** The section of Resources in which the text of an element's resid stands. */
const SECTION: Record<string, string> = {
  Description: "LongStrings",
  FunctionFile: "Urls",
  Image: "Images",
  Label: "ShortStrings",
  LearnMoreUrl: "Urls",
  Runtime: "Urls",
  SourceLocation: "Urls",
  Title: "ShortStrings",
};

/** Characters. The 2020 schema of Microsoft, and the reference pages of Resources. */
const LONGEST: Record<string, number> = { ShortStrings: 125, LongStrings: 250, Urls: 2048, Images: 2048 };
const LONGEST_RESID = 32;

/** Pixels that every icon of the ribbon must come in. */
const REQUIRED_IMAGES = ["16", "32", "80"];

export function parseManifest(xml: string): Document {
  const { window } = new JSDOM("");
  return new window.DOMParser().parseFromString(xml, "application/xml");
}

export const elements = (doc: Document, name: string): Element[] =>
  Array.from(doc.querySelectorAll("*")).filter((element) => element.localName === name);

/** Every string resource with its section, id and text. */
export function resources(doc: Document): { section: string; id: string; text: string }[] {
  return elements(doc, "Resources").flatMap((all) =>
    Array.from(all.children).flatMap((section) =>
      Array.from(section.children).map((resource) => ({
        section: section.localName,
        id: resource.getAttribute("id") ?? "",
        text: resource.getAttribute("DefaultValue") ?? "",
      })),
    ),
  );
}

function orderFaults(doc: Document): string[] {
  return Array.from(doc.querySelectorAll("*")).flatMap((parent) => {
    const order = (CHILDREN[parent.localName] ?? []).map((entry) => ({
      names: entry.replace("!", "").split("|"),
      required: entry.endsWith("!"),
    }));
    const names = Array.from(parent.children).map((child) => child.localName);
    const ranks = names.map((name) => order.findIndex((entry) => entry.names.includes(name)));
    const unknown = names
      .filter((_, i) => ranks[i] === -1)
      .map((name) => `${name} is not a child of ${parent.localName}`);
    const misplaced = names
      .filter((_, i) => i > 0 && (ranks[i] ?? 0) < (ranks[i - 1] ?? 0))
      .map((name) => `${name} stands too late in ${parent.localName}`);
    const missing = order
      .filter((entry) => entry.required && !entry.names.some((name) => names.includes(name)))
      .map((entry) => `${parent.localName} has no ${entry.names.join(" or ")}`);
    return [...unknown, ...misplaced, ...missing];
  });
}

function resourceFaults(doc: Document): string[] {
  const defined = resources(doc);
  const uses = Array.from(doc.querySelectorAll("[resid]")).map((element) => ({
    element: element.localName,
    resid: element.getAttribute("resid") ?? "",
  }));
  const dangling = uses
    .filter(({ element, resid }) => !defined.some((r) => r.id === resid && r.section === SECTION[element]))
    .map(({ element, resid }) => `${element} names ${resid}, which is not in ${SECTION[element] ?? "any section"}`);
  const ids = defined.map((r) => r.id);
  const unused = ids.filter((id) => !uses.some((use) => use.resid === id)).map((id) => `${id} is not used`);
  const twice = ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `${id} is defined twice`);
  const longIds = ids
    .filter((id) => id.length > LONGEST_RESID)
    .map((id) => `${id} is longer than ${LONGEST_RESID} characters`);
  const longTexts = defined
    .filter((r) => r.text.length > (LONGEST[r.section] ?? 0))
    .map((r) => `the text of ${r.id} is longer than ${LONGEST[r.section] ?? 0} characters`);
  const empty = defined.filter((r) => r.text.trim() === "").map((r) => `${r.id} has no text`);
  return [...dangling, ...unused, ...twice, ...longIds, ...longTexts, ...empty];
}

/** The shared runtime needs one page for everything, kept alive. */
function runtimeFaults(doc: Document): string[] {
  const runtime = elements(doc, "Runtime")[0];
  const page = runtime?.getAttribute("resid") ?? "none";
  const overrides = elements(doc, "VersionOverrides")[0];
  const others = ["FunctionFile", "SourceLocation"]
    .flatMap((name) => elements(doc, name))
    .filter((element) => overrides?.contains(element) && element.getAttribute("resid") !== page)
    .map((element) => `${element.localName} is ${element.getAttribute("resid") ?? "none"}, the runtime is ${page}`);
  const base = elements(doc, "SourceLocation")[0]?.getAttribute("DefaultValue") ?? "none";
  const url = resources(doc).find((r) => r.id === page)?.text ?? "none";
  return [
    ...(runtime?.getAttribute("lifetime") === "long" ? [] : ["the runtime's lifetime is not long"]),
    ...others,
    ...(base === url ? [] : [`the base page is ${base}, the runtime's page ${url}`]),
  ];
}

function addressFaults(doc: Document): string[] {
  return Array.from(doc.querySelectorAll("[DefaultValue]"))
    .map((element) => element.getAttribute("DefaultValue") ?? "")
    .concat(elements(doc, "AppDomain").map((element) => element.textContent))
    .filter((text) => text.includes("://") && !text.startsWith("https://"))
    .map((text) => `${text} is not https`);
}

function ribbonFaults(doc: Document): string[] {
  const ids = ["CustomTab", "Group", "Control"].flatMap((name) => elements(doc, name)).map((e) => e.id);
  const twice = ids
    .filter((id, i) => id === "" || ids.indexOf(id) < i)
    .map((id) => `the ribbon id "${id}" is not unique`);
  const sizes = elements(doc, "Icon").flatMap((icon) => {
    const has = Array.from(icon.children).map((image) => image.getAttribute("size"));
    const owner = icon.parentElement?.id ?? "";
    return REQUIRED_IMAGES.filter((size) => !has.includes(size)).map((size) => `${owner} has no ${size} px icon`);
  });
  const actions = elements(doc, "Action").flatMap((action) => {
    const type = action.getAttribute("xsi:type");
    const needs = { ExecuteFunction: "FunctionName", ShowTaskpane: "SourceLocation" }[type ?? ""];
    const done = needs !== undefined && Array.from(action.children).some((child) => child.localName === needs);
    return done ? [] : [`${action.parentElement?.id ?? ""} does nothing that Excel knows`];
  });
  return [...twice, ...sizes, ...actions];
}

export function manifestFaults(xml: string): string[] {
  const doc = parseManifest(xml);
  if (elements(doc, "parsererror").length > 0) return ["the manifest is not well-formed XML"];
  return [orderFaults, resourceFaults, runtimeFaults, addressFaults, ribbonFaults].flatMap((faults) => faults(doc));
}
