import type { Actor } from "../centre/actor.ts";
import type { WritableDb } from "../store/connection.ts";
import { listSignatures, type SignatureRole, voidSignature } from "../store/signatures.ts";

/**
 * Voids the signatures that cover what is about to change. Every signature of a sheet covers the assessor's column, an IQA's
 * the QA column as well; those voided before are left as they are. They all stay, with the reason.
 * @param roles whose signatures cover it: everybody's, unless it is the QA column alone.
 */
export function voidSignatures(
  actor: Actor,
  db: WritableDb,
  sheetId: string,
  reason: string,
  roles: readonly SignatureRole[] = ["assessor", "countersigner", "iqa"],
): void {
  const at = actor.now().toISOString();
  for (const signature of listSignatures(db, actor.keys, sheetId)) {
    if (signature.voidedAt === undefined && roles.includes(signature.role))
      voidSignature(db, actor.keys, signature.id, { at, by: actor.person.id, reason });
  }
}
