import type { QueueItem } from "../../../shared/contract/marking.ts";
import { dueOn } from "../../../shared/domain/due-date.ts";
import { findAssessment, judgedItems } from "../../../shared/domain/qualification.ts";
import { canMark } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { describePersonRef, describeScript } from "../scripts/script-list.ts";
import { readInstallation } from "../store/installation.ts";
import { isInterested } from "../store/learners.ts";
import { listScriptsOfAssessor, type ScriptRecord } from "../store/scripts.ts";
import { countJudged } from "../store/sheet-entries.ts";
import { listSignatures } from "../store/signatures.ts";
import { describeQuality } from "./own-sheet.ts";
import { findOpenedSheet } from "./sheet-head.ts";

/** What lies with this assessor, oldest first. Other orders are the screen's: by due date, or at random. */
export function listQueue(actor: Actor): QueueItem[] {
  const markWithinDays = readInstallation(actor.db)?.settings.markWithinDays ?? null;
  return listScriptsOfAssessor(actor.db, actor.person.id).map((script) => {
    const assessment = findAssessment(requireQualification(actor, script), script.assessmentId);
    return {
      ...describeScript(actor, script),
      markedItems: countJudged(actor.db, script.sheetId, "assr"),
      dueOn: dueOn(script.receivedOn, markWithinDays),
      barred: isInterested(actor.db, actor.person.id, script.learnerId),
      judgedItems: assessment ? judgedItems(assessment.sheet).length : 0,
      toSettle: script.state === "qa-signed" && isToSettle(actor, script.sheetId),
      returned: canMark(script.state) ? describeReturn(actor, script) : null,
    };
  });
}

function isToSettle(actor: Actor, sheetId: string): boolean {
  const quality = describeQuality(actor, findOpenedSheet(actor, sheetId));
  return quality?.toSettle === true && quality.escalation === null;
}

function describeReturn(actor: Actor, script: ScriptRecord): QueueItem["returned"] {
  const last = listSignatures(actor.db, actor.keys, script.sheetId).findLast(({ role }) => role === "assessor");
  if (last?.voidedAt === undefined) return null;
  return { at: last.voidedAt, by: describePersonRef(actor, last.voidedBy), reason: last.voidedReason ?? "" };
}
