import { z } from "zod";
import { procedure } from "./procedure.ts";
import { done, longText, nothing, passphrase, signInName } from "./schemas.ts";
import { signedInPerson } from "./system.ts";

/**
 * What a window keeps for a person between sessions: where they stopped reading, a text that they have not signed yet. What
 * it means is the window's own affair.
 */
const keepsake = z.object({ name: z.string().min(1).max(100), value: longText });
export type Keepsake = z.infer<typeof keepsake>;

/** One word, as a spell check knows them. */
const ownWord = z
  .string()
  .max(60)
  .regex(/^\p{L}[\p{L}\p{M}'’-]*$/u, "A dictionary holds words: letters, hyphens and apostrophes.");

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
  /** What windows keep for this person: where they stopped reading, how the screen is arranged. */
  keepsakes: procedure("signed-in").input(nothing).output(z.array(keepsake)),
  keep: procedure("signed-in").input(z.array(keepsake).max(50)).output(done),
  /** What this person had the spell check learn; adding and removing answer with all of it. */
  words: procedure("signed-in").input(nothing).output(z.array(z.string())),
  addWord: procedure("signed-in")
    .input(z.object({ word: ownWord }))
    .output(z.array(z.string())),
  removeWord: procedure("signed-in")
    .input(z.object({ word: z.string().max(60) }))
    .output(z.array(z.string())),
};
