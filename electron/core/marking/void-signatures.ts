import type { Actor } from "../centre/actor.ts";
import type { WritableDb } from "../store/connection.ts";
import { listSignatures, voidSignature } from "../store/signatures.ts";

/**
 * Voids the signatures that cover the assessor's column, which is about to change. Every signature of a sheet covers that
 * column (an IQA's covers both), and those voided before are left as they are. They all stay, with the reason.
 */
export function voidSignatures(actor: Actor, db: WritableDb, sheetId: string, reason: string): void {
  const at = actor.now().toISOString();
  for (const signature of listSignatures(db, actor.keys, sheetId)) {
    if (signature.voidedAt === undefined)
      voidSignature(db, actor.keys, signature.id, { at, by: actor.person.id, reason });
  }
}
