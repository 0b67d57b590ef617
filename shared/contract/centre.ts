import { z } from "zod";
import { roleSchema } from "../domain/roles.ts";
import { procedure } from "./procedure.ts";
import { done, id, instant, nothing, passphrase, personName, roles, signInName } from "./schemas.ts";
import { centreName, centreNumber } from "./set-up.ts";

const staff = ["centre-staff"] as const;

export const person = z.object({
  id,
  name: z.string(),
  signInName: z.string(),
  roles: z.array(roleSchema),
  active: z.boolean(),
  revision: z.number().int(),
});
export type Person = z.infer<typeof person>;

export const centreSettings = z.object({
  idleLockMinutes: z.number().int().min(1).max(120),
  attemptsAllowed: z.number().int().min(1).max(20),
});
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

export const centre = {
  get: procedure("signed-in")
    .input(nothing)
    .output(z.object({ number: z.string(), name: z.string(), settings: centreSettings, revision: z.number().int() })),
  update: procedure(staff, "CHANGED_MEANWHILE")
    .input(z.object({ number: centreNumber, name: centreName, settings: centreSettings, revision: z.number().int() }))
    .output(done),
  auditTrail: procedure(staff)
    .input(z.object({ before: z.number().int().optional(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ entries: z.array(auditEntry), chainIntact: z.boolean(), total: z.number().int() })),
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
  /** Gives a person who forgot theirs a new first passphrase. Their signing key is replaced; earlier signatures stay valid. */
  resetPassphrase: procedure(staff, "PASSPHRASE_WEAK", "NOT_FOUND").input(z.object({ id, passphrase })).output(done),
};
