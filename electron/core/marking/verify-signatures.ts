import canonicalize from "canonicalize";
import type { Signature } from "../../../shared/contract/sheet.ts";
import {
  type SignAnew,
  type SignerRole,
  signerRoleSchema,
  type ToldSignAnew,
  whoSignsAnew,
} from "../../../shared/domain/signed-sheet.ts";
import type { Actor } from "../centre/actor.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { listSigningKeys } from "../store/people.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { listSignatures, type SignatureRecord } from "../store/signatures.ts";
import { isOutranked } from "./attempt-limits.ts";
import { findOpenedSheet, type OpenedSheet } from "./sheet-head.ts";
import { describeSigned, isSignatureValid } from "./sign-sheet.ts";

/** The signatures of a sheet, voided ones among them, each checked against what the sheet says now. */
export function describeSignatures(
  actor: Actor,
  opened: OpenedSheet,
  roles: readonly SignerRole[] = signerRoleSchema.options,
): Signature[] {
  return listSignatures(actor.db, actor.keys, opened.sheet.id)
    .filter((record) => roles.includes(record.role))
    .map((record) => ({
      role: record.role,
      person: describePersonRef(actor, record.personId) ?? { id: record.personId, name: "" },
      signedAt: record.signedAt,
      valid: isStanding(actor, opened, record),
      voidedAt: record.voidedAt ?? null,
      voidedReason: record.voidedReason ?? null,
    }));
}

/** What the audit trail keeps of a sheet that was taken back because a signature did not fit it. */
export const notAsSigned = "not-as-signed";

/** Who has to sign this sheet anew; see `whoSignsAnew`. */
export function findSignAnew(actor: Actor, opened: OpenedSheet): SignAnew | undefined {
  return whoSignsAnew(opened.script.state, describeSignatures(actor, opened));
}

/** As people are told: see `toldSignAnewSchema`. */
export function tellSignAnew(actor: Actor, script: ScriptRecord, signAnew: SignAnew | undefined): ToldSignAnew | null {
  if (signAnew === undefined) return null;
  return isOutranked(actor, script) ? "nobody" : signAnew;
}

/** As `tellSignAnew`, of the sheet of a script that nobody has opened. */
export function tellSignAnewOf(actor: Actor, script: ScriptRecord): ToldSignAnew | null {
  return tellSignAnew(actor, script, findSignAnew(actor, findOpenedSheet(actor, script.sheetId)));
}

/**
 * Whether a signature stands: not voided, made with the signer's key over its payload, and the payload is what the sheet,
 * read anew, says now. The last part finds what was changed behind the program's back.
 */
export function isStanding(actor: Actor, opened: OpenedSheet, signature: SignatureRecord): boolean {
  if (signature.voidedAt !== undefined) return false;
  const key = listSigningKeys(actor.db).find(
    ({ id, personId }) => id === signature.signingKeyId && personId === signature.personId,
  );
  if (!key || !isSignatureValid(key.publicKey, signature.payload, signature.signature)) return false;
  const { role, personId: signerId, signedAt } = signature;
  const now = describeSigned(actor, opened, { role, signerId, signedAt });
  return withoutReasons(signature.payload) === withoutReasons(JSON.stringify(now));
}

/** The sentence beside a decision is the program's wording: a later version may say the same in other words. */
function withoutReasons(payload: string): string | undefined {
  const { assessor, qa, ...rest } = JSON.parse(payload) as Record<string, Record<string, unknown> | undefined>;
  return canonicalize({
    ...rest,
    assessor: { ...assessor, reason: "" },
    ...(qa ? { qa: { ...qa, reason: "" } } : {}),
  });
}
