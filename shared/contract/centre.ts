import { z } from "zod";
import { roleSchema } from "../domain/roles.ts";
import { procedure } from "./procedure.ts";
import {
  done,
  id,
  instant,
  isoDate,
  nothing,
  passphrase,
  personName,
  personRef,
  recordedDay,
  roles,
  shortText,
  signInName,
} from "./schemas.ts";
import { centreName, centreNumber } from "./set-up.ts";

const staff = ["centre-staff"] as const;

export const person = z.object({
  id,
  name: z.string(),
  signInName: z.string(),
  roles: z.array(roleSchema),
  active: z.boolean(),
  /** The day from which their signatures need a countersignature; null for an experienced assessor. */
  traineeSince: isoDate.nullable(),
  revision: z.number().int(),
});
export type Person = z.infer<typeof person>;

export const centreSettings = z.object({
  idleLockMinutes: z.number().int().min(1).max(120),
  attemptsAllowed: z.number().int().min(1).max(20),
  /** Days from a REFERRAL to the resubmission; null sets no limit. */
  resubmitWithinDays: z.number().int().min(1).max(3650).nullable(),
  /** Days from receipt to the signed sheet; null sets none. */
  markWithinDays: z.number().int().min(1).max(365).nullable(),
});
export const defaultCentreSettings = {
  idleLockMinutes: 10,
  attemptsAllowed: 3,
  resubmitWithinDays: null,
  markWithinDays: 20,
} as const satisfies z.infer<typeof centreSettings>;
export type CentreSettings = z.infer<typeof centreSettings>;

export const auditEntry = z.object({
  sequence: z.number().int(),
  at: instant,
  personName: z.string().nullable(),
  action: z.string(),
  recordKind: z.string(),
  recordId: z.string(),
  details: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What bars a person from a learner's work: kinship, friendship, a business together. */
export const interest = z.object({
  person: personRef,
  learner: z.object({ id, name: z.string(), registrationNumber: z.string() }),
  declaredAt: instant,
  declaredBy: personRef.nullable(),
  nature: z.string(),
});
export type Interest = z.infer<typeof interest>;

export const centre = {
  get: procedure("signed-in")
    .input(nothing)
    .output(z.object({ number: z.string(), name: z.string(), settings: centreSettings, revision: z.number().int() })),
  /** A setting that is left out stays as it is. */
  update: procedure(staff, "CHANGED_MEANWHILE")
    .input(
      z.object({
        number: centreNumber,
        name: centreName,
        settings: centreSettings.partial(),
        revision: z.number().int(),
      }),
    )
    .output(done),
  auditTrail: procedure(staff)
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ entries: z.array(auditEntry), chainIntact: z.boolean(), total: z.number().int() })),
  /** All of them for centre staff, their own for everybody else. */
  listInterests: procedure("signed-in").input(nothing).output(z.array(interest)),
  /** A person declares their own; centre staff may declare one for somebody else. */
  declareInterest: procedure("signed-in", "NOT_FOUND")
    .input(z.object({ personId: id.optional(), learnerId: id, nature: shortText.min(1, "Say what the interest is.") }))
    .output(z.array(interest)),
  withdrawInterest: procedure(staff, "NOT_FOUND", "REASON_MISSING")
    .input(z.object({ personId: id, learnerId: id, reason: shortText }))
    .output(z.array(interest)),
  /** A new code in place of the one that was lost or seen: shown once, never stored. The old one opens nothing any more. */
  renewRecoveryCode: procedure(staff, "WRONG_PASSPHRASE", "TOO_SOON")
    .input(z.object({ passphrase }))
    .output(z.object({ recoveryCode: z.string() })),
  backUpNow: procedure(staff)
    .input(nothing)
    .output(z.object({ name: z.string() })),
};

export const people = {
  list: procedure("signed-in").input(nothing).output(z.array(person)),
  /** The new person gets a first passphrase to change at the first sign-in. */
  add: procedure(staff, "SIGN_IN_NAME_TAKEN", "PASSPHRASE_WEAK")
    .input(z.object({ name: personName, signInName, roles, passphrase }))
    .output(person),
  update: procedure(staff, "CHANGED_MEANWHILE", "LAST_STAFF", "NOT_FOUND")
    .input(z.object({ id, name: personName, roles, active: z.boolean(), revision: z.number().int() }))
    .output(person),
  /** From when a person is a trainee, whose sheets wait for a countersignature; null ends it. */
  setTrainee: procedure(staff, "CHANGED_MEANWHILE", "NOT_FOUND", "DATE_IN_FUTURE")
    .input(z.object({ id, traineeSince: recordedDay.nullable(), revision: z.number().int() }))
    .output(person),
  /** Gives a person who forgot theirs a new first passphrase. Their signing key is replaced; earlier signatures stay valid. */
  resetPassphrase: procedure(staff, "PASSPHRASE_WEAK", "NOT_FOUND").input(z.object({ id, passphrase })).output(done),
};
