import type { SignedEvidence } from "../../../shared/domain/signed-sheet.ts";
import type { Actor } from "../centre/actor.ts";
import type { Side } from "../store/sheet-side.ts";

/**
 * The places of the script that one column ties to criteria, in the order in which they are signed. Nothing ties a place
 * yet: the readers bring that, and fill this in.
 */
export function listEvidence(_actor: Actor, _sheetId: string, _side: Side): SignedEvidence[] {
  return [];
}
