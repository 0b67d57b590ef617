import type { QueueItem } from "../../../shared/contract/marking.ts";
import { findAssessment, judgedItems } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import { describeScript } from "../scripts/script-list.ts";
import { countJudged } from "../store/mark-sheets.ts";
import { listScriptsOfAssessor } from "../store/scripts.ts";

/** What lies with this assessor, oldest first. */
export function listQueue(actor: Actor): QueueItem[] {
  return listScriptsOfAssessor(actor.db, actor.person.id).map((script) => {
    const assessment = findAssessment(requireQualification(actor, script), script.assessmentId);
    return {
      ...describeScript(actor, script),
      markedItems: countJudged(actor.db, script.sheetId, "assr"),
      judgedItems: assessment ? judgedItems(assessment.sheet).length : 0,
    };
  });
}
