import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { manifestFor } from "../../.webpack/manifestFor.js";
import packageJson from "../../package.json";
import { elements, manifestFaults, parseManifest, resources } from "./manifestFaults";

const root = path.resolve(__dirname, "../..");
const xml = readFileSync(path.join(root, "manifest.xml"), "utf8");
const doc = parseManifest(xml);
const DEVELOPMENT = "https://localhost:3000/";

const valueOf = (name: string): string => elements(doc, name)[0]?.getAttribute("DefaultValue") ?? "";
const textOf = (name: string): string => elements(doc, name)[0]?.textContent ?? "";

/** The file behind an address of the manifest: the page is built from src, everything under assets is copied. */
const fileOf = (url: string): string =>
  path.join(root, url.replace(DEVELOPMENT, "").replace(/^taskpane\.html$/, "src/taskpane/taskpane.html"));

/** Width and height in pixels, from a PNG file's header. */
function pngSize(file: string): [number, number] {
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error(`${file} is not a PNG file`);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** A copy with one thing changed; throws when there was nothing to change. */
function broken(from: string | RegExp, to: string): string {
  const copy = xml.replace(from, to);
  if (copy === xml) throw new Error(`the manifest has no ${String(from)}`);
  return copy;
}

describe("manifest.xml", () => {
  test("has no fault that Office would refuse", () => {
    expect(manifestFaults(xml)).toEqual([]);
  });

  test("is for Excel, with the requirement sets that have no fallback", () => {
    expect(elements(doc, "Host").map((host) => host.getAttribute("Name") ?? host.getAttribute("xsi:type"))).toEqual([
      "Workbook",
      "Workbook",
    ]);
    const sets = elements(doc, "Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")]);
    expect(sets).toEqual([
      ["SharedRuntime", "1.1"],
      ["ExcelApi", "1.12"],
    ]);
    expect(textOf("Permissions")).toBe("ReadWriteDocument");
    expect(textOf("Id")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("has the version of package.json", () => {
    expect(textOf("Version")).toBe(`${packageJson.version}.0`);
  });

  test("points only to files of this project", () => {
    const urls = xml.match(/(?<=DefaultValue=")https?:[^"]+/g) ?? [];
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => !url.startsWith(DEVELOPMENT) || !existsSync(fileOf(url)))).toEqual([]);
  });

  test("has icons of the size they claim", () => {
    const urlOf = new Map(resources(doc).map((resource) => [resource.id, resource.text]));
    const claims = elements(doc, "Icon")
      .flatMap((icon) => Array.from(icon.children))
      .map((image) => ({
        url: urlOf.get(image.getAttribute("resid") ?? "") ?? "",
        size: Number(image.getAttribute("size")),
      }))
      .concat({ url: valueOf("IconUrl"), size: 32 }, { url: valueOf("HighResolutionIconUrl"), size: 64 });
    expect(claims).toHaveLength(34); // eight sizes each for the group and three buttons, and the add-in's own two
    expect(claims.map(({ url }) => pngSize(fileOf(url)))).toEqual(claims.map(({ size }) => [size, size]));
  });

  test("names only ribbon functions that the commands associate", () => {
    const folder = path.join(root, "src/commands");
    const commands = readdirSync(folder)
      .map((file) => readFileSync(path.join(folder, file), "utf8"))
      .join("\n");
    const functions = elements(doc, "FunctionName").map((name) => name.textContent);
    expect(functions).toEqual(["evaluateGates", "planWaves"]);
    expect(functions.filter((name) => !commands.includes(`Office.actions.associate("${name}"`))).toEqual([]);
  });
});

describe("assets", () => {
  test("has every icon in the size of its name", () => {
    const names = readdirSync(path.join(root, "assets")).filter((name) => name.endsWith(".png"));
    const sizes = names.filter((name) => name.startsWith("icon-")).map((name) => Number(/\d+/.exec(name)?.[0]));
    expect(sizes.sort((a, b) => a - b)).toEqual([16, 20, 24, 32, 40, 48, 64, 80, 96, 128]);
    for (const name of names) {
      const size = Number(/\d+/.exec(name)?.[0]);
      expect([name, ...pngSize(path.join(root, "assets", name))]).toEqual([name, size, size]);
    }
  });
});

