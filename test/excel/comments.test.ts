import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, saveWorkbook, type Workbook } from "./index";
import { minimalFile, openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  bench.workbook.now = () => new Date("2026-03-04T05:06:07.890Z");
});
afterEach(() => {
  bench.close();
});

const partsOf = async (workbook: Workbook): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await saveWorkbook(workbook))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

/** All comments as the client reads them. */
const read = (from: Bench): Promise<unknown[]> =>
  from.run(async (context) => {
    const { comments } = context.workbook;
    comments.load(
      "items/content,items/authorName,items/authorEmail,items/creationDate,items/resolved,items/richContent,items/mentions",
    );
    await context.sync();
    const more = comments.items.map((one) => ({
      place: one.getLocation().load("address"),
      replies: one.replies.load("items/content,items/resolved"),
    }));
    await context.sync();
    return comments.items.map((one, index) => ({
      at: more[index]?.place.address,
      content: one.content,
      rich: one.richContent,
      mentions: one.mentions,
      by: [one.authorName, one.authorEmail, one.creationDate.toISOString()],
      resolved: one.resolved,
      replies: more[index]?.replies.items.map(({ content, resolved }) => [content, resolved]),
    }));
  });

const addTwo = (): Promise<void> =>
  bench.run(async (context, sheet) => {
    const first = sheet.comments.add("B2", "Is this right?");
    first.replies.add("Yes.");
    first.replies.add("Sure?");
    first.resolved = true;
    sheet.comments.add(
      "C3",
      {
        richContent: '<at id="0">Kate</at>, please look <at id="1">Hong</at>',
        mentions: [
          { id: 0, name: "Kate", email: "kate@example.com" },
          { id: 1, name: "Hong", email: "hong@example.com" },
        ],
      },
      "Mention",
    );
    await context.sync();
  });

const EXPECTED = [
  {
    at: "Sheet1!B2",
    content: "Is this right?",
    rich: "Is this right?",
    mentions: [],
    by: ["Planner", "planner@example.com", "2026-03-04T05:06:07.890Z"],
    resolved: true,
    replies: [
      ["Yes.", true],
      ["Sure?", true],
    ],
  },
  {
    at: "Sheet1!C3",
    content: "Kate, please look Hong",
    rich: '<at id="0">Kate</at>, please look <at id="1">Hong</at>',
    mentions: [
      { id: 0, name: "Kate", email: "kate@example.com" },
      { id: 1, name: "Hong", email: "hong@example.com" },
    ],
    by: ["Planner", "planner@example.com", "2026-03-04T05:06:07.890Z"],
    resolved: false,
    replies: [],
  },
];

describe("comments", () => {
  it("say who, when and what, with replies, mentions and whether they are resolved", async () => {
    await addTwo();
    expect(await read(bench)).toEqual(EXPECTED);
  });

  it("come back from a file", async () => {
    await addTwo();
    const again = await openBench({ workbook: await openWorkbook(await saveWorkbook(bench.workbook)) });
    expect(await read(again)).toEqual(EXPECTED);
    const parts = await partsOf(again.workbook);
    expect(parts["xl/persons/person.xml"]?.match(/<person /g)).toHaveLength(3);
    expect(parts["xl/threadedComments/threadedComment1.xml"]?.match(/<threadedComment /g)).toHaveLength(4);
    // Older versions of Excel see the thread as a note in a box of its own.
    expect(parts["xl/comments1.xml"]).toContain("Comment:\n    Is this right?\nReply:\n    Yes.\nReply:\n    Sure?");
    expect(parts["xl/drawings/vmlDrawing1.vml"]?.match(/ObjectType="Note"/g)).toHaveLength(2);
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<legacyDrawing r:id="rId\d+"\/>/);
    again.close();
  });

  it("stay at their cell when rows come and go, and go with it", async () => {
    await addTwo();
    await bench.run(async (context, sheet) => {
      sheet.getRange("1:1").insert("Down");
      sheet.getRange("C:C").delete("Left");
      await context.sync();
    });
    expect((await read(bench)) as unknown).toMatchObject([{ at: "Sheet1!B3" }]);
  });

  it("are found by cell, id and reply, changed and deleted", async () => {
    await addTwo();
    const seen = await bench.run(async (context, sheet) => {
      const byCell = context.workbook.comments.getItemByCell("Sheet1!B2").load("id");
      const reply = byCell.replies.getItemAt(1).load("id");
      await context.sync();
      const byReply = sheet.comments.getItemByReplyId(reply.id).load("content");
      const parent = byCell.replies.getItem(reply.id).getParentComment().load("id");
      const missing = sheet.comments.getItemOrNullObject("{none}");
      byCell.content = "Changed";
      reply.delete();
      const count = byCell.replies.getCount();
      await context.sync();
      const found = [byReply.content, parent.id === byCell.id, missing.isNullObject, count.value];
      sheet.comments.getItem(byCell.id).delete();
      const left = context.workbook.comments.getCount();
      await context.sync();
      return [...found, left.value];
    });
    expect(seen).toEqual(["Is this right?", true, true, 1, 1]);
  });

  it("are refused on several cells, twice on one cell, without text, with a call of nobody, and on a protected sheet", async () => {
    await addTwo();
    const refused = async (add: (comments: Excel.CommentCollection) => void): Promise<string> =>
      (
        await bench.refusal((_context, sheet) => {
          add(sheet.comments);
        })
      ).code;
    const codes = [
      await refused((comments) => comments.add("A1:A2", "x")),
      await refused((comments) => comments.add("B2", "x")),
      await refused((comments) => comments.add("A1", "")),
      await refused((comments) => comments.add("A1", { richContent: '<at id="7">X</at>', mentions: [] }, "Mention")),
      await refused((comments) => comments.getItemByCell("Sheet1!Z9").load("id")),
    ];
    await bench.run(async (context, sheet) => {
      sheet.protection.protect();
      await context.sync();
    });
    codes.push(await refused((comments) => comments.add("A1", "x")));
    expect(codes).toEqual([
      "InvalidArgument",
      "InvalidOperation",
      "InvalidArgument",
      "InvalidArgument",
      "ItemNotFound",
      "AccessDenied",
    ]);
  });
});

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const box = (row: number, column: number, more = ""): string =>
  `<v:shape id="_x0000_s1025" style="width:99pt" type="#_x0000_t202"><v:textbox><div>a<br>b</div></v:textbox>` +
  `<x:ClientData ObjectType="Note"><x:Anchor>2, 15, 1, 10, 4, 15, 5, 4</x:Anchor><x:Row>${row}</x:Row>` +
  `<x:Column>${column}</x:Column>${more}</x:ClientData></v:shape>`;
