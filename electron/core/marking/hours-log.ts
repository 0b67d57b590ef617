import { v7 as newId } from "uuid";
import type { HoursLog, LoggedHours } from "../../../shared/contract/hours.ts";
import type { Inputs } from "../../../shared/contract/index.ts";
import { todayAs } from "../../../shared/domain/dates.ts";
import {
  addUpHours,
  findAskedHours,
  findHoursProblem,
  hoursFields,
  hoursProblemTexts,
  isSameSession,
} from "../../../shared/domain/hours.ts";
import { type Assessment, findAssessment } from "../../../shared/domain/qualification.ts";
import type { AskedHours } from "../../../shared/domain/sheet-checks.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { appendAudit } from "../audit/audit-log.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { requireScript } from "../scripts/script-list.ts";
import { listCarriedItems } from "../store/carried-items.ts";
import { type WritableDb, write } from "../store/connection.ts";
import {
  deleteHours,
  insertHours,
  listHours,
  raiseHoursRevision,
  readHoursRevision,
  updateHours,
} from "../store/hours.ts";
import { findLearner, isInterested } from "../store/learners.ts";
import type { ScriptRecord } from "../store/scripts.ts";

/** @throws WorkstationError NOT_FOUND, also for a script that is not this person's to see. */
export function readHoursLog(actor: Actor, scriptId: string): HoursLog {
  return describeLog(actor, requireScript(actor, scriptId));
}

/** @throws WorkstationError NOT_FOUND, WRONG_STATE once signed, DATE_IN_FUTURE, BEFORE_REGISTRATION. */
export function addHours(actor: Actor, { scriptId, note = "", ...entry }: Inputs["hours"]["add"]): HoursLog {
  const logged = { ...entry, note, id: newId(), source: "typed" as const };
  return change(actor, scriptId, "hours.added", (db, script) => {
    refuseProblem(actor, script, logged);
    insertHours(db, actor.keys, scriptId, logged);
    return { id: logged.id };
  });
}

/** @throws as `addHours`, CHANGED_MEANWHILE where the session no longer says what was `seen`. */
export function changeHours(
  actor: Actor,
  { scriptId, note = "", seen, ...entry }: Inputs["hours"]["update"],
): HoursLog {
  return change(actor, scriptId, "hours.changed", (db, script) => {
    refuseProblem(actor, script, entry);
    const before = listHours(db, actor.keys, scriptId).find(({ id }) => id === entry.id);
    if (!before) throw new WorkstationError("NOT_FOUND", { kind: "entry" });
    if (hoursFields.some((field) => before[field] !== seen[field]))
      throw new WorkstationError("CHANGED_MEANWHILE", { kind: "session" });
    updateHours(db, actor.keys, scriptId, { ...entry, note });
    return { before };
  });
}

/** @throws WorkstationError NOT_FOUND, WRONG_STATE once signed. */
export function removeHours(actor: Actor, scriptId: string, id: string): HoursLog {
  return change(actor, scriptId, "hours.removed", (db) => {
    const before = listHours(db, actor.keys, scriptId).find((entry) => entry.id === id);
    if (!before || !deleteHours(db, scriptId, id)) throw new WorkstationError("NOT_FOUND", { kind: "entry" });
    return { before };
  });
}

export type ImportResult = { log: HoursLog; added: number; skipped: { row: number; problem: string }[] };

