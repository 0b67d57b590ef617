import { createHash } from "node:crypto";
import type { Entry } from "../../../shared/contract/sheet.ts";
import { decideSheet } from "../../../shared/domain/decision.ts";
import { explainDecision } from "../../../shared/domain/decision-sentence.ts";
import { barToQualityAssure } from "../../../shared/domain/independence.ts";
import { isSigned, type SheetState } from "../../../shared/domain/sheet-state.ts";
import type { Actor } from "../centre/actor.ts";
import { describeCarried } from "../marking/carry-forward.ts";
import { listEvidence } from "../marking/evidence.ts";
import { inSheetOrder, judgementsOf } from "../marking/judgements.ts";
import type { OpenedSheet } from "../marking/sheet-head.ts";
import { describePersonRef } from "../scripts/script-list.ts";
import { listSawMarksIds } from "../store/countersigning.ts";
import { listHours } from "../store/hours.ts";
import { isInterested } from "../store/learners.ts";
import { findSheet } from "../store/mark-sheets.ts";
import { listSigningKeys } from "../store/people.ts";
import { listScriptFiles } from "../store/script-files.ts";
import type { ScriptRecord } from "../store/scripts.ts";
import { listEntries } from "../store/sheet-entries.ts";
import type { Side } from "../store/sheet-side.ts";
import { listSignatures, type SignatureRecord as StoredSignature } from "../store/signatures.ts";
import { readSignedReason } from "./check-signatures.ts";
import type { ColumnRecord, ScriptForArchive, SignatureRecord } from "./records.ts";

/** Where a script's files and its mark sheet lie in the archive; empty texts where nothing is written (a single PDF). */
export type ScriptPaths = { readonly pdf: string; readonly files: readonly string[] };

/**
 * A script with its sheet as an archive may show it. The QA column is there once it is committed: before that it is
 * somebody's draft. Whoever may still quality-assure the sheet, or has it in hand, uncommitted, gets neither marks nor
 * signatures: an export must not be the way round the blind.
 */
export function describeScriptForArchive(actor: Actor, opened: OpenedSheet, paths: ScriptPaths): ScriptForArchive {
  const { script, sheet, assessment } = opened;
  const committed = sheet.qaCommittedAt !== undefined;
  const withheld = mustStayBlind(actor, script);
  const stored = withheld ? [] : listSignatures(actor.db, actor.keys, sheet.id);
  const assessor = withheld ? null : describeColumn(actor, opened, "assr", stored);
  const qa = committed ? describeColumn(actor, opened, "qa", stored) : null;
  const { checkedOn, qaDecision: decision, qaFeedback: feedback } = sheet;
  return {
    id: script.id,
    qualification: { id: script.qualificationId, version: script.qualificationVersion },
    assessmentId: script.assessmentId,
    assessmentTitle: assessment.title,
    attempt: script.attempt,
    receivedOn: script.receivedOn,
    authenticityConfirmed: script.authenticityConfirmed,
    standardisationRefused: script.standardisationRefused,
    standardisationStatement: describeStandardisation(script.standardisationRefused),
    assessor: describePersonRef(actor, script.assessorId),
    iqa: describePersonRef(actor, script.iqaId),
    state: script.state,
    files: listScriptFiles(actor.db, actor.keys, script.id).map((file, index) => {
      const { position, name, kind, mediaType, bytes, sha256 } = file;
      return { position, name, kind, mediaType, bytes, sha256, path: paths.files[index] ?? "" };
    }),
    hours: listHours(actor.db, actor.keys, script.id),
    sheet: {
      id: sheet.id,
      pdf: paths.pdf,
      assessor,
      qa,
      qaCommittedAt: sheet.qaCommittedAt ?? null,
      // While the assessor revises the sheet in its light, the decision is not signed by anybody.
      check: script.state === "qa-signed" && checkedOn && decision ? { checkedOn, decision, feedback } : null,
      standing: isSigned(script.state) ? describeStanding(script.state === "qa-signed", assessor, qa) : null,
      carried: withheld ? [] : describeCarried(actor, sheet.id),
      leftOut: withheld
        ? "The assessor's marks and signature are left out: the person who made this export may quality-assure the sheet and must not see them before. An export by somebody who is no IQA holds them."
        : script.state === "in-qa"
          ? "Quality assurance is under way. Its marks are not final, so they are left out."
          : null,
      withheld,
      signatures: describeSignatures(actor, stored),
    },
  };
}

