import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { roleSchema } from "../domain/roles.ts";
import { procedure } from "./procedure.ts";
import { done, id, instant, nothing, signInName } from "./schemas.ts";

/** Why the data folder can't be opened. The files stay as they are; where backups exist, one can be restored. */
export const startProblem = z.object({
  code: z.enum([
    "FOLDER_NOT_WRITABLE",
    "FOLDER_IN_USE",
    "DATABASE_EMPTY",
    "DATABASE_DAMAGED",
    "DATABASE_NEWER",
    "DISK_FULL",
    "INTERNAL",
  ]),
  message: z.string(),
  backups: z.array(z.object({ name: z.string(), takenAt: instant, bytes: z.number().int() })),
});
export type StartProblem = z.infer<typeof startProblem>;

export const signedInPerson = z.object({
  id,
  name: z.string(),
  signInName,
  roles: z.array(roleSchema),
  mustChangePassphrase: z.boolean(),
});
export type SignedInPerson = z.infer<typeof signedInPerson>;

export const status = z.object({
  phase: z.enum(["problem", "set-up", "signed-out", "signed-in"]),
  version: z.string(),
  dataFolder: z.string(),
  demonstration: z.boolean(),
  /** True where a real centre is set up in this data folder, so that the demonstration can lead back to it. */
  centreExists: z.boolean(),
  centre: z.object({ number: z.string(), name: z.string() }).nullable(),
  signInNames: z.array(z.string()),
  person: signedInPerson.nullable(),
  idleLockMinutes: z.number().int().positive(),
  problem: startProblem.nullable(),
  /** Shown beside the sign-in form of the demonstration only. */
  demonstrationPassphrase: z.string().nullable(),
  /** Who does what there, by sign-in name, so that a newcomer knows whom to choose. A real centre tells nobody before they sign in. */
  demonstrationRoles: z.record(z.string(), z.array(roleSchema)).nullable(),
});
export type Status = z.infer<typeof status>;

export const change = z.object({ kind: z.enum(["status", "records"]) });

export const system = {
  status: procedure("public").input(nothing).output(status),
  /** Tells each window what happened elsewhere: a lock, a sign-in, a saved record. Never carries a record itself. */
  changes: procedure("public").input(nothing).output(eventIterator(change)),
  restoreBackup: procedure("public", "BACKUP_UNUSABLE", "NOT_FOUND", "NOT_ALLOWED")
    .input(z.object({ name: z.string().max(200) }))
    .output(done),
};
