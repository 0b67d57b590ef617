import { z } from "zod";
import { hoursEntry } from "../../../shared/contract/hours.ts";
import { carriedItem, entry } from "../../../shared/contract/sheet.ts";
import { sheetStateSchema } from "../../../shared/domain/sheet-state.ts";
import { signedEvidence } from "../../../shared/domain/signed-sheet.ts";

/**
 * The JSON of an archive. The writer and the verifier share these shapes, and the format's name is raised when one changes:
 * an archive is read many years after the program that wrote it.
 */
export const manifestPath = "manifest-sha256.txt";
export const indexPath = "archive.json";
export const readmePath = "README.txt";

const personRef = z.object({ id: z.string(), name: z.string() });

/** One person's judgement of a whole sheet. `reason` is the sentence that was signed, where it was. */
export const columnRecord = z.object({
  entries: z.array(entry),
  /** The places of the script that the column ties to criteria. */
  evidence: z.array(signedEvidence),
  total: z.number(),
  outcome: z.enum(["PASS", "REFERRAL", "INCOMPLETE"]),
  reason: z.string(),
});
export type ColumnRecord = z.infer<typeof columnRecord>;

/** Everything that it takes to check the signature without the program: Ed25519 over the UTF-8 bytes of `payload`. */
export const signatureRecord = z.object({
  id: z.string(),
  role: z.enum(["assessor", "countersigner", "iqa"]),
  person: personRef,
  signedAt: z.string(),
  algorithm: z.literal("Ed25519"),
  /** Canonical JSON (RFC 8785) of exactly what was signed. */
  payload: z.string(),
  signature: z.base64(),
  /** SubjectPublicKeyInfo, DER. */
  publicKey: z.base64(),
  signingKeyId: z.string(),
  /** SHA-256 of the DER public key, hexadecimal. */
  keyFingerprint: z.string(),
  voidedAt: z.string().nullable(),
  voidedReason: z.string().nullable(),
});
export type SignatureRecord = z.infer<typeof signatureRecord>;

export const fileRecord = z.object({
  position: z.number().int(),
  /** As the learner handed it in; `path` is where it lies in the archive, under a name that every system can hold. */
  name: z.string(),
  kind: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  path: z.string(),
});

export const scriptRecord = z.object({
  id: z.string(),
  qualification: z.object({ id: z.string(), version: z.string() }),
  assessmentId: z.string(),
  assessmentTitle: z.string(),
  attempt: z.number().int(),
  receivedOn: z.string(),
  authenticityConfirmed: z.boolean(),
  standardisationRefused: z.boolean(),
  /** The learner's choice in words, so that nobody has to know what a flag means. */
  standardisationStatement: z.string(),
  assessor: personRef.nullable(),
  iqa: personRef.nullable(),
  state: sheetStateSchema,
  files: z.array(fileRecord),
  /** The sessions that a diary records. */
  hours: z.array(hoursEntry),
  sheet: z.object({
    id: z.string(),
    pdf: z.string(),
    assessor: columnRecord.nullable(),
    qa: columnRecord.nullable(),
    qaCommittedAt: z.string().nullable(),
    check: z
      .object({ checkedOn: z.string(), decision: z.enum(["agreed", "replaced"]), feedback: z.string() })
      .nullable(),
    /** The outcome that counts, and whose it is. Null until somebody signed. */
    standing: z.object({ outcome: z.enum(["PASS", "REFERRAL"]), from: z.enum(["assessor", "qa"]) }).nullable(),
    /** Items that were passed on an earlier attempt, and where. */
    carried: z.array(carriedItem.omit({ outdated: true })),
    /** What this record leaves out, and why; null where it is whole. */
    leftOut: z.string().nullable(),
    /** True where marks and signatures were kept from the person who made the archive (see `describeScriptForArchive`). */
    withheld: z.boolean(),
    signatures: z.array(signatureRecord),
  }),
});
export type ScriptForArchive = z.infer<typeof scriptRecord>;

export const auditRecord = z.object({
  sequence: z.number().int(),
  at: z.string(),
  person: personRef.nullable(),
  action: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  details: z.unknown(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

export const learnerRecord = z.object({
  format: z.literal("assessor-workstation/archive-learner/1"),
  id: z.string(),
  name: z.string(),
  registrationNumber: z.string(),
  registeredOn: z.string(),
  enrolments: z.array(
    z.object({
      qualification: z.object({ id: z.string(), version: z.string() }),
      qualificationTitle: z.string(),
      enrolledOn: z.string(),
      completeBy: z.string(),
    }),
  ),
  scripts: z.array(scriptRecord),
  audit: z.array(auditRecord),
});
export type LearnerForArchive = z.infer<typeof learnerRecord>;

export const archiveIndex = z.object({
  format: z.literal("assessor-workstation/archive/1"),
  createdAt: z.string(),
  createdBy: personRef,
  program: z.string(),
  centre: z.object({ number: z.string(), name: z.string(), demonstration: z.boolean() }),
  learners: z.array(z.object({ id: z.string(), registrationNumber: z.string(), name: z.string(), record: z.string() })),
  qualifications: z.array(z.object({ id: z.string(), version: z.string(), title: z.string(), path: z.string() })),
  /** Every key that anybody at the centre ever signed with, for comparison with the keys beside the signatures. */
  signingKeys: z.array(
    z.object({
      id: z.string(),
      personId: z.string(),
      publicKey: z.base64(),
      fingerprint: z.string(),
      createdAt: z.string(),
    }),
  ),
});
export type ArchiveIndex = z.infer<typeof archiveIndex>;
