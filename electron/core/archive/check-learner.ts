import { findListingProblems } from "./check-index.ts";
import { findMissingSignatures, findSignatureProblems, signerNames } from "./check-signatures.ts";
import type { Findings } from "./findings.ts";
import { type ArchiveIndex, type LearnerForArchive, learnerRecord, type ScriptForArchive } from "./records.ts";

/** Checks one learner's records against the manifest's sums, the signatures and the keys that the archive lists. */
export function checkLearner(
  path: string,
  bytes: Buffer,
  manifest: ReadonlyMap<string, string>,
  index: ArchiveIndex | undefined,
  findings: Findings,
): void {
  const learner = parseLearner(bytes);
  if (!learner) {
    findings.add(path, "These records can't be read, so their signatures are not checked.");
    return;
  }
  findings.learners += 1;
  for (const problem of findListingProblems(path, learner, index)) findings.add(path, problem);
  for (const script of learner.scripts) {
    findings.scripts += 1;
    const add = (problem: string) =>
      findings.add(path, `${script.assessmentTitle}, attempt ${script.attempt}: ${problem}`);
    checkFiles(script, manifest, add);
    checkSheet(learner, script, index, findings, add);
  }
}

function parseLearner(bytes: Buffer): LearnerForArchive | undefined {
  try {
    return learnerRecord.safeParse(JSON.parse(bytes.toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

function checkFiles(
  script: ScriptForArchive,
  manifest: ReadonlyMap<string, string>,
  add: (problem: string) => void,
): void {
  for (const file of script.files) {
    if (manifest.get(file.path) !== file.sha256)
      add(`The file ${file.position} of the script is not the one that these records describe.`);
  }
  if (!manifest.has(script.sheet.pdf)) add("The manifest has no PDF of the mark sheet.");
}

function checkSheet(
  learner: LearnerForArchive,
  script: ScriptForArchive,
  index: ArchiveIndex | undefined,
  findings: Findings,
  add: (problem: string) => void,
): void {
  const { sheet } = script;
  for (const signature of sheet.signatures) {
    findings.signaturesChecked += 1;
    if (signature.voidedAt !== null) findings.signaturesVoided += 1;
    for (const problem of findSignatureProblems(signature, learner.id, script)) add(problem);
    const listed = index?.signingKeys.find((key) => key.id === signature.signingKeyId);
    if (listed?.publicKey !== signature.publicKey || listed.personId !== signature.person.id) {
      add(`The ${signerNames[signature.role]}'s key is not one that the archive lists for this person.`);
    }
  }
  for (const problem of findMissingSignatures(learner.id, script)) add(problem);
  // Source: the IQA of a sheet is not its assessor, and a countersignature is never the signer's own.
  const standing = sheet.signatures.filter((signature) => signature.voidedAt === null);
  const signers = new Set(standing.map((signature) => signature.person.id));
  if (signers.size < standing.length) add("The same person signed it more than once: nobody checks their own work.");
  // Signed marks can't be changed unseen; what is derived from them must not say otherwise either.
  const qaSigned = sheet.signatures.some((signature) => signature.role === "iqa" && signature.voidedAt === null);
  if (qaSigned && script.state !== "qa-signed") add("An IQA signed it, but it does not count as quality assured.");
  const expected = expectedStanding(script);
  if (!sheet.withheld && (sheet.standing?.outcome !== expected?.outcome || sheet.standing?.from !== expected?.from)) {
    add("The outcome that counts is not the one that was signed.");
  }
}

/** Source: when a sheet was quality-assured, the QA decision stands. */
function expectedStanding({ state, sheet }: ScriptForArchive): { outcome: string; from: string } | undefined {
  if (state === "qa-signed") return sheet.qa ? { outcome: sheet.qa.outcome, from: "qa" } : undefined;
  const signed = state === "signed" || state === "in-qa" || state === "qa-committed";
  return signed && sheet.assessor ? { outcome: sheet.assessor.outcome, from: "assessor" } : undefined;
}
