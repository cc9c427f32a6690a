/** Writes notes and threaded comments: the threads, the notes that older versions show, and the boxes they are shown in. */

import { formatArea, type Area } from "../model/address";
import type { Comment, CommentReply, Mention, Person } from "../model/comments";
import type { SourceRelationship, SourceSheet } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { PackageWriter } from "./package";
import { noteShapes } from "./readComments";
import { attributes, encodeCellText, escapeXml, MAIN_NAMESPACE, RELATIONSHIPS, XML_HEAD } from "./xml";

const THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const OFFICE_2017 = "http://schemas.microsoft.com/office/2017/10/relationships";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const THREADS_TYPE = "application/vnd.ms-excel.threadedcomments+xml";
const PERSONS_TYPE = "application/vnd.ms-excel.person+xml";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";

export interface CommentWriting {
  sheet: Worksheet;
  stored: SourceSheet | undefined;
  file: PackageWriter;
  /** A part name nobody has yet. */
  free: (name: string) => string;
  relate: (relationship: Omit<SourceRelationship, "id">) => string;
}

/** Writes the parts and gives the sheet's element for the drawing where it needs a new one. */
export function writeComments(writing: CommentWriting): string | undefined {
  const { sheet, stored, file, free, relate } = writing;
  const parts = stored?.commentParts;
  if (!parts && sheet.comments.length + sheet.notes.length === 0) return undefined;
  const part = (own: string | undefined, name: string, type: string): string => {
    if (own !== undefined) return own;
    const target = free(name);
    relate({ type, target, external: false });
    return target;
  };
  const comments = part(parts?.comments, "xl/comments1.xml", `${RELATIONSHIPS}/comments`);
  file.add(comments, notesXml(sheet), COMMENTS_TYPE);
  if (parts?.threaded !== undefined || sheet.comments.length > 0) {
    const name = "xl/threadedComments/threadedComment1.xml";
    const threaded = part(parts?.threaded, name, `${OFFICE_2017}/threadedComment`);
    file.add(threaded, threadsXml(sheet), THREADS_TYPE);
  }
  if (parts?.drawing !== undefined) {
    const before = Buffer.from(sheet.workbook.source?.parts.get(parts.drawing) ?? []).toString("utf8");
    file.add(parts.drawing, drawingXml(sheet, before));
    return undefined;
  }
  const drawing = free("xl/drawings/vmlDrawing1.vml");
  file.setDefault("vml", DRAWING_TYPE);
  file.add(drawing, drawingXml(sheet, ""));
  const id = relate({ type: `${RELATIONSHIPS}/vmlDrawing`, target: drawing, external: false });
  return `<legacyDrawing r:id="${id}"/>`;
}

/** Adds those who have said something to the file's list of persons, which may have to be made. */
export function writePersons(workbook: Workbook, file: PackageWriter): SourceRelationship | undefined {
  const all = workbook.sheets.flatMap(({ comments }) => comments.flatMap((one) => [one, ...one.replies]));
  const said = all.flatMap((one) => [one.author, ...one.mentions.map((mention) => personOf(workbook, mention))]);
  const missing = new Map(
    said.filter(({ id }) => !workbook.people.some((one) => one.id === id)).map((one) => [one.id, one]),
  );
  if (missing.size === 0) return undefined;
  const xml = [...missing.values()].map(personXml).join("");
  const own = workbook.source?.workbookRelationships.find(({ type }) => type.endsWith("/person"))?.target;
  const bytes = own === undefined ? undefined : workbook.source?.parts.get(own);
  if (own !== undefined && bytes) {
    const text = Buffer.from(bytes).toString("utf8");
    file.add(
      own,
      text.includes("</personList>") ? text.replace("</personList>", () => `${xml}</personList>`) : personsXml(xml),
      PERSONS_TYPE,
    );
    return undefined;
  }
  const target = "xl/persons/person.xml";
  file.add(target, personsXml(xml), PERSONS_TYPE);
  return { id: "rIdPersons", type: `${OFFICE_2017}/person`, target, external: false };
}

const personsXml = (persons: string): string => `${XML_HEAD}<personList xmlns="${THREADS}">${persons}</personList>`;

function personXml({ id, name, email }: Person): string {
  const signedIn = email !== "";
  const userId = signedIn ? `S::${email}::${id.slice(1, -1).toLowerCase()}` : name;
  return `<person${attributes({ displayName: name, id, userId, providerId: signedIn ? "AD" : "None" })}/>`;
}

/** Somebody mentioned is a person of the workbook too. */
function personOf(workbook: Workbook, { name, email }: Mention): Person {
  const everybody = [...workbook.people, workbook.user];
  return everybody.find((one) => one.email === email) ?? { id: guidOf(email), name, email };
}

/** The same address gives the same id in every file. */
function guidOf(text: string): string {
  const hex = Buffer.from(text.padEnd(16)).toString("hex").slice(-32).toUpperCase();
  return `{${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-")}}`;
}

function threadsXml(sheet: Worksheet): string {
  const items = sheet.comments.flatMap((comment) => [
    threadXml(sheet, comment, comment, { done: comment.resolved || undefined }),
    ...comment.replies.map((reply) => threadXml(sheet, comment, reply, { parentId: comment.id })),
  ]);
  return `${XML_HEAD}<ThreadedComments xmlns="${THREADS}" xmlns:x="${MAIN_NAMESPACE}">${items.join("")}</ThreadedComments>`;
}