describe("manifestFaults", () => {
  test.each([
    ["XML that is cut off", "</OfficeApp>", "", "the manifest is not well-formed XML"],
    [
      "elements in the wrong order",
      /(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/,
      "$2$1",
      "Version stands too late in OfficeApp",
    ],
    [
      "a tab's label before its group",
      /(<CustomTab[^>]*>)([^]*)(<Label resid="Tab.Label"\/>)/,
      "$1$3$2",
      "Group stands too late in CustomTab",
    ],
    [
      "a button's label after its supertip",
      /(<Label resid="OpenPane.Label"\/>)\s*(<Supertip>[^]*?<\/Supertip>)/,
      "$2$1",
      "Label stands too late in Control",
    ],
    [
      "an element Office does not know",
      "<Permissions>",
      "<Colour/><Permissions>",
      "Colour is not a child of OfficeApp",
    ],
    ["a missing element", /<SupportUrl [^>]*>/, "", "OfficeApp has no SupportUrl"],
    [
      "a dangling resource id",
      'resid="OpenPane.Tooltip"',
      'resid="OpenPane.Tip"',
      "Description names OpenPane.Tip, which is not in LongStrings",
    ],
    [
      "a resource of the wrong section",
      '<Label resid="Tab.Label"',
      '<Label resid="OpenPane.Tooltip"',
      "Label names OpenPane.Tooltip, which is not in ShortStrings",
    ],
    [
      "a resource nobody uses",
      "<bt:Urls>",
      '<bt:Urls><bt:Url id="Old.Url" DefaultValue="https://localhost:3000/"/>',
      "Old.Url is not used",
    ],
    [
      "a resource id that is defined twice",
      '<bt:String id="OpenPane.Label"',
      '<bt:String id="Tab.Label"',
      "Tab.Label is defined twice",
    ],
    [
      "a resource id of 33 characters",
      /"Tab\.Label"/g,
      `"${"T".repeat(33)}"`,
      `${"T".repeat(33)} is longer than 32 characters`,
    ],
    [
      "a label of 126 characters",
      '"Open pane"',
      `"${"o".repeat(126)}"`,
      "the text of OpenPane.Label is longer than 125 characters",
    ],
    [
      "a supertip of 251 characters",
      /"Shows the pane[^"]*"/,
      `"${"o".repeat(251)}"`,
      "the text of OpenPane.Tooltip is longer than 250 characters",
    ],
    [
      "a runtime that ends with its caller",
      'lifetime="long"',
      'lifetime="short"',
      "the runtime's lifetime is not long",
    ],
    [
      "a function file of its own",
      '<FunctionFile resid="Taskpane.Url"',
      '<FunctionFile resid="Support.Url"',
      "FunctionFile is Support.Url, the runtime is Taskpane.Url",
    ],
    [
      "a base page of its own",
      '<SourceLocation DefaultValue="https://localhost:3000/taskpane',
      '<SourceLocation DefaultValue="https://localhost:3000/pane',
      "the base page is https://localhost:3000/pane.html, the runtime's page https://localhost:3000/taskpane.html",
    ],
    [
      "an address without TLS",
      '<SupportUrl DefaultValue="https:',
      '<SupportUrl DefaultValue="http:',
      "http://localhost:3000/assets/support.html is not https",
    ],
    [
      "a button without its large icon",
      /(id="ScaleTransition\.OpenPane"[^]*?)<bt:Image size="80" [^>]*>/,
      "$1",
      "ScaleTransition.OpenPane has no 80 px icon",
    ],
    [
      "a ribbon id that is used twice",
      'id="ScaleTransition.OpenPane"',
      'id="ScaleTransition.Evaluate"',
      'the ribbon id "ScaleTransition.Evaluate" is not unique',
    ],
    [
      "a button that does nothing",
      "<FunctionName>evaluateGates</FunctionName>",
      "",
      "ScaleTransition.Evaluate does nothing that Excel knows",
    ],
  ])("finds %s", (_, from, to, fault) => {
    expect(manifestFaults(broken(from, to))).toContain(fault);
  });
});

describe("the production manifest", () => {
  test.each([
    ["https://gates.example.com/", "https://gates.example.com/taskpane.html"],
    ["https://gates.example.com", "https://gates.example.com/taskpane.html"],
    ["https://example.com:8443/apps/gates/", "https://example.com:8443/apps/gates/taskpane.html"],
    ["https://example.com/apps/gates", "https://example.com/apps/gates/taskpane.html"],
  ])("at %s names no development server", (address, page) => {
    const production = manifestFor(xml, address);
    expect(production).not.toContain("localhost");
    expect(production).not.toMatch(/[^:]\/\/(?!www\.w3\.org)/); // no doubled slash
    expect(elements(parseManifest(production), "SourceLocation")[0]?.getAttribute("DefaultValue")).toBe(page);
    expect(manifestFaults(production)).toEqual([]);
  });

  test("takes the address of an AppDomain along, which has no slash at its end", () => {
    const domains = "<AppDomains><AppDomain>https://localhost:3000</AppDomain></AppDomains>";
    const production = manifestFor(broken(/(?=<Hosts>)/, domains), "https://gates.example.com/");
    expect(production).toContain("<AppDomain>https://gates.example.com</AppDomain>");
  });

  test.each([
    "",
    "gates.example.com",
    "http://gates.example.com/",
    "https://",
    'https://x.example/"',
    "https://x.example/?a=1",
  ])('refuses the address "%s"', (address) => {
    expect(() => manifestFor(xml, address)).toThrow("expected an address such as https://gates.example.com/");
  });
});
