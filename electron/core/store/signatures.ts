import type { SignerRole } from "../../../shared/domain/signed-sheet.ts";
import { execute, type ReadableDb, readAll, type WritableDb } from "./connection.ts";
import { openText, type SealKeys, sealText } from "./seal.ts";

export type SignatureRole = SignerRole;

export type SignatureRecord = {
  readonly id: string;
  readonly sheetId: string;
  readonly role: SignatureRole;
  readonly personId: string;
  readonly signingKeyId: string;
  readonly signedAt: string;
  /** Canonical JSON of exactly what was signed. */
  readonly payload: string;
  readonly signature: Buffer;
  readonly voidedAt: string | undefined;
  readonly voidedBy: string | undefined;
  readonly voidedReason: string | undefined;
};

type Row = {
  id: string;
  sheet_id: string;
  role: SignatureRole;
  person_id: string;
  signing_key_id: string;
  signed_at: string;
  payload_sealed: Buffer;
  signature: Buffer;
  voided_at: string | null;
  voided_by: string | null;
  voided_reason_sealed: Buffer | null;
};

const placeOfPayload = (id: string) => ({ table: "signature", column: "payload", id });
const placeOfReason = (id: string) => ({ table: "signature", column: "voided_reason", id });

/** In the order of signing; voided ones stay for ever. */
export function listSignatures(db: ReadableDb, keys: SealKeys, sheetId: string): SignatureRecord[] {
  return readAll<Row>(db, "SELECT * FROM signature WHERE sheet_id = ? ORDER BY signed_at, id", sheetId).map((row) => ({
    id: row.id,
    sheetId: row.sheet_id,
    role: row.role,
    personId: row.person_id,
    signingKeyId: row.signing_key_id,
    signedAt: row.signed_at,
    payload: openText(keys, placeOfPayload(row.id), row.payload_sealed),
    signature: row.signature,
    voidedAt: row.voided_at ?? undefined,
    voidedBy: row.voided_by ?? undefined,
    voidedReason: row.voided_reason_sealed
      ? openText(keys, placeOfReason(row.id), row.voided_reason_sealed)
      : undefined,
  }));
}

export function insertSignature(
  db: WritableDb,
  keys: SealKeys,
  signature: Omit<SignatureRecord, "voidedAt" | "voidedBy" | "voidedReason">,
): void {
  execute(
    db,
    `INSERT INTO signature (id, sheet_id, role, person_id, signing_key_id, signed_at, payload_sealed, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    signature.id,
    signature.sheetId,
    signature.role,
    signature.personId,
    signature.signingKeyId,
    signature.signedAt,
    sealText(keys, placeOfPayload(signature.id), signature.payload),
    signature.signature,
  );
}

export function voidSignature(
  db: WritableDb,
  keys: SealKeys,
  id: string,
  voided: { at: string; by: string; reason: string },
): void {
  execute(
    db,
    "UPDATE signature SET voided_at = ?, voided_by = ?, voided_reason_sealed = ? WHERE id = ? AND voided_at IS NULL",
    voided.at,
    voided.by,
    sealText(keys, placeOfReason(id), voided.reason),
    id,
  );
}
