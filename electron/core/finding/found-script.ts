import type { FoundScript, TextPlace } from "../../../shared/contract/search.ts";
import { findAssessment, type Qualification } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import type { ScriptText } from "../store/script-texts.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { openText } from "../store/seal.ts";

/** Describes scripts; asks for each qualification once. Only for people who may see the script. */
export function scriptDescriber(actor: Actor): (script: ScriptRecord) => FoundScript {
  const qualifications = new Map<string, Qualification>();
  const qualificationOf = (script: ScriptRecord): Qualification => {
    const key = `${script.qualificationId} ${script.qualificationVersion}`;
    const qualification = qualifications.get(key) ?? requireQualification(actor, script);
    qualifications.set(key, qualification);
    return qualification;
  };
  return (script) => {
    const { id: scriptId, sheetId, learnerId, assessmentId, attempt, receivedOn, state } = script;
    const open = (column: string, sealed: Buffer) =>
      openText(actor.keys, { table: "learner", column, id: learnerId }, sealed);
    const name = open("name", script.learnerNameSealed);
    const registrationNumber = open("registration", script.learnerRegistrationSealed);
    const qualification = qualificationOf(script);
    const assessmentTitle = findAssessment(qualification, assessmentId)?.title ?? assessmentId;
    return {
      ...{ scriptId, sheetId, learner: { id: learnerId, name, registrationNumber } },
      ...{ qualificationTitle: qualification.title, assessmentId, assessmentTitle, attempt, receivedOn, state },
    };
  };
}

export function placeIn({ blocks }: ScriptText, fileId: string, start: number, end: number): TextPlace {
  let block = 0;
  for (const [index, [from]] of blocks.entries()) if (from <= start) block = index;
  const page = blocks[block]?.[1] ?? 0;
  return { fileId, start, end, block, page: page === 0 ? null : page };
}
