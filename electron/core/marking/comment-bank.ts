import { v7 as newId } from "uuid";
import type { BankComment } from "../../../shared/contract/comments.ts";
import type { Inputs } from "../../../shared/contract/index.ts";
import { fillPlaceholders, matchesSearch } from "../../../shared/domain/comment-text.ts";
import { isSameCriterion } from "../../../shared/domain/criteria.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { describeScript, maySeeScript } from "../scripts/script-list.ts";
import {
  type CommentRecord,
  countUse,
  deleteComment,
  findComment,
  insertComment,
  listComments,
  setCommentRetired,
  updateComment,
} from "../store/comments.ts";
import { type WritableDb, write } from "../store/connection.ts";
import { findScriptBySheet } from "../store/scripts.ts";

export function listBankComments(actor: Actor, wanted: Inputs["comments"]["list"]): BankComment[] {
  return listComments(actor.db, actor.keys, actor.person.id)
    .filter((comment) => isWanted(comment, wanted))
    .sort((one, other) => closeness(other, wanted) - closeness(one, wanted) || other.uses - one.uses)
    .map((comment) => describeComment(actor, comment));
}

/** @throws WorkstationError NOT_ALLOWED where this person may not keep comments of that scope. */
export function addBankComment(actor: Actor, { scope, ...comment }: Inputs["comments"]["add"]): BankComment {
  const id = newId();
  const ownerId = scope === "personal" ? actor.person.id : undefined;
  refuseKeeping(actor, ownerId);
  write(actor.centre.file, (db) => {
    insertComment(db, actor.keys, { ...comment, id, ownerId });
    noteCentreComment(actor, db, "comment.added", id, ownerId, comment.text);
  });
  return describeComment(actor, requireComment(actor, id));
}

/** @throws WorkstationError NOT_FOUND (also for somebody else's own), NOT_ALLOWED, CHANGED_MEANWHILE. */
export function changeBankComment(actor: Actor, { scope, ...comment }: Inputs["comments"]["update"]): BankComment {
  const ownerId = scope === "personal" ? actor.person.id : undefined;
  write(actor.centre.file, (db) => {
    const before = requireComment(actor, comment.id);
    refuseKeeping(actor, before.ownerId);
    refuseKeeping(actor, ownerId);
    if (!updateComment(db, actor.keys, { ...comment, ownerId }))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "comment" });
    noteCentreComment(actor, db, "comment.changed", comment.id, before.ownerId && ownerId, comment.text);
  });
  return describeComment(actor, requireComment(actor, comment.id));
}

/** @throws WorkstationError NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE. */
export function removeBankComment(actor: Actor, id: string, revision: number): void {
  write(actor.centre.file, (db) => {
    const { ownerId, text } = requireComment(actor, id);
    refuseKeeping(actor, ownerId);
    if (!deleteComment(db, id, revision)) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "comment" });
    noteCentreComment(actor, db, "comment.removed", id, ownerId, text);
  });
}

/** @throws WorkstationError NOT_FOUND, NOT_ALLOWED, CHANGED_MEANWHILE. */
export function retireBankComment(actor: Actor, change: Inputs["comments"]["retire"]): BankComment {
  write(actor.centre.file, (db) => {
    const { ownerId, text } = requireComment(actor, change.id);
    refuseKeeping(actor, ownerId);
    if (!setCommentRetired(db, change)) throw new WorkstationError("CHANGED_MEANWHILE", { kind: "comment" });
    noteCentreComment(actor, db, change.retired ? "comment.retired" : "comment.restored", change.id, ownerId, text);
  });
  return describeComment(actor, requireComment(actor, change.id));
}

/** @throws WorkstationError NOT_FOUND for a comment (also a retired one) or a sheet that is not this person's to see. */
export function insertBankComment(actor: Actor, id: string, sheetId: string): { text: string; uses: number } {
  const script = findScriptBySheet(actor.db, sheetId);
  if (!script || !maySeeScript(actor, script)) throw new WorkstationError("NOT_FOUND", { kind: "mark sheet" });
  const comment = requireComment(actor, id);
  if (comment.retired) throw new WorkstationError("NOT_FOUND", { kind: "comment" });
  write(actor.centre.file, (db) => countUse(db, id));
  return { text: fillPlaceholders(comment.text, describeScript(actor, script).learner.name), uses: comment.uses + 1 };
}

function isWanted(comment: CommentRecord, wanted: Inputs["comments"]["list"]): boolean {
  if (comment.retired && !wanted.withRetired) return false;
  if (wanted.place && comment.place && !isSamePlace(comment.place, wanted.place)) return false;
  if (wanted.criterion && comment.criterion && !isSameCriterion(comment.criterion, wanted.criterion)) return false;
  if (wanted.field && comment.field && comment.field !== wanted.field) return false;
  return wanted.search === undefined || matchesSearch(comment.text, wanted.search);
}

/** How exactly a comment is meant for what is asked for; those for everywhere come last. */
function closeness(comment: CommentRecord, wanted: Inputs["comments"]["list"]): number {
  return (wanted.place && comment.place ? 2 : 0) + (wanted.criterion && comment.criterion ? 1 : 0);
}

type Place = NonNullable<CommentRecord["place"]>;
function isSamePlace(one: Place, other: Place): boolean {
  return (
    one.qualificationId === other.qualificationId &&
    one.assessmentId === other.assessmentId &&
    one.itemId === other.itemId
  );
}

function requireComment(actor: Actor, id: string): CommentRecord {
  const comment = findComment(actor.db, actor.keys, id);
  if (!comment || (comment.ownerId !== undefined && comment.ownerId !== actor.person.id))
    throw new WorkstationError("NOT_FOUND", { kind: "comment" });
  return comment;
}

/** Everybody who marks keeps their own; what the whole centre uses is kept by IQAs and centre staff. */
function mayKeep(actor: Actor, ownerId: string | undefined): boolean {
  const { id, roles } = actor.person;
  if (ownerId === undefined) return roles.includes("iqa") || roles.includes("centre-staff");
  return ownerId === id && (roles.includes("assessor") || roles.includes("iqa"));
}

function refuseKeeping(actor: Actor, ownerId: string | undefined): void {
  if (!mayKeep(actor, ownerId)) throw new WorkstationError("NOT_ALLOWED");
}

function noteCentreComment(
  actor: Actor,
  db: WritableDb,
  action: string,
  id: string,
  ownerId: string | undefined,
  text: string,
): void {
  if (ownerId !== undefined) return;
  const event = { personId: actor.person.id, action, recordKind: "comment", recordId: id, details: { text } };
  appendAudit(db, actor.keys, event, actor.now());
}

function describeComment(actor: Actor, { ownerId, ...comment }: CommentRecord): BankComment {
  return { ...comment, scope: ownerId === undefined ? "centre" : "personal", writable: mayKeep(actor, ownerId) };
}
