import { giveBackBarReasons } from "../domain/give-back.ts";
import type { ErrorCode, ErrorDetails } from "./codes.ts";

type Messages = { readonly [Code in ErrorCode]: string | ((details: ErrorDetails<Code>) => string) };

const mebibyte = 1024 * 1024;

/** What a person reads: what happened, then what to do next. */
const messages: Messages = {
  NOT_SIGNED_IN: "You are signed out. Sign in again; what was saved is still there.",
  NOT_ALLOWED: "Your role does not allow this. Ask centre staff if your roles should change.",
  INVALID_INPUT: (details) =>
    details.fields.map((field) => field.problem).join(" ") ||
    "Something in the form is not right. Check it and try again.",
  NOT_FOUND: (details) => `This ${details.kind} is no longer there, or is not yours to see. Go back to the list.`,
  CHANGED_MEANWHILE: (details) =>
    `This ${details.kind} was changed in another window. Nothing was overwritten: open it again to see what it says now.`,
  WRONG_PASSPHRASE:
    "The sign-in name and passphrase do not match. Check Caps Lock and try again; each failed try makes the wait longer.",
  TOO_SOON: "Too many failed tries. Wait until the time shown, then try again.",
  WRONG_RECOVERY_CODE:
    "That is not this centre's recovery code. Compare it with the printed code and try again; each failed try makes the wait longer.",
  PASSPHRASE_WEAK: (details) =>
    `Choose a passphrase of at least ${details.atLeast} characters. Three or four unrelated words are easy to remember.`,
  SIGN_IN_NAME_TAKEN: "Somebody at this centre already signs in with that name. Choose another.",
  LAST_STAFF: "This is the last person with the centre staff role. Give somebody else the role first.",
  ALREADY_SET_UP: "A centre is already set up in this data folder. Sign in instead.",
  NOT_SET_UP: "No centre is set up in this data folder yet. Set it up first.",
  NOT_DEMONSTRATION: "Only the demonstration centre can be reset. Nothing was changed.",
  REGISTRATION_TAKEN:
    "A learner with this registration number is already registered. Open that learner, or check the number.",
  NOT_ENROLLED: "The learner is not enrolled on this qualification. Enrol the learner first.",
  BEFORE_REGISTRATION: "The script's date lies before the learner's registration. Check both dates.",
  FILE_EMPTY: "The file is empty (0 bytes). Ask the learner for it again, or choose another file.",
  FILE_TOO_LARGE: (details) =>
    `The file is larger than ${Math.round(details.limitBytes / mebibyte)} MB. Ask the learner for a smaller one, for example with compressed pictures.`,
  FILE_INCOMPLETE: (details) =>
    `Only ${details.receivedBytes} of ${details.expectedBytes} bytes arrived. Nothing was taken in: try again.`,
  FILE_KIND_UNKNOWN: (details) =>
    `The contents are not what the file's ending says (${details.expected}). Ask the learner for the right file, or rename it.`,
  FILE_DAMAGED:
    "The stored file no longer matches what was taken in. It was kept as it is: restore it from a backup or an archive.",
  SAME_SCRIPT: ({ scriptIds }) =>
    scriptIds.length > 0
      ? "The same file has been taken in before. Check that it is the right one; if it is, take it in all the same."
      : "This script has the same file more than once. Check that none is missing; if none is, take it in all the same.",
  ATTEMPT_EXISTS: (details) =>
    `The learner's latest attempt at this assessment (attempt ${details.attempt}) is not a referral, so there is nothing to resubmit yet.`,
  AUTHENTICITY_MISSING:
    "The learner has not confirmed that the work is their own. Ask centre staff to record the statement under Scripts; then sign.",
  NOT_AN_ASSESSOR: "That person does not have the assessor role. Choose somebody who has.",
  NOT_AN_IQA: "That person is not an IQA at work here. Choose somebody who is.",
  IQA_BARRED:
    "That person can't take over this check: they have it already, marked the sheet, have seen its marks, or have declared an interest in the learner. Choose somebody else.",
  OWN_MARKING: "You marked this sheet yourself, so somebody else must quality-assure it.",
  DECLARED_INTEREST:
    "A declared interest in this learner bars this. Somebody else must do it: centre staff give it to them under Scripts.",
  OWN_SIGNATURE: "You signed this sheet yourself, so somebody else must countersign it.",
  OWN_CHECK: "Whoever quality-assures a sheet neither marks nor countersigns it. Somebody else must do it.",
  TRAINEE:
    "A trainee's own decisions are countersigned, so a trainee can't countersign. An experienced assessor must do it.",
  SIGNATURE_NOT_VALID: ({ signing }) =>
    signing === "countersigner"
      ? "The sheet is not what the trainee signed, so it can't be countersigned. Return it to the trainee with a reason: they look it over and sign anew."
      : "The sheet is not what its assessor signed, so the check can't be signed. Tell the assessor, who takes the sheet back with a reason and signs it anew; it then comes back to you.",
  SAW_MARKS: "You have seen the assessor's marks on this work, so somebody else must quality-assure it.",
  CHECKS_EARLIER:
    "Whoever is quality-assuring an earlier attempt can't take on this one before their marks there are committed: it shows that attempt's marks. Commit them first, or choose somebody else.",
  SHEET_HELD:
    "Another window has this sheet in hand, so nothing was written here. Take the sheet over, or go on in the other window.",
  CARRIED_FORWARD: (details) =>
    `This section was passed on attempt ${details.attempt} and is carried forward, so it can't be changed here.`,
  ALREADY_TIED:
    "This is tied to that criterion already. Choose another criterion, or change the note of what is in the list.",
  LIMIT_REASON_MISSING: (details) =>
    `${describeLimits(details)} Say why it is taken in all the same. The reason is kept with the script.`,
  OTHER_ASSESSOR: "This script is assigned to another assessor. Centre staff can reassign it.",
  OTHER_IQA:
    "Another IQA has already started on this sheet. They can put it back until they commit their marks; centre staff can give it to another IQA under Scripts.",
  WRONG_STATE:
    "The sheet has moved on since this was opened, so this can't be done any more. Open it again to see where it stands.",
  SHEET_INCOMPLETE: (details) =>
    `Not everything is marked. Missing: ${details.missing.map((item) => item.title).join("; ")}.`,
  MARK_INVALID: (details) => details.problem,
  REASON_MISSING: "Say why in a few words. The reason is kept with the sheet.",
  DATE_IN_FUTURE: "The date lies in the future. Choose today or an earlier day.",
  BEFORE_RECEIVED: "The date lies before the script was received. Choose that day or a later one.",
  ARCHIVE_UNREADABLE: (details) => `This file can't be read as an archive: ${details.reason}`,
  NOTHING_CHOSEN: "Nothing is chosen. Choose at least one from the list.",
  NOT_GIVEN_BACK: (details) => giveBackBarReasons[details.bar],
  NOTHING_TO_GIVE_BACK:
    "None of the chosen sheets can be given back yet. The reason stands beside each; choose others, or come back later.",
  DISK_FULL: "The disk is full. Nothing was lost, but nothing more can be saved: free some space, then try again.",
  FOLDER_NOT_WRITABLE:
    "The data folder can't be written to. Check its permissions, or start with another folder (--data FOLDER).",
  FOLDER_IN_USE: (details) => `The data folder is in use by ${details.by}. Close that first, then start again.`,
  DATABASE_EMPTY:
    "The database file is empty (0 bytes), although this centre was set up before. It was kept as it is. Restore the latest backup.",
  DATABASE_DAMAGED:
    "The database is damaged. It was kept as it is, and nothing was written to it. Restore the latest backup.",
  DATABASE_NEWER: (details) =>
    `This data folder was written by a newer version of the program (data version ${details.found}; this program knows ${details.known}). Install the newer version. Nothing was changed.`,
  BACKUP_UNUSABLE: "That backup did not pass its check, so it was not restored. Choose another.",
  INTERNAL: (details) =>
    `Something went wrong inside the program. What was saved is safe. Try again; if it happens again, report the reference ${details.reference}.`,
};

/** Which limit of the centre a script goes beyond. */
export function describeLimits({ attempt, attemptsAllowed, daysLate }: ErrorDetails<"LIMIT_REASON_MISSING">): string {
  const sentences = [
    attempt > attemptsAllowed && `This is attempt ${attempt}; the centre allows ${attemptsAllowed}.`,
    daysLate > 0 && `It comes ${daysLate} ${daysLate === 1 ? "day" : "days"} after the centre's limit.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

export function messageFor<Code extends ErrorCode>(code: Code, details: ErrorDetails<Code>): string {
  const message = messages[code] as string | ((details: ErrorDetails<Code>) => string);
  return typeof message === "string" ? message : message(details);
}
