import { z } from "zod";
import { giveBackBarSchema } from "../domain/give-back.ts";

/**
 * Every error that can cross from the core to a screen. A code says what happened; `details` carries figures and ids, never
 * a learner's data; `message` says what to do next. The screen switches on the code.
 */
const none = z.object({}).strict();
const retry = z.object({ retryAt: z.iso.datetime() }).strict();

export const errorDetails = {
  NOT_SIGNED_IN: none,
  NOT_ALLOWED: none,
  INVALID_INPUT: z.object({ fields: z.array(z.object({ path: z.string(), problem: z.string() })) }).strict(),
  NOT_FOUND: z.object({ kind: z.string() }).strict(),
  CHANGED_MEANWHILE: z.object({ kind: z.string() }).strict(),
  WRONG_PASSPHRASE: retry,
  TOO_SOON: retry,
  WRONG_RECOVERY_CODE: retry,
  PASSPHRASE_WEAK: z.object({ atLeast: z.number().int() }).strict(),
  SIGN_IN_NAME_TAKEN: none,
  LAST_STAFF: none,
  ALREADY_SET_UP: none,
  NOT_SET_UP: none,
  NOT_DEMONSTRATION: none,
  REGISTRATION_TAKEN: none,
  NOT_ENROLLED: none,
  BEFORE_REGISTRATION: none,
  FILE_EMPTY: none,
  FILE_TOO_LARGE: z.object({ limitBytes: z.number().int() }).strict(),
  FILE_INCOMPLETE: z.object({ expectedBytes: z.number().int(), receivedBytes: z.number().int() }).strict(),
  FILE_KIND_UNKNOWN: z.object({ expected: z.string() }).strict(),
  FILE_DAMAGED: none,
  /** The scripts that came in with one of these files, and which of the files, from 1, repeat one before them. */
  SAME_SCRIPT: z.object({ scriptIds: z.array(z.string()), repeated: z.array(z.number().int()) }).strict(),
  ATTEMPT_EXISTS: z.object({ attempt: z.number().int() }).strict(),
  AUTHENTICITY_MISSING: none,
  NOT_AN_ASSESSOR: none,
  NOT_AN_IQA: none,
  IQA_BARRED: none,
  OWN_MARKING: none,
  DECLARED_INTEREST: none,
  OWN_SIGNATURE: none,
  OWN_CHECK: none,
  TRAINEE: none,
  /** Whose signature was asked for. */
  SIGNATURE_NOT_VALID: z.object({ signing: z.enum(["countersigner", "iqa"]) }).strict(),
  SAW_MARKS: none,
  CHECKS_EARLIER: none,
  SHEET_HELD: z.object({ since: z.iso.datetime() }).strict(),
  CARRIED_FORWARD: z.object({ itemId: z.string(), attempt: z.number().int() }).strict(),
  ALREADY_TIED: none,
  LIMIT_REASON_MISSING: z
    .object({ attempt: z.number().int(), attemptsAllowed: z.number().int(), daysLate: z.number().int() })
    .strict(),
  OTHER_ASSESSOR: none,
  OTHER_IQA: none,
  WRONG_STATE: z.object({ state: z.string() }).strict(),
  SHEET_INCOMPLETE: z.object({ missing: z.array(z.object({ id: z.string(), title: z.string() })) }).strict(),
  MARK_INVALID: z.object({ itemId: z.string(), problem: z.string() }).strict(),
  REASON_MISSING: none,
  DATE_IN_FUTURE: none,
  BEFORE_RECEIVED: none,
  ARCHIVE_UNREADABLE: z.object({ reason: z.string() }).strict(),
  NOTHING_CHOSEN: none,
  NOT_GIVEN_BACK: z.object({ bar: giveBackBarSchema }).strict(),
  NOTHING_TO_GIVE_BACK: none,
  DISK_FULL: none,
  FOLDER_NOT_WRITABLE: none,
  FOLDER_IN_USE: z.object({ by: z.string() }).strict(),
  DATABASE_EMPTY: none,
  DATABASE_DAMAGED: none,
  DATABASE_NEWER: z.object({ found: z.number().int(), known: z.number().int() }).strict(),
  BACKUP_UNUSABLE: none,
  INTERNAL: z.object({ reference: z.string() }).strict(),
} as const;

export type ErrorCode = keyof typeof errorDetails;
export type ErrorDetails<Code extends ErrorCode> = z.infer<(typeof errorDetails)[Code]>;
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorDetails, code);
}
