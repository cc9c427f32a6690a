/** Comments with their replies, and notes: what people say about a cell. */

import { overlaps, type Area } from "./address";
import type { CommentChange } from "./changes";
import { refuse } from "./excelError";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export interface Person {
  readonly id: string;
  name: string;
  email: string;
}

export interface Mention {
  /** The number by which the rich text names the person. */
  id: number;
  name: string;
  email: string;
}

/** What is said, as the client gives it: plain, or rich with persons called by <at id="0">Name</at>. */
export interface Said {
  text: string;
  rich: string;
  mentions: Mention[];
}

export interface CommentReply extends Said {
  readonly id: string;
  readonly author: Person;
  /** When it was said, ISO 8601 in UTC. */
  readonly created: string;
}

export interface Comment extends CommentReply {
  /** The cell, also after rows and columns have come and gone. */
  area: Area;
  resolved: boolean;
  readonly replies: CommentReply[];
}

/** A note (once called comment). The installed client has no notes, so they come from files and go back there. */
export interface Note {
  area: Area;
  author: string;
  text: string;
  /** The text with its formats, as the file has it. */
  storedText: string;
  /** The box it is shown in, as the file has it. */
  storedShape: string | undefined;
}

const LONGEST = 10_000;

export function plainText(text: string): Said {
  return { text, rich: text, mentions: [] };
}

/** Rich text with persons called: each call must be one of the mentions. */
export function mentionText(rich: string, mentions: Mention[]): Said {
  for (const [, id] of rich.matchAll(/<at id="(\d+)">/g)) {
    if (!mentions.some((one) => one.id === Number(id))) refuse("InvalidArgument");
  }
  return { text: rich.replace(/<at id="\d+">(.*?)<\/at>/g, "$1"), rich, mentions };
}

function checked(said: Said): Said {
  return said.text === "" || said.text.length > LONGEST ? refuse("InvalidArgument") : said;
}

function newReply(workbook: Workbook, said: Said): CommentReply {
  return { ...checked(said), id: newCommentId(workbook), author: workbook.user, created: workbook.now().toISOString() };
}

/** A cell has one comment or note at most. */
export function addComment(sheet: Worksheet, area: Area, said: Said): Comment {
  if (area.rows !== 1 || area.columns !== 1) refuse("InvalidArgument");
  const taken = [...sheet.comments, ...sheet.notes].some((one) => overlaps(one.area, area));
  if (taken) refuse("InvalidOperation", "The cell has a comment or note already.");
  const comment: Comment = { ...newReply(sheet.workbook, said), area, resolved: false, replies: [] };
  sheet.comments.push(comment);
  tell(sheet, comment, "Added");
  return comment;
}

export function addReply(sheet: Worksheet, comment: Comment, said: Said): CommentReply {
  const reply = newReply(sheet.workbook, said);
  comment.replies.push(reply);
  tell(sheet, comment, "ReplyAdded");
  return reply;
}

/** `part` is the comment itself or one of its replies. */
export function changeText(sheet: Worksheet, comment: Comment, part: CommentReply, said: Said): void {
  Object.assign(part, checked(said));
  tell(sheet, comment, part === comment ? "CommentEdited" : "ReplyEdited");
}

export function resolveComment(sheet: Worksheet, comment: Comment, resolved: boolean): void {
  if (comment.resolved === resolved) return;
  comment.resolved = resolved;
  tell(sheet, comment, resolved ? "CommentResolved" : "CommentReopened");
}

export function deleteComment(sheet: Worksheet, comment: Comment): void {
  sheet.comments = sheet.comments.filter((one) => one !== comment);
  tell(sheet, comment, "Deleted");
}

export function deleteReply(sheet: Worksheet, comment: Comment, reply: CommentReply): void {
  comment.replies.splice(comment.replies.indexOf(reply), 1);
  tell(sheet, comment, "ReplyDeleted");
}

function tell(sheet: Worksheet, comment: Comment, type: CommentChange["type"]): void {
  sheet.workbook.isDirty = true;
  sheet.workbook.changes.note({ kind: "comment", sheet, comment, type });
}

export function newCommentId(workbook: Workbook): string {
  const taken = new Set(
    workbook.sheets.flatMap(({ comments }) => comments.flatMap((one) => [one, ...one.replies])).map(({ id }) => id),
  );
  let id: string;
  do id = `{${workbook.newNumber().toString(16).toUpperCase().padStart(8, "0")}-0002-4000-8000-000000000000}`;
  while (taken.has(id));
  return id;
}

export function clearComments(sheet: Worksheet, area: Area): void {
  sheet.comments = sheet.comments.filter((one) => !overlaps(one.area, area));
  sheet.notes = sheet.notes.filter((one) => !overlaps(one.area, area));
}

/** Moves comments and notes with their cells, by what happens to an area; those of deleted cells go. */
export function moveComments(sheet: Worksheet, move: (area: Area) => Area | undefined): void {
  const stays = (one: { area: Area }): boolean => {
    const area = move(one.area);
    if (area) one.area = area;
    return area !== undefined;
  };
  sheet.comments = sheet.comments.filter(stays);
  sheet.notes = sheet.notes.filter(stays);
}
