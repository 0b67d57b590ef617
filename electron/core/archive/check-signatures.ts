import { verify as verifyBytes } from "node:crypto";
import canonicalize from "canonicalize";
import { z } from "zod";
import { isSigned } from "../../../shared/domain/sheet-state.ts";
import { readPublicKey } from "../accounts/key-wrapping.ts";
import type { ScriptForArchive, SignatureRecord } from "./records.ts";

/** Whether the signature's bytes are this key's over this payload; says nothing about what the payload says. */
function isGenuine(signature: SignatureRecord): boolean {
  try {
    const key = readPublicKey(Buffer.from(signature.publicKey, "base64"));
    return verifyBytes(null, Buffer.from(signature.payload, "utf8"), key, Buffer.from(signature.signature, "base64"));
  } catch {
    return false;
  }
}

/** Whose signature or key a problem is about. */
export const signerNames: Readonly<Record<SignatureRecord["role"], string>> = {
  assessor: "assessor",
  countersigner: "countersigner",
  iqa: "IQA",
};

const payloadSchema = z.looseObject({ format: z.literal("assessor-workstation/signed-sheet/1") });

/** What each part of a payload is called when it isn't what the records say. */
const partNames: Readonly<Record<string, string>> = {
  role: "the role",
  signerId: "the signer",
  signedAt: "the time of signing",
  sheetId: "the mark sheet",
  scriptId: "the script",
  learnerId: "the learner",
  qualification: "the specification's version",
  assessmentId: "the assessment",
  attempt: "the attempt",
  authenticityConfirmed: "the statement of authenticity",
  standardisationRefused: "the choice on standardisation",
  files: "the script's files",
  hours: "the hours log",
  carried: "what was carried forward from an earlier attempt",
  assessor: "the assessor's marks, feedback or outcome",
  qa: "the QA marks, feedback or outcome",
  checkedOn: "the date of the IQA check",
  decision: "the decision of the IQA",
  feedback: "the IQA's feedback",
};

/**
 * What is wrong with one signature; empty where it stands. A voided one covered an earlier state of the sheet, so only its
 * bytes are checked.
 */
export function findSignatureProblems(
  signature: SignatureRecord,
  learnerId: string,
  script: ScriptForArchive,
): string[] {
  const whose = `The ${signerNames[signature.role]}'s signature`;
  if (!isGenuine(signature)) return [`${whose} does not belong to what it claims to sign.`];
  if (signature.voidedAt !== null) return [];
  const payload = readPayload(signature.payload);
  if (!payload) return [`${whose} covers something that is not a mark sheet.`];
  const expected = describeExpected(signature, learnerId, script);
  const names = new Set([...Object.keys(expected), ...Object.keys(payload)]);
  const differing = [...names].filter((name) => name !== "format" && !isSame(payload[name], expected[name]));
  return differing.map(
    (name) => `${whose} covers something else: ${partNames[name] ?? name} was changed after signing.`,
  );
}

/** The valid signatures that a sheet in this state must carry, and doesn't. */
export function findMissingSignatures(learnerId: string, script: ScriptForArchive): string[] {
  if (script.sheet.withheld) return [];
  const stands = (role: SignatureRecord["role"]) =>
    script.sheet.signatures.some(
      (signature) =>
        signature.role === role &&
        signature.voidedAt === null &&
        findSignatureProblems(signature, learnerId, script).length === 0,
    );
  const problems: string[] = [];
  if (isSigned(script.state) && !stands("assessor"))
    problems.push("It counts as signed, but no valid signature of the assessor covers it.");
  if (script.state === "qa-signed" && !stands("iqa"))
    problems.push("It counts as quality assured, but no valid signature of the IQA covers it.");
  return problems;
}

/** The sentence that stood beside the decision when it was signed: a later program may word it in another way. */
export function readSignedReason(payload: string, side: "assessor" | "qa"): string | undefined {
  const column = z.looseObject({ reason: z.string() }).safeParse(readPayload(payload)?.[side]);
  return column.success ? column.data.reason : undefined;
}

function readPayload(text: string): Record<string, unknown> | undefined {
  try {
    return payloadSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function describeExpected(
  signature: SignatureRecord,
  learnerId: string,
  script: ScriptForArchive,
): Record<string, unknown> {
  const { sheet } = script;
  return {
    role: signature.role,
    signerId: signature.person.id,
    signedAt: signature.signedAt,
    sheetId: sheet.id,
    scriptId: script.id,
    learnerId,
    qualification: script.qualification,
    assessmentId: script.assessmentId,
    attempt: script.attempt,
    authenticityConfirmed: script.authenticityConfirmed,
    standardisationRefused: script.standardisationRefused,
    files: script.files.map(({ position, name, bytes, sha256 }) => ({ position, name, bytes, sha256 })),
    hours: script.hours,
    carried: sheet.carried,
    assessor: sheet.assessor,
    ...(signature.role === "iqa"
      ? {
          qa: sheet.qa,
          checkedOn: sheet.check?.checkedOn ?? null,
          decision: sheet.check?.decision ?? null,
          feedback: sheet.check?.feedback ?? "",
        }
      : {}),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalize(one ?? null) === canonicalize(other ?? null);
}
