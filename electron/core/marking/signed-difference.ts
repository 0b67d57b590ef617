import type { SignedDifference } from "../../../shared/contract/marking.ts";
import { differenceOfSigned } from "../../../shared/domain/signed-difference.ts";
import type { Actor } from "../centre/actor.ts";
import { listSignatures } from "../store/signatures.ts";
import { requireOwnSheet } from "./own-sheet.ts";
import { describeSigned } from "./sign-sheet.ts";
import { isStanding } from "./verify-signatures.ts";

/**
 * What changed since this sheet was signed: the assessor's signature that does not fit it any more, or else the newest one
 * that was taken back, against the sheet as it is. Empty where there is neither. @throws WorkstationError as `openAssessorSheet`.
 */
export function readSignedDifference(actor: Actor, sheetId: string): SignedDifference {
  const opened = requireOwnSheet(actor, sheetId);
  const own = listSignatures(actor.db, actor.keys, sheetId).filter(({ role }) => role === "assessor");
  const unfit = own.find((record) => record.voidedAt === undefined && !isStanding(actor, opened, record));
  const against = unfit ?? own.findLast(({ voidedAt }) => voidedAt !== undefined);
  if (!against) return { against: null, changes: [] };
  const { role, personId: signerId, signedAt, voidedAt, voidedReason } = against;
  const now = describeSigned(actor, opened, { role, signerId, signedAt });
  return {
    against: { signedAt, voidedAt: voidedAt ?? null, reason: voidedReason ?? "" },
    changes: differenceOfSigned(JSON.parse(against.payload), JSON.parse(JSON.stringify(now))).map((change) => ({
      ...change,
      path: [...change.path],
    })),
  };
}
