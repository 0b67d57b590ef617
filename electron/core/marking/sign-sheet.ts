import { sign as signBytes, verify as verifyBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { v7 as newId } from "uuid";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { WorkstationError } from "../../../shared/errors/workstation-error.ts";
import { confirmPassphrase } from "../accounts/accounts.ts";
import { readPrivateKey, readPublicKey, unwrapKey } from "../accounts/key-wrapping.ts";
import type { Actor } from "../centre/actor.ts";
import type { WritableDb } from "../store/connection.ts";
import { listHours } from "../store/hours.ts";
import { findCurrentSigningKey } from "../store/people.ts";
import { listScriptFiles } from "../store/script-files.ts";
import { listEntries } from "../store/sheet-entries.ts";
import { insertSignature, type SignatureRole } from "../store/signatures.ts";
import { describeCarried } from "./carry-forward.ts";
import { listEvidence } from "./evidence.ts";
import { inSheetOrder, judgementsOf } from "./judgements.ts";
import type { OpenedSheet } from "./sheet-head.ts";

/**
 * Exactly what a signature covers: the script's files by their sums, the hours that its diary records, the specification's
 * version, the declarations, and the assessor's whole column (marks, judgements of criteria, feedback, evidence) with its decision. An IQA's signature also
 * covers the QA column, the decision and the date of the check. Canonical JSON (RFC 8785), so that anybody can make the same
 * bytes again.
 */
export function describeSigned(
  actor: Actor,
  opened: OpenedSheet,
  { role, signerId, signedAt }: { role: SignatureRole; signerId: string; signedAt: string },
) {
  const { script, sheet, qualification, assessment } = opened;
  const column = (side: "assr" | "qa") => {
    const entries = inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, sheet.id, side));
    const decision = decideSheet(assessment.sheet, judgementsOf(entries));
    return {
      entries,
      evidence: listEvidence(actor, sheet.id, side),
      total: decision.total,
      outcome: decision.outcome,
      reason: explainDecision(decision),
    };
  };
  return {
    format: "assessor-workstation/signed-sheet/1",
    role,
    signerId,
    signedAt,
    sheetId: sheet.id,
    scriptId: script.id,
    learnerId: script.learnerId,
    qualification: { id: qualification.id, version: qualification.version },
    assessmentId: assessment.id,
    attempt: script.attempt,
    authenticityConfirmed: script.authenticityConfirmed,
    standardisationRefused: script.standardisationRefused,
    files: listScriptFiles(actor.db, actor.keys, script.id).map(({ position, name, bytes, sha256 }) => ({
      position,
      name,
      bytes,
      sha256,
    })),
    hours: listHours(actor.db, actor.keys, script.id),
    carried: describeCarried(actor, sheet.id),
    assessor: column("assr"),
    ...(role === "iqa"
      ? {
          qa: column("qa"),
          checkedOn: sheet.checkedOn ?? null,
          decision: sheet.qaDecision ?? null,
          feedback: sheet.qaFeedback,
        }
      : {}),
  };
}

export type Signer = { readonly keyId: string; readonly sign: (bytes: Buffer) => Buffer };

/** Opens the signing key of the person at work. @throws WorkstationError WRONG_PASSPHRASE, TOO_SOON. */
export async function openSigner(actor: Actor, passphrase: string): Promise<Signer> {
  const { person, wrappingKey } = await confirmPassphrase(actor, passphrase);
  const key = findCurrentSigningKey(actor.db, person.id);
  const privateKey = key && unwrapKey(wrappingKey, `signing-key:${key.id}`, key.wrappedPrivateKey);
  if (!key || !privateKey) throw new WorkstationError("DATABASE_DAMAGED");
  return { keyId: key.id, sign: (bytes) => signBytes(null, bytes, readPrivateKey(privateKey)) };
}

/** Signs a sheet as it stands in this transaction. */
export function signSheet(
  actor: Actor,
  db: WritableDb,
  opened: OpenedSheet,
  role: SignatureRole,
  signer: Signer,
): void {
  const signedAt = actor.now().toISOString();
  const payload = canonicalize(describeSigned(actor, opened, { role, signerId: actor.person.id, signedAt })) ?? "";
  insertSignature(db, actor.keys, {
    id: newId(),
    sheetId: opened.sheet.id,
    role,
    personId: actor.person.id,
    signingKeyId: signer.keyId,
    signedAt,
    payload,
    signature: signer.sign(Buffer.from(payload, "utf8")),
  });
}

/** @param publicKey SPKI DER. */
export function isSignatureValid(publicKey: Buffer, payload: string, signature: Buffer): boolean {
  return verifyBytes(null, Buffer.from(payload, "utf8"), readPublicKey(publicKey), signature);
}
