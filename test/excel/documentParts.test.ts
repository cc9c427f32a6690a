import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, saveWorkbook, type Workbook } from "./index";
import { minimalFile, openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const reopened = async (workbook: Workbook): Promise<Bench> =>
  openBench({ workbook: await openWorkbook(await saveWorkbook(workbook)) });
const partsOf = async (workbook: Workbook): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await saveWorkbook(workbook))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("custom XML parts", () => {
  const XML = "<r:Reviewers xmlns:r='urn:review' xmlns='urn:other'><r:Reviewer>Juan</r:Reviewer></r:Reviewers>";

  it("are added, found by id and by the namespace of their root, changed and deleted", async () => {
    const seen = await bench.run(async (context) => {
      const { customXmlParts } = context.workbook;
      const part = customXmlParts.add(XML).load("id,namespaceUri");
      customXmlParts.add("<plain/>");
      const only = customXmlParts.getByNamespace("urn:review").getOnlyItem().load("id");
      const none = customXmlParts.getByNamespace("urn:other").getOnlyItemOrNullObject();
      await context.sync();
      const before = customXmlParts.getItem(part.id).getXml();
      part.setXml("<changed/>");
      const after = part.getXml();
      await context.sync();
      part.delete();
      const gone = customXmlParts.getItemOrNullObject(part.id);
      const count = customXmlParts.getCount();
      await context.sync();
      return [
        part.namespaceUri,
        only.id === part.id,
        none.isNullObject,
        before.value,
        after.value,
        gone.isNullObject,
        count.value,
      ];
    });
    expect(seen).toEqual(["urn:review", true, true, XML, "<changed/>", true, 1]);
  });

  it("must be well-formed, and an only item must be the only one", async () => {
    const broken = await bench.refusal((context) => context.workbook.customXmlParts.add("<a><b></a>"));
    const several = await bench.refusal((context) => {
      const { customXmlParts } = context.workbook;
      customXmlParts.add(XML);
      customXmlParts.add(XML);
      customXmlParts.getByNamespace("urn:review").getOnlyItem().load("id");
    });
    expect([broken.code, several.code]).toEqual(["InvalidArgument", "InvalidOperation"]);
  });

  it("come back from a file under the same id", async () => {
    const id = await bench.run(async (context) => {
      const part = context.workbook.customXmlParts.add(XML).load("id");
      await context.sync();
      return part.id;
    });
    const again = await reopened(bench.workbook);
    const xml = await again.run(async (context) => {
      const text = context.workbook.customXmlParts.getItem(id).getXml();
      await context.sync();
      return text.value;
    });
    expect(xml).toBe(XML);
    await again.run(async (context) => {
      context.workbook.customXmlParts.getItem(id).delete();
      await context.sync();
    });
    const names = Object.keys(await partsOf(again.workbook));
    expect(names.filter((name) => name.startsWith("customXml"))).toEqual([]);
    again.close();
  });

  it("of other programs keep what they say of themselves while their text is changed", async () => {
    const workbook = await openWorkbook(
      minimalFile("<sheetData/>", {
        "xl/_rels/workbook.xml.rels":
          `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="r2" Type="${OFFICE}/customXml" Target="../customXml/item5.xml"/></Relationships>`,
        "customXml/item5.xml": "<old xmlns='urn:x'/>",
        "customXml/_rels/item5.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/customXmlProps" Target="itemProps5.xml"/></Relationships>`,
        "customXml/itemProps5.xml":
          '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{AB}"/>',
      }),
    );
    const other = await openBench({ workbook });
    await other.run(async (context) => {
      context.workbook.customXmlParts.getItem("{AB}").setXml("<new/>");
      await context.sync();
    });
    other.close();
    const parts = await partsOf(workbook);
    expect(parts["customXml/item5.xml"]).toBe("<new/>");
    expect(parts["customXml/itemProps5.xml"]).toContain('ds:itemID="{AB}"');
  });
});

describe("document properties", () => {
  it("are read and written, and kept in files", async () => {
    await bench.run(async (context) => {
      const { properties } = context.workbook;
      properties.title = "Pilot & production";
      properties.author = "Ann";
      properties.comments = "Line <1>";
      properties.manager = "Hong";
      properties.company = "Works";
      properties.revisionNumber = 7;
      await context.sync();
    });
    const again = await reopened(bench.workbook);
    const seen = await again.run(async (context) => {
      const { properties } = context.workbook;
      properties.load("title,author,comments,manager,company,revisionNumber,subject,lastAuthor");
      await context.sync();
      return properties.toJSON();
    });
    again.close();
    expect(seen).toMatchObject({
      title: "Pilot & production",
      author: "Ann",
      comments: "Line <1>",
      manager: "Hong",
      company: "Works",
      revisionNumber: 7,
      subject: "",
      lastAuthor: "",
    });
  });

  it("change in the file's own part, which keeps what else it says", async () => {
    const core = (title: string): string =>
      `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">` +
      `<dc:title>${title}</dc:title><dcterms:created>2020-01-02T03:04:05Z</dcterms:created><cp:contentStatus>Draft</cp:contentStatus></cp:coreProperties>`;
    const workbook = await openWorkbook(
      minimalFile("<sheetData/>", {
        "_rels/.rels":
          `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/>` +
          `<Relationship Id="r2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
        "docProps/core.xml": core("Old"),
      }),
    );
    const other = await openBench({ workbook });
    const created = await other.run(async (context) => {
      const { properties } = context.workbook;
      properties.load("creationDate,title");
      await context.sync();
      properties.title = "New";
      await context.sync();
      return properties.creationDate.toISOString();
    });
    other.close();
    expect(created).toBe("2020-01-02T03:04:05.000Z");
    expect((await partsOf(workbook))["docProps/core.xml"]).toBe(core("New"));
  });

  it("that a user names are found whatever their case, have a type, and come back from a file", async () => {
    await bench.run(async (context) => {
      const { custom } = context.workbook.properties;
      custom.add("Phase", "Pilot");
      custom.add("PHASE", "Production");
      custom.add("Lines", 3);
      custom.add("Rate", 0.25);
      custom.add("Done", true);
      custom.add("Gone", "x");
      custom.getItem("gone").delete();
      await context.sync();
    });
    const again = await reopened(bench.workbook);
    const seen = await again.run(async (context) => {
      const { custom } = context.workbook.properties;
      custom.load("items/key,items/value,items/type");
      const missing = custom.getItemOrNullObject("Gone");
      await context.sync();
      const items = custom.items.map(({ key, value, type }) => [key, value as unknown, type]);
      custom.deleteAll();
      const left = custom.getCount();
      await context.sync();
      return { items, missing: missing.isNullObject, left: left.value };
    });
    again.close();
    expect(seen).toEqual({
      items: [
        ["Phase", "Production", "String"],
        ["Lines", 3, "Number"],
        ["Rate", 0.25, "Float"],
        ["Done", true, "Boolean"],
      ],
      missing: true,
      left: 0,
    });
  });

  it("are refused when the workbook is read-only, when a key is too long, or when there is none of that name", async () => {
    const codes = [
      await bench.refusal((context) => context.workbook.properties.custom.add("k".repeat(256), 1)),
      await bench.refusal((context) => context.workbook.properties.custom.getItem("none").load("value")),
    ];
    bench.workbook.readOnly = true;
    codes.push(
      await bench.refusal((context) => {
        context.workbook.properties.title = "x";
      }),
    );
    expect(codes.map(({ code }) => code)).toEqual(["InvalidArgument", "ItemNotFound", "AccessDenied"]);
  });
});