const BUTTON = '<v:shape id="_x0000_s1026"><x:ClientData ObjectType="Button"></x:ClientData></v:shape>';

/** A file with a note in B2 and a button in the same drawing. */
const fileWithNote = (): Uint8Array =>
  minimalFile('<sheetData/><legacyDrawing r:id="r2"/>', {
    "xl/worksheets/_rels/sheet1.xml.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="r1" Type="${OFFICE}/comments" Target="../comments7.xml"/>` +
      `<Relationship Id="r2" Type="${OFFICE}/vmlDrawing" Target="../drawings/vml.vml"/></Relationships>`,
    "xl/comments7.xml":
      `<comments xmlns="${MAIN}"><authors><author>Ann</author></authors><commentList><comment ref="B2" authorId="0">` +
      "<text><r><rPr><b/></rPr><t>Ann:</t></r><r><t> mind &amp; gap</t></r></text></comment></commentList></comments>",
    "xl/drawings/vml.vml": `<xml>${box(1, 1, "<x:Visible/>")}${BUTTON}</xml>`,
  });

describe("notes of a file", () => {
  it("go back as they were, and move with their cell together with their box", async () => {
    const workbook = await openWorkbook(fileWithNote());
    expect(workbook.sheets[0]?.notes).toMatchObject([{ author: "Ann", text: "Ann: mind & gap" }]);
    const other = await openBench({ workbook });
    await other.run(async (context, sheet) => {
      sheet.getRange("1:3").insert("Down");
      await context.sync();
    });
    other.close();
    const parts = await partsOf(workbook);
    expect(parts["xl/comments7.xml"]).toContain(
      '<comment ref="B5" authorId="0" shapeId="0"><text><r><rPr><b/></rPr><t>Ann:</t></r><r><t> mind &amp; gap</t></r></text></comment>',
    );
    const drawing = parts["xl/drawings/vml.vml"] ?? "";
    expect(drawing).toContain(BUTTON);
    expect(drawing).toContain("<div>a<br>b</div>");
    expect(drawing).toContain("<x:Anchor>2, 15, 4, 10, 4, 15, 8, 4</x:Anchor><x:Row>4</x:Row>");
    expect(drawing).toContain("<x:Visible/>");
    expect(drawing.match(/<v:shape /g)).toHaveLength(2);
  });

  it("keep a comment from the same cell and go when the cell is cleared of everything", async () => {
    const other = await openBench({ workbook: await openWorkbook(fileWithNote()) });
    const { code } = await other.refusal((_context, sheet) => sheet.comments.add("B2", "x"));
    expect(code).toBe("InvalidOperation");
    await other.run(async (context, sheet) => {
      sheet.comments.add("A1", "new");
      sheet.getRange("B2").clear();
      await context.sync();
    });
    const parts = await partsOf(other.workbook);
    expect(parts["xl/comments7.xml"]).not.toContain("Ann");
    expect(parts["xl/comments7.xml"]).toContain('ref="A1"');
    expect(parts["xl/drawings/vml.vml"]).toContain(BUTTON);
    other.close();
  });
});
