import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { write } from "../store/connection.ts";
import { hasReadMarks, isMarkedByOthers, marksReadAction } from "../store/marks-read.ts";
import type { OpenedSheet } from "./sheet-head.ts";

/**
 * Keeps that the assessor of a sheet reads marks on it that others gave: those of the attempts before, or of whoever had the
 * sheet before them. They may be replaced before they write anything, and nothing else would tell then that they are not blind
 * to those marks. Source: no IQA sees an assessor's mark before their own are committed. Once for each person and sheet.
 */
export function noteMarksRead(actor: Actor, { script, sheet }: OpenedSheet): void {
  const { id } = actor.person;
  const shown = script.attempt > 1 || isMarkedByOthers(actor.db, sheet.id, id);
  if (!shown || hasReadMarks(actor.db, sheet.id, id)) return;
  const event = { personId: id, action: marksReadAction, recordKind: "sheet", recordId: sheet.id };
  write(actor.centre.file, (db) => appendAudit(db, actor.keys, event, actor.now()));
}