/** Keeps the rows that can be kept, each session once; one transaction for all of them. */
export function importHours(actor: Actor, scriptId: string, rows: Inputs["hours"]["import"]["rows"]): ImportResult {
  const skipped: ImportResult["skipped"] = [];
  let added = 0;
  const log = change(actor, scriptId, "hours.imported", (db, script) => {
    const today = todayAs(actor.now());
    const registeredOn = registrationOf(actor, script);
    const known: Pick<LoggedHours, "date" | "clientCode" | "minutes" | "kind">[] = listHours(db, actor.keys, scriptId);
    rows.forEach((row, index) => {
      const problem = findHoursProblem(row, today, registeredOn);
      const repeated = known.some((entry) => isSameSession(entry, row));
      if (problem !== undefined || repeated) {
        const text = problem === undefined ? "This session is in the log already." : hoursProblemTexts[problem];
        skipped.push({ row: index + 1, problem: text });
        return;
      }
      const entry = { ...row, clientCode: row.clientCode.trim(), note: row.note ?? "", id: newId() };
      insertHours(db, actor.keys, scriptId, { ...entry, source: "imported" });
      known.push(entry);
      added += 1;
    });
    return { added, skipped: skipped.length };
  });
  return { log, added, skipped };
}

/** One change of the log: who may, until when, its revision and its trace. */
function change(
  actor: Actor,
  scriptId: string,
  action: string,
  work: (db: WritableDb, script: ScriptRecord) => Readonly<Record<string, unknown>>,
): HoursLog {
  write(actor.centre.file, (db) => {
    const script = requireOpenLog(actor, scriptId);
    const details = work(db, script);
    raiseHoursRevision(db, scriptId);
    const event = { personId: actor.person.id, action, recordKind: "script", recordId: scriptId, details };
    appendAudit(db, actor.keys, event, actor.now());
  });
  return readHoursLog(actor, scriptId);
}

/** A script whose log this person may write in now. @throws WorkstationError NOT_FOUND, WRONG_STATE once signed. */
export function requireOpenLog(actor: Actor, scriptId: string): ScriptRecord {
  const script = requireScript(actor, scriptId);
  if (!mayKeep(actor, script)) throw new WorkstationError("NOT_FOUND", { kind: "script" });
  if (!isOpen(script)) throw new WorkstationError("WRONG_STATE", { state: script.state });
  return script;
}

/** Centre staff, who may take the log in with the diary, and the assessor who marks it. */
function mayKeep(actor: Actor, script: ScriptRecord): boolean {
  const { id, roles } = actor.person;
  if (roles.includes("centre-staff")) return true;
  return script.assessorId === id && !isInterested(actor.db, id, script.learnerId);
}

function isOpen(script: ScriptRecord): boolean {
  return script.state === "received" || canMark(script.state);
}

function refuseProblem(
  actor: Actor,
  script: ScriptRecord,
  entry: Pick<LoggedHours, "date" | "clientCode" | "minutes" | "kind">,
): void {
  const problem = findHoursProblem(entry, todayAs(actor.now()), registrationOf(actor, script));
  if (problem === "future") throw new WorkstationError("DATE_IN_FUTURE");
  if (problem === "before-registration") throw new WorkstationError("BEFORE_REGISTRATION");
}

export function registrationOf(actor: Actor, script: ScriptRecord): string | undefined {
  return findLearner(actor.db, actor.keys, script.learnerId)?.registeredOn;
}

function askedOf(actor: Actor, script: ScriptRecord): Assessment["requiredHours"] {
  const assessment = findAssessment(requireQualification(actor, script), script.assessmentId);
  const carried = listCarriedItems(actor.db, script.sheetId).map(({ itemId }) => itemId);
  return assessment && findAskedHours(assessment, carried);
}

/** What is recorded of the hours that are asked for; null where none are. */
export function readAskedHours(actor: Actor, script: ScriptRecord): AskedHours | null {
  const asked = askedOf(actor, script);
  return asked
    ? { criterion: asked.criterion, total: addUpHours(listHours(actor.db, actor.keys, script.id), asked.hours) }
    : null;
}

function describeLog(actor: Actor, script: ScriptRecord): HoursLog {
  const entries = listHours(actor.db, actor.keys, script.id);
  const asked = askedOf(actor, script);
  return {
    entries,
    ...addUpHours(entries, asked?.hours),
    section: asked?.section ?? null,
    writable: isOpen(script) && mayKeep(actor, script),
    heldBy: null,
    revision: readHoursRevision(actor.db, script.id),
  };
}
