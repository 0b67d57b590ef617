import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../../accounts/accounts.ts";
import { type Actor, actAs, centreFolder } from "../../centre/actor.ts";
import { createCentre } from "../../centre/create-centre.ts";
import { openCentre } from "../../centre/open-centre.ts";
import { closeDbFile } from "../../store/connection.ts";

/** Nobody ever signs in here again: the passphrase is random, so deriving its key slowly would protect nothing more. */
const kdfCost = 2 ** 12;

export type TemporaryStore = { readonly actor: Actor; close(): Promise<void> };

/** A sealed centre of its own in the temporary files, with one member of staff, gone when closed. */
export async function openTemporaryStore(resourcesFolder: string): Promise<TemporaryStore> {
  const root = await mkdtemp(join(tmpdir(), "scripts-check-"));
  const remove = () => rm(root, { recursive: true, force: true, maxRetries: 5 });
  try {
    const folder = centreFolder(join(root, "centre"));
    const passphrase = randomBytes(24).toString("base64url");
    const now = () => new Date();
    const person = { name: "Check", signInName: "check", roles: ["centre-staff" as const], passphrase };
    const centre = { centreNumber: "0", centreName: "Check", person, demonstration: false };
    await createCentre(folder, centre, now(), kdfCost);
    const opened = openCentre(folder, resourcesFolder, now());
    if (!opened) throw new Error("The temporary store could not be opened.");
    const session = await signIn(opened, "check", passphrase, now, kdfCost);
    const actor = actAs(opened, session.keys, { id: session.person.id, roles: person.roles }, now);
    return {
      actor,
      async close() {
        closeDbFile(opened.file);
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
