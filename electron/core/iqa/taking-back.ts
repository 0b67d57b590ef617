import type { SignAnew } from "../../../shared/domain/signed-sheet.ts";
import type { Actor } from "../centre/actor.ts";
import { isOutranked } from "../marking/attempt-limits.ts";
import { isEscalated } from "../store/escalations.ts";
import type { ScriptRecord } from "../store/scripts.ts";

/**
 * Whether its IQA can open a signed check again, as long as no later attempt counts: where it is escalated, or is not what
 * they signed. Only then, because a check that can be taken back at will would be blind no longer.
 */
export function isTakeBackable(actor: Actor, script: ScriptRecord, signAnew: SignAnew | undefined): boolean {
  const toMarkAgain = isEscalated(actor.db, script.sheetId) || signAnew === "iqa";
  return script.state === "qa-signed" && toMarkAgain && !isOutranked(actor, script);
}
