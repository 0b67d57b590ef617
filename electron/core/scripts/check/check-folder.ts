import type { Actor } from "../../centre/actor.ts";
import { type Check, checkFile } from "./check-file.ts";
import { walkFolder } from "./walk-folder.ts";

/** As many as there are conversion threads: more would wait in line, with their clocks running. */
const atOnce = 2;

/** Checks every file under a folder, two at a time, and tells of each as soon as it is done. */
export async function checkFolder(actor: Actor, folder: string, tell: (check: Check) => void): Promise<boolean> {
  const files = walkFolder(Buffer.from(folder));
  let allKept = true;
  const work = async () => {
    for (;;) {
      const next = await files.next();
      if (next.done) return;
      const check = await checkFile(actor, next.value);
      allKept &&= check.kept;
      tell(check);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return allKept;
}
