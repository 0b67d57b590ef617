import type { Interest } from "../../../shared/contract/centre.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { write } from "../store/connection.ts";
import { deleteInterest, insertInterest, listInterests } from "../store/interests.ts";
import { findLearner } from "../store/learners.ts";
import { findPerson } from "../store/people.ts";
import type { Actor } from "./actor.ts";

/** Every interest for centre staff, their own for everybody else; newest first. */
export function listInterestsFor(actor: Actor): Interest[] {
  const staff = actor.person.roles.includes("centre-staff");
  return listInterests(actor.db, actor.keys)
    .filter(({ personId }) => staff || personId === actor.person.id)
    .map(({ personId, learnerId, declaredAt, declaredBy, nature }) => {
      const learner = findLearner(actor.db, actor.keys, learnerId);
      return {
        person: describePersonRef(actor, personId) ?? { id: personId, name: "" },
        learner: { id: learnerId, name: learner?.name ?? "", registrationNumber: learner?.registrationNumber ?? "" },
        declaredAt,
        declaredBy: describePersonRef(actor, declaredBy),
        nature,
      };
    });
}

/**
 * Declares an interest: from here on this person can't be given, mark, countersign or quality-assure the learner's work. What
 * lies with them already stays theirs until staff give it to somebody else.
 * @throws WorkstationError NOT_ALLOWED for somebody else's, unless staff declare it; NOT_FOUND.
 */
export function declareInterest(
  actor: Actor,
  {
    personId = actor.person.id,
    learnerId,
    nature,
  }: { personId?: string | undefined; learnerId: string; nature: string },
): Interest[] {
  if (personId !== actor.person.id && !actor.person.roles.includes("centre-staff"))
    throw new WorkstationError("NOT_ALLOWED");
  write(actor.centre.file, (db) => {
    if (!findPerson(db, personId)) throw new WorkstationError("NOT_FOUND", { kind: "person" });
    if (!findLearner(db, actor.keys, learnerId)) throw new WorkstationError("NOT_FOUND", { kind: "learner" });
    const declaredAt = actor.now().toISOString();
    insertInterest(db, actor.keys, { personId, learnerId, declaredAt, declaredBy: actor.person.id, nature });
    note(actor, db, "interest.declared", learnerId, { personId, nature });
  });
  return listInterestsFor(actor);
}

/**
 * Withdraws an interest that was declared in error or has ended. Staff do it, with a reason: a bar that whoever it binds
 * could lift would bind nobody. @throws WorkstationError REASON_MISSING, NOT_FOUND.
 */
export function withdrawInterest(
  actor: Actor,
  { personId, learnerId, reason }: { personId: string; learnerId: string; reason: string },
): Interest[] {
  if (reason.trim() === "") throw new WorkstationError("REASON_MISSING");
  write(actor.centre.file, (db) => {
    if (!deleteInterest(db, personId, learnerId)) throw new WorkstationError("NOT_FOUND", { kind: "interest" });
    note(actor, db, "interest.withdrawn", learnerId, { personId, reason });
  });
  return listInterestsFor(actor);
}

function note(
  actor: Actor,
  db: Parameters<typeof appendAudit>[0],
  action: string,
  recordId: string,
  details: Readonly<Record<string, unknown>>,
): void {
  const event = { personId: actor.person.id, action, recordKind: "learner", recordId, details };
  appendAudit(db, actor.keys, event, actor.now());
}
