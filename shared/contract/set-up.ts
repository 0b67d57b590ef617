import { z } from "zod";
import { procedure } from "./procedure.ts";
import { done, nothing, passphrase, personName, roles, signInName } from "./schemas.ts";

export const centreNumber = z.string().trim().min(1, "Type the centre number.").max(40);
export const centreName = z.string().trim().min(1, "Type the centre's name.").max(200);

/** Somebody has to add the others: without centre staff a new centre could never have any. */
export const firstRoles = roles.refine(
  (chosen) => chosen.length === 0 || chosen.includes("centre-staff"),
  "The first person is centre staff, to add the others. Keep that role.",
);

export const setUp = {
  /** Makes the centre and its first person, signs that person in, and answers with the recovery code: shown once, never stored. */
  createCentre: procedure("public", "ALREADY_SET_UP", "PASSPHRASE_WEAK", "FOLDER_NOT_WRITABLE")
    .input(
      z.object({
        centreNumber,
        centreName,
        person: z.object({ name: personName, signInName, roles: firstRoles, passphrase }),
      }),
    )
    .output(z.object({ recoveryCode: z.string() })),
  /** Leads into the demonstration centre's own folder, made at first use. */
  openDemonstration: procedure("public", "FOLDER_NOT_WRITABLE", "FOLDER_IN_USE").input(nothing).output(done),
  leaveDemonstration: procedure("public", "NOT_DEMONSTRATION").input(nothing).output(done),
  /** Throws the demonstration's folder away and makes it anew. Refused anywhere else. */
  resetDemonstration: procedure("public", "NOT_DEMONSTRATION", "FOLDER_NOT_WRITABLE", "FOLDER_IN_USE")
    .input(nothing)
    .output(done),
};
