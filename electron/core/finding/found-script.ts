import type { FoundScript, TextPlace } from "../../../shared/contract/search.ts";
import { findAssessment } from "../../../shared/domain/qualification.ts";
import type { Actor } from "../centre/actor.ts";
import { requireQualification } from "../centre/learners.ts";
import type { ScriptText } from "../store/script-texts.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { openText } from "../store/seal.ts";

/** Describes scripts; asks for each qualification once. Only for people who may see the script. */
export function scriptDescriber(actor: Actor): (script: ScriptRecord) => FoundScript {
  const titles = new Map<string, string>();
  const titleOf = (script: ScriptRecord): string => {
    const key = `${script.qualificationId} ${script.qualificationVersion} ${script.assessmentId}`;
    const title =
      titles.get(key) ??
      findAssessment(requireQualification(actor, script), script.assessmentId)?.title ??
      script.assessmentId;
    titles.set(key, title);
    return title;
  };
  return (script) => {
    const { id: scriptId, sheetId, learnerId, assessmentId, attempt, receivedOn, state } = script;
    const open = (column: string, sealed: Buffer) =>
      openText(actor.keys, { table: "learner", column, id: learnerId }, sealed);
    const name = open("name", script.learnerNameSealed);
    const registrationNumber = open("registration", script.learnerRegistrationSealed);
    return {
      ...{ scriptId, sheetId, learner: { id: learnerId, name, registrationNumber } },
      ...{ assessmentId, assessmentTitle: titleOf(script), attempt, receivedOn, state },
    };
  };
}

export function placeIn({ blocks }: ScriptText, fileId: string, start: number, end: number): TextPlace {
  let block = 0;
  for (const [index, [from]] of blocks.entries()) if (from <= start) block = index;
  const page = blocks[block]?.[1] ?? 0;
  return { fileId, start, end, block, page: page === 0 ? null : page };
}