function threadXml(
  { workbook }: Worksheet,
  { area }: Comment,
  said: CommentReply,
  more: Record<string, string | boolean | undefined>,
): string {
  const { text, calls } = calledByName(said);
  const mentions = calls.map(({ mention, start, length }, index) => {
    const mentionpersonId = personOf(workbook, mention).id;
    const mentionId = `{${index.toString(16).toUpperCase().padStart(8, "0")}${said.id.slice(9)}`;
    return `<mention${attributes({ mentionpersonId, mentionId, startIndex: start, length })}/>`;
  });
  const head = attributes({
    ref: formatArea(area),
    dT: said.created.replace(/0?Z$/, ""),
    personId: said.author.id,
    id: said.id,
    ...more,
  });
  const called = mentions.length === 0 ? "" : `<mentions>${mentions.join("")}</mentions>`;
  return `<threadedComment${head}><text>${encodeCellText(text)}</text>${called}</threadedComment>`;
}

/** <at id="0">Name</at> becomes @Name, with its place. */
function calledByName({ rich, mentions }: CommentReply): {
  text: string;
  calls: { mention: Mention; start: number; length: number }[];
} {
  let text = "";
  let at = 0;
  const calls = [];
  for (const match of rich.matchAll(/<at id="(\d+)">(.*?)<\/at>/g)) {
    const mention = mentions.find(({ id }) => id === Number(match[1]));
    if (!mention) continue;
    text += rich.slice(at, match.index);
    const name = `@${match[2] ?? ""}`;
    calls.push({ mention, start: text.length, length: name.length });
    text += name;
    at = match.index + match[0].length;
  }
  return { text: text + rich.slice(at), calls };
}

/** What older versions of Excel show instead of a thread. */
const THREAD_NOTICE =
  "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get " +
  "removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\n";

function notesXml(sheet: Worksheet): string {
  const authors: string[] = [];
  const authorId = (name: string): number => (authors.includes(name) ? authors.indexOf(name) : authors.push(name) - 1);
  const threads = sheet.comments.map((comment) => {
    const replies = comment.replies.map(({ text }) => `\nReply:\n    ${text}`);
    const text = `${THREAD_NOTICE}Comment:\n    ${comment.text}${replies.join("")}`;
    const body = `<text><t xml:space="preserve">${encodeCellText(text)}</t></text>`;
    return { area: comment.area, author: `tc=${comment.id}`, body };
  });
  const notes = sheet.notes.map(({ area, author, storedText }) => ({ area, author, body: storedText }));
  const items = [...notes, ...threads]
    .sort((a, b) => a.area.row - b.area.row || a.area.column - b.area.column)
    .map(
      ({ area, author, body }) =>
        `<comment ref="${formatArea(area)}" authorId="${authorId(author)}" shapeId="0">${body}</comment>`,
    );
  const names = authors.map((name) => `<author>${escapeXml(name)}</author>`).join("");
  return `${XML_HEAD}<comments xmlns="${MAIN_NAMESPACE}"><authors>${names}</authors><commentList>${items.join("")}</commentList></comments>`;
}

const NEW_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>' +
  "</o:shapelayout></xml>";
const BOX_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The drawing with the boxes of the notes as they are now; what else is drawn stays. */
function drawingXml(sheet: Worksheet, before: string): string {
  let text = before === "" ? NEW_DRAWING : before;
  for (const shape of noteShapes(text)) text = text.replace(shape, "");
  let number = Math.max(1024, ...[...text.matchAll(/_x0000_s(\d+)/g)].map(([, id]) => Number(id)));
  const stored = sheet.notes.flatMap(({ storedShape, area }) =>
    storedShape === undefined ? [] : moved(storedShape, area),
  );
  number = Math.max(
    number,
    ...stored.flatMap((shape) => [...shape.matchAll(/_x0000_s(\d+)/g)].map(([, id]) => Number(id))),
  );
  const unboxed = [...sheet.notes.filter(({ storedShape }) => storedShape === undefined), ...sheet.comments];
  const shapes = [...stored, ...unboxed.map(({ area }) => boxXml(area, ++number))].join("");
  const type = text.includes('id="_x0000_t202"') || shapes === "" ? "" : BOX_TYPE;
  return text.replace(/<\/xml>\s*$/, () => `${type}${shapes}</xml>`);
}

/** A stored box goes along with its cell, by as many rows and columns as the cell went. */
function moved(shape: string, { row, column }: Area): string {
  const read = (tag: string): number => Number(new RegExp(`<x:${tag}>\\s*(\\d+)`).exec(shape)?.[1] ?? 0);
  const [down, across] = [row - read("Row"), column - read("Column")];
  return shape
    .replace(/(<x:Row>)\s*\d+\s*(<)/, `$1${row}$2`)
    .replace(/(<x:Column>)\s*\d+\s*(<)/, `$1${column}$2`)
    .replace(/(<x:Anchor>)([^<]*)(<)/, (_all, open: string, anchor: string, close: string) => {
      const numbers = anchor.split(",").map(Number);
      const shifts = [across, 0, down, 0, across, 0, down, 0];
      return open + numbers.map((value, index) => value + (shifts[index] ?? 0)).join(", ") + close;
    });
}

function boxXml({ row, column }: Area, number: number): string {
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 10, column + 3, 15, top + 4, 4].join(", ");
  return (
    `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;width:108pt;height:59.25pt;` +
    `z-index:${number - 1024};visibility:hidden" fillcolor="infoBackground [80]" strokecolor="none [81]" o:insetmode="auto">` +
    '<v:fill color2="infoBackground [80]"/><v:shadow color="none [81]" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
