import type { ArchiveIndex } from "./records.ts";

/** What somebody reads who opens the archive in twenty years and has never heard of the program. Plain text, CRLF for Notepad. */
export function writeReadme(index: ArchiveIndex): string {
  const lines = [
    "ARCHIVE OF ASSESSED WORK",
    "",
    `Centre:   ${index.centre.name} (centre number ${index.centre.number})`,
    `Made at:  ${index.createdAt} (UTC) by ${index.createdBy.name}`,
    `Made by:  ${index.program}`,
    `Learners: ${index.learners.length}`,
    ...(index.centre.demonstration
      ? ["", "This is a DEMONSTRATION: the centre and everybody in it are invented."]
      : []),
    "",
    "WHAT IS IN IT",
    "",
    "learners/        one folder for each learner, by registration number and name:",
    "    learner.json     everything recorded: marks, feedback, decisions, signatures, who did what and when",
    "    ...-attempt-N/   one folder for each script:",
    "        script/          the files exactly as the learner handed them in (learner.json has their first names)",
    "        mark-sheet.pdf   the mark sheet, readable, with the assessor's and the QA marks",
    "qualifications/  the specifications that the scripts were marked against",
    "archive.json     the list of learners, qualifications and signing keys",
    "manifest-sha256.txt   the SHA-256 sum of every file but itself",
    "",
    "This archive holds personal data of learners and, in diaries, of their clients. Keep it as your centre's retention",
    "rules say. Where a learner refused the use of a script for standardisation, its mark sheet and learner.json say so:",
    "that refusal binds whoever holds this archive.",
    "",
    "HOW TO CHECK IT WITHOUT THE PROGRAM",
    "",
    "1. Nothing was changed. Unpack the archive, open a terminal in its folder, and type:",
    "     Linux:    sha256sum -c manifest-sha256.txt",
    "     macOS:    shasum -a 256 -c manifest-sha256.txt",
    "     Windows:  in PowerShell, compare  Get-FileHash FILE  with the file's line in manifest-sha256.txt",
    "   Every line must end in OK, and there must be no file that the manifest doesn't list.",
    "",
    "2. The signatures are genuine. Each signature in learner.json has a payload (canonical JSON, RFC 8785), a signature",
    "   (Ed25519, base64) and a public key (SubjectPublicKeyInfo DER, base64). With the three saved as bytes:",
    "     openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in payload.json -sigfile signature.bin",
    "   The payload holds the marks, the feedback, the outcome and the SHA-256 sums of the script's files: they must be",
    "   those of learner.json and of the manifest. A voided signature covers an earlier state of the sheet.",
    "",
    "3. The keys are the centre's. The manifest shows change, not who made the archive: compare the key fingerprints with",
    "   those that the centre tells you, or with another archive of the same centre.",
    "",
    "The Assessor Workstation does 1 and 2 in one step: in the program under Archive, or  npm run archive:verify -- FILE",
    "",
  ];
  return lines.join("\r\n");
}