/** From the first mark to the commitment of the QA column. */
const blindStates: readonly SheetState[] = ["in-marking", "awaiting-countersignature", "signed", "in-qa"];

/** Source: no IQA sees an assessor's mark before their own are committed. Whoever is barred from checking it may see it. */
export function mustStayBlind(actor: Actor, script: ScriptRecord): boolean {
  const { id, roles } = actor.person;
  if (!roles.includes("iqa") || !blindStates.includes(script.state)) return false;
  // A sheet that is revised after its check goes back to marking: by then the QA marks are committed.
  if (findSheet(actor.db, actor.keys, script.sheetId)?.qaCommittedAt !== undefined) return false;
  const interestedIds = isInterested(actor.db, id, script.learnerId) ? [id] : [];
  const sawMarksIds = listSawMarksIds(actor.db, script.sheetId);
  // Whoever has to commit an earlier attempt first may check this one afterwards: they stay blind to it too.
  const people = { assessorId: script.assessorId, iqaId: script.iqaId, interestedIds, sawMarksIds };
  return barToQualityAssure(id, people) === undefined;
}

function describeStandardisation(refused: boolean): string {
  return refused
    ? "REFUSED: the learner does not allow the awarding body to use this script for standardisation, anonymised or not."
    : "Not refused: the awarding body may use this script for standardisation, with everything that identifies the learner removed.";
}

function describeColumn(
  actor: Actor,
  { sheet, assessment }: OpenedSheet,
  side: Side,
  signatures: readonly StoredSignature[],
): ColumnRecord {
  const entries: Entry[] = inSheetOrder(assessment.sheet, listEntries(actor.db, actor.keys, sheet.id, side));
  const decision = decideSheet(assessment.sheet, judgementsOf(entries));
  const name = side === "assr" ? "assessor" : "qa";
  const signed = signatures.find(
    (signature) => signature.voidedAt === undefined && (side === "assr" || signature.role === "iqa"),
  );
  const reason = (signed && readSignedReason(signed.payload, name)) ?? explainDecision(decision);
  const evidence = listEvidence(actor, sheet.id, side);
  return { entries, evidence, total: decision.total, outcome: decision.outcome, reason };
}

/** Source: when a sheet was quality-assured, the QA decision stands. */
function describeStanding(
  qaSigned: boolean,
  assessor: ColumnRecord | null,
  qa: ColumnRecord | null,
): ScriptForArchive["sheet"]["standing"] {
  const column = qaSigned ? qa : assessor;
  if (!column || column.outcome === "INCOMPLETE") return null;
  return { outcome: column.outcome, from: qaSigned ? "qa" : "assessor" };
}

function describeSignatures(actor: Actor, stored: readonly StoredSignature[]): SignatureRecord[] {
  if (stored.length === 0) return [];
  const keys = new Map(listSigningKeys(actor.db).map((key) => [key.id, key.publicKey]));
  return stored.map((signature) => {
    const publicKey = keys.get(signature.signingKeyId) ?? Buffer.alloc(0);
    return {
      id: signature.id,
      role: signature.role,
      person: describePersonRef(actor, signature.personId) ?? { id: signature.personId, name: "" },
      signedAt: signature.signedAt,
      algorithm: "Ed25519",
      payload: signature.payload,
      signature: signature.signature.toString("base64"),
      publicKey: publicKey.toString("base64"),
      signingKeyId: signature.signingKeyId,
      keyFingerprint: fingerprintOf(publicKey),
      voidedAt: signature.voidedAt ?? null,
      voidedReason: signature.voidedReason ?? null,
    };
  });
}

/** SHA-256 of the DER public key, hexadecimal: what two people compare to know that a key is the same. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return createHash("sha256").update(publicKey).digest("hex");
}
