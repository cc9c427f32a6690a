/** Reads notes and threaded comments; the parts stay where they are and are written over when the file is saved. */

import { parseArea } from "../model/address";
import type { Comment, CommentReply, Mention, Person } from "../model/comments";
import type { SourceRelationship } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { kindOf, type PackageReader } from "./package";
import { richText } from "./readSharedStrings";
import type { SheetReading } from "./readSheet";
import { attribute, child, children, decodeCellText, flag, parseXml, type XmlElement } from "./xml";

/** Everybody who has said something in the workbook. */
export function readPersons(file: PackageReader, relationships: SourceRelationship[], workbook: Workbook): void {
  const part = relationships.find((one) => kindOf(one) === "person")?.target;
  for (const { attributes } of children(part === undefined ? undefined : file.xml(part), "person")) {
    const { id = "", displayName = "", userId = "" } = attributes;
    // Signed-in persons are noted as S::address::number.
    const email = /^S::([^:]+)::/.exec(userId)?.[1] ?? (userId.includes("@") ? userId : "");
    workbook.people.push({ id, name: displayName, email });
  }
}

export function readComments(
  sheet: Worksheet,
  root: XmlElement,
  relationships: SourceRelationship[],
  { file, source, workbook }: SheetReading,
): void {
  const partOf = (kind: string): string | undefined => relationships.find((one) => kindOf(one) === kind)?.target;
  const comments = partOf("comments");
  if (comments === undefined) return;
  const threaded = partOf("threadedComment");
  const drawingId = attribute(child(root, "legacyDrawing") ?? root, "id");
  const drawing = relationships.find(({ id }) => id === drawingId)?.target;
  const stored = source.sheets.get(sheet);
  if (stored) stored.commentParts = { comments, threaded, drawing };
  sheet.comments = threaded === undefined ? [] : readThreads(file.xml(threaded), workbook);
  readNotes(sheet, file.text(comments) ?? "", drawing === undefined ? "" : (file.text(drawing) ?? ""));
}

function readThreads(root: XmlElement | undefined, workbook: Workbook): Comment[] {
  const threads: Comment[] = [];
  for (const element of children(root, "threadedComment")) {
    const { ref = "", parentId, done } = element.attributes;
    const said = readThread(element, workbook);
    const area = parseArea(ref);
    if (parentId !== undefined) threads.find(({ id }) => id === parentId)?.replies.push(said);
    else if (area) threads.push({ ...said, area, resolved: flag(done), replies: [] });
  }
  return threads;
}

function readThread(element: XmlElement, { people }: Workbook): CommentReply {
  const { id = "", dT = "", personId } = element.attributes;
  const person = (wanted: string | undefined): Person =>
    people.find((one) => one.id === wanted) ?? { id: wanted ?? "", name: "", email: "" };
  const text = decodeCellText(child(element, "text")?.text ?? "");
  const calls = children(child(element, "mentions"), "mention").map(({ attributes: given }, index) => ({
    mention: { id: index, name: person(given["mentionpersonId"]).name, email: person(given["mentionpersonId"]).email },
    start: Number(given["startIndex"]),
    length: Number(given["length"]),
  }));
  return { id, author: person(personId), created: utcOf(dT), ...said(text, calls) };
}

interface Call {
  mention: Mention;
  start: number;
  length: number;
}

/** Files write @Name and note where it stands. */
function said(text: string, calls: Call[]): Pick<CommentReply, "text" | "rich" | "mentions"> {
  let [plain, rich, at] = ["", "", 0];
  for (const { mention, start, length } of [...calls].sort((a, b) => a.start - b.start)) {
    const before = text.slice(at, start);
    const name = text.slice(start, start + length).replace(/^@/, "");
    plain += before + name;
    rich += `${before}<at id="${mention.id}">${name}</at>`;
    at = start + length;
  }
  const rest = text.slice(at);
  return { text: plain + rest, rich: rich + rest, mentions: calls.map(({ mention }) => mention) };
}

function utcOf(time: string): string {
  const date = new Date(/Z$|[+-]\d\d:\d\d$/.test(time) ? time : `${time}Z`);
  return Number.isNaN(date.getTime()) ? "1970-01-01T00:00:00.000Z" : date.toISOString();
}

/** A threaded comment has a note too, for older versions of Excel, by an author called tc= and its id. */
function readNotes(sheet: Worksheet, text: string, drawing: string): void {
  const root = parseXml(text);
  const authors = children(child(root, "authors"), "author").map((author) => author.text);
  const shapes = noteShapes(drawing);
  for (const element of children(child(root, "commentList"), "comment")) {
    const area = parseArea(element.attributes["ref"] ?? "");
    const author = authors[Number(element.attributes["authorId"])] ?? "";
    const body = child(element, "text");
    if (!area || (author.startsWith("tc=") && sheet.comments.some(({ id }) => author === `tc=${id}`))) continue;
    const shape = shapes.find((one) => numberIn(one, "Row") === area.row && numberIn(one, "Column") === area.column);
    sheet.notes.push({
      area,
      author,
      text: body ? richText(body) : "",
      storedText: body ? text.slice(body.start, body.end) : "<text/>",
      storedShape: shape,
    });
  }
}

/** The boxes of notes in a drawing; the drawing's language is older than XML and not always well-formed. */
export function noteShapes(drawing: string): string[] {
  const shapes = drawing.match(/<v:shape\b[^>]*>[\s\S]*?<\/v:shape>/g) ?? [];
  return shapes.filter((shape) => /<x:ClientData\b[^>]*ObjectType="Note"/.test(shape));
}

function numberIn(shape: string, tag: string): number {
  return Number(new RegExp(`<x:${tag}>\\s*(\\d+)\\s*</x:${tag}>`).exec(shape)?.[1]);
}
