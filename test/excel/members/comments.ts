/** CommentCollection, Comment and their replies. */

import {
  addComment,
  addReply,
  changeText,
  deleteComment,
  deleteReply,
  mentionText,
  plainText,
  resolveComment,
  type Comment,
  type CommentReply,
  type Mention,
  type Said,
} from "../model/comments";
import { contains } from "../model/address";
import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asNumber, asRecord, asText, oneOf, type Arguments } from "../protocol/arguments";
import { EventType, WHOLE_WORKBOOK } from "../protocol/eventDesk";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";
import { rangeOf } from "./range";

interface CommentsTarget {
  workbook: Workbook;
  /** Absent for the comments of all sheets. */
  sheet?: Worksheet;
}

interface CommentTarget {
  sheet: Worksheet;
  comment: Comment;
}

interface ReplyTarget extends CommentTarget {
  reply: CommentReply;
}

/** Comments are objects on the sheet for its protection. */
const EDIT = "allowEditObjects";

function commentsOf({ workbook, sheet }: CommentsTarget): CommentTarget[] {
  return (sheet ? [sheet] : workbook.sheets).flatMap((one) => one.comments.map((comment) => ({ sheet: one, comment })));
}

function find(target: CommentsTarget, is: (comment: Comment) => boolean): HostObject | null {
  const found = commentsOf(target).find(({ comment: one }) => is(one));
  return found ? comment(found) : null;
}

function readMentions(value: unknown): Said {
  const { mentions, richContent } = asRecord(value);
  if (!Array.isArray(mentions)) refuse("InvalidArgument");
  const persons = (mentions as unknown[]).map((one): Mention => {
    const { id, name, email } = asRecord(one);
    return { id: asNumber(id), name: asText(name), email: asText(email) };
  });
  return mentionText(asText(richContent), persons);
}

function readSaid(args: Arguments, index: number): Said {
  const type = oneOf(args.at(index + 1) ?? "Plain", ["Plain", "Mention"]);
  return type === "Mention" ? readMentions(args.at(index)) : plainText(args.text(index));
}

export const commentCollection: HostClass<CommentsTarget> = defineClass({
  name: "CommentCollection",
  partial: { Add: "the order of the collection is that of adding" },
  items: (target) => commentsOf(target).map((one) => comment(one)),
  eventTarget: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK,
  events: {
    onAdded: ["AddedEvent", EventType.commentAdded],
    onChanged: ["ChangedEvent", EventType.commentChanged],
    onDeleted: ["DeletedEvent", EventType.commentDeleted],
  },
  item: (target, args) => find(target, ({ id }) => id === args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (target, args) => {
      const { sheet, area } = args.range(0, target.sheet);
      if (target.sheet && sheet !== target.sheet) refuse("InvalidArgument");
      requireUnprotected(sheet, EDIT);
      return comment({ sheet, comment: addComment(sheet, area, readSaid(args, 1)) });
    },
    GetCount: (target) => commentsOf(target).length,
    GetItemAt: (target, args) => comment(commentsOf(target)[args.integer(0)] ?? refuse("InvalidArgument")),
    GetItemOrNullObject: (target, args) => find(target, ({ id }) => id === args.text(0)),
    GetItemByCell: (target, args) => {
      const { sheet, area } = args.range(0, target.sheet);
      if (area.rows !== 1 || area.columns !== 1) refuse("InvalidArgument");
      const found = sheet.comments.find((one) => contains(one.area, area));
      return found ? comment({ sheet, comment: found }) : refuse("ItemNotFound");
    },
    GetItemByReplyId: (target, args) =>
      find(target, ({ replies }) => replies.some(({ id }) => id === args.text(0))) ?? refuse("ItemNotFound"),
  },
});

/** What a comment and a reply have in common. */
function saidScalars<T extends CommentTarget>(pick: (target: T) => CommentReply): Record<string, Scalar<T>> {
  return {
    Id: { get: (target) => pick(target).id },
    AuthorName: { get: (target) => pick(target).author.name },
    AuthorEmail: { get: (target) => pick(target).author.email },
    CreationDate: { get: (target) => pick(target).created },
    Content: {
      get: (target) => pick(target).text,
      set: (target, value) => {
        requireUnprotected(target.sheet, EDIT);
        changeText(target.sheet, target.comment, pick(target), plainText(asText(value)));
      },
    },
    ContentType: { get: (target) => (pick(target).mentions.length > 0 ? "Mention" : "Plain") },
    RichContent: { get: (target) => pick(target).rich },
    Mentions: { get: (target) => pick(target).mentions },
  };
}

function updateMentions<T extends CommentTarget>(pick: (target: T) => CommentReply) {
  return (target: T, args: Arguments): void => {
    requireUnprotected(target.sheet, EDIT);
    changeText(target.sheet, target.comment, pick(target), readMentions(args.at(0)));
  };
}

const comment: HostClass<CommentTarget> = defineClass({
  name: "Comment",
  identity: ({ comment: { id } }) => ({ Id: id }),
  scalars: {
    ...saidScalars<CommentTarget>((target) => target.comment),
    Resolved: {
      get: (target) => target.comment.resolved,
      set: (target, value) => {
        requireUnprotected(target.sheet, EDIT);
        resolveComment(target.sheet, target.comment, asFlag(value));
      },
    },
  },
  objects: { Replies: (target) => replyCollection(target) },
  methods: {
    Delete: ({ sheet, comment: one }) => {
      requireUnprotected(sheet, EDIT);
      deleteComment(sheet, one);
    },
    GetLocation: ({ sheet, comment: { area } }, _args, context) => rangeOf(context, sheet, area),
    UpdateMentions: updateMentions<CommentTarget>((target) => target.comment),
  },
});

function findReply(target: CommentTarget, id: string): HostObject | null {
  const found = target.comment.replies.find((one) => one.id === id);
  return found ? commentReply({ ...target, reply: found }) : null;
}

const replyCollection: HostClass<CommentTarget> = defineClass({
  name: "CommentReplyCollection",
  items: (target) => target.comment.replies.map((reply) => commentReply({ ...target, reply })),
  item: (target, args) => findReply(target, args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (target, args) => {
      requireUnprotected(target.sheet, EDIT);
      return commentReply({ ...target, reply: addReply(target.sheet, target.comment, readSaid(args, 0)) });
    },
    GetCount: (target) => target.comment.replies.length,
    GetItemAt: (target, args) => {
      const reply = target.comment.replies[args.integer(0)] ?? refuse("InvalidArgument");
      return commentReply({ ...target, reply });
    },
    GetItemOrNullObject: (target, args) => findReply(target, args.text(0)),
  },
});

const commentReply: HostClass<ReplyTarget> = defineClass({
  name: "CommentReply",
  identity: ({ reply: { id } }) => ({ Id: id }),
  scalars: {
    ...saidScalars<ReplyTarget>(({ reply }) => reply),
    Resolved: { get: (target) => target.comment.resolved },
  },
  methods: {
    Delete: ({ sheet, comment: parent, reply }) => {
      requireUnprotected(sheet, EDIT);
      deleteReply(sheet, parent, reply);
    },
    GetLocation: ({ sheet, comment: { area } }, _args, context) => rangeOf(context, sheet, area),
    GetParentComment: ({ sheet, comment: one }) => comment({ sheet, comment: one }),
    UpdateMentions: updateMentions<ReplyTarget>(({ reply }) => reply),
  },
});
