import type { SignedDifference } from "../../../shared/contract/marking.ts";
import { differenceOfSigned } from "../../../shared/domain/signed-difference.ts";
import type { Actor } from "../centre/actor.ts";
import { listSignatures } from "../store/signatures.ts";
import { requireOwnSheet } from "./own-sheet.ts";
import { describeSigned } from "./sign-sheet.ts";

/**
 * What changed since this sheet was last signed and taken back: the assessor's newest voided signature against the sheet as
 * it is. Empty where it was never taken back. @throws WorkstationError as `openAssessorSheet`.
 */
export function readSignedDifference(actor: Actor, sheetId: string): SignedDifference {
  const opened = requireOwnSheet(actor, sheetId);
  const voided = listSignatures(actor.db, actor.keys, sheetId).findLast(
    ({ role, voidedAt }) => role === "assessor" && voidedAt !== undefined,
  );
  if (!voided) return { against: null, changes: [] };
  const { role, personId: signerId, signedAt, voidedAt = signedAt, voidedReason } = voided;
  const now = describeSigned(actor, opened, { role, signerId, signedAt });
  return {
    against: { signedAt, voidedAt, reason: voidedReason ?? "" },
    changes: differenceOfSigned(JSON.parse(voided.payload), JSON.parse(JSON.stringify(now))).map((change) => ({
      ...change,
      path: [...change.path],
    })),
  };
}
