import { z } from "zod";
import { procedure } from "./procedure.ts";
import { done, nothing, passphrase, signInName } from "./schemas.ts";
import { signedInPerson } from "./system.ts";

export const session = {
  signIn: procedure("public", "WRONG_PASSPHRASE", "TOO_SOON")
    .input(z.object({ signInName, passphrase }))
    .output(signedInPerson),
  /** Forgets the data key and the person, for every window. */
  signOut: procedure("public").input(nothing).output(done),
  /** Tells the core that somebody is at the keyboard, so that it does not lock. */
  touch: procedure("signed-in").input(nothing).output(done),
  recover: procedure("public", "WRONG_RECOVERY_CODE", "TOO_SOON", "PASSPHRASE_WEAK", "NOT_FOUND")
    .input(z.object({ signInName, recoveryCode: z.string().max(100), newPassphrase: passphrase }))
    .output(signedInPerson),
  changePassphrase: procedure("signed-in", "WRONG_PASSPHRASE", "TOO_SOON", "PASSPHRASE_WEAK")
    .input(z.object({ passphrase, newPassphrase: passphrase }))
    .output(done),
};
